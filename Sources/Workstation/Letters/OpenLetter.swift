import CommandBus
import Domain
import Screen

/// A letter on the screen: written, or read when it cannot be changed.
struct OpenLetter: Sendable {
  let letter: Letter.ID
  /// Whose unsaved text it is.
  let writer: User.ID
  /// nil until it has been read.
  var view: LetterView?
  var editor = TextEditor(limit: Letter.longestText)
  var title = ""
  /// What must stay of a letter whose other words are free; nil where nothing must.
  var standing: StandingWords?
  /// What has changed, while that is on the screen in the place of the text.
  var changes: ShownChanges?

  /// The saved text that the editor goes on from.
  var textVersion = 0
  /// The position of the letter's last change that is known here, for ``Seen``.
  var position = 0
  /// How the editor and the title stood when they were saved last, and when they were put on the shelf last.
  var saved = Mark()
  var shelved = Mark()
  var shelvedAt: Instant?
  var isSaving = false

  /// How far the writing had come.
  struct Mark: Hashable {
    var revision = 0
    var title = ""
  }

  init(_ letter: Letter.ID, writer: User.ID) {
    self.letter = letter
    self.writer = writer
  }

  var mark: Mark { Mark(revision: editor.revision, title: title) }

  /// Whether there is something that has not been saved.
  var isChanged: Bool { view != nil && mark != saved }

  /// What was written and taken back again is as it was saved: nothing is left to save.
  mutating func settle() {
    guard isChanged, let view, view.card.letter.textVersion == textVersion, title == view.card.letter.title,
      editor.text == view.text
    else { return }
    saved = mark
  }

  /// Seconds between what is typed and its being on the shelf, at most.
  static let shelfInterval = 3
}

/// A letter with what is known around it.
package struct LetterView: Sendable {
  let card: LetterCard.Answer
  let text: String
  /// What this person has not saved.
  let draft: LetterDraft?
  /// Entries of the case that wait for an answer, the oldest first.
  let open: [RegistryEntry]
  /// What the newest text is compared with; nil for the first one.
  let earlier: EarlierText?
  /// The standard's words, while the letter can be written: all of them stay, or some (S4-17, E-9).
  let wording: LetterWording?
  /// The words that an open remark about an earlier text was about.
  let quotes: [LetterComment.ID: String]
  /// The refusals that the bus would give now, by action.
  let refusals: [ActionID: Refusal]
}

extension WorkstationState {
  /// Shows a letter.
  mutating func openLetter(_ id: Letter.ID) -> [Effect] {
    guard let reader else { return [] }
    letter = OpenLetter(id, writer: reader.session.principal)
    layers.append(.letter(id))
    return [.ask(.letter(id, reader))]
  }

  /// The letter under any box.
  var letterPage: OpenLetter? {
    guard case .letter(let id)? = layers.last(where: \.isPage), letter?.letter == id else { return nil }
    return letter
  }

  // MARK: - What has come

  mutating func take(_ view: LetterView?, of id: Letter.ID) -> [Effect] {
    guard letter?.letter == id else { return [] }
    guard let view else {
      layers.removeAll { if case .letter(id) = $0 { true } else { false } }
      closeDocuments(of: .letter(id))
      say(.refused, phrases.say("letter.hidden", ["letter": id.description]))
      return []
    }
    let isFirst = letter?.view == nil
    letter?.view = view
    let position = max(letter?.position ?? 0, view.card.row.version)
    letter?.position = position
    let isReadOnly = !canWrite(view)
    letter?.editor.isReadOnly = isReadOnly
    if isFirst || letter?.isChanged == false { takeText(of: view) } else { tellOfNewerText(view) }
    letter?.placeComments()
    letter?.markStanding()
    renewChanges()
    guard isFirst, let draft = view.draft, draft.text != view.text || draft.title != view.card.letter.title else {
      return []
    }
    return takeUp(draft, view)
  }

  private func canWrite(_ view: LetterView) -> Bool {
    view.card.letter.state.isEditable && readOnlyText == nil && view.refusals[.saveLetter] == nil
  }

  /// Shows the saved text, where it is another than the one at hand.
  private mutating func takeText(of view: LetterView) {
    let version = view.card.letter.textVersion
    guard letter?.textVersion != version else { return }
    var editor = TextEditor(view.text, limit: Letter.longestText)
    editor.isReadOnly = letter?.editor.isReadOnly ?? true
    letter?.lock(&editor, by: view)
    if let before = letter?.editor, letter?.textVersion != 0 { editor.move(to: before.cursor) }
    letter?.editor = editor
    letter?.title = view.card.letter.title
    letter?.textVersion = version
    markSaved()
  }

