/// Which days are days off, and what the next working day is.
///
/// Source: act of 24 February 1995 no. 12 § 2 and the act on 1 and 17 May. Christmas Eve and New
/// Year's Eve are working days in law; a municipality's own closing days are a list of their own.
package struct WorkingCalendar: Hashable, Sendable {
  /// Days when this municipality keeps its offices closed, apart from the public holidays.
  package let closedDays: Set<Day>

  package init(closedDays: Set<Day> = []) {
    self.closedDays = closedDays
  }

  /// The public holidays of one year, each date once even when two fall together (Whit Monday and
  /// 17 May in 2027 and 2032).
  package static func publicHolidays(in year: Int) -> [Day: PublicHoliday] {
    let easter = easterSunday(in: year)
    var days: [Day: PublicHoliday] = [
      easter - 3: .maundyThursday, easter - 2: .goodFriday, easter: .easterSunday, easter + 1: .easterMonday,
      easter + 39: .ascension, easter + 49: .whitSunday, easter + 50: .whitMonday,
    ]
    let fixed: [(Int, Int, PublicHoliday)] = [
      (1, 1, .newYear), (5, 1, .labourDay), (5, 17, .constitutionDay), (12, 25, .christmasDay), (12, 26, .boxingDay),
    ]
    for (month, day, holiday) in fixed {
      if let date = Day(year: year, month: month, day: day) { days[date] = holiday }
    }
    return days
  }

  package func isWorkingDay(_ day: Day) -> Bool {
    !day.weekday.isWeekend && !closedDays.contains(day) && Self.publicHolidays(in: day.year)[day] == nil
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
