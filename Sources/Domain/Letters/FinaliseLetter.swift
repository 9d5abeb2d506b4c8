/// Finalises a letter that needs nobody's approval: frozen, signed, registered, and on its way (S2-37…41, S2-68, S2-69).
package struct FinaliseLetter: Command {
  package var letter: Letter.ID
  package var chosen: ChosenForLetter

  package init(letter: Letter.ID, chosen: ChosenForLetter = ChosenForLetter()) {
    self.letter = letter
    self.chosen = chosen
  }

  package static let name = "finalise-letter"
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
    try requireNoApproval(of: found, on: desk)
    try desk.requireComplete(found)
    let choices = try chosen.choices(for: found, on: desk)
    try desk.requireChoices(choices, of: found, by: session, at: now)
    return try LetterFinalising(letter: found, choices: choices, session: session, now: now, desk: desk).events()
  }

  /// The routine's exceptions go to a leader first (S2-42…46, S4-24).
  private func requireNoApproval(of letter: Letter, on desk: some Desk) throws {
    let needs = try desk.approvalNeeds(of: letter)
    guard let first = needs.first else { return }
    let routine = try desk.routine(of: letter.service)
    let kinds = first.kinds.compactMap { routine.kindName($0, in: desk.phrases.language) }
    throw Refusal(
      .needsApproval,
      [
        "letter": letter.id.description, "kinds": kinds.joined(separator: ", "),
        "roles": first.roles.map(\.rawValue).joined(separator: ", "),
        "source": needs.map(\.rule.cited).joined(separator: ", "),
      ])
  }
}

/// The program lets an approved letter go when the time to say stop is over; what was chosen holds (S4-31).
package struct ReleaseLetter: Command {
  package var letter: Letter.ID

  package init(letter: Letter.ID) { self.letter = letter }

  package static let name = "release-letter"
  package static let permission = Permission.fileIntake
  package static let parameters: [Parameter] = [.required("letter", .letter)]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.letter(letter, in: .approved)
    guard let leaves = found.leavesAt, var choices = found.choices else { throw found.refusalOfState }
    guard now >= leaves else {
      throw Refusal(.stillToBeStopped, ["letter": letter.description, "time": leaves.clockText])
    }
    // Somebody may have written an entry off since; the letter leaves all the same.
    choices.writesOff = try choices.writesOff.filter { try desk.entry($0).writeOff == nil }
    return try LetterFinalising(letter: found, choices: choices, session: session, now: now, desk: desk).events()
  }
}

/// What finalising a letter comes to, for one that a person finalises and one that is released.
struct LetterFinalising<D: Desk> {
  let letter: Letter
  let choices: LetterChoices
  let session: Session
  let now: Instant
  let desk: D

  func events() throws -> [Event] {
    let folder = try desk.caseAtHand(letter.caseFolder)
    let sequence = try desk.nextSequence(in: folder.id)
    let entry = try desk.nextEntry(in: now.day.year)
    // A question that has come up since the last word was said is asked with the next letter.
    let isAsked = choices.startsWork != nil || letter.approvals.isEmpty
    let question = isAsked ? try desk.workQuestion(finalisingIn: folder, answer: choices.startsWork) : []
    return [.letterFinalised(try finalised(as: entry, sequence))]
      + (try writeOffs(by: entry)) + (try desk.preliminaryAnswers(letter, choices, on: now.day)) + question
      + (try deviations(about: entry))
  }

  private func finalised(as entry: RegistryEntry.ID, _ sequence: Int) throws -> LetterFinalised {
    let kind = try desk.signatureKind(of: letter.channel, in: letter.service)
    let signature = LetterSignature(
      kind: kind, by: letter.author,
      through: letter.approvals.isEmpty && session.user != letter.author ? session.user : nil,
      approvers: approvers, at: letter.approvals.compactMap(\.given?.at).max() ?? now, digest: letter.text.digest)
    return LetterFinalised(
      letter: letter.id, service: letter.service, caseFolder: letter.caseFolder, entry: entry, sequence: sequence,
      registeredOn: now.day, title: letter.title, text: letter.text, textVersion: letter.textVersion,
      recipients: letter.recipients, channel: letter.channel, channelReason: letter.channelReason,
      answers: letter.answers, author: letter.author, signature: signature, dispatches: try dispatches(),
      archive: try desk.routine(of: letter.service).archives?.first?.id)
  }

  /// Each name once, in the order they were given.
  private var approvers: [LetterSignature.Approver] {
    var approvers: [LetterSignature.Approver] = []
    for given in letter.approvals.compactMap(\.given) {
      let approver = LetterSignature.Approver(user: given.by, onBehalfOf: given.onBehalfOf)
      if !approvers.contains(approver) { approvers.append(approver) }
    }
    return approvers
  }

  private func dispatches() throws -> [LetterFinalised.NewDispatch] {
    let first = try desk.nextDispatch().value
    let office = try desk.office()?.name ?? ""
    return letter.recipients.indices.map { place in
      let number = first + place
      let reference = desk.digest(of: "\(office) \(number) \(letter.id) \(now.iso) \(letter.text.digest)")
      return LetterFinalised.NewDispatch(
        dispatch: Dispatch.ID(number), recipient: place, reference: String(reference.prefix(32)),
        stage: letter.channel.firstStage)
    }
  }

  private func writeOffs(by answer: RegistryEntry.ID) throws -> [Event] {
    try choices.writesOff.map { id in
      .entryWrittenOff(
        try desk.restance(id, of: letter.service).writtenOff(
          choices.method, by: [answer], in: letter.service, note: choices.coordination, on: now.day))
    }
  }

  /// A channel that the routine wants to see among the deviations (S0-45).
  private func deviations(about entry: RegistryEntry.ID) throws -> [Event] {
    guard try desk.routine(of: letter.service).sending?.requirement(of: letter.channel) == .deviation else { return [] }
    return [try desk.deviation(.otherChannel, about: letter, entry: entry, number: 0)]
  }
}

extension Desk {
  /// A deviation about a letter that is out of the house, with its author to see to it.
  ///
  /// - Parameter number: how many others are raised before it in the same command.
  func deviation(
    _ reason: DispatchFault, about letter: Letter, entry: RegistryEntry.ID?, number: Int
  ) throws -> Event {
    .deviationRaised(
      DeviationRaised(
        deviation: Deviation.ID(try nextDeviation().value + number), service: letter.service, kind: .dispatch,
        reason: reason.rawValue, about: (entry ?? letter.entry).map(\.description) ?? letter.id.description,
        responsible: try responsible(for: letter)))
  }

  /// The author, or who answers for the service's post when the author no longer works there.
  private func responsible(for letter: Letter) throws -> User.ID {
    try user(letter.author).works(at: letter.service) ? letter.author : service(letter.service).postResponsible
  }
}
