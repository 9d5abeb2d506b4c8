/// What is wrong with an e-mail that can be taken all the same; shown on the item (S2-6). The raw values are stable.
package enum MailFlaw: String, CaseIterable, Codable, Sendable {
  /// The end is missing; attachments may be incomplete.
  case truncated
  /// Bytes that were no text in the declared character set became U+FFFD.
  case textRepaired = "text-repaired"
  /// The character set is not known here; the likeliest one was used.
  case unknownCharset = "unknown-charset"
  /// A header that may stand once stands twice, differently: two senders, two subjects.
  case conflictingHeaders = "conflicting-headers"
  /// A part is encrypted; its text cannot be shown.
  case encrypted
  /// A header field was longer than any honest one; the rest of it is in the original only.
  case headerCut = "header-cut"
  /// The text was longer than the limit.
  case textCut = "text-cut"
}
