/// What of the restances somebody wants to see: Noark's parameters and words (Noark 3.4.10, 3.4.14).
///
/// One line, as `type:klage eldre:14d uten:frist bolig`: marks in bokmål, nynorsk or English in any order, and words that
/// a row must hold. It is read while it is typed, so that nothing in it is refused: what is no mark is a word, and a
/// mark whose value makes no sense is told in ``unread`` and asks for nothing.
package struct RestanceFilter: Hashable, Sendable {
  /// Folded; a row holds them all, in any order.
  package private(set) var words: [String] = []
  /// Noark's journalposttype: I or N.
  package private(set) var type: EntryType?
  /// Folded; part of the name of a document kind.
  package private(set) var kind: String?
  /// More days than this since it was received.
  package private(set) var olderThan: Int?
  package private(set) var without: Set<Missing> = []
  /// Folded; part of the handler's name or user id.
  package private(set) var handler: String?
  /// Folded; part of the id of the handler's unit (Noark's administrativEnhet).
  package private(set) var unit: String?
  /// Noark's avskrivning: open, preliminarily answered or written off; nil: the first two.
  package private(set) var state: RestanceState?
  /// Noark's journaldato, both days included.
  package private(set) var registered: DayRange?
  /// Noark's forfallsdato, both days included.
  package private(set) var due: DayRange?
  /// Parts that were not understood, as they were written.
  package private(set) var unread: [String] = []

  /// What a row lacks.
  package enum Missing: String, CaseIterable, Sendable {
    /// Only post that is not registered can lack a case.
    case caseFolder = "case"
    case deadline
    /// The date of the document; Noark's "Udatert".
    case date
  }

  /// A first and a last day, either of them open.
  package struct DayRange: Hashable, Sendable {
    package let from: Day?
    package let through: Day?
  }

  package init() {}

  /// - Parameter today: from which days ahead are counted.
  package init(_ line: String, today: Day) {
    for part in line.composed.split(whereSeparator: \.isWhitespace) { take(String(part), today) }
  }

  package var isEmpty: Bool { self == RestanceFilter() }

  /// The marks as they are told to somebody who has written another.
  package static let marks = "type: eldre: uten: hos: enhet: status: journal: frist:"
}

extension RestanceFilter {
  private mutating func take(_ part: String, _ today: Day) {
    guard let colon = part.firstIndex(of: ":"), let mark = Mark(part[..<colon]) else {
      words += part.searchWords
      return
    }
    let value = String(part[part.index(after: colon)...]).folded
    if value.isEmpty || !take(mark, value, today) { unread.append(part) }
  }

  /// Whether the value makes sense.
  private mutating func take(_ mark: Mark, _ value: String, _ today: Day) -> Bool {
    switch mark {
    case .type:
      let types: [String: EntryType] = ["i": .incoming, "n": .followUpNote]
      if let type = types[value] { self.type = type } else { kind = value }
    case .older:
      guard let days = Self.days(value) else { return false }
      olderThan = days
    case .without:
      guard let missing = Self.missing[value] else { return false }
      without.insert(missing)
    case .handler: handler = value
    case .unit: unit = value
    case .state:
      guard let state = Self.states[value] else { return false }
      self.state = state
    case .registered:
      guard let days = DayRange(value) else { return false }
      registered = days
    case .due:
      guard let days = Self.days(value).map({ DayRange(from: nil, through: today + $0) }) ?? DayRange(value) else {
        return false
      }
      due = days
    }
    return true
  }

  private enum Mark: CaseIterable {
    case type, older, without, handler, unit, state, registered, due

    init?(_ text: Substring) {
      let text = String(text).folded
      guard let mark = Self.allCases.first(where: { $0.names.contains(text) }) else { return nil }
      self = mark
    }

    /// Folded.
    private var names: [String] {
      switch self {
      case .type: ["type", "slag"]
      case .older: ["eldre", "older"]
      case .without: ["uten", "utan", "without"]
      case .handler: ["hos", "saksbehandler", "saksbehandlar", "handler"]
      case .unit: ["enhet", "eining", "unit"]
      case .state: ["status", "avskriving", "avskrivning", "state"]
      case .registered: ["journal", "journaldato", "registered"]
      case .due: ["frist", "forfall", "due"]
      }
    }
  }

  private static let missing: [String: Missing] = [
    "sak": .caseFolder, "case": .caseFolder, "frist": .deadline, "deadline": .deadline, "dato": .date, "date": .date,
  ]

  private static let states: [String: RestanceState] = [
    "apen": .open, "open": .open, "ubesvart": .open, "forelopig": .preliminarilyAnswered,
    "forebels": .preliminarilyAnswered, "preliminary": .preliminarilyAnswered, "avskrevet": .writtenOff,
    "avskriven": .writtenOff, "written-off": .writtenOff,
  ]

  /// `14d`, `2u` or `2w` for weeks, `3m` for months of thirty days; a number alone is days.
  private static func days(_ value: String) -> Int? {
    let factors: [Character: Int] = ["d": 1, "u": 7, "v": 7, "w": 7, "m": 30]
    let factor = value.last.flatMap { factors[$0] }
    guard let count = Int(factor == nil ? value : String(value.dropLast())), (0...3660).contains(count) else {
      return nil
    }
    return count * (factor ?? 1)
  }
}

extension RestanceFilter.DayRange {
  /// `2026-11-01..2026-11-15`, one end left out, or a day alone; a day also as `1.11.2026`.
  fileprivate init?(_ text: String) {
    guard let dots = text.firstRange(of: "..") else {
      guard let day = Self.day(text[...]) else { return nil }
      self.init(from: day, through: day)
      return
    }
    let (first, last) = (text[..<dots.lowerBound], text[dots.upperBound...])
    let (from, through) = (Self.day(first), Self.day(last))
    guard first.isEmpty || from != nil, last.isEmpty || through != nil, from != nil || through != nil else {
      return nil
    }
    self.init(from: from, through: through)
  }

  private static func day(_ text: Substring) -> Day? {
    if let day = Day(iso: String(text)) { return day }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2] else { return nil }
    return Day(year: year, month: month, day: day)
  }
}
