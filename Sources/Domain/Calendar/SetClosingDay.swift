/// Says that the municipality keeps its offices closed on a day: Christmas Eve, an inner day.
///
/// Meetings and the last working day before a deadline are planned around it. No clock of the law stops for it.
package struct SetClosingDay: Command {
  package var day: Day
  package var reason: String

  package init(day: Day, reason: String) {
    self.day = day
    self.reason = reason
  }

  package static let name = "set-closing-day"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = [.required("day", .day), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    day = try arguments.requiredDay("day")
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    if WorkingCalendar.dayOff(on: day) != nil { throw Refusal(.alreadyDayOff, ["day": day.iso]) }
    let known = try desk.calendar.closingDays[day]
    if let known { throw Refusal(.alreadyExists, ["name": "\(day.iso) \(known)"]) }
    return [.closingDaySet(ClosingDaySet(day: day, reason: reason))]
  }
}

/// Says that the offices are open on a day after all.
package struct RemoveClosingDay: Command {
  package var day: Day

  package init(day: Day) { self.day = day }

  package static let name = "remove-closing-day"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = [.required("day", .day)]

  package init(_ arguments: Arguments) throws { day = try arguments.requiredDay("day") }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    guard try desk.calendar.closingDays[day] != nil else { throw Refusal(.noSuchClosingDay, ["day": day.iso]) }
    return [.closingDayRemoved(ClosingDayRemoved(day: day))]
  }
}
