import CommandBus

/// The pages of a list that are at hand, around what is on the screen: a list of a million rows holds a few hundred.
struct PagedRows<Row: Sendable>: Sendable {
  /// Where each known page starts; the first starts at the top.
  private var starts: [PageKey?] = [nil]
  private var pages: [Int: [Row]] = [:]
  /// Rows in the last known page.
  private var tail = 0
  private(set) var hasMore = false
  /// Rows that match in all, counted no further than ``CommandBus/Page/countedUpTo``.
  private(set) var total = 0
  /// Whether anything has been read yet.
  private(set) var isLoaded = false

  static var pageSize: Int { 200 }
  /// Pages kept in memory.
  private static var kept: Int { 5 }

  /// Rows that can be gone to now; grows as pages come.
  var count: Int { (starts.count - 1) * Self.pageSize + tail }

  /// nil for a row whose page has been let go and is on its way again.
  subscript(index: Int) -> Row? {
    guard index >= 0, let page = pages[index / Self.pageSize] else { return nil }
    let place = index % Self.pageSize
    return place < page.count ? page[place] : nil
  }

  /// The key a page is asked for with; nil when that page is not known.
  func start(of page: Int) -> PageKey?? {
    starts.indices.contains(page) ? starts[page] : nil
  }

  /// The pages to ask for so that rows in `range`, and a little after them, are at hand.
  func missing(around range: Range<Int>) -> [Int] {
    let first = max(range.lowerBound, 0) / Self.pageSize
    let last = (range.upperBound + Self.pageSize / 4) / Self.pageSize
    return (first...max(first, last)).filter { starts.indices.contains($0) && pages[$0] == nil }
  }

  /// The pages at hand, lowest first: what is asked for again when the office has changed.
  var held: [Int] { pages.isEmpty ? [0] : pages.keys.sorted() }

  /// Takes a page in. When it no longer ends where the next one starts, what follows is forgotten.
  mutating func take(_ answer: Page<Row>, as page: Int, near visible: Int) {
    guard starts.indices.contains(page) else { return }
    isLoaded = true
    pages[page] = answer.rows
    total = answer.total
    let isLast = page == starts.count - 1
    if isLast || starts[page + 1] != answer.next {
      starts.removeSubrange((page + 1)...)
      pages = pages.filter { $0.key <= page }
      tail = answer.rows.count
      hasMore = answer.next != nil
      if let next = answer.next {
        starts.append(next)
        tail = 0
      }
    }
    letGo(near: visible)
  }

  private mutating func letGo(near visible: Int) {
    let here = visible / Self.pageSize
    for page in pages.keys.sorted(by: { abs($0 - here) > abs($1 - here) }).prefix(max(pages.count - Self.kept, 0)) {
      pages[page] = nil
    }
  }

  /// The index of a row at hand.
  func index(where matches: (Row) -> Bool) -> Int? {
    for page in pages.keys.sorted() {
      if let place = pages[page]?.firstIndex(where: matches) { return page * Self.pageSize + place }
    }
    return nil
  }
}
