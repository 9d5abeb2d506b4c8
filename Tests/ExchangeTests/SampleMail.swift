@testable import Exchange

/// Messages written out in a test, read as they would come: with CR LF.
enum SampleMail {
  static func read(_ text: String) throws -> MailMessage {
    try MailReader().read(bytes: Array(text.replacing("\n", with: "\r\n").utf8))
  }

  static func read(_ head: String, _ body: [UInt8]) throws -> MailMessage {
    try MailReader().read(bytes: Array((head + "\n\n").utf8) + body)
  }
}
