import Domain

/// Days and moments as the office writes them. Days are days of Europe/Oslo.
struct DateText {
  let phrases: Phrasebook

  /// `tor 19. nov`, for a list: the year only when it is another one.
  func short(_ day: Day, today: Day) -> String {
    let year = day.year == today.year ? "" : " \(day.year)"
    return "\(weekday(day)) \(day.dayOfMonth). \(month(day))\(year)"
  }

  /// `fre 20. nov 2026`.
  func full(_ day: Day) -> String {
    "\(weekday(day)) \(day.dayOfMonth). \(month(day)) \(day.year)"
  }

  /// `19.11.2026`, as it is typed in a form.
  func typed(_ day: Day) -> String {
    "\(padded(day.dayOfMonth)).\(padded(day.month)).\(day.year)"
  }

  /// `fre 20. nov 2026 08:31`.
  func moment(_ instant: Instant) -> String { "\(full(instant.day)) \(instant.clockText)" }

  private func weekday(_ day: Day) -> String { phrases.say("weekday.\(day.weekday.rawValue).short") }
  private func month(_ day: Day) -> String { phrases.say("month.\(day.month).short") }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  /// Reads what people type in a date field: `19.11.2026`, `19.11.26`, `19.11`, `2026-11-19`. A date without a year
  /// is the nearest such day before or after today, as the field asks. nil for anything else.
  static func read(_ text: String, today: Day, isPast: Bool) -> Day? {
    let text = text.singleLine
    if let day = Day(iso: text) ?? Day(norwegian: text) { return day }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    let numbers = parts.filter { !$0.isEmpty }.map { $0.utf8.count <= 2 ? Int($0) : nil }
    guard (2...3).contains(numbers.count), parts.dropLast().allSatisfy({ !$0.isEmpty }), let day = numbers[0],
      let month = numbers[1]
    else { return nil }
    if numbers.count == 3 { return numbers[2].flatMap { Day(year: 2000 + $0, month: month, day: day) } }
    let years = isPast ? [today.year, today.year - 1] : [today.year, today.year + 1]
    let days = years.compactMap { Day(year: $0, month: month, day: day) }
    return days.first { isPast ? $0 <= today : $0 >= today } ?? days.first
  }
}
