import Domain
import Workstation

/// Deadlines as JSON, with their reasons both as values and in words.
struct DeadlineJSON {
  let words: DeadlineWords

  private var phrases: Phrasebook { words.phrases }

  func value(_ deadline: Deadline, rule: LawRow.ID?) -> JSONValue {
    var members: [String: JSONValue] = [
      "clock": .string(deadline.clock.name), "from": .string(text(deadline.start)),
      "nominal": .string(deadline.endsAt.map(local) ?? deadline.nominal.iso),
      "rolled": .string(deadline.endsAt.map(local) ?? deadline.rolled.iso),
      "lastWorkingDay": .string(deadline.lastWorkingDay.iso), "why": why(deadline, rule: rule),
    ]
    members["endsAt"] = deadline.endsAt.map { .string($0.iso) }
    return .object(members)
  }

  func value(_ deadline: ItemDeadline, on calendar: WorkingCalendar, today: Day) -> JSONValue {
    var members: [String: JSONValue] = [
      "purpose": .string(deadline.purpose.rawValue), "due": .string(deadline.dueOn.iso),
      "started": .string(deadline.startedOn.iso), "soon": .string(deadline.soonOn.iso),
      "weight": .string(deadline.weight.rawValue), "status": .string(deadline.status(on: today).rawValue),
      "daysLeft": .integer(deadline.dueOn.days(since: today)), "clock": JSONValue(deadline.clock?.name),
      "rule": JSONValue(deadline.law), "metOn": JSONValue(deadline.met?.on.iso),
      "outcome": JSONValue(deadline.met?.outcome.rawValue),
      "stage": JSONValue(deadline.preliminaryStage(on: today)?.rawValue),
    ]
    if deadline.purpose == .preliminaryAnswer {
      for stage in PreliminaryStage.allCases {
        members["\(stage.rawValue)On"] = .string(stage.begins(receivedOn: deadline.startedOn).iso)
      }
      members["draft"] = .array(words.draft(of: [deadline], today: today).map { .string($0) })
    }
    if let counted = deadline.deadline(on: calendar) {
      members["lastWorkingDay"] = .string(counted.lastWorkingDay.iso)
      members["why"] = why(counted, rule: deadline.law).adding(stages(deadline))
    } else {
      members["why"] = ["text": .array(words.why(deadline, on: calendar).map { .string($0) })]
    }
    return .object(members)
  }

  private func stages(_ deadline: ItemDeadline) -> [String: JSONValue] {
    deadline.purpose == .preliminaryAnswer ? ["stages": .string(words.stages(deadline))] : [:]
  }

  private func why(_ deadline: Deadline, rule: LawRow.ID?) -> JSONValue {
    let rows = [rule].compactMap { $0 } + deadline.why.counting
    return [
      "basis": .array(rows.flatMap { basis($0, on: deadline.start.day) }), "start": .string(text(deadline.start)),
      "calculation": .string(words.calculation(deadline).joined(separator: " ")),
      "nominal": .string(deadline.nominal.iso), "lastWorkingDay": .string(deadline.lastWorkingDay.iso),
      "shortened": .bool(deadline.why.isShortened), "skipped": .array(deadline.why.skipped.map(skipped)),
      "closingDays": .array(
        deadline.why.countedClosings.map { ["day": .string($0.day.iso), "reason": .string($0.reason)] }),
      "text": .array(words.why(deadline, rule: rule).map { .string($0) }),
    ]
  }

  /// What may be printed of a row; what is not established has no citation and is left out.
  private func basis(_ row: LawRow.ID, on day: Day) -> [JSONValue] {
    (words.law.row(row)?.points ?? []).filter { $0.holds(on: day) && $0.standing != .unverified }.map { point in
      LawJSON.value(point, in: phrases.language).adding(["row": .string(row)])
    }
  }

  private func skipped(_ skipped: SkippedDay) -> JSONValue {
    [
      "day": .string(skipped.day.iso), "because": .string(skipped.because.code),
      "name": .string(words.name(of: skipped.because)), "step": .string(skipped.step.rawValue),
    ]
  }

  private func text(_ start: DeadlineMoment) -> String {
    switch start {
    case .day(let day): day.iso
    case .instant(let instant): local(instant)
    }
  }

  /// `2026-06-03T02:00:00+02:00`: the wall clock in Europe/Oslo and its distance from UTC.
  private func local(_ instant: Instant) -> String {
    let wall = Instant(milliseconds: instant.milliseconds)
    let midnight = Instant(milliseconds: Int64(wall.day.ordinal) * 86_400_000)
    let onWall = midnight.adding(seconds: wall.clock.hour * 3600 + wall.clock.minute * 60)
    let hours = (onWall.seconds(since: instant) + 1800) / 3600
    return "\(wall.day.iso)T\(wall.clockText):00+0\(hours):00"
  }
}

extension DayOff {
  /// `saturday`, `good-friday`, `closing`.
  var code: String {
    switch self {
    case .saturday: Weekday.saturday.rawValue
    case .sunday: Weekday.sunday.rawValue
    case .holiday(let holiday): holiday.rawValue
    case .closing: "closing"
    }
  }
}

/// Points of the law table as JSON. Only an established one has a citation to print.
enum LawJSON {
  static func value(_ point: LawPoint, in language: Language) -> JSONValue {
    var members: [String: JSONValue] = [
      "status": .string(point.standing.mark.rawValue), "text": .string(point.text(in: language)),
      "validFrom": JSONValue(point.from?.iso), "validTo": JSONValue(point.to?.iso),
    ]
    switch point.standing {
    case .established(let citation): members["citation"] = .string(citation.text)
    case .local(let whose): members["whose"] = .string(whose)
    case .practice(let source): members["of"] = .string(source)
    case .unverified: break
    }
    return .object(members)
  }
}
