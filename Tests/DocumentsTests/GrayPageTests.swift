import Testing

@testable import Documents

@Suite struct GrayPageTests {
  @Test func turnedClockwise() {
    let page = GrayPage(width: 3, height: 2, dotsPerInch: 150, pixels: [1, 2, 3, 4, 5, 6])
    #expect(page.turned(by: 0) == page)
    #expect(page.turned(by: 90) == GrayPage(width: 2, height: 3, dotsPerInch: 150, pixels: [4, 1, 5, 2, 6, 3]))
    #expect(page.turned(by: 180) == GrayPage(width: 3, height: 2, dotsPerInch: 150, pixels: [6, 5, 4, 3, 2, 1]))
    #expect(page.turned(by: 270) == GrayPage(width: 2, height: 3, dotsPerInch: 150, pixels: [3, 6, 2, 5, 1, 4]))
    #expect(page.turned(by: 90).turned(by: 270) == page)
  }
}
