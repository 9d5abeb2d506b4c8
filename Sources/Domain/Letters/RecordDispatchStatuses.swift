/// What the sending service says about many letters, asked once for all of them.
///
/// Only what is new becomes an entry of the log. A letter that reached nobody becomes a deviation the first time that is
/// seen, with its author to see to it.
package struct RecordDispatchStatuses: ProgramCommand {
  package var observed: [Observation]

  package init(observed: [Observation]) { self.observed = observed }

  /// One word about one dispatch.
  package struct Observation: Hashable, Sendable {
    package let dispatch: Dispatch.ID
    /// As the sending service wrote it.
    package let word: String
    package let at: Instant

    package init(dispatch: Dispatch.ID, word: String, at: Instant) {
      self.dispatch = dispatch
      self.word = word
      self.at = at
    }
  }

  package static let name = "record-dispatch-statuses"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    var events: [Event] = []
    var deviations = 0
    let byDispatch = Dictionary(grouping: observed) { $0.dispatch }
    for (id, words) in byDispatch.sorted(by: { $0.key < $1.key }) {
      let found = try desk.dispatch(id)
      guard found.stage == .accepted else { continue }
      guard let change = try change(of: found, by: words, on: desk) else { continue }
      events.append(.dispatchObserved(change.observed))
      if let fault = change.fault {
        events.append(
          try desk.deviation(fault, about: try desk.letter(found.letter), entry: nil, number: deviations))
        deviations += 1
      }
    }
    return events
  }

  private func change(
    of dispatch: Dispatch, by words: [Observation], on desk: some Desk
  ) throws -> (observed: DispatchObserved, fault: DispatchFault?)? {
    var progress = dispatch.progress
    var news: [String: Instant] = [:]
    for one in words where progress.observe(one.word.fromOutside, at: one.at) {
      let word = String(one.word.fromOutside.prefix(DispatchProgress.longestWord))
      news[word] = min(one.at, news[word] ?? one.at)
    }
    guard !news.isEmpty, let status = progress.status else { return nil }
    let hours = try desk.routine(of: dispatch.service).sending?.way(dispatch.channel)?.printedAfterHours
    let prints = progress.notifiedAt.map {
      ReadingDeadline.printsAt(notifiedAt: $0, hours: hours ?? ReadingDeadline.usualHours)
    }
    let observed = DispatchObserved(
      letter: dispatch.letter, dispatch: dispatch.id, service: dispatch.service, caseFolder: dispatch.caseFolder,
      words: news, status: status, printsAt: prints)
    let fault = progress.fault
    return (observed, fault == dispatch.progress.fault ? nil : fault)
  }
}

extension DispatchProgress {
  /// Why somebody has to look; nil while nobody has to.
  package var fault: DispatchFault? {
    if isContradicted { return .unclear }
    switch status {
    case .failed: return .undelivered
    case .unreadDigital: return .unread
    case .deletedThere: return .unclear
    default: return nil
    }
  }
}
