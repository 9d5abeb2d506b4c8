import CommandBus
import Domain

/// A refusal in words: what is wrong, and what would help.
struct RefusalText {
  let phrases: Phrasebook

  func sentence(_ refusal: Refusal) -> String {
    let arguments = readable(refusal)
    let parts = [
      phrases.say("refusal.\(refusal.code.rawValue)", arguments), reason(refusal),
      phrases.say("help.\(refusal.code.rawValue)", arguments),
    ]
    return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What is wrong, without the advice: for a field of a form, which is narrow.
  func short(_ refusal: Refusal) -> String {
    phrases.say("refusal.\(refusal.code.rawValue)", readable(refusal))
  }

  /// Why this kind of entry cannot be undone.
  private func reason(_ refusal: Refusal) -> String? {
    guard refusal.code == .irreversible, let kind = refusal.arguments["kind"].flatMap(EventKind.init(rawValue:)) else {
      return nil
    }
    return phrases.say("irreversible.\(kind.rawValue)")
  }

  /// Days as the office writes them, and what a command or a field is called.
  private func readable(_ refusal: Refusal) -> [String: String] {
    var arguments = refusal.spoken(in: phrases)
    for (name, value) in arguments {
      if let day = Day(iso: value) { arguments[name] = DateText(phrases: phrases).full(day) }
    }
    if let command = arguments["command"], CommandCatalogue.commands.contains(where: { $0.name == command }) {
      arguments["command"] = phrases.say("command.\(command)")
    }
    if let name = arguments["name"], phrases.has("parameter.\(name)") {
      arguments["name"] = phrases.say("parameter.\(name)")
    }
    return arguments
  }
}

extension WorkstationState {
  func words(for fault: WorkFault) -> String {
    switch fault {
    case .refused(let refusal): RefusalText(phrases: phrases).sentence(refusal)
    case .fault(let text): text
    }
  }

  /// Why the office can only be read; nil when it can be written.
  var readOnlyText: String? {
    switch readOnlyReason {
    case nil: nil
    case .behindWitness(let log, let witness):
      phrases.say("read-only.behind-witness", ["log": String(log), "witness": String(witness)])
    case .differsFromWitness(let position):
      phrases.say("read-only.differs-from-witness", ["position": String(position)])
    case .notWritable(let path): phrases.say("read-only.not-writable", ["path": path])
    }
  }
}
