/// A refusal's arguments as people read them: a value of the office by its name, not by its key.
extension Refusal {
  /// Where the names of a value lie: `letter-state.` for `letter-state.draft`.
  package struct SpokenArgument: Hashable, Sendable {
    package let name: String
    package let prefix: String

    init(_ name: String, _ prefix: String) {
      self.name = name
      self.prefix = prefix
    }
  }

  /// What is known by a name in a refusal of this kind. What somebody is to type, as `expected` and `known`, stays as it
  /// is typed.
  package static func spokenArguments(of code: Code) -> [SpokenArgument] {
    switch code {
    case .letterState, .confirmationUnsent: [.init("state", "letter-state.")]
    case .dispatchState: [.init("state", "dispatch-stage.")]
    case .tooLateToStop: [.init("state", "dispatch-status.")]
    case .postClosed: [.init("state", "state.")]
    case .neverRestance: [.init("type", "entry-type.")]
    case .alreadyWrittenOff, .noAnswer, .answerMissing: [.init("method", "write-off.")]
    case .noSuchDeadline, .deadlineMet: [.init("deadline", "deadline.purpose.")]
    case .channelNotUsed: [.init("channel", "channel.")]
    case .coverNotUsed: [.init("cover", "cover.")]
    case .routingBinding: [.init("strength", "strength.")]
    case .paperStepMissing: [.init("step", "paper-step.")]
    case .folderChanged: [.init("from", "routing.folder."), .init("to", "routing.folder.")]
    case .outgoingChannelRefused, .outgoingChannelReason:
      [.init("channel", "outgoing."), .init("usual", "outgoing.")]
    case .addressMissing, .addressProtected, .transcriptMissing: [.init("channel", "outgoing.")]
    case .recipientNumberCharacter, .recipientNumberLength, .recipientNumberCheck:
      [.init("kind", "recipient-number.")]
    case .needsApproval, .notApprover: [.init("roles", "role.")]
    case .roleTaken, .roleHeld, .roleNotHeld: [.init("role", "role.")]
    default: []
    }
  }

  /// The arguments with those of ``spokenArguments(of:)`` in words; several values are parted by commas.
  package func spoken(in phrases: Phrasebook) -> [String: String] {
    var arguments = arguments
    for spoken in Self.spokenArguments(of: code) {
      guard let value = arguments[spoken.name] else { continue }
      let words = value.split(separator: ",").map { part in
        let key = spoken.prefix + String(part).singleLine
        return phrases.has(key) ? phrases.say(key) : String(part).singleLine
      }
      arguments[spoken.name] = words.joined(separator: ", ")
    }
    return arguments
  }
}
