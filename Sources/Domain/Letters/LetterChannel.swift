/// How a letter may leave: the routine's rules of sending, and the protected addresses.
extension Desk {
  /// Refuses a channel that the routine or the recipients do not allow, or that wants a reason it has not got
  /// (S0-45, S2-35).
  func requireChannel(_ channel: OutgoingChannel, _ reason: String?, to recipients: [Recipient], in service: Service.ID)
    throws
  {
    if let protected = recipients.first(where: { $0.addressBlock != .none }), !channel.isSafeForProtected {
      throw Refusal(
        .addressProtected,
        [
          "recipient": protected.name, "code": protected.addressBlock == .code6 ? "6" : "7",
          "channel": channel.rawValue,
        ])
    }
    guard let sending = try routine(of: service).sending else { return }
    switch sending.requirement(of: channel) {
    case .nothing: return
    case .refused:
      throw Refusal(
        .outgoingChannelRefused,
        ["channel": channel.rawValue, "usual": sending.usual.rawValue, "source": sending.rule.cited])
    case .reason, .deviation:
      guard reason != nil else {
        throw Refusal(
          .outgoingChannelReason,
          ["channel": channel.rawValue, "usual": sending.usual.rawValue, "source": sending.rule.cited])
      }
    }
  }

  /// Refuses to finalise for somebody whom it could not reach by that channel.
  func requireReach(of letter: Letter) throws {
    guard !letter.recipients.isEmpty else { throw Refusal(.recipientMissing, ["letter": letter.id.description]) }
    for recipient in letter.recipients {
      // A draft from before numbers were checked may have one that is nobody's; what is approved leaves as it was.
      _ = try recipient.withCheckedNumber()
      let reached =
        switch letter.channel {
        case .letter: recipient.hasPostalAddress
        case .svarUt: recipient.digitalID != nil || recipient.hasPostalAddress
        default: true
        }
      guard reached else {
        throw Refusal(
          .addressMissing,
          ["letter": letter.id.description, "recipient": recipient.name, "channel": letter.channel.rawValue])
      }
    }
  }

  /// The way a service sends when nobody says otherwise.
  package func usualChannel(of service: Service.ID) throws -> OutgoingChannel {
    try routine(of: service).sending?.usual ?? .svarUt
  }

  /// What the channel decides about the signature (S2-37, S2-38).
  package func signatureKind(of channel: OutgoingChannel, in service: Service.ID) throws -> SendingWay.Signature {
    try routine(of: service).sending?.way(channel)?.signature ?? channel.usualSignature
  }
}

extension SendingRule {
  package func way(_ channel: OutgoingChannel) -> SendingWay? { ways.first { $0.channel == channel } }
}

extension OutgoingChannel {
  /// Paper in somebody's hand: the only way to a protected address (kode 6 and 7).
  package var isSafeForProtected: Bool { self == .letter || self == .inPerson }

  /// How an entry is written off by a letter that goes this way, where nobody says otherwise.
  package var usualMethod: WriteOffMethod {
    switch self {
    case .svarUt, .letter, .pigeonhole, .inPerson: .letter
    case .email, .facebook, .messenger, .snapchat: .email
    }
  }

  fileprivate var usualSignature: SendingWay.Signature {
    switch self {
    case .svarUt, .pigeonhole, .email: .electronic
    case .letter, .inPerson: .physical
    case .facebook, .messenger, .snapchat: .none
    }
  }

  /// What happens to a letter first when it leaves this way.
  var firstStage: Dispatch.Stage {
    switch self {
    case .svarUt, .letter, .pigeonhole: .queued
    case .email, .facebook, .messenger, .snapchat, .inPerson: .byHand
    }
  }
}
