// The worker's reports about the page and the sending of letters. None is typed by a person.

/// The page of a letter is made and stored.
package struct RecordLetterRendered: ProgramCommand {
  package var letter: Letter.ID
  package var page: DocumentReference

  package init(letter: Letter.ID, page: DocumentReference) {
    self.letter = letter
    self.page = page
  }

  package static let name = "record-letter-rendered"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.letter(letter, in: .finalised)
    guard found.page == nil else { throw Refusal(.alreadyRendered, ["letter": letter.description]) }
    return [
      .letterRendered(
        LetterRendered(letter: letter, service: found.service, caseFolder: found.caseFolder, page: page))
    ]
  }
}

/// A letter is about to be handed to the sending service, or to the printer: from here until the answer nobody knows.
package struct RecordDispatchStarted: ProgramCommand {
  package var dispatch: Dispatch.ID

  package init(dispatch: Dispatch.ID) { self.dispatch = dispatch }

  package static let name = "record-dispatch-started"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .queued)
    try desk.requirePage(of: found)
    return [
      .dispatchStarted(
        DispatchStarted(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder))
    ]
  }
}

/// The sending service has it.
package struct RecordDispatchAccepted: ProgramCommand {
  package var dispatch: Dispatch.ID
  package var outsideID: String

  package init(dispatch: Dispatch.ID, outsideID: String) {
    self.dispatch = dispatch
    self.outsideID = outsideID
  }

  package static let name = "record-dispatch-accepted"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .sending)
    guard found.channel == .svarUt else { throw found.refusalOfStage }
    return [
      .dispatchAccepted(
        DispatchAccepted(
          letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder,
          outsideID: String(outsideID.singleLine.prefix(100))))
    ]
  }
}

/// The sending service would not take it: a deviation, with the author to see to it.
package struct RecordDispatchRefused: ProgramCommand {
  package var dispatch: Dispatch.ID
  package var reason: String
  package var field: String?

  package init(dispatch: Dispatch.ID, reason: String, field: String? = nil) {
    self.dispatch = dispatch
    self.reason = reason
    self.field = field
  }

  package static let name = "record-dispatch-refused"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .queued, .sending)
    let refused = DispatchRefused(
      letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder,
      reason: reason.fromOutside, field: field?.fromOutside)
    return [
      .dispatchRefused(refused),
      try desk.deviation(.refused, about: try desk.letter(found.letter), entry: nil, number: 0),
    ]
  }
}

/// A try surely reached nobody: it is tried again, or is somebody's to see to.
package struct RecordDispatchFault: ProgramCommand {
  package var dispatch: Dispatch.ID
  package var reason: String
  /// Another try would end the same way.
  package var isHopeless: Bool

  package init(dispatch: Dispatch.ID, reason: String, isHopeless: Bool = false) {
    self.dispatch = dispatch
    self.reason = reason
    self.isHopeless = isHopeless
  }

  package static let name = "record-dispatch-fault"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .queued, .sending)
    let isFinal = isHopeless || found.tries + 1 >= Dispatch.triesBeforeFailing
    let failed = DispatchTryFailed(
      letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder,
      reason: reason.fromOutside, isFinal: isFinal)
    guard isFinal else { return [.dispatchTryFailed(failed)] }
    return [
      .dispatchTryFailed(failed),
      try desk.deviation(.failed, about: try desk.letter(found.letter), entry: nil, number: 0),
    ]
  }
}

/// A letter was perhaps printed: the program ended in the middle of it, or the printing did not answer. Nothing prints
/// it again before somebody has looked.
package struct RecordPrintUnclear: ProgramCommand {
  package var dispatch: Dispatch.ID
  /// What was heard last; nil when the program itself ended.
  package var reason: String?

  package init(dispatch: Dispatch.ID, reason: String? = nil) {
    self.dispatch = dispatch
    self.reason = reason
  }

  package static let name = "record-print-unclear"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: dispatch) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.dispatch(dispatch, at: .sending)
    guard found.channel != .svarUt else { throw found.refusalOfStage }
    let unclear = PrintLeftUnclear(
      letter: found.letter, dispatch: dispatch, service: found.service, caseFolder: found.caseFolder,
      reason: reason?.fromOutside)
    return [
      .printLeftUnclear(unclear),
      try desk.deviation(.printUnclear, about: try desk.letter(found.letter), entry: nil, number: 0),
    ]
  }
}

extension String {
  /// A text of somebody else's machine: one line, no longer than a screen shows, and nobody's identity number in it.
  var fromOutside: String { String(singleLine.withoutIdentityNumbers.prefix(300)) }
}

/// What decisions about one dispatch ask of the desk.
extension Desk {
  func scope(of dispatch: Dispatch.ID) throws -> Scope { .service(try self.dispatch(dispatch).service) }

  func dispatch(_ id: Dispatch.ID, at stages: Dispatch.Stage...) throws -> Dispatch {
    let found = try dispatch(id)
    guard stages.contains(found.stage) else { throw found.refusalOfStage }
    return found
  }

  /// What leaves is the page, and never anything else.
  func requirePage(of dispatch: Dispatch) throws {
    guard try letter(dispatch.letter).page != nil else {
      throw Refusal(.notRendered, ["letter": dispatch.letter.description])
    }
  }
}

extension Dispatch {
  /// Why nothing of the kind can be done to it as it stands.
  var refusalOfStage: Refusal {
    Refusal(.dispatchState, ["dispatch": id.description, "state": stage.rawValue])
  }
}
