import Glibc
import TestOffice
import Testing

@testable import Documents

/// A page is drawn as it lies in the document, at the size that is asked for and never beyond the bound.
@Suite struct PageRendererTests {
  private func drawn(
    _ bytes: [UInt8], _ kind: FileKind, page: Int = 1, _ size: DrawingSize, limits: CageLimits = .drawing
  ) async throws -> GrayPage {
    let folder = try ScratchFolder()
    let descriptor = open(try folder.write("dokument", bytes), O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let renderer = PageRenderer(wall: await Cage.strongest().wall, limits: limits)
    return try await renderer.gray(page, of: descriptor, kind: kind, size)
  }

  /// A page with a black square of two inches in its upper left corner, and so many empty ones before it.
  private func square(pagesBefore: Int = 0, page: String = "") -> [UInt8] {
    let contents = SampleDocuments.stream("", Array("0 g 0 698 144 144 re f".utf8))
    let count = pagesBefore + 1
    return SampleDocuments.pdf(pages: count, extra: [contents], page: "/Contents \(count + 3) 0 R" + page)
  }

  private func shade(_ page: GrayPage, _ x: Double, _ y: Double) -> UInt8 {
    page.pixels[Int(Double(page.height) * y) * page.width + Int(Double(page.width) * x)]
  }

  @Test func aPDFPage() async throws {
    let page = try await drawn(square(pagesBefore: 2), .pdf, page: 3, .dotsPerInch(100))
    #expect(page.width == 826 && page.height == 1169 && page.dotsPerInch == 100)
    #expect(page.pixels.count == page.width * page.height)
    #expect(shade(page, 0.1, 0.1) == 0)
    #expect(shade(page, 0.9, 0.1) == 255)
    #expect(shade(page, 0.1, 0.9) == 255)
  }

  @Test func asLargeAsFits() async throws {
    let page = try await drawn(square(), .pdf, .within(width: 400, height: 400))
    #expect(page.height == 400 && (282...283).contains(page.width) && page.dotsPerInch == 34)
  }

  @Test func aTurnedPageIsDrawnAsItIsShown() async throws {
    let page = try await drawn(square(page: "/Rotate 90"), .pdf, .dotsPerInch(72))
    #expect(page.width == 842 && page.height == 595)
    #expect(shade(page, 0.9, 0.1) == 0)
  }

  @Test func whatIsCutAwayIsNotDrawn() async throws {
    let page = try await drawn(square(page: "/CropBox[0 0 595 421]"), .pdf, .dotsPerInch(72))
    #expect(page.width == 595 && page.height == 421)
    #expect(!page.pixels.contains(0))
  }

  @Test(arguments: ["9000000 9000000", "9000000 10", "10 9000000"])
  func aHugePageIsBounded(box: String) async throws {
    let bytes = SampleDocuments.pdf(page: "/CropBox[0 0 \(box)]/MediaBox[0 0 \(box)]")
    let small = try await drawn(bytes, .pdf, .within(width: 500, height: 500))
    #expect(max(small.width, small.height) == 500)
    var limits = CageLimits.drawing
    limits.processorSeconds = 5
    // Drawn within the bound or refused for its cost, never beyond.
    do {
      let page = try await drawn(bytes, .pdf, .dotsPerInch(300), limits: limits)
      #expect(page.width * page.height <= DrawingSize.maximumPixels)
    } catch let refusal as DocumentDeviation {
      #expect(["too-costly", "damaged"].contains(refusal.code))
    }
  }

  @Test func aPageThatIsNotThere() async throws {
    await #expect(throws: DocumentDeviation.self) { try await drawn(square(), .pdf, page: 2, .dotsPerInch(50)) }
    let tiff = try SampleScans.image("bunke.tif", pages: 3)
    await #expect(throws: DocumentDeviation.damaged(detail: "no page 4")) {
      try await drawn(tiff, .tiff, page: 4, .dotsPerInch(50))
    }
  }

  /// The image is 600 × 800 at 100 × 100 dots per inch, white, with a black square in its upper left corner.
  @Test(arguments: ["side.png", "gjennomsiktig.png", "dyp.png", "side.jpg", "cmyk.jpg", "faks.tif", "side.tif"])
  func anImage(name: String) async throws {
    let kind = try #require(FileKind(firstBytes: try SampleScans.image(name)))
    let page = try await drawn(SampleScans.image(name), kind, .dotsPerInch(50))
    #expect(page.width == 300 && page.height == 400 && page.dotsPerInch == 50, "\(name)")
    #expect(shade(page, 0.1, 0.1) < 10, "\(name)")
    #expect(shade(page, 0.9, 0.1) > 245, "\(name)")
    #expect(shade(page, 0.1, 0.9) > 245, "\(name)")
  }

  /// A telephone notes how it was held: the picture is turned a quarter clockwise before it is shown.
  @Test(arguments: ["dreid.jpg", "dreid.tif", "dreid.png"])
  func aTurnedImage(name: String) async throws {
    let kind = try #require(FileKind(firstBytes: try SampleScans.image(name)))
    let page = try await drawn(SampleScans.image(name), kind, .within(width: 1000, height: 300))
    #expect(page.width == 400 && page.height == 300, "\(name)")
    #expect(shade(page, 0.95, 0.1) < 10, "\(name)")
    #expect(shade(page, 0.05, 0.1) > 245, "\(name)")
  }

  @Test func everyPageOfAStack() async throws {
    let tiff = try SampleScans.image("bunke.tif", pages: 3)
    for page in 1...3 {
      let drawn = try await drawn(tiff, .tiff, page: page, .dotsPerInch(20))
      // The pages' squares move down the page.
      #expect(shade(drawn, 0.1, 0.1 + 0.3 * Double(page - 1)) < 10, "\(page)")
    }
  }

  @Test func inColour() async throws {
    let folder = try ScratchFolder()
    let red = SampleDocuments.stream("", Array("1 0 0 rg 0 0 595 842 re f".utf8))
    let path = try folder.write("rød.pdf", SampleDocuments.pdf(extra: [red], page: "/Contents 4 0 R"))
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let renderer = PageRenderer(wall: await Cage.strongest().wall)
    let page = try await renderer.colour(1, of: descriptor, kind: .pdf, .within(width: 40, height: 40))
    #expect(page.pixels.count == 3 * page.width * page.height)
    #expect(Array(page.pixels.suffix(3)) == [255, 0, 0])
  }
}
