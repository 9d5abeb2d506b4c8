/// A way of counting time towards a deadline, by the name that routines and the command line give it.
///
/// Calendar clocks (`days`, `weeks`, `months`) run through every day; `working-days` counts working days only;
/// `svarut-reading` counts hours of working days. They are different engines and are never mixed.
package enum DeadlineClock: Hashable, Sendable {
  case days(Int)
  /// Ends on the same weekday (domstolloven § 148).
  case weeks(Int)
  /// Ends on the same date, or on the last day of a month that lacks it (domstolloven § 148).
  case months(Int)
  /// The day it runs from does not count.
  case workingDays(Int)
  /// How long a letter in SvarUt may lie unread before it is printed (E-33).
  case svarUtReading(ReadingHours)

  /// No clock counts further than this, whatever its unit.
  package static let longest = 999

  /// Reads `week`, `3-weeks`, `month`, `3-months`, `days:62`, `working-days:5`, `svarut-reading`,
  /// `svarut-reading:08-16`; nil for anything else.
  package init?(name: String) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("week", 1): self = .weeks(1)
    case ("month", 1): self = .months(1)
    case ("svarut-reading", 1): self = .svarUtReading(.wholeDays)
    case ("svarut-reading", 2):
      guard let hours = ReadingHours(span: parts[1]) else { return nil }
      self = .svarUtReading(hours)
    case ("days", 2):
      guard let count = Self.count(parts[1]) else { return nil }
      self = .days(count)
    case ("working-days", 2):
      guard let count = Self.count(parts[1]) else { return nil }
      self = .workingDays(count)
    case (_, 1): self.init(counted: name)
    default: return nil
    }
  }

  /// Reads `3-weeks` and `3-months`.
  private init?(counted name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let count = Self.count(parts[0]) else { return nil }
    switch parts[1] {
    case "weeks", "week": self = .weeks(count)
    case "months", "month": self = .months(count)
    default: return nil
    }
  }

  /// The one name a clock is written with: `week`, not `1-weeks`.
  package var name: String {
    switch self {
    case .days(let count): "days:\(count)"
    case .weeks(let count): count == 1 ? "week" : "\(count)-weeks"
    case .months(let count): count == 1 ? "month" : "\(count)-months"
    case .workingDays(let count): "working-days:\(count)"
    case .svarUtReading(let hours): hours == .wholeDays ? "svarut-reading" : "svarut-reading:\(hours.span)"
    }
  }

  /// What a clock may be called, for a refusal and for help.
  package static let names = "week, 3-weeks, month, 3-months, working-days:N, days:N, svarut-reading[:08-16]"

  /// What is counted; the text key of the calculation.
  package var unit: Unit {
    switch self {
    case .days: .days
    case .weeks: .weeks
    case .months: .months
    case .workingDays: .workingDays
    case .svarUtReading: .readingHours
    }
  }

  /// How many of its unit the clock counts; hours for a reading window.
  package var count: Int {
    switch self {
    case .days(let count), .weeks(let count), .months(let count), .workingDays(let count): count
    case .svarUtReading: ReadingHours.window
    }
  }

  package enum Unit: String, CaseIterable, Sendable {
    case days
    case weeks
    case months
    case workingDays = "working-days"
    case readingHours = "reading-hours"
  }

  private static func count(_ text: String) -> Int? {
    guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(text),
      (1...longest).contains(count)
    else { return nil }
    return count
  }
}

extension DeadlineClock: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let clock = DeadlineClock(name: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a clock: \(text)")
    }
    self = clock
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

/// The hours of a working day that count towards SvarUt's reading window, Europe/Oslo.
///
/// SvarUt says "40 hours on working days" (E-33) and not whether a working day has 24 of them or the hours of an
/// office, so that it is a parameter.
package struct ReadingHours: Hashable, Sendable {
  /// Hours of the clock, 0 to 24; `from` is before `to`.
  package let from: Int
  package let to: Int

  /// Hours that a letter may lie unread.
  package static let window = 40
  /// Every hour of a working day.
  package static let wholeDays = ReadingHours(from: 0, to: 24)

  private init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }

  /// Reads `08-16`; nil unless both are whole hours and the first is the earlier.
  package init?(span: String) {
    let parts = span.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let from = Int(parts[0]), let to = Int(parts[1]), from < to, to <= 24
    else { return nil }
    self.init(from: from, to: to)
  }

  /// `08-16`.
  package var span: String { from.padded(to: 2) + "-" + to.padded(to: 2) }
}
