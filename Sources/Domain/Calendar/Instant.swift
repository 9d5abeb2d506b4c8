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
/// Byte by byte, because a replay reads one for every entry of the log.
private enum InstantText {
  static func write(_ milliseconds: Int64) -> String {
    let seconds = Int(milliseconds).quotientRoundedDown(by: 1000)
    let day = Day(ordinal: seconds.quotientRoundedDown(by: 86_400))
    let rest = seconds - day.ordinal * 86_400
    let fraction = Int(milliseconds) - seconds * 1000
    let parts = day.civil
    // A year of other than four digits has no fixed width; no clock shows one.
    guard (0...9999).contains(parts.year) else {
      let time = [rest / 3600, rest / 60 % 60, rest % 60].map { $0.padded(to: 2) }.joined(separator: ":")
      return day.iso + "T" + time + "." + fraction.padded(to: 3) + "Z"
    }
    return String(unsafeUninitializedCapacity: 24) { text in
      text.write(parts, at: 0)
      text[10] = UInt8(ascii: "T")
      text.write(rest / 3600, digits: 2, at: 11)
      text[13] = UInt8(ascii: ":")
      text.write(rest / 60 % 60, digits: 2, at: 14)
      text[16] = UInt8(ascii: ":")
      text.write(rest % 60, digits: 2, at: 17)
      text[19] = UInt8(ascii: ".")
      text.write(fraction, digits: 3, at: 20)
      text[23] = UInt8(ascii: "Z")
      return 24
    }
  }

  static func read(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { read($0[...]) }
  }

  private static func read(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int64? {
    guard (20...40).contains(text.count), let day = Day(iso: text.prefix(10)),
      text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " "), let time = clock(text[11..<19])
    else { return nil }
    var rest = text.dropFirst(19)
    guard let fraction = fraction(&rest), let offset = offset(rest) else { return nil }
    return Int64(day.ordinal) * 86_400_000 + Int64(time * 1000 + fraction) - Int64(offset)
  }

  /// `07:31:05`, in seconds.
  private static func clock(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let start = text.startIndex
    guard text[start + 2] == UInt8(ascii: ":"), text[start + 5] == UInt8(ascii: ":"),
      let hour = number(text[start..<start + 2]), let minute = number(text[start + 3..<start + 5]),
      let second = number(text[start + 6..<start + 8]), hour < 24, minute < 60, second < 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Milliseconds; 0 where none are written, nil where what follows the point is no fraction.
  private static func fraction(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard rest.first == UInt8(ascii: ".") else { return 0 }
    let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (1...9).contains(digits.count), let value = number(digits.prefix(3)) else { return nil }
    rest = rest.dropFirst(1 + digits.count)
    return value * (digits.count == 1 ? 100 : digits.count == 2 ? 10 : 1)
  }

  /// `Z` or `+01:00`, in milliseconds.
  private static func offset(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    if text.count == 1, text.first == UInt8(ascii: "Z") || text.first == UInt8(ascii: "z") { return 0 }
    let start = text.startIndex
    guard text.count == 6, text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "-"),
      text[start + 3] == UInt8(ascii: ":"), let hours = number(text[start + 1..<start + 3]),
      let minutes = number(text[start + 4..<start + 6]), hours <= 14, minutes < 60
    else { return nil }
    return (text[start] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes) * 60_000
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? { Day.number(digits) }
}

extension UnsafeMutableBufferPointer<UInt8> {
  /// The last `digits` digits of `number`, zeros before them.
  func write(_ number: Int, digits: Int, at start: Int) {
    var rest = number
    for place in stride(from: start + digits - 1, through: start, by: -1) {
      self[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
  }

  /// `2026-11-20`.
  func write(_ parts: (year: Int, month: Int, day: Int), at start: Int) {
    write(parts.year, digits: 4, at: start)
    self[start + 4] = UInt8(ascii: "-")
    write(parts.month, digits: 2, at: start + 5)
    self[start + 7] = UInt8(ascii: "-")
    write(parts.day, digits: 2, at: start + 8)
  }
}
