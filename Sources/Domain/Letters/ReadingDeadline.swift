/// How long a letter waits unread in the digital mailbox before it goes to print.
///
/// Source: KS says 40 hours, S4-32 two days, and Altinn's page two working days. Whether the hours run round the clock
/// is not published, so that the number is a parameter of the office.
package enum ReadingDeadline {
  package static let usualHours = 40

  /// The instant (UTC) when an unread letter is handed to print.
  ///
  /// The hours run round the clock on working days, Europe/Oslo, and stand still on the others: notified Thursday at
  /// 15:00, printed Monday at 07:00. A deadline that ends with a day is given as midnight.
  ///
  /// - Parameters:
  ///   - hours: more than none; more than a year's are taken for a year.
  ///   - calendar: the days off. SvarUt serves the whole country and knows nothing of a municipality's closing days:
  ///     `WorkingCalendar()` is the one it goes by.
  package static func printsAt(
    notifiedAt: Instant, hours: Int = usualHours, calendar: WorkingCalendar = WorkingCalendar()
  ) -> Instant {
    var left = Int64(min(max(hours, 0), 24 * 366)) * 3_600_000
    var at = notifiedAt
    while true {
      let midnight = Instant(at.day + 1, hour: 0, minute: 0)
      if calendar.isWorkingDay(at.day) {
        // Clocks change on Sundays only, so that a working day's hours are those on the wall.
        let today = midnight.milliseconds - at.milliseconds
        if left <= today { return Instant(milliseconds: at.milliseconds + left) }
        left -= today
      }
      at = midnight
    }
  }
}
