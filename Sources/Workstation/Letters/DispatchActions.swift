import CommandBus
import Domain
import Screen

/// What can be done with a letter that has left its author.
enum DispatchActions {
  static let all: [Action] = [
    Action(.dispatchStep, .letters, [.character("k")], in: [.letters], isHinted: true, if: can(.dispatchStep)) {
      state in
      state.takeDispatchStep()
    },
    Action(.printAgain, .letters, [.character("K")], in: [.letters], isHinted: true, if: can(.printAgain)) { state in
      state.printAgain()
    },
    Action(.stopPrint, .letters, [.character("x")], in: [.letters], isHinted: true, if: can(.stopPrint)) { state in
      state.openDispatchForm(.stopPrint) { ["dispatch": $0.dispatch.id.description] }
    },
    Action(.sentWithError, .letters, [.character("f")], in: [.letters], isHinted: true, if: can(.sentWithError)) {
      state in state.openDispatchForm(.sentWithError) { ["letter": $0.dispatch.letter.description] }
    },
    Action(.dispatchGroup, .letters, [.character("u")], in: [.letters], isHinted: true, if: isBoard) { state in
      state.nextDispatchGroup()
    },
  ]

  private static let isBoard: @Sendable (WorkstationState) -> Availability = { state in
    state.shownLettersView == .dispatch ? .enabled : .disabled(state.phrases.say("reason.no-dispatch"))
  }

  /// What the bus itself would answer about the selected dispatch.
  private static func can(_ action: ActionID) -> @Sendable (WorkstationState) -> Availability {
    { state in
      if let reason = state.readOnlyText { return .disabled(reason) }
      guard let row = state.selectedDispatch else { return .disabled(state.phrases.say("reason.no-dispatch")) }
      guard let trial = state.dispatchTrial, trial.dispatch == row.dispatch.id else {
        return .disabled(state.phrases.say("reason.still-reading"))
      }
      if action == .dispatchStep, row.dispatch.step == nil {
        return .disabled(state.phrases.say("reason.no-dispatch-step"))
      }
      if action == .printAgain, row.dispatch.stage != .printUnclear {
        return .disabled(state.phrases.say("reason.no-print-unclear"))
      }
      guard let refusal = trial.refusals[action] else { return .enabled }
      return .disabled(RefusalText(phrases: state.phrases).sentence(refusal))
    }
  }
}

/// What the bus would refuse about a dispatch now, by action.
package struct DispatchTrial: Sendable {
  let dispatch: Dispatch.ID
  let refusals: [ActionID: Refusal]
}

extension Dispatch {
  /// What somebody here does with it next; nil when it is nobody's turn here.
  enum Step {
    case print, sign, pickUp, handOver, retry
  }

  var step: Step? {
    switch stage {
    case .queued: channel == .svarUt ? nil : .print
    case .awaitingSignature: .sign
    case .awaitingPickup: .pickUp
    case .byHand: .handOver
    case .failed: .retry
    case .printUnclear: .print
    case .sending, .accepted, .handedOver: nil
    }
  }
}

extension WorkstationState {
  var selectedDispatch: DispatchRow? {
    guard list == .letters, !layers.contains(where: \.isPage), case .dispatch(let row)? = letters.selected else {
      return nil
    }
    return row
  }

  mutating func takeDispatchStep() -> [Effect] {
    guard let row = selectedDispatch, let session else { return [] }
    let id = row.dispatch.id
    func send(_ command: any Command, _ saved: SavedPhrase) -> [Effect] {
      order(command, saved, about: row, by: session)
    }
    switch row.dispatch.step {
    case .print: return send(RecordPrint(dispatch: id), .dispatchPrinted)
    case .sign: return send(ConfirmSigned(dispatch: id), .dispatchSigned)
    case .retry: return send(RetryDispatch(dispatch: id), .dispatchRetried)
    case .pickUp: return openDispatchForm(.pickUp) { ["dispatch": $0.dispatch.id.description] }
    case .handOver: return openDispatchForm(.handOver) { ["dispatch": $0.dispatch.id.description] }
    case nil: return []
    }
  }

  /// What was perhaps printed does not lie there: it is printed again.
  mutating func printAgain() -> [Effect] {
    guard let row = selectedDispatch, row.dispatch.stage == .printUnclear, let session else { return [] }
    return order(RetryDispatch(dispatch: row.dispatch.id), .dispatchRetried, about: row, by: session)
  }

  private func order(
    _ command: any Command, _ saved: SavedPhrase, about row: DispatchRow, by session: Session
  ) -> [Effect] {
    [.send(Order(command, by: session, saved: saved, ["title": row.title, "recipient": row.dispatch.recipient.name]))]
  }

  mutating func openDispatchForm(_ kind: FormKind, _ fixed: (DispatchRow) -> [String: String]) -> [Effect] {
    guard let row = selectedDispatch else { return [] }
    let title = phrases.say(
      "form.\(kind.rawValue)", ["title": row.title, "recipient": row.dispatch.recipient.name])
    var box = CommandForm(state: self).box(kind, titled: title, fixed: fixed(row))
    box.about = row.title
    layers.append(.form(box))
    return []
  }

  /// The next group that has something in it, and after the last the whole board.
  mutating func nextDispatchGroup() -> [Effect] {
    let groups = BoardGroup.allCases.filter { (dispatchCounts[$0] ?? 0) > 0 }
    let index = dispatchGroup.flatMap { groups.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    dispatchGroup = groups.indices.contains(index) ? groups[index] : nil
    restart(.letters)
    return reload(.letters)
  }
}

extension OfficeAccess {
  func trial(of dispatch: Dispatch, for session: Session) throws -> Answer {
    let text = "–"
    var trials: [(ActionID, any Command)] = [
      (.stopPrint, StopBeforePrint(dispatch: dispatch.id, reason: text)),
      (.sentWithError, ReportSentWithError(letter: dispatch.letter, reason: text)),
      (.printAgain, RetryDispatch(dispatch: dispatch.id)),
    ]
    let step: (any Command)? =
      switch dispatch.step {
      case .print: RecordPrint(dispatch: dispatch.id)
      case .sign: ConfirmSigned(dispatch: dispatch.id)
      case .pickUp: ConfirmPickup(dispatch: dispatch.id)
      case .handOver: HandOverDispatch(dispatch: dispatch.id, transcript: text)
      case .retry: RetryDispatch(dispatch: dispatch.id)
      case nil: nil
      }
    if let step { trials.append((.dispatchStep, step)) }
    var refusals: [ActionID: Refusal] = [:]
    for (action, command) in trials { refusals[action] = try consider(command, session) }
    return .dispatch(DispatchTrial(dispatch: dispatch.id, refusals: refusals))
  }
}

extension WorkstationState {
  /// What Enter opens: the letter, to be written on, approved or read.
  mutating func open(_ row: LettersRow) -> [Effect] { openLetter(row.letter) }
}
