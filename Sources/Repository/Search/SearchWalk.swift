internal import CommandBus
internal import Domain

/// What one walk through the index has found, and how far it has come.
struct SearchWalk {
  struct Hit {
    let subject: TextSubject
    let isLoose: Bool
    /// The first pages of those that were found, in their order.
    var pages: [Int] = []
  }

  /// Where a walk begins: what is older than the subject with this key.
  struct Start {
    var isLoose = false
    var below = TextSubject.pastAll
    /// Hits that the pages before have shown.
    var shown = 0
  }

  let start: Start
  let end: ContinuousClock.Instant
  private let limit: Int
  /// What the page holds, and one more.
  private var hits: [Hit] = []
  private var counted = 0
  private(set) var stoppedAt: Start?

  init(limit: Int, after: PageKey?, patience: Duration) {
    self.limit = limit
    end = ContinuousClock.now + patience
    if let parts = after?.parts, parts.count == 3, case .number(let phase) = parts[0],
      case .number(let below) = parts[1], case .number(let shown) = parts[2]
    {
      start = Start(isLoose: phase == 1, below: below, shown: shown)
    } else {
      start = Start()
    }
  }

  var page: ArraySlice<Hit> { hits.prefix(limit) }
  var total: Int { min(start.shown + counted, Search.countedUpTo) }
  var isDone: Bool { isFull && start.shown + counted >= Search.countedUpTo }

  /// Where the next page begins; nil when there is none.
  var next: PageKey? {
    guard isFull, let last = page.last else {
      return stoppedAt.map { key(Start(isLoose: $0.isLoose, below: $0.below, shown: start.shown + page.count)) }
    }
    return key(Start(isLoose: last.isLoose, below: last.subject.key, shown: start.shown + limit))
  }

  private var isFull: Bool { hits.count > limit }

  private func key(_ start: Start) -> PageKey {
    PageKey([.number(start.isLoose ? 1 : 0), .number(start.below), .number(start.shown)])
  }

  mutating func take(_ hit: Hit) {
    counted += 1
    if !isFull { hits.append(hit) }
  }

  private var looked = 0

  /// Whether the time is up; the clock is asked now and then only.
  mutating func isLate() -> Bool {
    looked += 1
    return looked.isMultiple(of: 32) && ContinuousClock.now >= end
  }

  /// The asker waits no longer.
  mutating func stop(isLoose: Bool, below: Int) { stoppedAt = Start(isLoose: isLoose, below: below) }
}

/// A part of the index whose rows all have one word in their scope, so that the index itself ends a search there: it
/// goes by words alone and would look for the next hit far beyond a bound on row numbers.
struct IndexStretch {
  static let levels = 0...3
  /// How many subjects a stretch of each level has, as powers of two.
  private static let shifts = [11, 14, 17, 20]

  let level: Int
  let number: Int

  init(of subject: TextSubject, level: Int) {
    self.level = level
    number = subject.key >> Self.shifts[level]
  }

  /// The words of the stretches that a subject stands in.
  static func words(of subject: TextSubject) -> String {
    levels.map { word(level: $0, number: subject.key >> shifts[$0]) }.joined(separator: " ")
  }

  var word: String { Self.word(level: level, number: number) }

  private static func word(level: Int, number: Int) -> String { "d\(level)x\(number)" }

  /// The key of the first subject, and the one after the last.
  var first: Int { number << Self.shifts[level] }
  var end: Int { (number + 1) << Self.shifts[level] }

  /// The level to take next: longer stretches while they are gone through quickly.
  func next(after time: Duration, _ wanted: Int) -> Int {
    if time < .milliseconds(2) { return min(wanted + 1, Self.levels.upperBound) }
    return time > .milliseconds(10) ? max(wanted - 1, Self.levels.lowerBound) : wanted
  }
}
