internal import Domain
internal import GRDB

/// The municipality's own closing days, apart from the public holidays, which no table holds.
enum ClosingDayTable {
  static func apply(_ content: ClosingDaySet, _ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO closing_day (day, reason) VALUES (?, ?)", arguments: [content.day.iso, content.reason])
  }

  static func apply(_ content: ClosingDayRemoved, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM closing_day WHERE day = ?", arguments: [content.day.iso])
  }

  /// The calendar with the closing days that are set.
  static func calendar(_ db: Database) throws -> WorkingCalendar {
    let rows = try Row.fetchAll(db.cachedStatement(sql: "SELECT day, reason FROM closing_day ORDER BY day"))
    return WorkingCalendar(closingDays: try rows.map { ClosingDay(day: try $0.day("day"), reason: $0["reason"]) })
  }
}
