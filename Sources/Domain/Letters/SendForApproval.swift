/// Hands a letter to those who are to approve it; it is locked until they have answered (S4-24; Noark 5 3.3.3).
package struct SendForApproval: Command {
  package var letter: Letter.ID
  package var chosen: ChosenForLetter

  package init(letter: Letter.ID, chosen: ChosenForLetter = ChosenForLetter()) {
    self.letter = letter
    self.chosen = chosen
  }

  package static let name = "send-for-approval"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("letter", .letter)] + ChosenForLetter.parameters

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
    chosen = try ChosenForLetter(arguments)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.editableLetter(letter)
    try desk.requireOwnOrLeading(found, by: session, at: now)
    let needs = try desk.approvalNeeds(of: found)
    guard !needs.isEmpty else { throw Refusal(.approvalNotNeeded, ["letter": letter.description]) }
    try desk.requireComplete(found)
    let choices = try chosen.choices(for: found, on: desk)
    try desk.requireChoices(choices, of: found, by: session, at: now)
    return [
      .letterSentForApproval(
        LetterSentForApproval(
          letter: letter, service: found.service, caseFolder: found.caseFolder, textVersion: found.textVersion,
          choices: choices, needs: needs))
    ]
  }
}

/// Takes a letter back from the approvers, to write on it.
package struct WithdrawLetter: Command {
  package var letter: Letter.ID

  package init(letter: Letter.ID) { self.letter = letter }

  package static let name = "withdraw-letter"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("letter", .letter)]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.letter(letter, in: .awaitingApproval)
    try desk.requireOwnOrLeading(found, by: session, at: now)
    return [
      .letterWithdrawn(LetterWithdrawn(letter: letter, service: found.service, caseFolder: found.caseFolder))
    ]
  }
}
