/// Says whom a letter goes to, by which channel, and which entries it answers; what is left out stays as it was.
package struct AddressLetter: Command {
  package var letter: Letter.ID
  package var change: Change
  package var channel: OutgoingChannel?
  package var reason: String?
  package var answers: [RegistryEntry.ID]?

  package init(
    letter: Letter.ID, change: Change = .none, channel: OutgoingChannel? = nil, reason: String? = nil,
    answers: [RegistryEntry.ID]? = nil
  ) {
    self.letter = letter
    self.change = change
    self.channel = channel
    self.reason = reason
    self.answers = answers
  }

  /// What becomes of the recipients.
  package enum Change: Hashable, Sendable {
    case none
    /// The recipient at a place, from 1; one more than there are adds one.
    case set(Int, Recipient)
    case remove(Int)
    case all([Recipient])
  }

  package static let name = "address-letter"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] =
    [.required("letter", .letter)] + Arguments.recipientParameters + [
      .optional("recipient-number", .number), .optional("remove", .number),
      .optional("channel", .choice(OutgoingChannel.allCases.map(\.rawValue))), .optional("reason", .text),
      .optional("answering", .entries),
    ]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
    let place = try arguments.number(ifAny: "recipient-number", in: 1...Self.mostRecipients) ?? 1
    // Read in any case, so that nothing that is said about a recipient goes unchecked.
    let recipient = try arguments.recipient()
    if let gone = try arguments.number(ifAny: "remove", in: 1...Self.mostRecipients) {
      change = .remove(gone)
    } else if let recipient {
      change = .set(place, recipient)
    } else {
      change = .none
    }
    channel = try arguments.choice(ifAny: "channel", OutgoingChannel.self)
    reason = try arguments.text(ifAny: "reason")
    answers = try arguments.chosenEntries("answering")
  }

  static let mostRecipients = 50

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.editableLetter(letter)
    try desk.requireWork(on: try desk.caseAtHand(found.caseFolder), by: session)
    let recipients = try recipients(of: found)
    let answers = answers ?? found.answers
    try desk.requireAnswered(answers, in: found.service)
    let way = channel ?? found.channel
    let why = reason ?? (way == found.channel ? found.channelReason : nil)
    try desk.requireChannel(way, why, to: recipients, in: found.service)
    guard
      recipients != found.recipients || way != found.channel || why != found.channelReason || answers != found.answers
    else { throw Refusal(.letterUnchanged, ["letter": letter.description]) }
    return [
      .letterAddressed(
        LetterAddressed(
          letter: letter, service: found.service, caseFolder: found.caseFolder, recipients: recipients, channel: way,
          channelReason: why, answers: answers))
    ]
  }

  private func recipients(of letter: Letter) throws -> [Recipient] {
    var recipients = letter.recipients
    switch change {
    case .none: break
    case .all(let all): recipients = try all.map { try $0.checked() }
    case .set(let place, let recipient):
      guard (1...recipients.count + 1).contains(place) else { throw noSuchRecipient(place, of: letter) }
      let whom = try recipient.checked()
      if place > recipients.count { recipients.append(whom) } else { recipients[place - 1] = whom }
    case .remove(let place):
      guard (1...max(recipients.count, 1)).contains(place), !recipients.isEmpty else {
        throw noSuchRecipient(place, of: letter)
      }
      recipients.remove(at: place - 1)
    }
    guard recipients.count <= Self.mostRecipients else { throw noSuchRecipient(recipients.count, of: letter) }
    return recipients
  }

  private func noSuchRecipient(_ place: Int, of letter: Letter) -> Refusal {
    Refusal(
      .noSuchRecipient,
      ["letter": letter.id.description, "number": String(place), "count": String(letter.recipients.count)])
  }
}
