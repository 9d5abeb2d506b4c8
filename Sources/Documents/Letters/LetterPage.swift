package import Domain

/// A letter as it lies on the paper: everything that is printed, and nothing that has to be looked up.
package struct LetterPage: Hashable, Sendable {
  /// Of the printed words; letters are in bokmål or nynorsk, and English where somebody asks for it.
  package var language: Language
  package var head: Head
  /// Name and address, a line each, as they show in the window of the envelope.
  package var recipient: [String]
  package var reference: Reference
  /// The day of the letter, Europe/Oslo.
  package var date: Day
  package var text: LetterText
  package var signature: Signature
  package var copies: [String] = []
  /// Titles of what follows the letter.
  package var attachments: [String] = []
  /// Marks every page as a draft, for whoever looks at it before it is final.
  package var isDraft = false

  package init(
    language: Language, head: Head, recipient: [String], reference: Reference, date: Day, text: LetterText,
    signature: Signature
  ) {
    self.language = language
    self.head = head
    self.recipient = recipient
    self.reference = reference
    self.date = date
    self.text = text
    self.signature = signature
  }

  /// Who writes.
  package struct Head: Hashable, Sendable {
    /// The municipality.
    package var office: String
    package var service: String
    /// Address, telephone and the like, for the foot of the first page and those after it.
    package var contact: [String]

    package init(office: String, service: String, contact: [String] = []) {
      self.office = office
      self.service = service
      self.contact = contact
    }
  }

  package struct Reference: Hashable, Sendable {
    /// Case and entry, `2026/118-3`.
    package var ours: String
    package var theirs: String?
    package var handler: String?
    /// Why the public may not see it, `offl. § 13`.
    package var exemption: String?

    package init(ours: String, theirs: String? = nil, handler: String? = nil, exemption: String? = nil) {
      self.ours = ours
      self.theirs = theirs
      self.handler = handler
      self.exemption = exemption
    }
  }

  /// How it is signed, and by whom.
  package struct Signature: Hashable, Sendable {
    package var way: SendingWay.Signature
    /// In their order; a substitute's line names both.
    package var signers: [Signer]

    package init(_ way: SendingWay.Signature, by signers: [Signer]) {
      self.way = way
      self.signers = signers
    }
  }

  package struct Signer: Hashable, Sendable {
    package var name: String
    /// `seksjonsleder`, or `på vegne av …`; empty for none.
    package var title: String

    package init(name: String, title: String = "") {
      self.name = name
      self.title = title
    }
  }
}
