/// Something a person asks the office to do: the type is the command, its decision and its gate.
///
/// `decide` reads the desk as it stands at the log position it appends after, and answers with
/// events or throws a ``Refusal``. It changes nothing. Other errors it lets through are faults of
/// the store it reads from; a typed `throws(Refusal)` would have to swallow or trap on those.
package protocol Command: Sendable {
  /// The name on the command line and in the palette: `assign-post`.
  static var name: String { get }
  static var permission: Permission { get }
  /// The work it is, where a routine says who does that work; nil: the permission alone decides.
  static var task: RoutineTask? { get }
  /// What the command takes, in the order a form would ask.
  static var parameters: [Parameter] { get }

  /// Reads the command from named texts, each cleaned and checked for shape.
  init(_ arguments: Arguments) throws

  /// Where the permission must be held: in one service, or in the office as a whole.
  func scope(on desk: some Desk) throws -> Scope

  func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event]
}

extension Command {
  package static var task: RoutineTask? { nil }
}

package enum Scope: Hashable, Sendable {
  case office
  case service(Service.ID)
}

/// One argument of a command, as `do --list` and the forms show it.
package struct Parameter: Hashable, Sendable {
  package let name: String
  package let kind: Kind
  package let isRequired: Bool

  package static func required(_ name: String, _ kind: Kind) -> Parameter {
    Parameter(name: name, kind: kind, isRequired: true)
  }

  package static func optional(_ name: String, _ kind: Kind) -> Parameter {
    Parameter(name: name, kind: kind, isRequired: false)
  }

  package enum Kind: Hashable, Sendable {
    case text, number, day, flag
    case post, caseFolder, entries, writeOffs, consent, user, service, documentKind, meeting, deviation
    case delivery, ruleGap, clock, answers
    case scanFault, intake, localCopy, month
    case letter, comment, dispatch
    /// Of several lines.
    case letterText
    case choice([String])

    /// `post`, `day`, `none|blue|red`.
    package var name: String {
      switch self {
      case .text: "text"
      case .number: "number"
      case .day: "day"
      case .flag: "flag"
      case .post: "post"
      case .caseFolder: "case"
      case .entries: "entries"
      case .consent: "consent"
      case .writeOffs: "3:SA,5:BN:7"
      case .user: "user"
      case .service: "service"
      case .documentKind: "kind"
      case .meeting: "meeting"
      case .deviation: "deviation"
      case .answers: "question:yes,question:no"
      case .delivery: "delivery"
      case .ruleGap: "gap"
      case .clock: "08:15"
      case .scanFault: "fault"
      case .intake: "intake"
      case .localCopy: "copy"
      case .month: "2026-09"
      case .letter: "letter"
      case .comment: "comment"
      case .dispatch: "dispatch"
      case .letterText: "text"
      case .choice(let words): words.joined(separator: "|")
      }
    }
  }
}
