import CommandBus
import Domain
import Screen

/// A form made from what a command says that it takes: a field for each parameter that is not already answered.
struct CommandForm {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }

  /// - Parameters:
  ///   - fixed: answers that are not asked for.
  ///   - filled: what the fields hold at first, as the command reads it.
  func box(
    _ kind: FormKind, titled title: String, fixed: [String: String] = [:], filled: [String: String] = [:],
    about target: Target? = nil
  ) -> FormBox {
    let type = CommandCatalogue.commands.first { $0.name == kind.command }
    var choices: [String: [String]] = [:]
    let fields = (type?.parameters ?? []).filter { fixed[$0.name] == nil }.map { parameter in
      field(parameter, filled[parameter.name] ?? "", &choices)
    }
    return FormBox(kind, title: title, fields: fields, choices: choices, fixed: fixed, target: target)
  }

  private func field(_ parameter: Parameter, _ value: String, _ choices: inout [String: [String]]) -> FormField {
    let label = TerminalText(phrases.say("parameter.\(parameter.name)"))
    guard let options = options(for: parameter) else {
      switch parameter.kind {
      case .day:
        let day = Day(iso: value).map { DateText(phrases: phrases).typed($0) }
        return .date(parameter.name, label, day ?? "")
      case .number: return .number(parameter.name, label, Int(value))
      default: return .text(parameter.name, label, value, limit: Arguments.longestText)
      }
    }
    // What need not be answered can be left open.
    let all = parameter.isRequired ? options : [("", phrases.say("form.open"))] + options
    choices[parameter.name] = all.map(\.0)
    return .choice(
      parameter.name, label, all.map { TerminalText($0.1) }, selected: all.firstIndex { $0.0 == value } ?? 0)
  }

  /// The raw values and words of a parameter that is chosen; nil for one that is written.
  private func options(for parameter: Parameter) -> [(String, String)]? {
    switch parameter.kind {
    case .user: people
    case .service: state.office?.services.map { ($0.service.id.text, $0.service.name) }
    case .documentKind:
      state.serviceRow.map { row in row.routine.kinds.map { ($0.id.text, $0.name(in: state.language)) } }
    case .choice(let words) where parameter.name == "role": words.map { ($0, phrases.say("role.\($0)")) }
    case .choice(let words) where parameter.name == "fault": words.map { ($0, phrases.say("scan-fault.\($0)")) }
    case .choice(let words): words.map { ($0, $0) }
    default: nil
    }
  }

  private var people: [(String, String)] {
    state.users.filter { $0.user.isActive && $0.user.id != User.program }.map { ($0.user.id.text, $0.user.name) }
  }
}

/// A command that a picked line stands for, asked about before it is given.
struct GivenCommand: Hashable, Sendable {
  let name: String
  let arguments: [String: String]
  let saved: SavedPhrase
  /// What is asked about, in words.
  let words: String
  var next = Next.nothing
  /// What the question is; nil: whether to end it.
  var question: String?

  /// What the screen does afterwards.
  enum Next: Hashable, Sendable {
    case nothing
    /// Goes on in one's own name.
    case actForSelf
    /// Shows the list that was signed.
    case readShreddingList
    /// The letter has been answered: the next one comes.
    case nextApproval(Letter.ID)
  }
}
