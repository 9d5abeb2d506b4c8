import CommandBus
import Domain
import Screen

/// How a dispatch stands, in words.
struct DispatchWords {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }
  private var dates: DateText { DateText(phrases: phrases) }

  /// What comes next, with the countdown to print; of what is over, when it was.
  func next(_ dispatch: Dispatch) -> String {
    let progress = dispatch.progress
    switch dispatch.group {
    case .waitingToBeRead:
      if dispatch.stopAskedAt != nil { return phrases.say("dispatch.stopping") }
      guard let at = dispatch.printsAt else { return phrases.say("dispatch.never-printed") }
      return countdown(to: at)
    case .read:
      guard let at = progress.readAt ?? progress.deliveredAt else { return "" }
      return moment("dispatch.read-at", at)
    case .onPaper:
      if dispatch.stage == .awaitingPickup { return phrases.say("dispatch.in-pigeonhole") }
      guard let at = progress.printedAt ?? dispatch.printedAt ?? progress.handedToPrintAt else { return "" }
      return moment("dispatch.printed-at", at)
    case .waitsForUs: return phrases.say("dispatch-stage.\(dispatch.stage.rawValue)")
    case .failed: return trouble(dispatch) ?? phrases.say("dispatch-status.\(dispatch.status.rawValue)")
    case .onItsWay:
      return dispatch.tries == 0
        ? phrases.say("dispatch-status.\(dispatch.status.rawValue)")
        : phrases.say("dispatch.tries", ["count": String(dispatch.tries)])
    case .byHand: return dispatch.handedOverAt.map { moment("dispatch.handed-over-at", $0) } ?? ""
    }
  }

  /// Why the last try came to nothing, or how SvarUt gave it up, and what would help.
  func trouble(_ dispatch: Dispatch) -> String? {
    if let fault = dispatch.fault { return SendingTrouble(fault).said(in: phrases) }
    return dispatch.progress.loss.map { phrases.say("sending-loss.\($0.rawValue)") }
  }

  /// `skrives ut om 27 t 10 min`, or that the time is over and it is not known to be printed.
  func countdown(to at: Instant) -> String {
    let minutes = at.seconds(since: state.now) / 60
    guard minutes >= 0 else { return moment("dispatch.print-due", at) }
    return phrases.say("dispatch.prints-in", ["hours": String(minutes / 60), "minutes": String(minutes % 60)])
  }

  func moment(_ key: String, _ at: Instant) -> String {
    phrases.say(key, ["day": dates.short(at.day, today: state.now.day), "time": at.clockText])
  }
}
