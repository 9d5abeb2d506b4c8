/// A moment in UTC with millisecond precision: when something was logged, signed, stamped.
package struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package init(seconds: Int) {
    milliseconds = Int64(seconds) * 1000
  }

  /// Reads `2026-11-20T07:31:05Z`, with or without milliseconds, and `+01:00` style offsets; nil for anything else.
  package init?(iso text: String) {
    guard let read = InstantText.read(text) else { return nil }
    milliseconds = read
  }

  package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

  package func adding(seconds: Int) -> Instant {
    Instant(milliseconds: milliseconds + Int64(seconds) * 1000)
  }

  /// Whole seconds from `other` to this moment; negative when the clock went backwards.
  package func seconds(since other: Instant) -> Int {
    Int((milliseconds - other.milliseconds) / 1000)
  }

  /// The day this moment falls on in Europe/Oslo, the zone of every date in the office.
  package var day: Day { local.day }

  /// Hours and minutes on the wall in Europe/Oslo.
  package var clock: (hour: Int, minute: Int) {
    let minutes = local.secondOfDay / 60
    return (minutes / 60, minutes % 60)
  }

  /// `08:31`, Europe/Oslo.
  package var clockText: String { clock.hour.padded(to: 2) + ":" + clock.minute.padded(to: 2) }

  /// `2026-11-20T07:31:05.123Z`, always UTC, always milliseconds, so that text order is time order.
  package var iso: String { InstantText.write(milliseconds) }

  /// The moment when the wall clock in Europe/Oslo shows `hour:minute` on `day`.
  ///
  /// In the hour that is skipped in March the clock has already moved on; of the hour that comes
  /// twice in October the first is meant.
  package init(_ day: Day, hour: Int, minute: Int) {
    let wall = Int64(day.ordinal) * 86_400 + Int64(hour * 3600 + minute * 60)
    let summer = wall - 7200
    let seconds = OsloTime.isSummer(atUTC: summer) ? summer : wall - 3600
    milliseconds = seconds * 1000
  }

  private var local: (day: Day, secondOfDay: Int) {
    let utc = Int(milliseconds).quotientRoundedDown(by: 1000)
    let wall = utc + (OsloTime.isSummer(atUTC: Int64(utc)) ? 7200 : 3600)
    let ordinal = wall.quotientRoundedDown(by: 86_400)
    return (Day(ordinal: ordinal), wall - ordinal * 86_400)
  }
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let instant = Instant(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an instant: \(text)")
    }
    self = instant
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

/// Summer time in Europe/Oslo by the rule in force since 1996: from the last Sunday of March to
/// the last Sunday of October, both at 01:00 UTC.
enum OsloTime {
  static func isSummer(atUTC seconds: Int64) -> Bool {
    let year = Day(ordinal: Int(seconds).quotientRoundedDown(by: 86_400)).year
    let start = Int64(lastSunday(month: 3, year: year).ordinal) * 86_400 + 3600
    let end = Int64(lastSunday(month: 10, year: year).ordinal) * 86_400 + 3600
    return seconds >= start && seconds < end
  }

  private static func lastSunday(month: Int, year: Int) -> Day {
    // March and October both have 31 days.
    guard let last = Day(year: year, month: month, day: 31) else { return Day(ordinal: 0) }
    let back = (last.ordinal + 4) - (last.ordinal + 4).quotientRoundedDown(by: 7) * 7
    return last - back
  }
}

/// ISO 8601 text of an instant, read and written without a date library: the domain imports none.
private enum InstantText {
  static func write(_ milliseconds: Int64) -> String {
    let seconds = Int(milliseconds).quotientRoundedDown(by: 1000)
    let day = Day(ordinal: seconds.quotientRoundedDown(by: 86_400))
    let rest = seconds - day.ordinal * 86_400
    let fraction = Int(milliseconds) - seconds * 1000
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { $0.padded(to: 2) }.joined(separator: ":")
    return day.iso + "T" + time + "." + fraction.padded(to: 3) + "Z"
  }

  static func read(_ text: String) -> Int64? {
    guard text.utf8.count <= 40, let day = Day(iso: String(text.prefix(10))) else { return nil }
    var rest = text.dropFirst(10)
    guard rest.first == "T" || rest.first == " " else { return nil }
    rest = rest.dropFirst()
    guard let time = readTime(&rest), let offset = readOffset(rest) else { return nil }
    return Int64(day.ordinal) * 86_400_000 + time - offset
  }

  private static func readTime(_ rest: inout Substring) -> Int64? {
    let parts = rest.prefix(8).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
      let hour = Int64(parts[0]), let minute = Int64(parts[1]), let second = Int64(parts[2]),
      hour < 24, minute < 60, second < 60
    else { return nil }
    rest = rest.dropFirst(8)
    var milliseconds: Int64 = 0
    if rest.first == "." {
      rest = rest.dropFirst()
      let digits = rest.prefix { $0.utf8.count == 1 && $0.utf8.allSatisfy(isDigit) }
      guard (1...9).contains(digits.count), let value = Int64(digits.prefix(3)) else { return nil }
      let scale: Int64 = digits.count == 1 ? 100 : digits.count == 2 ? 10 : 1
      milliseconds = value * scale
      rest = rest.dropFirst(digits.count)
    }
    return (hour * 3600 + minute * 60 + second) * 1000 + milliseconds
  }

  private static func readOffset(_ text: Substring) -> Int64? {
    if text == "Z" || text == "z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
      let hours = Int64(parts[0]), let minutes = Int64(parts[1]), hours <= 14, minutes < 60
    else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes) * 60_000
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
