/// What keeps a paper original from being shredded (S0-41, S1-11, S2-20, S2-31): every lock, not only the first.
struct ShredLocks {
  let item: PostItem
  let original: Original?
  let routine: ServiceRoutine
  let today: Day
  /// What whoever wants to shred says.
  let said: ShredOriginal

  private var source: String { routine.retention.cited }
  private var post: String { item.id.description }

  /// In the order somebody would see to them.
  func all(on desk: some Desk, by session: Session) throws -> [Refusal] {
    try [
      wanted(by: session, on: desk), keptForever, faultOpen(on: desk), unfinishedScan(on: desk),
    ].compactMap(\.self) + deviations(on: desk) + conditions + [time].compactMap(\.self)
  }

  /// Some kinds have papers that somebody must look at first (S0-20, S3-59).
  private func wanted(by session: Session, on desk: some Desk) throws -> Refusal? {
    guard let kind = routine.kind(item.details.kind), let care = kind.original else { return nil }
    let arguments = ["post": post, "kind": kind.name(in: desk.phrases.language)]
    switch care {
    case .ask: return said.keep == false ? nil : Refusal(.originalWanted, arguments)
    case .archiveOfficer:
      let roles = session == .program ? [] : try desk.acting(session, on: today).roles(in: item.service)
      return roles.contains(.archiveOfficer) ? nil : Refusal(.archiveOfficerDecides, arguments)
    case .keep: return Refusal(.keptForever, ["post": post, "source": kind.rule?.cited ?? ""])
    }
  }

  /// An office whose routine says nothing of originals destroys none.
  private var keptForever: Refusal? {
    guard let retention = routine.retention, retention.destroy != .never else {
      return Refusal(.keptForever, ["post": post, "source": source])
    }
    return nil
  }

  /// A rescan needs the paper (S0-41).
  private func faultOpen(on desk: some Desk) throws -> Refusal? {
    try desk.openFaults(of: item.id).first.map {
      Refusal(.scanFaultOpen, ["post": post, "day": $0.reportedAt.day.iso])
    }
  }

  /// A scan that nobody has looked at is no copy (S0-27, S2-53).
  private func unfinishedScan(on desk: some Desk) throws -> Refusal? {
    guard item.isScanned, try desk.scanWork(of: item.id)?.check == nil else { return nil }
    return Refusal(.notChecked, ["post": post])
  }

  private func deviations(on desk: some Desk) throws -> [Refusal] {
    try desk.openDeviations(about: item.id).map {
      Refusal(.deviationOpen, ["post": post, "deviation": $0.description])
    }
  }

  private var conditions: [Refusal] {
    (routine.retention?.conditions ?? []).compactMap { condition in
      switch condition {
      case .scanned: item.isScanned ? nil : Refusal(.notScanned, ["post": post, "source": source])
      case .registered: item.entry != nil ? nil : Refusal(.notRegistered, ["post": post, "source": source])
      case .archived:
        said.archiveConfirmed ? nil : Refusal(.archiveNotConfirmed, ["post": post, "source": source])
      }
    }
  }

  private var time: Refusal? {
    switch routine.retention?.destroy {
    case .afterDays: days
    case .afterAnswer: answer
    case .atOnce, .never, nil: nil
    }
  }

  private var days: Refusal? {
    guard let retention = routine.retention else { return nil }
    guard let shelved = original?.shelvedOn else { return Refusal(.notShelved, ["post": post, "source": source]) }
    guard let earliest = retention.earliest(shelved: shelved), today >= earliest else {
      return Refusal(
        .keptLonger,
        [
          "post": post, "day": retention.earliest(shelved: shelved)?.iso ?? "–",
          "days": String(retention.days ?? 0), "source": source,
        ])
    }
    return nil
  }

  private var answer: Refusal? {
    guard let answered = said.answered, answered >= item.receivedOn, answered <= today else {
      return Refusal(.notAnswered, ["post": post, "source": source])
    }
    return nil
  }
}

extension Desk {
  /// What keeps the paper of an item from being shredded on a day, beyond what whoever shreds is asked then.
  package func shredLocks(of post: PostItem.ID, on day: Day) throws -> [Refusal] {
    let (item, original, routine) = try paper(of: post)
    let said = ShredOriginal(post: post, archiveConfirmed: true, answered: day, keep: false)
    return try ShredLocks(item: item, original: original, routine: routine, today: day, said: said)
      .all(on: self, by: .program)
  }
}