  private mutating func tellOfNewerText(_ view: LetterView) {
    guard let page = letter, view.card.letter.textVersion > page.textVersion, let newest = view.card.versions.first
    else { return }
    let name = view.card.names[newest.writer] ?? newest.writer.text
    say(.advice, phrases.say("letter.newer", ["user": name, "version": String(newest.number)]))
  }

  private mutating func markSaved() {
    guard let mark = letter?.mark else { return }
    letter?.saved = mark
    letter?.shelved = mark
  }

  /// After a line that dropped: the text that was not saved is on the screen again, and can be given up.
  private mutating func takeUp(_ draft: LetterDraft, _ view: LetterView) -> [Effect] {
    guard letter?.editor.isReadOnly == false else { return [] }
    var editor = TextEditor(view.text, limit: Letter.longestText)
    editor.replaceAll(with: draft.text)
    editor.move(to: .start)
    letter?.lock(&editor, by: view)
    letter?.editor = editor
    letter?.placeComments()
    letter?.markStanding()
    letter?.title = draft.title
    if let mark = letter?.mark { letter?.shelved = mark }
    return ask(.dropDraft(draft))
  }

  /// Gives up what was not saved.
  mutating func dropDraft(_ draft: LetterDraft) -> [Effect] {
    guard letter?.letter == draft.letter, let view = letter?.view else { return [] }
    letter?.textVersion = 0
    takeText(of: view)
    letter?.placeComments()
    letter?.markStanding()
    return [.unshelve(draft.letter, draft.writer)]
  }

  /// A text has been saved as a new version.
  mutating func savedLetter(_ content: LetterSaved, at position: Int, _ mark: OpenLetter.Mark) -> [Effect] {
    guard letter?.letter == content.letter else { return [] }
    letter?.textVersion = content.textVersion
    letter?.position = position
    letter?.isSaving = false
    letter?.saved = mark
    guard let page = letter, !page.isChanged else { return [] }
    letter?.shelved = mark
    return [.unshelve(content.letter, page.writer)]
  }

  /// What this person has done to the letter is known here, also before it has been read anew: the next thing they do
  /// must not be refused because of it.
  mutating func rememberLetter(_ entries: [LogEntry]) {
    guard let page = letter, let own = entries.last(where: { $0.event.subject == .letter(page.letter) }) else { return }
    letter?.position = max(page.position, own.position)
  }

  // MARK: - The shelf

  /// Puts what is not saved on the shelf: every few seconds, and at once when the letter is left.
  mutating func followLetter() -> [Effect] {
    guard let page = letter else { return [] }
    let isOpen = layers.contains { if case .letter(page.letter) = $0 { true } else { false } }
    let hasRested = page.shelvedAt.map { now.seconds(since: $0) >= OpenLetter.shelfInterval } ?? true
    let isDue = !isOpen || isFinished || hasRested
    defer { if !isOpen { letter = nil } }
    guard isDue, page.isChanged, page.mark != page.shelved, !page.editor.isReadOnly else { return [] }
    letter?.settle()
    letter?.shelved = page.mark
    letter?.shelvedAt = now
    return letter?.isChanged == true ? [.shelve(page.draft(at: now))] : [.unshelve(page.letter, page.writer)]
  }
}

extension OpenLetter {
  /// What is on the screen.
  func draft(at now: Instant) -> LetterDraft {
    LetterDraft(letter: letter, writer: writer, textVersion: textVersion, title: title, text: editor.text, at: now)
  }
}

extension OpenLetter {
  /// Of a locked letter only what is filled in can be written. A text that has come to other words already can be
  /// written everywhere: saving says which of them must be put back.
  func lock(_ editor: inout TextEditor, by view: LetterView) {
    guard view.card.letter.isLocked, let gaps = view.wording?.gaps(in: editor.text) else { return }
    editor.setGaps(gaps)
  }

  /// Puts the open remarks at their words. Where a remark is about an earlier text, its words are looked for.
  mutating func placeComments() {
    guard let view else { return }
    let kept = Dictionary(editor.anchors.map { ($0.id, $0) }) { first, _ in first }
    let anchors = view.card.comments.filter(\.isOpen).map { comment in
      kept[comment.id.value] ?? TextAnchor(id: comment.id.value, place(of: comment, view))
    }
    editor.setAnchors(anchors)
  }

