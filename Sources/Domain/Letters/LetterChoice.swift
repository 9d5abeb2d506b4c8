/// What somebody says when a letter leaves their hands; what is nil has not been said.
package struct ChosenForLetter: Hashable, Sendable {
  /// Empty: it was said that it writes off none.
  package var writesOff: [RegistryEntry.ID]?
  /// nil: as the channel is.
  package var method: WriteOffMethod?
  package var startsWork: Bool?
  package var coordination: String?
  package var expectedOn: Day?

  package init(
    writesOff: [RegistryEntry.ID]? = nil, method: WriteOffMethod? = nil, startsWork: Bool? = nil,
    coordination: String? = nil, expectedOn: Day? = nil
  ) {
    self.writesOff = writesOff
    self.method = method
    self.startsWork = startsWork
    self.coordination = coordination
    self.expectedOn = expectedOn
  }

  /// The ways an entry is written off by something that is sent.
  package static let methods: [WriteOffMethod] = [.letter, .email]

  static let parameters: [Parameter] = [
    .optional("writes-off", .entries), .optional("method", .choice(methods.map(\.rawValue))),
    .optional("start-work", .flag), .optional("coordinated", .text), .optional("expected", .day),
  ]

  init(_ arguments: Arguments) throws {
    writesOff = try arguments.chosenEntries("writes-off")
    method = try arguments.choice(ifAny: "method", WriteOffMethod.self)
    if let method, !Self.methods.contains(method) {
      throw Refusal(
        .badArgument,
        ["name": "method", "expected": Self.methods.map(\.rawValue).joined(separator: "|"), "found": method.rawValue])
    }
    startsWork = arguments.has("start-work") ? try arguments.flag("start-work") : nil
    coordination = try arguments.text(ifAny: "coordinated")
    expectedOn = try arguments.day(ifAny: "expected")
  }

  /// What holds for the letter; refused while a question stands open (S2-39): nothing is written off in silence, and
  /// nothing is left standing in silence.
  func choices(for letter: Letter, on desk: some Desk) throws -> LetterChoices {
    let method = method ?? letter.channel.usualMethod
    if letter.purpose == .preliminaryAnswer, expectedOn == nil {
      throw Refusal(.missingArgument, ["name": "expected", "expected": "day"])
    }
    guard letter.purpose.canWriteOff else {
      if let first = writesOff?.first {
        throw Refusal(.letterWritesNothingOff, ["letter": letter.id.description, "entry": first.description])
      }
      return LetterChoices(
        writesOff: [], method: method, startsWork: startsWork, coordination: coordination, expectedOn: expectedOn)
    }
    guard let writesOff = writesOff ?? (letter.answers.isEmpty ? [] : nil) else {
      throw Refusal(
        .writeOffUnchosen,
        [
          "letter": letter.id.description,
          "entries": letter.answers.map(\.description).joined(separator: ", "),
        ])
    }
    return LetterChoices(
      writesOff: writesOff, method: method, startsWork: startsWork, coordination: coordination, expectedOn: nil)
  }
}

extension Desk {
  /// The choices can be carried out as things stand, and ask nothing more.
  func requireChoices(_ choices: LetterChoices, of letter: Letter, by session: Session, at now: Instant) throws {
    let folder = try caseAtHand(letter.caseFolder)
    if try nextSequence(in: folder.id) == 1 { try requireConsent(of: folder.party, in: folder.service) }
    for id in choices.writesOff {
      let entry = try restance(id, of: letter.service)
      try requireWork(on: try caseAtHand(entry.caseFolder), by: session)
      try requireCoordination(of: entry, by: letter, choices)
    }
    try requireExpected(choices, on: now.day)
    _ = try workQuestion(finalisingIn: folder, answer: choices.startsWork)
  }

  /// A complaint that two systems handle is answered when the other answer is finalised too, or with a word on how it
  /// was coordinated (S3-45).
  private func requireCoordination(of entry: RegistryEntry, by letter: Letter, _ choices: LetterChoices) throws {
    let isOtherDone = try letters(answering: entry.id).contains { $0.id != letter.id && $0.state == .finalised }
    if isOtherDone { return }
    try requireCoordination(of: entry, choices.method, choices.coordination)
  }

  /// Complete, addressed and without open remarks: ready for somebody else's eyes.
  func requireComplete(_ letter: Letter) throws {
    try requireNoComments(on: letter)
    let text = LetterText(title: letter.title, body: try text(of: letter.text))
    try text.check()
    try requireWording(of: letter, text)
    try requireChannel(letter.channel, letter.channelReason, to: letter.recipients, in: letter.service)
    try requireReach(of: letter)
    try requireConfirmed(before: letter)
  }

  /// What a preliminary answer promises is still to come (E-2).
  func requireExpected(_ choices: LetterChoices?, on day: Day) throws {
    guard let expected = choices?.expectedOn, expected <= day else { return }
    throw Refusal(.expectedTooEarly, ["day": expected.iso, "answered": day.iso])
  }

  /// What a preliminary answer notes on the post of each entry that it answers (E-2, E-3).
  func preliminaryAnswers(_ letter: Letter, _ choices: LetterChoices, on day: Day) throws -> [Event] {
    guard letter.purpose == .preliminaryAnswer, let expected = choices.expectedOn else { return [] }
    return try letter.answers.compactMap { id in
      let entry = try entry(id)
      guard let post = entry.post, entry.writeOff == nil else { return nil }
      return .preliminaryAnswerRecorded(
        PreliminaryAnswerRecorded(
          post: post, service: letter.service, answeredOn: day, expectedOn: expected,
          reason: letter.title))
    }
  }
}
