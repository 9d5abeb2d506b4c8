/// Approves a letter after it has been read to the end; it leaves by itself when the time to say stop is over (S4-29…31).
///
/// Nobody approves what they wrote, for themselves or in another's name (S2-70, conflict C9).
package struct ApproveLetter: Command {
  package var letter: Letter.ID
  /// Said by the screen once the last line has been shown, and by whoever types the command.
  package var isReadToEnd: Bool

  package init(letter: Letter.ID, isReadToEnd: Bool) {
    self.letter = letter
    self.isReadToEnd = isReadToEnd
  }

  package static let name = "approve-letter"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("letter", .letter), .optional("read-to", .choice(["end"]))]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
    let read = try arguments.text(ifAny: "read-to")
    if let read, read != "end" {
      throw Refusal(.badArgument, ["name": "read-to", "expected": "end", "found": String(read.prefix(40))])
    }
    isReadToEnd = read != nil
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.letter(letter, in: .awaitingApproval)
    let places = try desk.requireApprover(of: found, session, at: now)
    guard isReadToEnd else { throw Refusal(.notReadToEnd, ["letter": letter.description]) }
    try desk.requireNoComments(on: found)
    try desk.requireExpected(found.choices, on: now.day)
    let missing = found.approvals.indices.filter { found.approvals[$0].given == nil && !places.contains($0) }
    return [
      .letterApproved(
        LetterApproved(
          letter: letter, service: found.service, caseFolder: found.caseFolder, textVersion: found.textVersion,
          places: places, leavesAt: missing.isEmpty ? now.adding(seconds: Letter.cancelWindow) : nil))
    ]
  }
}

/// Says stop before an approved letter has left: it waits for approval again (S4-31).
package struct CancelApproval: Command {
  package var letter: Letter.ID

  package init(letter: Letter.ID) { self.letter = letter }

  package static let name = "cancel-approval"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("letter", .letter)]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.letter(letter)
    if found.state == .finalised { throw Refusal(.alreadyLeft, ["letter": letter.description]) }
    guard found.state == .approved, let leaves = found.leavesAt else { throw found.refusalOfState }
    guard now < leaves else { throw Refusal(.alreadyLeft, ["letter": letter.description]) }
    let last = found.approvals.compactMap(\.given?.at).max()
    let places = found.approvals.indices.filter { found.approvals[$0].given?.at == last }
    let isApprover = places.contains { place in
      found.approvals[place].given.map { session.speaks(for: $0.by) || $0.onBehalfOf == session.user } ?? false
    }
    if !isApprover { try desk.requireOwnOrLeading(found, by: session, at: now) }
    return [
      .letterApprovalCancelled(
        LetterApprovalCancelled(
          letter: letter, service: found.service, caseFolder: found.caseFolder, places: places))
    ]
  }
}

/// Sends a letter back to its author with a reason; it is written on like a draft (S4-29).
package struct ReturnLetter: Command {
  package var letter: Letter.ID
  package var reason: String

  package init(letter: Letter.ID, reason: String) {
    self.letter = letter
    self.reason = reason
  }

  package static let name = "return-letter"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("letter", .letter), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.letter(letter, in: .awaitingApproval)
    _ = try desk.requireApprover(of: found, session, at: now)
    return [
      .letterReturned(
        LetterReturned(letter: letter, service: found.service, caseFolder: found.caseFolder, reason: reason))
    ]
  }
}

extension Desk {
  /// The approvals that this person may give now; refused when it is their own letter or none of them is theirs.
  func requireApprover(of letter: Letter, _ session: Session, at now: Instant) throws -> [Int] {
    let writers = try writers(of: letter.id).union([letter.author])
    if writers.contains(where: session.speaks) {
      throw Refusal(.ownLetter, ["letter": letter.id.description, "user": try user(letter.author).name])
    }
    let person = try acting(session, on: now.day)
    let roles = Set(person.memberships.filter { $0.service == letter.service }.map(\.role))
    let places = letter.approvals(givenBy: roles)
    guard !places.isEmpty else {
      let open = letter.openApprovals.map { letter.approvals[$0].need }
      throw Refusal(
        .notApprover,
        [
          "letter": letter.id.description, "user": person.name,
          "roles": Set(open.flatMap(\.roles)).map(\.rawValue).sorted().joined(separator: ", "),
          "source": open.map(\.rule.cited).joined(separator: ", "),
        ])
    }
    return places
  }
}
