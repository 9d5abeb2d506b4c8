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
    /// How long the stretches are that it goes by.
    var level = IndexStretch.levels.lowerBound
  }

  let start: Start
  let end: ContinuousClock.Instant
  var pace: SearchPace
  private let limit: Int
  /// What the page holds, and one more.
  private var hits: [Hit] = []
  private var counted = 0
  private(set) var stoppedAt: Start?

  init(limit: Int, after: PageKey?, patience: Duration) {
    self.limit = limit
    end = ContinuousClock.now + patience
    start = after.flatMap(Start.init) ?? Start()
    pace = SearchPace(level: start.level)
  }

  var page: ArraySlice<Hit> { hits.prefix(limit) }
  var total: Int { min(start.shown + counted, Search.countedUpTo) }
  var isDone: Bool { isFull && start.shown + counted >= Search.countedUpTo }

  /// Where the next page begins; nil when there is none.
  var next: PageKey? {
    let shown = start.shown + page.count
    if isFull, let last = page.last {
      return Start(isLoose: last.isLoose, below: last.subject.key, shown: shown, level: pace.level).key
    }
    return stoppedAt.map { Start(isLoose: $0.isLoose, below: $0.below, shown: shown, level: pace.level).key }
  }

  private var isFull: Bool { hits.count > limit }

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

extension SearchWalk.Start {
  fileprivate init?(_ key: PageKey) {
    let numbers = key.parts.compactMap { part in if case .number(let number) = part { number } else { nil } }
    guard numbers.count == 4, key.parts.count == 4, IndexStretch.levels.contains(numbers[3]) else { return nil }
    self.init(isLoose: numbers[0] == 1, below: numbers[1], shown: numbers[2], level: numbers[3])
  }

  fileprivate var key: PageKey { PageKey([.number(isLoose ? 1 : 0), .number(below), .number(shown), .number(level)]) }
}
