package import Domain

/// The deadlines of an item in words.
extension DeadlineWords {
  package func purpose(_ purpose: DeadlinePurpose) -> String {
    phrases.say("deadline.purpose.\(purpose.rawValue)")
  }

  /// `foreløpig svar: 19. des (nominelt lør 19. des 2026), siste virkedag fre 18. des 2026 · om 4 d`.
  package func line(_ deadline: ItemDeadline, on calendar: WorkingCalendar, today: Day) -> String {
    let dates = DateText(phrases: phrases)
    var parts = [
      phrases.say(
        "deadline.line", ["what": purpose(deadline.purpose), "day": dates.full(deadline.dueOn)])
    ]
    if let met = deadline.met {
      parts.append(metText(met))
    } else {
      if let last = deadline.deadline(on: calendar)?.lastWorkingDay, last != deadline.dueOn {
        parts.append(phrases.say("deadline.last", ["day": dates.full(last)]))
      }
      parts.append(countdown(to: deadline.dueOn, today: today))
      if let stage = deadline.preliminaryStage(on: today) {
        parts.append(phrases.say("deadline.stage.\(stage.rawValue)"))
      }
    }
    return parts.joined(separator: " · ")
  }

  /// `om 4 d`, `i dag`, `3 d over`: pressing without any colour.
  package func countdown(to due: Day, today: Day) -> String {
    let days = due.days(since: today)
    if days < 0 { return phrases.say("deadline.over", ["count": String(-days)]) }
    return days == 0 ? phrases.say("deadline.today") : phrases.say("deadline.in-days", ["count": String(days)])
  }

  /// Why one deadline of an item is where it is.
  package func why(_ deadline: ItemDeadline, on calendar: WorkingCalendar) -> [String] {
    let dates = DateText(phrases: phrases)
    var lines: [String] = []
    if let counted = deadline.deadline(on: calendar) {
      // A rule without a row of the law is the routine's own.
      lines = deadline.law == nil ? [phrases.say("deadline.why.no-basis")] : []
      lines += why(counted, rule: deadline.law)
    } else {
      lines = [
        phrases.say("deadline.why.promised", ["day": dates.full(deadline.startedOn)]),
        phrases.say("deadline.why.nominal", ["day": dates.full(deadline.dueOn)]),
      ]
    }
    if deadline.purpose == .preliminaryAnswer, deadline.met == nil { lines.append(stages(deadline)) }
    if deadline.weight == .advice { lines.append(phrases.say("deadline.why.advice")) }
    if let met = deadline.met { lines.append(metText(met)) }
    return lines
  }

  /// The draft of a preliminary answer, a line a paragraph; empty before day 28 and when it has been sent (E-2, E-3).
  package func draft(of deadlines: [ItemDeadline], today: Day) -> [String] {
    guard let draft = PreliminaryDraft(deadlines, on: today) else { return [] }
    let dates = DateText(phrases: phrases)
    return [
      phrases.say("deadline.draft.heading"),
      phrases.say("deadline.draft.received", ["day": dates.full(draft.receivedOn)]),
      phrases.say("deadline.draft.reason", ["reason": "…"]),
      phrases.say("deadline.draft.expected", ["day": draft.expectedOn.map { dates.full($0) } ?? "…"]),
      phrases.say("deadline.draft.note"),
    ]
  }

  /// From which days a preliminary answer is proposed and drafted.
  package func stages(_ deadline: ItemDeadline) -> String {
    func day(_ stage: PreliminaryStage) -> String {
      DateText(phrases: phrases).full(stage.begins(receivedOn: deadline.startedOn))
    }
    return phrases.say("deadline.why.stages", ["proposed": day(.proposed), "draft": day(.draft)])
  }

  private func metText(_ met: MetDeadline) -> String {
    phrases.say(
      "deadline.met",
      [
        "day": DateText(phrases: phrases).full(met.on),
        "outcome": phrases.say("deadline.outcome.\(met.outcome.rawValue)"),
      ])
  }
}
