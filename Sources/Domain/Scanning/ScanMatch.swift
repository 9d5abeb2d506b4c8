/// How well an item that waits for its scan fits a scanned file, and why: somebody decides, this only orders.
package struct ScanMatch: Hashable, Sendable {
  package let post: PostItem.ID
  /// The higher, the better; 0 says nothing for it.
  package let points: Int
  package let reasons: [Reason]

  package init(post: PostItem.ID, points: Int, reasons: [Reason]) {
    self.post = post
    self.points = points
    self.reasons = reasons
  }

  /// What speaks for a match, or against it.
  package enum Reason: String, CaseIterable, Sendable {
    /// The pages are as many as were counted.
    case pages
    /// Another number of pages than was counted.
    case otherPages = "other-pages"
    /// Stamped or prepared on the day of the scan, before it.
    case sameDay = "same-day"
    /// The sender's name stands in the text.
    case sender
    /// The title's words stand in the text.
    case title
    /// The folder is the one of the unit it was to be scanned to.
    case unit
    /// It lies in another unit's folder (S2-29).
    case otherUnit = "other-unit"
    /// A fault in its present scan is open.
    case fault
  }
}

/// What is known of an item that waits, for the match.
package struct WaitingForScan: Hashable, Sendable {
  package let post: PostItem.ID
  package let expectedPages: Int?
  package let readyAt: Instant?
  package let sender: String
  package let title: String
  package let unit: String?
  package let hasFault: Bool

  package init(
    post: PostItem.ID, expectedPages: Int?, readyAt: Instant?, sender: String, title: String, unit: String?,
    hasFault: Bool
  ) {
    self.post = post
    self.expectedPages = expectedPages
    self.readyAt = readyAt
    self.sender = sender
    self.title = title
    self.unit = unit
    self.hasFault = hasFault
  }
}

/// What is known of a scanned file, for the match.
package struct ScannedFile: Hashable, Sendable {
  package let pages: Int?
  package let cameAt: Instant
  /// Folded words of its text; empty while nothing has been read.
  package let words: Set<String>
  package let unit: String?

  package init(pages: Int?, cameAt: Instant, words: Set<String>, unit: String?) {
    self.pages = pages
    self.cameAt = cameAt
    self.words = words
    self.unit = unit
  }

  /// Those that wait, the best first; of equals the one that has waited longest.
  package func matches(among waiting: [WaitingForScan]) -> [ScanMatch] {
    waiting.map(match).sorted { ($1.points, $0.post) < ($0.points, $1.post) }
  }

  package func match(_ item: WaitingForScan) -> ScanMatch {
    var points = 0
    var reasons: [ScanMatch.Reason] = []
    func note(_ reason: ScanMatch.Reason, _ worth: Int) {
      reasons.append(reason)
      points += worth
    }
    if let expected = item.expectedPages, let pages {
      note(expected == pages ? .pages : .otherPages, expected == pages ? 3 : -2)
    }
    if holds(item.sender) { note(.sender, 4) }
    if holds(item.title) { note(.title, 2) }
    if let ready = item.readyAt, ready <= cameAt, ready.day == cameAt.day { note(.sameDay, 1) }
    if let unit, let wanted = item.unit { note(unit == wanted ? .unit : .otherUnit, unit == wanted ? 1 : -3) }
    if item.hasFault { note(.fault, 1) }
    return ScanMatch(post: item.post, points: points, reasons: reasons)
  }

  /// Whether every longer word of a text stands in the file.
  private func holds(_ text: String) -> Bool {
    let wanted = text.folded.split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 3 }
    return !wanted.isEmpty && wanted.allSatisfy { words.contains(String($0)) }
  }
}
