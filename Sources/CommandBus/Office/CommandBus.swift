package import Domain

/// Carries every command: authorise, read, decide, append and apply in one transaction, publish.
package struct CommandBus<Log: OfficeLog>: Sendable {
  package let log: Log
  private let now: @Sendable () -> Instant

  package init(log: Log, now: @escaping @Sendable () -> Instant) {
    self.log = log
    self.now = now
  }

  /// Carries out one command. A refusal is an outcome; a thrown error is a fault of the store, and
  /// then nothing of the command has happened unless the error says that it may have.
  package func send(
    _ command: some Command, as session: Session, seen: Seen? = nil, key: RetryKey? = nil
  ) throws -> Outcome {
    let outcome = try log.transact { desk in
      try carryOut(command, as: session, seen: seen, key: key, on: desk)
    }
    log.publish(outcome)
    try noteRefusal(outcome, of: command, by: session)
    return outcome
  }

  /// Carries out many commands in one durable transaction; each decides on what those before it did.
  /// A refused one leaves nothing behind and does not stop the rest.
  package func sendAll(_ commands: [any Command], as session: Session) throws -> [Outcome] {
    let outcomes = try log.transact { desk in
      try commands.map { try carryOut($0, as: session, seen: nil, key: nil, on: desk) }
    }
    outcomes.forEach(log.publish)
    return outcomes
  }

  /// Whether the command would be carried out now: nil, or the refusal that greys out its key.
  package func consider(_ command: some Command, as session: Session) throws -> Refusal? {
    try log.read { desk in
      do {
        try authorise(command, session, on: desk)
        let moment = now()
        try desk.requireSight(of: try command.decide(desk, by: session, at: moment), by: session, at: moment)
        return nil
      } catch let refusal as Refusal {
        return refusal
      }
    }
  }

  private func carryOut(
    _ command: some Command, as session: Session, seen: Seen?, key: RetryKey?, on desk: Log.WritingDesk
  ) throws -> Outcome {
    do {
      try authorise(command, session, on: desk)
      if let key, let earlier = try desk.outcome(of: key) { return .done(earlier) }
      try compare(seen, on: desk)
      let moment = now()
      let events = try command.decide(desk, by: session, at: moment)
      try desk.requireSight(of: events, by: session, at: moment)
      return .done(try desk.append(events, by: session, at: moment, key: key))
    } catch let refusal as Refusal {
      desk.dropFiled()
      return .refused(refusal)
    }
  }

  private func authorise<C: Command>(_ command: C, _ session: Session, on desk: some Desk) throws {
    if session == .program { return }
    let person = try desk.acting(session, on: now().day)
    let scope = try command.scope(on: desk)
    guard person.holds(C.permission, in: scope) else { throw Self.notPermitted(C.self, person, scope, desk) }
    if let task = C.task, case .service(let service) = scope {
      try desk.requireDuty(task, of: person, in: service)
    }
  }

  private static func notPermitted<C: Command>(
    _: C.Type, _ person: User, _ scope: Scope, _ desk: some Desk
  ) -> Refusal {
    if case .service(let service) = scope, !person.works(at: service) {
      return Refusal(.notMember, ["user": person.name, "service": (try? desk.service(service).name) ?? service.text])
    }
    return Refusal(.notPermitted, ["user": person.name, "command": C.name])
  }

  /// Refuses what was decided on an old picture, naming who was first.
  private func compare(_ seen: Seen?, on desk: some Desk) throws {
    guard let seen, let last = try desk.lastChange(of: seen.subject), last.position != seen.version else { return }
    throw Refusal(
      .changedSince,
      [
        "user": try desk.userIfAny(last.actor)?.name ?? last.actor.text, "kind": last.event.kind.rawValue,
        "time": last.at.clockText, "subject": seen.subject.text,
      ])
  }

  /// The refusals that tell of somebody reaching further than they may.
  private static func matters(_ code: Refusal.Code) -> Bool {
    [.notPermitted, .notMember, .notSubstitute, .caseHidden].contains(code)
  }

  /// A person trying what they may not is an entry of its own, after the refused transaction.
  private func noteRefusal<C: Command>(_ outcome: Outcome, of _: C, by session: Session) throws {
    guard case .refused(let refusal) = outcome, Self.matters(refusal.code) else { return }
    // Whoever may not act for somebody does not get to write that name in the log.
    let session = refusal.code == .notSubstitute ? Session(user: session.user) : session
    let moment = now()
    _ = try log.transact { desk in
      try desk.append(
        [.commandRefused(CommandRefused(user: session.user, command: C.name, code: refusal.code.rawValue))],
        by: session, at: moment, key: nil)
    }
  }
}

/// What the user had on the screen: the version of the thing the command is about.
package struct Seen: Hashable, Sendable {
  package let subject: Subject
  /// The log position of the last change that was shown.
  package let version: Int

  package init(_ subject: Subject, version: Int) {
    self.subject = subject
    self.version = version
  }
}

/// A word of the sender's own that makes a retry answer with the first try's events.
package struct RetryKey: Hashable, Sendable {
  package let text: String

  /// nil for an empty or overlong text.
  package init?(_ text: String) {
    guard (1...128).contains(text.utf8.count) else { return nil }
    self.text = text
  }
}

package enum Outcome: Sendable {
  case done([LogEntry])
  case refused(Refusal)

  package var entries: [LogEntry] {
    if case .done(let entries) = self { entries } else { [] }
  }

  package var refusal: Refusal? {
    if case .refused(let refusal) = self { refusal } else { nil }
  }
}
