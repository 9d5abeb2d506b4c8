/// What the deadlines of an item follow from.
package struct DeadlineFacts: Hashable, Sendable {
  package var receivedOn: Day
  package var isUrgent: Bool
  package var met: [DeadlinePurpose: MetDeadline]
  package var preliminary: PreliminaryAnswer?
  /// The day the entry was written off: it has been answered.
  package var answeredOn: Day?

  package init(
    receivedOn: Day, isUrgent: Bool = false, met: [DeadlinePurpose: MetDeadline] = [:],
    preliminary: PreliminaryAnswer? = nil, answeredOn: Day? = nil
  ) {
    self.receivedOn = receivedOn
    self.isUrgent = isUrgent
    self.met = met
    self.preliminary = preliminary
    self.answeredOn = answeredOn
  }

  /// The deadlines that run or have run under `rules`, the first due first.
  ///
  /// Closing days play no part: a stored deadline is the law's, and the same on every replay.
  package func deadlines(under rules: [DeadlineRule]) -> [ItemDeadline] {
    let ruled = rules.compactMap(deadline)
    return (ruled + [promised].compactMap { $0 }).sorted {
      ($0.dueOn, $0.purpose.rawValue) < ($1.dueOn, $1.purpose.rawValue)
    }
  }

  private func deadline(under rule: DeadlineRule) -> ItemDeadline? {
    guard rule.condition != .urgent || isUrgent, let start = day(of: rule.start) else { return nil }
    let law = WorkingCalendar()
    let deadline = law.deadline(rule.clock, from: start)
    return ItemDeadline(
      purpose: rule.purpose, clock: rule.clock, law: rule.law, weight: rule.weight, startedOn: start,
      dueOn: deadline.nominal, soonOn: soon(rule, deadline, law), met: met(rule.purpose))
  }

  /// The day a preliminary answer promised: the next thing that is due when that has been sent.
  private var promised: ItemDeadline? {
    guard let preliminary else { return nil }
    let law = WorkingCalendar()
    return ItemDeadline(
      purpose: .answer, clock: nil, law: nil, weight: .duty, startedOn: preliminary.answeredOn,
      dueOn: preliminary.expectedOn, soonOn: law.workingDay(before: law.workingDay(before: preliminary.expectedOn + 1)),
      met: met(.answer))
  }

  /// The working day before the last one; a preliminary answer from the day it is proposed, advice when it has passed.
  private func soon(_ rule: DeadlineRule, _ deadline: Deadline, _ law: WorkingCalendar) -> Day {
    if rule.weight == .advice { return deadline.nominal + 1 }
    if rule.purpose == .preliminaryAnswer { return PreliminaryStage.proposed.begins(receivedOn: deadline.start.day) }
    return law.workingDay(before: deadline.lastWorkingDay)
  }

  private func met(_ purpose: DeadlinePurpose) -> MetDeadline? {
    switch purpose {
    case .preliminaryAnswer:
      // The answer itself makes a preliminary one needless.
      preliminary.map { MetDeadline(on: $0.answeredOn, outcome: .done) } ?? met(.answer)
    case .answer, .access: met[purpose] ?? answeredOn.map { MetDeadline(on: $0, outcome: .done) }
    default: met[purpose]
    }
  }

  private func day(of start: DeadlineStart) -> Day? {
    switch start {
    case .received: receivedOn
    case .investigationOpened: met[.review].flatMap { $0.outcome == .opened ? $0.on : nil }
    case .investigationEnded: met[.investigation].map(\.on)
    }
  }
}

/// What a list shows of an item's deadlines: the next day something is due, and the first day to see to it.
package struct NextDeadline: Hashable, Sendable {
  package let dueOn: Day
  package let soonOn: Day
  /// Whether passing ``dueOn`` makes it overdue, or only late by good practice.
  package let weight: DeadlineRule.Weight

  package init(dueOn: Day, soonOn: Day, weight: DeadlineRule.Weight) {
    self.dueOn = dueOn
    self.soonOn = soonOn
    self.weight = weight
  }

  /// nil when nothing is outstanding. A duty goes before advice; the first day to see to it is the earliest of all.
  package init?(_ deadlines: [ItemDeadline]) {
    let open = deadlines.filter { $0.met == nil }
    guard let soon = open.map(\.soonOn).min(),
      let next = open.filter({ $0.weight == .duty }).min(by: { $0.dueOn < $1.dueOn })
        ?? open.min(by: { $0.dueOn < $1.dueOn })
    else { return nil }
    self.init(dueOn: next.dueOn, soonOn: soon, weight: next.weight)
  }

  package func status(on today: Day) -> DeadlineStatus {
    DeadlineStatus(dueOn: weight == .duty ? dueOn : nil, soonOn: soonOn, today: today)
  }
}
