import Screen
import Testing

@testable import Workstation

/// Which part of a page is seen: the arithmetic of the document view.
@Suite struct PageViewTests {
  private let a4 = PageSheet(width: 1272, height: 1800, dotsPerInch: 154)
  private let small = Size(width: 80, height: 19)

  private func view(_ box: Size, _ zoom: PageZoom = .width, turns: Int = 0) -> PageView {
    var view = PageView(box: box)
    view.zoom = zoom
    view.turns = turns
    return view
  }

  @Test func wholePageKeepsItsShape() {
    let cut = view(small, .whole).cut(of: a4)
    #expect(cut == PageCut(x: 0, y: 0, width: 1272, height: 1800, turns: 0, size: Size(width: 27, height: 19)))
    let lying = view(small, .whole, turns: 1).cut(of: a4)
    #expect(lying.size == Size(width: 54, height: 19))
  }

  @Test func theWidthFillsTheScreenFromTheTop() {
    let cut = view(small).cut(of: a4)
    #expect(cut.size == small)
    #expect(cut.x == 0 && cut.y == 0 && cut.width == 1272)
    #expect(cut.height == 604, "19 rows, each as high as two columns are wide")
  }

  /// Turned once clockwise, the top of the screen shows the left edge of the page.
  @Test(arguments: [(0, 0, 0), (1, 0, 1372), (2, 844, 1372), (3, 844, 0)])
  func turnsWithThePage(turns: Int, x: Int, y: Int) {
    var view = view(Size(width: 40, height: 10), turns: turns)
    view.zoom = .width.closer?.closer?.closer ?? .width
    let cut = view.cut(of: PageSheet(width: 1272, height: 1800, dotsPerInch: 154))
    #expect((cut.x == 0) == (x == 0))
    #expect((cut.y == 0) == (y == 0))
  }

  @Test func zoomsInStepsToBothEnds() {
    var zoom: PageZoom? = .whole
    var steps: [Double?] = []
    while let now = zoom {
      steps.append(now.factor)
      zoom = now.closer
    }
    #expect(steps == [nil, 1, 1.5, 2, 3, 4, 6, 8])
    #expect(PageZoom.whole.wider == nil)
    #expect(PageZoom.width.wider == .whole)
  }

  @Test func movesNoFurtherThanThePage() {
    var view = view(small)
    for _ in 0..<100 { view = view.moved(right: 1, down: 1, on: a4) }
    #expect(view.cut(of: a4).y == 1800 - 604)
    #expect(view.moved(right: 0, down: 1, on: a4) == view, "at the end nothing moves")
    for _ in 0..<100 { view = view.moved(right: -1, down: -1, on: a4) }
    #expect(view.cut(of: a4).y == 0)
  }

  /// Four quarters lead back, and what is in the middle stays there.
  @Test func turningKeepsThePlace() {
    var view = view(small, .width.closer ?? .width)
    view = view.moved(right: 2, down: 3, on: a4)
    let again = view.turned.turned.turned.turned
    #expect(abs(again.middleX - view.middleX) < 1e-9 && abs(again.middleY - view.middleY) < 1e-9)
    #expect(again.turns == view.turns)
  }

  /// Whatever the page and the screen, the part lies on the page and the picture in the box.
  @Test func neverLeavesThePage() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      let sheet = PageSheet(
        width: Int.random(in: 1...4000, using: &random), height: Int.random(in: 1...4000, using: &random),
        dotsPerInch: 1)
      let box = Size(width: Int.random(in: 1...300, using: &random), height: Int.random(in: 1...100, using: &random))
      var view = view(box, turns: Int.random(in: 0...3, using: &random))
      view.zoom = .whole
      for _ in 0..<Int.random(in: 0...7, using: &random) { view.zoom = view.zoom.closer ?? view.zoom }
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        view = view.moved(
          right: Int.random(in: -3...3, using: &random), down: Int.random(in: -3...3, using: &random), on: sheet)
      }
      let cut = view.cut(of: sheet)
      let isOnPage =
        cut.x >= 0 && cut.y >= 0 && cut.width > 0 && cut.height > 0 && cut.x + cut.width <= sheet.width
        && cut.y + cut.height <= sheet.height
      let isInBox = (1...box.width).contains(cut.size.width) && (1...box.height).contains(cut.size.height)
      #expect(isOnPage && isInBox, "\(sheet) \(view): \(cut)")
    }
  }

  @Test func tellsTheSheetInMillimetres() {
    #expect(a4.millimetres == (210, 297))
    #expect(PageSheet(width: 10, height: 10, dotsPerInch: 0).millimetres == (254, 254))
  }
}
