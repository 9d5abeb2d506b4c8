/// A calendar day, without clock or zone: received dates, document dates, deadlines.
///
/// Days are what the routines count in; an instant becomes a day only through Europe/Oslo
/// (``Instant/day``). Arithmetic is on the proleptic Gregorian calendar.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  package let ordinal: Int

  package init(ordinal: Int) {
    self.ordinal = ordinal
  }

  /// Returns nil when the calendar has no such day (30 February, month 13).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    ordinal = Day.ordinal(year: year, month: month, day: day)
  }

  /// Reads `2026-11-20`; nil for anything else.
  package init?(iso text: String) {
    var text = text
    guard let day = text.withUTF8({ Day(iso: $0[...]) }) else { return nil }
    self = day
  }

  init?(iso text: Slice<UnsafeBufferPointer<UInt8>>) {
    let start = text.startIndex
    guard text.count == 10, text[start + 4] == UInt8(ascii: "-"), text[start + 7] == UInt8(ascii: "-"),
      let year = Day.number(text[start..<start + 4]), let month = Day.number(text[start + 5..<start + 7]),
      let day = Day.number(text[start + 8..<start + 10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (a: Day, b: Day) -> Bool { a.ordinal < b.ordinal }

  package static func + (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal + days) }

  package static func - (day: Day, days: Int) -> Day { Day(ordinal: day.ordinal - days) }

  /// Whole days from `other` to this day.
  package func days(since other: Day) -> Int { ordinal - other.ordinal }

  /// The same day number `months` later, or the last day of that month when it is missing
  /// (domstolloven § 148: 31 January and one month is 28 February).
  package func adding(months: Int) -> Day {
    let parts = civil
    let index = parts.year * 12 + (parts.month - 1) + months
    let year = index.quotientRoundedDown(by: 12)
    let month = index - year * 12 + 1
    let day = min(parts.day, Day.length(ofMonth: month, year: year))
    return Day(ordinal: Day.ordinal(year: year, month: month, day: day))
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var dayOfMonth: Int { civil.day }

  package var weekday: Weekday {
    // 1 January 1970 was a Thursday.
    let index = (ordinal + 3) - (ordinal + 3).quotientRoundedDown(by: 7) * 7
    return Weekday.allCases[index]
  }

  /// `2026-11-20`.
  package var iso: String {
    let parts = civil
    guard (0...9999).contains(parts.year) else {
      return parts.year.padded(to: 4) + "-" + parts.month.padded(to: 2) + "-" + parts.day.padded(to: 2)
    }
    return String(unsafeUninitializedCapacity: 10) { text in
      text.write(parts, at: 0)
      return 10
    }
  }

  /// Year, month and day of the Gregorian calendar.
  package var civil: (year: Int, month: Int, day: Int) {
    // Counted from 1 March 0000, so that the leap day ends each four-year cycle.
    let shifted = ordinal + 719_468
    let era = shifted.quotientRoundedDown(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func ordinal(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear.quotientRoundedDown(by: 400)
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Digits alone; nil for anything else.
  static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}

/// Days of the week, Monday first as in the Norwegian calendar.
package enum Weekday: String, CaseIterable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  package var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Day: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day: \(text)")
    }
    self = day
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

extension Int {
  func quotientRoundedDown(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  func padded(to width: Int) -> String {
    let digits = String(self)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
