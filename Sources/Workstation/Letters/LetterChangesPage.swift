import CommandBus
import Domain
import Screen

/// A text of a letter that the newest one is compared with.
package struct EarlierText: Hashable, Sendable {
  let version: Int
  let text: String
  /// When an approver sent it back; nil: it is what the letter began with.
  let returnedAt: Instant?
}

/// What has changed since an earlier text, in the place of the letter (S4-29, S4-30). Signs say what was taken out and
/// put in, so that nothing rests on colours.
struct ShownChanges: Sendable {
  let earlier: EarlierText
  var editor: TextEditor

  /// nil when nothing has changed.
  init?(from earlier: EarlierText, to text: String) {
    let changes = LetterChanges(from: earlier.text, to: text)
    guard !changes.isEmpty else { return nil }
    self.earlier = earlier
    editor = Self.editor(changes)
  }

  /// Both texts and their signs, in characters.
  private static let limit = 3 * Letter.longestText

  private static func editor(_ changes: LetterChanges) -> TextEditor {
    var editor = TextEditor(limit: limit)
    var spans: [TextSpan] = []
    for piece in changes.pieces {
      let marks = marks(of: piece.kind)
      // The signs stand at the words; the blanks after them belong to both texts.
      let words = piece.text.trimmedEnd
      let start = editor.cursor
      editor.insert(marks.before + words + marks.after)
      if let style = marks.style { spans.append(TextSpan(start..<editor.cursor, style)) }
      editor.insert(String(piece.text.dropFirst(words.count)))
    }
    editor.move(to: .start)
    editor.isReadOnly = true
    editor.spans = spans
    return editor
  }

  static func marks(of kind: LetterChanges.Kind) -> (before: String, after: String, style: Style?) {
    switch kind {
    case .kept: ("", "", nil)
    case .removed: ("[-", "-]", Style(.error, .underline))
    case .added: ("{+", "+}", Style(.ok, .bold))
    }
  }
}

extension String {
  /// Without the blanks at its end; one that is only blanks keeps them.
  fileprivate var trimmedEnd: String {
    let kept = reversed().drop { $0 == " " || $0.isNewline }
    return kept.isEmpty ? self : String(String(kept).reversed())
  }
}

extension WorkstationState {
  /// Shows what has changed, or the letter again.
  mutating func toggleChanges() -> [Effect] {
    guard letter?.changes == nil else {
      letter?.changes = nil
      return []
    }
    guard let page = letterPage, let earlier = page.view?.earlier else { return [] }
    guard let changes = ShownChanges(from: earlier, to: page.editor.text) else {
      say(.advice, phrases.say("letter.unchanged", ["version": String(earlier.version)]))
      return []
    }
    letter?.changes = changes
    return []
  }

  /// The changes as they are now, where they are on the screen and somebody has saved meanwhile.
  mutating func renewChanges() {
    guard let shown = letter?.changes, let page = letter, let earlier = page.view?.earlier else { return }
    var fresh = ShownChanges(from: earlier, to: page.editor.text)
    fresh?.editor.move(to: shown.editor.cursor)
    letter?.changes = fresh
  }

  /// `Endret siden versjon 2, sendt tilbake 19. nov · [-tatt ut-] {+satt inn+}`.
  func changesHeading(_ changes: ShownChanges) -> String {
    let version = String(changes.earlier.version)
    let removed = marked(phrases.say("letter.taken-out"), as: .removed)
    let added = marked(phrases.say("letter.put-in"), as: .added)
    guard let at = changes.earlier.returnedAt else {
      return phrases.say("letter.changes-first", ["version": version, "removed": removed, "added": added])
    }
    let day = DateText(phrases: phrases).short(at.day, today: now.day)
    return phrases.say("letter.changes", ["version": version, "day": day, "removed": removed, "added": added])
  }

  private func marked(_ words: String, as kind: LetterChanges.Kind) -> String {
    let marks = ShownChanges.marks(of: kind)
    return marks.before + words + marks.after
  }
}

extension OfficeAccess {
  /// The text that an approver sent back last; before that has happened, the one that the letter began with.
  func earlierText(of letter: Letter, for reader: CaseReader) throws -> EarlierText? {
    guard letter.textVersion > 1 else { return nil }
    let query = History(subject: .letter(letter.id), newestFirst: true, limit: 500, reader: reader)
    let entries = try self.reader.answer(query).rows.map(\.entry)
    var (version, returnedAt): (Int, Instant?) = (1, nil)
    for entry in entries {
      if case .letterReturned = entry.event, returnedAt == nil { returnedAt = entry.at }
      if case .letterSentForApproval(let sent) = entry.event, returnedAt != nil {
        version = sent.textVersion
        break
      }
    }
    let saved = SavedLetterText(letter: letter.id, textVersion: version, reader: reader)
    return try self.reader.answer(saved).map { EarlierText(version: version, text: $0, returnedAt: returnedAt) }
  }
}
