package import Domain

/// A deadline in words: what it rests on, what was counted, and each day that was passed over.
package struct DeadlineWords {
  package let phrases: Phrasebook
  package let law: LawTable

  package init(phrases: Phrasebook, law: LawTable) {
    self.phrases = phrases
    self.law = law
  }

  private var dates: DateText { DateText(phrases: phrases) }

  // MARK: - Why

  /// Why a date is what it is, a sentence a line.
  ///
  /// - Parameter rule: the row of the law table that sets the deadline; nil for a clock by itself.
  package func why(_ deadline: Deadline, rule: LawRow.ID?) -> [String] {
    let day = deadline.start.day
    var lines = rule.map { basis($0, on: day) } ?? []
    lines += deadline.why.counting.flatMap { counting($0, on: day) }
    lines.append(phrases.say("deadline.why.start", ["day": moment(deadline.start)]))
    lines += calculation(deadline)
    lines += ends(deadline)
    if !deadline.why.countedClosings.isEmpty {
      let days = deadline.why.countedClosings.map { named($0.day, .closing($0.reason)) }
      lines.append(phrases.say("deadline.why.closings", ["days": days.joined(separator: ", ")]))
    }
    return lines
  }

  /// What may be printed about a row: its paragraphs, or whose practice it is; never what is not established.
  package func basis(_ rule: LawRow.ID, on day: Day) -> [String] {
    let points = law.row(rule)?.points.filter { $0.holds(on: day) } ?? []
    let lines: [String] = points.compactMap { point in
      switch point.standing {
      case .established(let citation): phrases.say("deadline.why.basis", ["text": citation.text])
      case .practice(let source): phrases.say("deadline.why.practice", ["text": source])
      case .local(let whose): phrases.say("deadline.why.local", ["text": whose])
      case .unverified: nil
      }
    }
    return lines.isEmpty ? [phrases.say("deadline.why.no-basis")] : lines
  }

  private func counting(_ rule: LawRow.ID, on day: Day) -> [String] {
    let citations = law.citations(of: rule, on: day).map(\.text)
    guard !citations.isEmpty else { return [] }
    return [phrases.say("deadline.why.counting", ["text": citations.joined(separator: "; ")])]
  }

  /// What the clock counted.
  package func calculation(_ deadline: Deadline) -> [String] {
    var arguments = ["count": String(deadline.clock.count)]
    var lines: [String] = []
    if case .svarUtReading(let hours) = deadline.clock {
      arguments["from"] = String(hours.from)
      arguments["to"] = String(hours.to)
      lines.append(phrases.say("deadline.why.reading-hours", arguments))
    }
    lines.insert(phrases.say("deadline.calculation.\(deadline.clock.unit.rawValue)", arguments), at: 0)
    if deadline.why.isShortened { lines.append(phrases.say("deadline.why.shortened")) }
    let skipped = days(deadline, .counting)
    if !skipped.isEmpty { lines.append(phrases.say("deadline.why.not-counted", ["days": skipped])) }
    return lines
  }

  private func ends(_ deadline: Deadline) -> [String] {
    let end = deadline.endsAt.map { dates.moment($0) } ?? dates.full(deadline.nominal)
    var lines = [phrases.say("deadline.why.nominal", ["day": end])]
    if deadline.rolled != deadline.nominal {
      lines.append(
        phrases.say(
          "deadline.why.rolled", ["day": dates.full(deadline.rolled), "days": days(deadline, .rolling)]))
    }
    if deadline.lastWorkingDay != deadline.nominal {
      lines.append(
        phrases.say(
          "deadline.why.last-before",
          ["day": dates.full(deadline.lastWorkingDay), "days": days(deadline, .lastWorkingDay)]))
    } else {
      lines.append(phrases.say("deadline.why.last-same"))
    }
    return lines
  }

  private func days(_ deadline: Deadline, _ step: SkippedDay.Step) -> String {
    deadline.why.skipped.filter { $0.step == step }.map { named($0.day, $0.because) }.joined(separator: ", ")
  }

  private func named(_ day: Day, _ off: DayOff) -> String { "\(dates.full(day)) (\(name(of: off)))" }

  private func moment(_ start: DeadlineMoment) -> String {
    switch start {
    case .day(let day): dates.full(day)
    case .instant(let instant): dates.moment(instant)
    }
  }

  /// `langfredag`, `lørdag`, `stengt: julaften`.
  package func name(of off: DayOff) -> String {
    switch off {
    case .saturday: phrases.say("weekday.\(Weekday.saturday.rawValue)")
    case .sunday: phrases.say("weekday.\(Weekday.sunday.rawValue)")
    case .holiday(let holiday): phrases.say("holiday.\(holiday.rawValue)")
    case .closing(let reason): phrases.say("deadline.closed", ["reason": reason])
    }
  }
}
