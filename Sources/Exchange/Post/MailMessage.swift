package import Domain

/// An e-mail, as far as the desk needs it. The original is kept byte for byte beside this; nothing here replaces it.
/// All texts are cleaned: no control or direction characters. Source: S2-6, S2-7, S2-8.
package struct MailMessage: Hashable, Sendable {
  /// The author (From, or Sender where From is missing); nil when the message names nobody.
  package var sender: MailAddress?
  package var replyTo: [MailAddress] = []
  /// To.
  package var recipients: [MailAddress] = []
  /// Cc.
  package var copyRecipients: [MailAddress] = []
  /// Empty when missing.
  package var subject = ""
  package var sentAt: MailDate?
  /// Without angle brackets.
  package var messageID: String?
  /// What a person would read. Empty when there is no text.
  package var text = ""
  package var textSource = TextSource.none
  package var attachments: [MailAttachment] = []
  /// Messages enclosed in this one, in order.
  package var enclosed: [MailMessage] = []
  package var flaws: Set<MailFlaw> = []

  package enum TextSource: String, Hashable, Sendable {
    case plain
    /// Made from HTML: mark-up, scripts and hidden parts left out.
    case html
    case none
  }

  package init() {}
}

package struct MailAddress: Hashable, Sendable {
  /// The name as written; it proves nothing about who sent the message.
  package var name: String?
  package var address: String

  package init(name: String?, address: String) {
    self.name = name
    self.address = address
  }
}

/// When the sender's machine says the message was sent.
package struct MailDate: Hashable, Sendable {
  /// Seconds since 1970, UTC.
  package var seconds: Int64
  /// Seconds east of UTC at the sender.
  package var offset: Int

  package init(seconds: Int64, offset: Int) {
    self.seconds = seconds
    self.offset = offset
  }
}

package struct MailAttachment: Hashable, Sendable {
  /// Cleaned, without any path; nil when the message gives none. For people only, never for a file system.
  package var name: String?
  /// In lower case: `application/pdf`.
  package var mediaType: String
  /// Decoded.
  package var bytes: [UInt8]
  /// Shown inside the text, such as a picture in a signature.
  package var isInline: Bool

  package init(name: String?, mediaType: String, bytes: [UInt8], isInline: Bool) {
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
    self.isInline = isInline
  }
}

/// Why a file is no message that can be taken. It stays where it is.
package enum MailDeviation: Error, Hashable, Sendable {
  case empty
  /// No header that makes it an e-mail.
  case noHeaders
  case tooLarge(byteCount: Int64, limit: Int64)
  case tooManyParts(limit: Int)
  case tooDeep(limit: Int)
  /// Made so that reading it takes minutes.
  case tooCostly
  case unreadable(errno: Int32)
  case notRegularFile
  /// It was written to while it was read.
  case changing
  /// The parser found no message in it.
  case malformed

  /// Stable; kept in the log.
  package var code: String {
    switch self {
    case .empty: "empty"
    case .noHeaders: "no-headers"
    case .tooLarge: "too-large"
    case .tooManyParts: "too-many-parts"
    case .tooDeep: "too-deep"
    case .tooCostly: "too-costly"
    case .unreadable: "unreadable"
    case .notRegularFile: "not-regular-file"
    case .changing: "changing"
    case .malformed: "malformed"
    }
  }
}

package struct MailLimits: Hashable, Sendable {
  package var byteCount: Int64 = 50 * 1024 * 1024
  /// MIME parts, those of enclosed messages included.
  package var parts = 1000
  /// Levels of parts within parts.
  package var depth = 30
  /// Characters of text that are kept; the original holds the rest.
  package var textLength = 1_000_000

  package init() {}
}
