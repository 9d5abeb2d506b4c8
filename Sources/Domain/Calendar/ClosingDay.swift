/// A day when this municipality keeps its offices closed, with its reason: Christmas Eve, an inner day.
///
/// Never one of the public holidays: no clock of the law stops for it.
package struct ClosingDay: Hashable, Codable, Sendable {
  package let day: Day
  package let reason: String

  package init(day: Day, reason: String) {
    self.day = day
    self.reason = reason
  }
}