  private func place(of comment: LetterComment, _ view: LetterView) -> Range<TextPosition> {
    if comment.textVersion == textVersion,
      let range = editor.range(ofWords: comment.words.lowerBound - 1..<comment.words.upperBound)
    {
      return range
    }
    let quoted = (view.quotes[comment.id] ?? "").split(whereSeparator: \.isWhitespace)
    let words = editor.text.split(whereSeparator: \.isWhitespace)
    guard !quoted.isEmpty, words.count >= quoted.count else { return TextPosition.start..<TextPosition.start }
    let first = (0...(words.count - quoted.count)).first { words[$0..<($0 + quoted.count)] == quoted[...] }
    return first.flatMap { editor.range(ofWords: $0..<($0 + quoted.count)) } ?? TextPosition.start..<TextPosition.start
  }
}

extension OfficeAccess {
  /// A letter with its newest text, for somebody who may read its case.
  func letter(_ id: Letter.ID, for reader: CaseReader) throws -> LetterView? {
    guard let seen = try self.reader.answer(LetterCard(letter: id, reader: reader)) else { return nil }
    // That a case of somebody else's is read is logged before anything of it is shown.
    guard let folder = try readableCard(of: seen.letter.caseFolder, for: reader),
      let card = try self.reader.answer(LetterCard(letter: id, reader: reader)), !card.row.isMasked,
      let text = try self.reader.answer(SavedLetterText(letter: id, textVersion: nil, reader: reader))
    else { return nil }
    return LetterView(
      card: card, text: text, draft: try drafts.draft(of: id, by: reader.session.principal),
      open: folder.entries.filter { $0.restance?.isOutstanding == true }.reversed(),
      earlier: try earlierText(of: card.letter, for: reader), wording: try wording(of: card.letter),
      quotes: try quotes(card, for: reader), refusals: try refusals(about: card.letter, reader.session))
  }

  private func wording(of letter: Letter) throws -> LetterWording? {
    guard letter.state.isEditable else { return nil }
    let offers = try reader.answer(LetterOffers(service: letter.service))
    return offers.first { $0.id == letter.template }?.wording(in: letter.language)
  }

  private func quotes(_ card: LetterCard.Answer, for reader: CaseReader) throws -> [LetterComment.ID: String] {
    var quotes: [LetterComment.ID: String] = [:]
    for comment in card.comments where comment.isOpen && comment.textVersion != card.letter.textVersion {
      let query = SavedLetterText(letter: card.letter.id, textVersion: comment.textVersion, reader: reader)
      let words = (try self.reader.answer(query) ?? "").split(whereSeparator: \.isWhitespace)
      let part = words.dropFirst(comment.words.lowerBound - 1).prefix(comment.words.count)
      quotes[comment.id] = part.joined(separator: " ")
    }
    return quotes
  }

  private func refusals(about letter: Letter, _ session: Session) throws -> [ActionID: Refusal] {
    let trials: [(ActionID, any Command)] = [
      (.saveLetter, SaveLetter(letter: letter.id)), (.sendForApproval, SendForApproval(letter: letter.id)),
      (.finaliseLetter, FinaliseLetter(letter: letter.id)), (.withdrawLetter, WithdrawLetter(letter: letter.id)),
      (.discardLetter, DiscardLetter(letter: letter.id, reason: "–")),
      (.commentLetter, CommentLetter(letter: letter.id, firstWord: 1, text: "–")),
      (.approveLetter, ApproveLetter(letter: letter.id, isReadToEnd: true)),
      (.returnLetter, ReturnLetter(letter: letter.id, reason: "–")),
      (.cancelApproval, CancelApproval(letter: letter.id)),
    ]
    var refusals: [ActionID: Refusal] = [:]
    for (action, command) in trials {
      guard let refusal = try consider(command, session), !Self.asked.contains(refusal.code) else { continue }
      refusals[action] = refusal
    }
    return refusals
  }

  /// What the forms ask for, and what there is nothing of yet.
  private static let asked: Set<Refusal.Code> = [
    .writeOffUnchosen, .workQuestion, .missingArgument, .notCoordinated, .letterUnchanged, .noSuchWords,
  ]
}
