package import Domain

/// What somebody has written in a letter and not saved yet. It is no part of the log: it lies beside it, so that a line
/// that drops costs seconds of work at most.
package struct LetterDraft: Hashable, Codable, Sendable {
  package let letter: Letter.ID
  package let writer: User.ID
  /// The saved text that it goes on from.
  package let textVersion: Int
  package let title: String
  package let text: String
  package let at: Instant

  package init(letter: Letter.ID, writer: User.ID, textVersion: Int, title: String, text: String, at: Instant) {
    self.letter = letter
    self.writer = writer
    self.textVersion = textVersion
    self.title = title
    self.text = text
    self.at = at
  }
}

/// Where unsaved texts lie: one for each letter and writer, the newest in the place of the one before. Called on the
/// worker's thread.
package protocol DraftShelf: Sendable {
  func keep(_ draft: LetterDraft) throws
  func draft(of letter: Letter.ID, by writer: User.ID) throws -> LetterDraft?
  func drop(_ letter: Letter.ID, by writer: User.ID) throws
}
