/// Which days are days off, and what the next working day is.
///
/// Source: act of 24 February 1995 no. 12 § 2 and the act on 1 and 17 May. Christmas Eve and New
/// Year's Eve are working days in law; a municipality's own closing days are a list of their own.
package struct WorkingCalendar: Hashable, Sendable {
  /// Days when this municipality keeps its offices closed, with the reason; apart from the public holidays.
  package let closingDays: [Day: String]

  package init(closingDays: [ClosingDay]) {
    self.closingDays = Dictionary(closingDays.map { ($0.day, $0.reason) }) { _, last in last }
  }

  package init(closedDays: Set<Day> = []) {
    self.init(closingDays: closedDays.map { ClosingDay(day: $0, reason: "") })
  }

  /// The public holidays of one year, each date once even when two fall together (Whit Monday and
  /// 17 May in 2027 and 2032).
  package static func publicHolidays(in year: Int) -> [Day: PublicHoliday] {
    guard let first = Day(year: year, month: 1, day: 1) else { return [:] }
    let days = (0..<(Day.isLeap(year) ? 366 : 365)).map { first + $0 }
    return Dictionary(days.compactMap { day in publicHoliday(on: day).map { (day, $0) } }) { one, _ in one }
  }

  /// The public holiday on `day`, if any; of two that fall together the one with a date of its own.
  package static func publicHoliday(on day: Day) -> PublicHoliday? {
    let (year, month, date) = day.civil
    switch (month, date) {
    case (1, 1): return .newYear
    case (5, 1): return .labourDay
    case (5, 17): return .constitutionDay
    case (12, 25): return .christmasDay
    case (12, 26): return .boxingDay
    // Maundy Thursday is never before 19 March, Whit Monday never after 14 June.
    case (3...6, _): return movableHoliday(day.days(since: easterSunday(in: year)))
    default: return nil
    }
  }

  private static func movableHoliday(_ daysAfterEaster: Int) -> PublicHoliday? {
    switch daysAfterEaster {
    case -3: .maundyThursday
    case -2: .goodFriday
    case 0: .easterSunday
    case 1: .easterMonday
    case 39: .ascension
    case 49: .whitSunday
    case 50: .whitMonday
    default: nil
    }
  }

  /// Whether people are at work here: neither a day off in law nor a closing day.
  package func isWorkingDay(_ day: Day) -> Bool { dayOff(on: day) == nil }

  /// Why nobody is at work here on `day`; nil on a working day.
  package func dayOff(on day: Day) -> DayOff? {
    Self.dayOff(on: day) ?? closingDays[day].map { .closing($0) }
  }

  /// Why `day` is a day off in law; nil on a working day. A holiday goes before the weekday it falls on.
  package static func dayOff(on day: Day) -> DayOff? {
    if let holiday = publicHoliday(on: day) { return .holiday(holiday) }
    switch day.weekday {
    case .saturday: return .saturday
    case .sunday: return .sunday
    default: return nil
    }
  }

  /// The first working day after `day`, whatever `day` itself is: "påfølgende dag" of S2-13.
  package func workingDay(after day: Day) -> Day {
    var next = day + 1
    while !isWorkingDay(next) { next = next + 1 }
    return next
  }

  /// The last working day before `day`.
  package func workingDay(before day: Day) -> Day {
    var previous = day - 1
    while !isWorkingDay(previous) { previous = previous - 1 }
    return previous
  }

  /// Easter Sunday by the Gregorian computus (the anonymous algorithm of 1876).
  package static func easterSunday(in year: Int) -> Day {
    let golden = year % 19
    let century = year / 100
    let yearOfCentury = year % 100
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let index = epact + weekday - 7 * shift + 114
    return Day(year: year, month: index / 31, day: index % 31 + 1) ?? Day(ordinal: 0)
  }
}

package enum PublicHoliday: String, CaseIterable, Sendable {
  case newYear = "new-year"
  case maundyThursday = "maundy-thursday"
  case goodFriday = "good-friday"
  case easterSunday = "easter-sunday"
  case easterMonday = "easter-monday"
  case labourDay = "labour-day"
  case constitutionDay = "constitution-day"
  case ascension = "ascension"
  case whitSunday = "whit-sunday"
  case whitMonday = "whit-monday"
  case christmasDay = "christmas-day"
  case boxingDay = "boxing-day"
}
