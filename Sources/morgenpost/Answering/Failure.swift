import ArgumentParser
import Assets
import CommandBus
import Curses
import Domain
import Exchange
import Glibc
import Repository
import Routines

/// Why the program ends without having done what was asked: one sentence, and a sysexits code.
struct Failure: Error {
  let status: ExitStatus
  let code: String
  let message: String
  /// What would help; nil when the message says it.
  let help: String?

  init(_ status: ExitStatus, code: String, message: String, help: String? = nil) {
    self.status = status
    self.code = code
    self.message = message
    self.help = help
  }

  /// Every error that can reach the command line, in the user's language.
  init(_ error: any Error, in phrases: Phrasebook) {
    switch error {
    case let failure as Failure: self = failure
    case let refusal as Refusal: self.init(refusal, in: phrases)
    case let fault as StoreFault: self.init(fault, in: phrases)
    case let fault as DocumentStoreFault:
      self.init(
        .inputOutput, code: fault.code,
        message: phrases.say("fault.input-output", ["path": "documents", "cause": "\(fault)"]))
    case let lost as LostOutput:
      self.init(
        .inputOutput, code: "output",
        message: phrases.say("fault.input-output", ["path": "stdout", "cause": String(cString: strerror(lost.errno))]))
    case let fault as Assets.Fault: self.init(.unavailable, code: "assets", message: fault.description)
    case let failure as TerminalFailure: self.init(.unavailable, code: "terminal", message: "\(failure)")
    case let fault as PackFault: self.init(.configuration, code: "routine", message: fault.text(in: phrases))
    case let refused as PackRefused:
      let faults = refused.faults.map { $0.text(in: phrases) }.joined(separator: "\n")
      self.init(.configuration, code: "routine", message: faults)
    default: self.init(.inputOutput, code: "fault", message: "\(error)")
    }
  }

  init(_ refusal: Refusal, in phrases: Phrasebook) {
    let key = "help.\(refusal.code.rawValue)"
    let arguments = refusal.spoken(in: phrases)
    self.init(
      ExitStatus(refusal.category), code: refusal.code.rawValue,
      message: phrases.say("refusal.\(refusal.code.rawValue)", arguments),
      help: phrases.has(key) ? phrases.say(key, arguments) : nil)
  }

  private init(_ fault: StoreFault, in phrases: Phrasebook) {
    let arguments = ["path": fault.path ?? "", "cause": fault.reason]
    self.init(
      ExitStatus(fault.kind), code: fault.kind.rawValue, message: phrases.say("fault.\(fault.kind.rawValue)", arguments)
    )
  }
}

/// The sysexits classes the program ends with.
enum ExitStatus: Int32 {
  case done = 0
  case usage = 64
  case badInput = 65
  case noOffice = 66
  case unavailable = 69
  case cannotCreate = 73
  case inputOutput = 74
  case conflict = 75
  case notPermitted = 77
  case configuration = 78

  init(_ category: Refusal.Category) {
    self =
      switch category {
      case .usage: .usage
      case .badInput: .badInput
      case .cannotCreate: .cannotCreate
      case .conflict: .conflict
      case .notPermitted: .notPermitted
      }
  }

  init(_ kind: StoreFault.Kind) {
    self =
      switch kind {
      case .noOffice: .noOffice
      case .officeExists: .cannotCreate
      case .notAnOffice, .newerOffice, .unsafeConnection: .configuration
      case .busy: .conflict
      case .readOnly, .olderOffice: .notPermitted
      case .damaged, .unreadableEntry: .badInput
      case .diskFull, .commitUncertain, .lockFile, .witnessFile, .inputOutput: .inputOutput
      }
  }
}
