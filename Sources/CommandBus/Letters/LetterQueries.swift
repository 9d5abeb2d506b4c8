package import Domain

/// Letters, the last changed first.
package struct LettersList: Hashable, Sendable {
  package let service: Service.ID
  package let view: View
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, view: View, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.view = view
    self.after = after
    self.limit = limit
    self.reader = reader
  }

  package enum View: Hashable, Sendable {
    /// One person's that are neither finalised nor discarded.
    case mine(User.ID)
    /// One person's that were sent back.
    case returned(User.ID)
    /// Those of everybody that wait for approval, or are approved and about to leave.
    case approval
    case finalised
    case all
    case ofCase(CaseFolder.ID)
  }
}

package struct LetterRow: Hashable, Sendable {
  package private(set) var letter: Letter
  /// The log position of its last change, for ``Seen``.
  package let version: Int
  package let authorName: String
  package let openComments: Int
  package let changedAt: Instant
  package private(set) var isMasked = false

  package init(letter: Letter, version: Int, authorName: String, openComments: Int, changedAt: Instant) {
    self.letter = letter
    self.version = version
    self.authorName = authorName
    self.openComments = openComments
    self.changedAt = changedAt
  }

  package var masked: LetterRow {
    var row = self
    row.letter = letter.masked
    row.isMasked = true
    return row
  }
}

extension Letter {
  /// Its number, its case and how it stands.
  package var masked: Letter {
    let none = DocumentReference(digest: "", name: "", bytes: 0, pages: nil, role: .letterText)
    return Letter(
      id: id, service: service, caseFolder: caseFolder, template: "", purpose: purpose, isLocked: isLocked,
      language: language, title: "", author: author, recipients: [], channel: channel, channelReason: nil, answers: [],
      text: none, textVersion: textVersion, state: state, corrects: nil, choices: nil, approvals: [],
      leavesAt: leavesAt, returnReason: nil, entry: entry, page: nil)
  }
}

/// All about one letter; nil when there is none, and nothing of one in a hidden case but that it is there.
package struct LetterCard: Hashable, Sendable {
  package let letter: Letter.ID
  package let reader: CaseReader?

  package init(letter: Letter.ID, reader: CaseReader? = nil) {
    self.letter = letter
    self.reader = reader
  }

  package struct Answer: Hashable, Sendable {
    package let row: LetterRow
    package let folder: CaseFolder
    /// The newest first.
    package let versions: [LetterVersion]
    /// In the order of the text; those that are seen to after the others.
    package let comments: [LetterComment]
    /// Why somebody else is to approve it, by the routine in force; after it was sent, as it was then.
    package let needs: [ApprovalNeed]
    /// Names of everybody in it.
    package let names: [User.ID: String]
    package let signatureKind: SendingWay.Signature
    /// When an unread one is printed, in hours on working days; nil for what is not.
    package let printedAfterHours: Int?
    /// Who signed, once it is finalised.
    package let signature: LetterSignature?
    package let finalisedAt: Instant?
    /// Its place in the case: the 3 of 2026/118-3.
    package let sequence: Int?
    package let dispatches: [Dispatch]
    /// Letters that stand in for it because it was wrong.
    package let correctedBy: [Letter.ID]

    package init(
      row: LetterRow, folder: CaseFolder, versions: [LetterVersion], comments: [LetterComment], needs: [ApprovalNeed],
      names: [User.ID: String], signatureKind: SendingWay.Signature, printedAfterHours: Int?,
      signature: LetterSignature?, finalisedAt: Instant?, sequence: Int?, dispatches: [Dispatch],
      correctedBy: [Letter.ID]
    ) {
      self.row = row
      self.folder = folder
      self.versions = versions
      self.comments = comments
      self.needs = needs
      self.names = names
      self.signatureKind = signatureKind
      self.printedAfterHours = printedAfterHours
      self.signature = signature
      self.finalisedAt = finalisedAt
      self.sequence = sequence
      self.dispatches = dispatches
      self.correctedBy = correctedBy
    }

    package var letter: Letter { row.letter }
  }
}

/// A saved text of a letter; nil where there is none, or it may not be read.
package struct SavedLetterText: Hashable, Sendable {
  package let letter: Letter.ID
  /// nil: the newest.
  package let textVersion: Int?
  package let reader: CaseReader?

  package init(letter: Letter.ID, textVersion: Int? = nil, reader: CaseReader? = nil) {
    self.letter = letter
    self.textVersion = textVersion
    self.reader = reader
  }
}

/// What waits for one person's approval, in all services, that which has waited longest first.
package struct ApprovalInbox: Hashable, Sendable {
  package let reader: CaseReader
  package let limit: Int

  package init(reader: CaseReader, limit: Int = 200) {
    self.reader = reader
    self.limit = limit
  }
}

/// How much waits for one person's approval: the number on the home place (S4-27).
package struct ApprovalCount: Hashable, Sendable {
  package let reader: CaseReader

  package init(reader: CaseReader) { self.reader = reader }
}

/// The standard letters that can be begun in answer to a kind; nil: to anything.
package struct LetterOffers: Hashable, Sendable {
  package let service: Service.ID
  package let kind: DocumentKind?

  package init(service: Service.ID, kind: DocumentKind? = nil) {
    self.service = service
    self.kind = kind
  }
}
