/// Saves the text of a letter as its next version; the earlier ones are kept.
package struct SaveLetter: Command {
  package var letter: Letter.ID
  /// nil: as it was.
  package var text: String?
  /// nil: as it was.
  package var title: String?

  package init(letter: Letter.ID, text: String? = nil, title: String? = nil) {
    self.letter = letter
    self.text = text
    self.title = title
  }

  package static let name = "save-letter"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [
    .required("letter", .letter), .optional("text", .letterText), .optional("title", .text),
  ]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
    text = try arguments.letterText(ifAny: "text")
    title = try arguments.text(ifAny: "title")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.editableLetter(letter)
    try desk.requireWork(on: try desk.caseAtHand(found.caseFolder), by: session)
    let version = found.textVersion + 1
    let body = try text?.letterText ?? desk.text(of: found.text)
    let saved = try desk.fileLetter(body, letter, version: version)
    let named = title ?? found.title
    guard saved.digest != found.text.digest || named != found.title else {
      throw Refusal(.letterUnchanged, ["letter": letter.description])
    }
    // The words of a locked template are the routine's own (S4-17).
    try desk.requireWording(of: found, LetterText(title: named, body: body))
    return [
      .letterSaved(
        LetterSaved(
          letter: letter, service: found.service, caseFolder: found.caseFolder, textVersion: version,
          title: named, text: saved))
    ]
  }
}

extension Desk {
  /// What must stand in a letter of its template is there, word for word (S4-17, E-9).
  func requireWording(of letter: Letter, _ text: LetterText) throws {
    let standard: StandardLetter
    do {
      standard = try letterTemplates.letter(letter.template, in: try routine(of: letter.service))
    } catch let refusal as Refusal where refusal.code == .noSuchTemplate {
      // The routine has dropped the template since: nothing says any longer what must stand.
      return
    }
    try standard.checkWording(text, [:], in: letter.language)
  }
}

/// Gives up a letter that has not been finalised, with a reason; what is finalised stays.
package struct DiscardLetter: Command {
  package var letter: Letter.ID
  package var reason: String

  package init(letter: Letter.ID, reason: String) {
    self.letter = letter
    self.reason = reason
  }

  package static let name = "discard-letter"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("letter", .letter), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.editableLetter(letter)
    try desk.requireOwnOrLeading(found, by: session, at: now)
    return [
      .letterDiscarded(
        LetterDiscarded(letter: letter, service: found.service, caseFolder: found.caseFolder, reason: reason))
    ]
  }
}
