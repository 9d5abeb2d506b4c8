internal import Domain

/// The marks of a page that somebody wrote or printed there, told apart from dirt, holes, shadows and what shines
/// through from the other side.
struct Writing {
  /// Letters, or pieces of words where letters touch.
  let letters: [Mark]
  /// Letters that stand beside one another, and strokes of a pen.
  let isBlank: Bool
  /// From 0 (grey on grey) to 100 (black on white); 0 on a blank page.
  let contrast: Int
  /// Edges that something written runs out over.
  let cutEdges: [PageEdge]

  init(_ page: GrayPage, _ marks: [Mark]) {
    let paper = PaperSheet(page)
    let written = marks.filter { paper.isWritten($0) }
    letters = written.filter { paper.isLetter($0) }
    isBlank = !Self.hasWord(letters, paper) && !written.contains { paper.isStroke($0) }
    contrast = isBlank ? 0 : Self.contrast(letters + written.filter { paper.isStroke($0) })
    cutEdges = isBlank ? [] : paper.edgesRunOver(by: written)
  }

  /// Of the darker letters, midway between their darkest grain, which noise makes too dark, and the whole stroke, which
  /// the scanner makes too light where it is thin.
  private static func contrast(_ letters: [Mark]) -> Int {
    func darker(_ depths: [Int]) -> Int { depths.sorted()[depths.count * 8 / 10] }
    guard !letters.isEmpty else { return 0 }
    let depth = (darker(letters.map(\.depth)) + darker(letters.map(\.solidDepth))) / 2
    return max(0, min(100, (depth * 100 + 127) / 255))
  }

  /// Three letters in a row, whichever way the page lies. Specks of dirt lie alone.
  private static func hasWord(_ letters: [Mark], _ paper: PaperSheet) -> Bool {
    guard letters.count < 3000 else { return true }
    let ordered = letters.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    var followed = [Bool](repeating: false, count: ordered.count)
    for index in ordered.indices {
      for other in ordered[(index + 1)...].indices {
        if ordered[other].left - ordered[index].right > paper.pixels(6) { break }
        guard paper.areNeighbours(ordered[index], ordered[other]) else { continue }
        if followed[index] { return true }
        followed[other] = true
      }
    }
    return false
  }
}

/// Measures of the sheet that marks are judged by.
struct PaperSheet {
  let width: Int
  let height: Int
  let dotsPerInch: Int

  init(_ page: GrayPage) {
    width = page.width
    height = page.height
    dotsPerInch = page.dotsPerInch
  }

  /// So many millimetres in pixels.
  func pixels(_ millimetres: Double) -> Int {
    Int((millimetres * Double(dotsPerInch) / 25.4).rounded())
  }

  func millimetres(_ pixels: Int) -> Double {
    Double(pixels) * 25.4 / Double(dotsPerInch)
  }

  /// Neither what shines through the paper, which is faint and blurred, nor a hole, a shadow of the lid or a streak.
  func isWritten(_ mark: Mark) -> Bool {
    mark.depth >= 32 && mark.sharpest >= 24 && !isHole(mark) && !isShadow(mark) && !isStreak(mark)
  }

  /// Of the size of a letter, a word in one stroke, or two letters that touch.
  func isLetter(_ mark: Mark) -> Bool {
    let sides = [millimetres(mark.width), millimetres(mark.height)]
    let longer = max(sides[0], sides[1])
    let shorter = min(sides[0], sides[1])
    return longer >= 0.9 && longer <= 40 && shorter <= 12 && !(longer > 8 && shorter < 0.8)
  }

  /// A pen's: long, thin, and bent.
  func isStroke(_ mark: Mark) -> Bool {
    let sides = [millimetres(mark.width), millimetres(mark.height)]
    return max(sides[0], sides[1]) >= 5 && min(sides[0], sides[1]) >= 2 && mark.fill < 40
  }

  /// Beside each other in a line of writing, along the page or across it.
  func areNeighbours(_ one: Mark, _ other: Mark) -> Bool {
    func follow(
      _ first: (start: Int, end: Int), _ second: (start: Int, end: Int), across: (Int, Int), _ size: (Int, Int)
    ) -> Bool {
      let gap = max(first.start, second.start) - min(first.end, second.end)
      let reach = max(size.0, size.1) + pixels(1)
      return gap <= reach && across.1 - across.0 >= min(size.0, size.1) * 3 / 10
        && 3 * min(size.0, size.1)
          >= max(size.0, size.1)
    }
    let rows = (max(one.top, other.top), min(one.bottom, other.bottom))
    let columns = (max(one.left, other.left), min(one.right, other.right))
    return follow((one.left, one.right), (other.left, other.right), across: rows, (one.height, other.height))
      || follow((one.top, one.bottom), (other.top, other.bottom), across: columns, (one.width, other.width))
  }

  /// A punched hole: round, full, and near an edge.
  private func isHole(_ mark: Mark) -> Bool {
    let sides = [millimetres(mark.width), millimetres(mark.height)]
    let margin = min(mark.left, width - 1 - mark.right, mark.top, height - 1 - mark.bottom)
    return sides.allSatisfy { (4...8).contains($0) } && mark.fill > 60 && margin < pixels(20)
  }

  /// The lid, or the side of the glass: dark along an edge of the page.
  private func isShadow(_ mark: Mark) -> Bool {
    PageEdge.allCases.contains { edge in
      let reach = self.reach(mark, at: edge)
      return reach.gap <= 1 && (millimetres(reach.along) > 15 || millimetres(reach.inward) < 0.6)
    }
  }

  /// Dust on the glass draws a line down the whole page.
  private func isStreak(_ mark: Mark) -> Bool {
    let isThin = millimetres(min(mark.width, mark.height)) < 1.2
    return isThin && (mark.height > height / 2 || mark.width > width * 9 / 10)
  }

  /// Three or more pieces that end at the edge: a letter may touch it, a text does not by chance.
  func edgesRunOver(by marks: [Mark]) -> [PageEdge] {
    PageEdge.allCases.filter { edge in
      marks.count { mark in
        let reach = self.reach(mark, at: edge)
        return reach.gap <= 1 && millimetres(reach.inward) >= 0.6
      } >= 3
    }
  }

  /// Pixels between a mark and an edge, and how far it goes along the edge and inward.
  private func reach(_ mark: Mark, at edge: PageEdge) -> (gap: Int, along: Int, inward: Int) {
    switch edge {
    case .top: (mark.top, mark.width, mark.height)
    case .bottom: (height - 1 - mark.bottom, mark.width, mark.height)
    case .left: (mark.left, mark.height, mark.width)
    case .right: (width - 1 - mark.right, mark.height, mark.width)
    }
  }
}
