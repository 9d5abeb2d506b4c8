package import Screen

/// How close a page is looked at.
package struct PageZoom: Hashable, Sendable {
  /// Times the page's width; nil for all of the page.
  private let step: Int?

  private static let factors = [1, 1.5, 2, 3, 4, 6, 8]

  package static let whole = PageZoom(step: nil)
  package static let width = PageZoom(step: 0)

  private init(step: Int?) { self.step = step }

  /// How many times larger than as wide as the screen; nil for all of the page.
  package var factor: Double? { step.map { Self.factors[$0] } }

  /// nil when nothing is closer.
  package var closer: PageZoom? {
    let next = step.map { $0 + 1 } ?? 0
    return next < Self.factors.count ? PageZoom(step: next) : nil
  }

  /// nil when all of the page is there.
  package var wider: PageZoom? { step.map { PageZoom(step: $0 > 0 ? $0 - 1 : nil) } }
}

/// What of a page is to be seen, whatever its size.
package struct PageView: Hashable, Sendable {
  /// The cells there are for it.
  package var box: Size
  package var zoom = PageZoom.width
  /// Quarter turns clockwise, 0–3.
  package var turns = 0
  /// The middle of what is seen, from 0 at the left and top to 1, of the page as it is turned; reading begins at its top
  /// left corner.
  package var middleX = 0.0
  package var middleY = 0.0

  package init(box: Size = .zero) { self.box = box }

  /// One quarter more, with the same place in the middle.
  package var turned: PageView {
    var view = self
    view.turns = (turns + 1) % 4
    (view.middleX, view.middleY) = (1 - middleY, middleX)
    return view
  }

  /// The same of another page: from its top.
  package var atTop: PageView {
    var view = self
    view.middleY = 0
    return view
  }

  /// Moved by so many quarters of what is seen, as far as the page goes.
  package func moved(right: Int, down: Int, on sheet: PageSheet) -> PageView {
    let seen = part(of: sheet)
    let (width, height) = sheet.size(turns: turns)
    var view = self
    view.middleX = seen.middleX + Double(right) * seen.width / width / 4
    view.middleY = seen.middleY + Double(down) * seen.height / height / 4
    let settled = view.part(of: sheet)
    (view.middleX, view.middleY) = (settled.middleX, settled.middleY)
    return view
  }

  /// The part of a page that is drawn, and how large.
  package func cut(of sheet: PageSheet) -> PageCut {
    let seen = part(of: sheet)
    let (width, height) = sheet.size(turns: turns)
    let (wide, high) = (max(1, Int(seen.width.rounded())), max(1, Int(seen.height.rounded())))
    let left = min(max(Int((seen.middleX * width - seen.width / 2).rounded()), 0), Int(width) - wide)
    let top = min(max(Int((seen.middleY * height - seen.height / 2).rounded()), 0), Int(height) - high)
    // Where that lies on the page before it is turned.
    let (right, bottom) = (Int(width) - left - wide, Int(height) - top - high)
    let (x, y) =
      switch turns {
      case 1: (top, right)
      case 2: (right, bottom)
      case 3: (bottom, left)
      default: (left, top)
      }
    let isTurned = turns % 2 == 1
    return PageCut(
      x: x, y: y, width: isTurned ? high : wide, height: isTurned ? wide : high, turns: turns, size: seen.cells)
  }

  /// What is seen of the turned page, in its pixels: never more than there is, and never beside it.
  private func part(of sheet: PageSheet) -> Part {
    let (width, height) = sheet.size(turns: turns)
    let columns = Double(max(box.width, 1))
    let rows = Double(max(box.height, 1))
    // A cell is twice as high as it is wide.
    let perColumn =
      zoom.factor.map { width / columns / $0 } ?? max(width / columns, height / (rows * 2))
    let (wide, high) = (min(width, perColumn * columns), min(height, perColumn * 2 * rows))
    let cells = Size(
      width: max(1, Int((wide / perColumn).rounded())), height: max(1, Int((high / perColumn / 2).rounded())))
    let (halfX, halfY) = (wide / width / 2, high / height / 2)
    return Part(
      width: wide, height: high, middleX: min(max(middleX, halfX), 1 - halfX),
      middleY: min(max(middleY, halfY), 1 - halfY), cells: cells)
  }

  private struct Part {
    let width: Double
    let height: Double
    let middleX: Double
    let middleY: Double
    let cells: Size
  }
}

/// A part of a page in its pixels as it lies in the scan, and the picture's size in cells.
package struct PageCut: Hashable, Sendable {
  package let x: Int
  package let y: Int
  package let width: Int
  package let height: Int
  package let turns: Int
  package let size: Size
}

/// A page as it was drawn, in pixels.
package struct PageSheet: Hashable, Sendable {
  package let width: Int
  package let height: Int
  package let dotsPerInch: Int

  package init(width: Int, height: Int, dotsPerInch: Int) {
    self.width = width
    self.height = height
    self.dotsPerInch = dotsPerInch
  }

  /// Width and height once it is turned, at least 1.
  func size(turns: Int) -> (Double, Double) {
    let (width, height) = (Double(max(width, 1)), Double(max(height, 1)))
    return turns % 2 == 0 ? (width, height) : (height, width)
  }

  /// `210 × 297`, in whole millimetres.
  var millimetres: (width: Int, height: Int) {
    func length(_ pixels: Int) -> Int { Int((Double(pixels) * 25.4 / Double(max(dotsPerInch, 1))).rounded()) }
    return (length(width), length(height))
  }
}
