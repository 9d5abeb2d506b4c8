/// Notes that a letter has been printed here: to be signed by hand, laid in the pigeonhole, or posted (S2-38, S1-26).
/// Of one that was perhaps printed: that it lies there.
package struct RecordPrint: Command {
  package var dispatch: Dispatch.ID

  package init(dispatch: Dispatch.ID) { self.dispatch = dispatch }

  package static let name = "record-print"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("dispatch", .dispatch)]

  package init(_ arguments: Arguments) throws {
    dispatch = try arguments.id("dispatch", of: Dispatch.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .queued, .sending, .printUnclear)
    guard found.channel != .svarUt else { throw found.refusalOfStage }
    try desk.requirePage(of: found)
    return [
      .dispatchPrinted(
        DispatchPrinted(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder))
    ]
  }
}

/// Says that a printed letter has been signed by hand; before that it does not leave (S2-38).
package struct ConfirmSigned: Command {
  package var dispatch: Dispatch.ID

  package init(dispatch: Dispatch.ID) { self.dispatch = dispatch }

  package static let name = "confirm-signed"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("dispatch", .dispatch)]

  package init(_ arguments: Arguments) throws {
    dispatch = try arguments.id("dispatch", of: Dispatch.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .awaitingSignature)
    try desk.requireOwnOrLeading(try desk.letter(found.letter), by: session, at: now)
    return [
      .dispatchSigned(
        DispatchSigned(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder))
    ]
  }
}

/// Says that a letter has been fetched from the out pigeonhole (S1-26).
package struct ConfirmPickup: Command {
  package var dispatch: Dispatch.ID
  package var note: String?

  package init(dispatch: Dispatch.ID, note: String? = nil) {
    self.dispatch = dispatch
    self.note = note
  }

  package static let name = "confirm-pickup"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("dispatch", .dispatch), .optional("note", .text)]

  package init(_ arguments: Arguments) throws {
    dispatch = try arguments.id("dispatch", of: Dispatch.self)
    note = try arguments.text(ifAny: "note")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .awaitingPickup)
    return [
      .dispatchHandedOver(
        DispatchHandedOver(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder, note: note,
          transcript: nil))
    ]
  }
}

/// Says that somebody has sent or handed over a letter themselves; of an open channel what was written there is kept
/// (S1-27).
package struct HandOverDispatch: Command {
  package var dispatch: Dispatch.ID
  package var note: String?
  package var transcript: String?

  package init(dispatch: Dispatch.ID, note: String? = nil, transcript: String? = nil) {
    self.dispatch = dispatch
    self.note = note
    self.transcript = transcript
  }

  package static let name = "hand-over-dispatch"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [
    .required("dispatch", .dispatch), .optional("note", .text), .optional("transcript", .letterText),
  ]

  package init(_ arguments: Arguments) throws {
    dispatch = try arguments.id("dispatch", of: Dispatch.self)
    note = try arguments.text(ifAny: "note")
    transcript = try arguments.letterText(ifAny: "transcript")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .byHand)
    let isOpen = try desk.routine(of: found.service).sending?.way(found.channel)?.isOpen ?? false
    guard !isOpen || transcript != nil else {
      throw Refusal(.transcriptMissing, ["dispatch": dispatch.description, "channel": found.channel.rawValue])
    }
    let kept = try transcript.map {
      try desk.file($0.letterText, named: "utskrift-\(dispatch).txt", as: .letterText)
    }
    return [
      .dispatchHandedOver(
        DispatchHandedOver(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder, note: note,
          transcript: kept))
    ]
  }
}
