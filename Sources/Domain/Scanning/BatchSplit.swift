/// How a pile that was scanned at once falls into items: what follows a cover sheet belongs to its item, and no page is
/// left out (S2-54).
package struct BatchSplit: Hashable, Sendable {
  /// In the order of the pages. Whatever lies before the first cover sheet is a part without one.
  package let parts: [Part]
  /// Cover sheets and their blank backs, by page.
  package let sheets: [Sheet]

  package struct Part: Hashable, Codable, Sendable {
    /// Nil before the first cover sheet; `unreadable` for pages that a person must place.
    package let cover: CoverMark?
    package let pages: ClosedRange<Int>

    package init(cover: CoverMark?, pages: ClosedRange<Int>) {
      self.cover = cover
      self.pages = pages
    }
  }

  package struct Sheet: Hashable, Codable, Sendable {
    package let cover: CoverMark
    /// One page, or two with the blank back.
    package let pages: ClosedRange<Int>
    /// Another cover sheet, or the end, follows at once: the pages of its item are missing.
    package let isEmpty: Bool
  }

  /// - Parameter readings: one for each page, in any order.
  package init(_ readings: [PageReading]) {
    let readings = readings.sorted { $0.page < $1.page }
    var parts: [Part] = []
    var sheets: [(cover: CoverMark, pages: ClosedRange<Int>, count: Int)] = []
    for (index, reading) in readings.enumerated() {
      if let cover = reading.cover {
        sheets.append((cover, reading.page...reading.page, 0))
      } else if reading.isBlank, index > 0, readings[index - 1].cover != nil {
        sheets[sheets.count - 1].pages = readings[index - 1].page...reading.page
      } else {
        if !sheets.isEmpty { sheets[sheets.count - 1].count += 1 }
        Self.add(reading.page, after: sheets.last?.pages.upperBound, sheets.last?.cover, to: &parts)
      }
    }
    self.parts = parts
    self.sheets = sheets.map { Sheet(cover: $0.cover, pages: $0.pages, isEmpty: $0.count == 0) }
  }

  private static func add(_ page: Int, after sheet: Int?, _ cover: CoverMark?, to parts: inout [Part]) {
    if let last = parts.last, last.pages.upperBound == page - 1, sheet.map({ $0 < last.pages.lowerBound }) ?? true {
      parts[parts.count - 1] = Part(cover: last.cover, pages: last.pages.lowerBound...page)
    } else {
      parts.append(Part(cover: cover, pages: page...page))
    }
  }
}
