import Documents
import Foundation
import TestOffice
import Testing

@Suite struct PagePictureTests {
  /// A white page with a black square in its upper left quarter, with the grain of a scan.
  private func page(grain: Int = 0, ink: Int = 0) -> GrayPage {
    let (width, height) = (200, 280)
    var pixels = [UInt8](repeating: 255, count: width * height)
    for y in 0..<height {
      for x in 0..<width {
        let isInk = x < 100 && y < 140
        let noise = grain == 0 ? 0 : (x * 31 + y * 17) % grain
        pixels[y * width + x] = UInt8(max(0, min(255, (isInk ? ink : 255 - grain) + noise)))
      }
    }
    return GrayPage(width: width, height: height, dotsPerInch: 72, pixels: pixels)
  }

  private func view(turns: Int = 0, hasShades: Bool = true, isASCII: Bool = false) -> PagePicture.View {
    PagePicture.View(
      x: 0, y: 0, width: 200, height: 280, turns: turns, columns: 10, rows: 6, hasShades: hasShades, isASCII: isASCII)
  }

  /// The shade that most of a cell has.
  private func shade(_ picture: PagePicture, _ column: Int, _ row: Int) -> UInt8 {
    let cell = picture.cells[row * picture.columns + column]
    return cell.character == 0x2588 ? cell.ink : cell.paper
  }

  /// The dark quarter goes round clockwise.
  @Test(arguments: [(0, 0, 0), (1, 9, 0), (2, 9, 5), (3, 0, 5)])
  func turnsThePage(turns: Int, column: Int, row: Int) throws {
    let picture = try PagePicture(of: page(), view(turns: turns))
    #expect(picture.cells.count == 60)
    for (x, y) in [(0, 0), (9, 0), (9, 5), (0, 5)] {
      #expect(shade(picture, x, y) == (x == column && y == row ? 0 : 255), "\(x) \(y)")
    }
  }

  /// The grain of paper that is not quite white is not drawn.
  @Test func paperBecomesWhite() throws {
    let picture = try PagePicture(of: page(grain: 30, ink: 40), view())
    #expect(shade(picture, 0, 0) < 40)
    #expect(shade(picture, 9, 5) == 255)
  }

  /// Faint ink stays fainter than black ink: somebody has to see that the scan is bad.
  @Test func faintStaysFaint() throws {
    let picture = try PagePicture(of: page(ink: 225), view())
    #expect((100...254).contains(shade(picture, 0, 0)))
  }

  @Test func drawsInkOnPaperWithoutShades() throws {
    let picture = try PagePicture(of: page(), view(hasShades: false))
    #expect(picture.cells.allSatisfy { $0.ink == 0 && $0.paper == 255 })
    #expect(picture.cells[0].character == 0x2588)
    #expect(picture.cells[59].character == 0x20)
  }

  @Test(arguments: [true, false]) func keepsToItsCharacters(isASCII: Bool) throws {
    let picture = try PagePicture(of: page(grain: 90), view(hasShades: !isASCII, isASCII: isASCII))
    let allowed = picture.cells.allSatisfy { cell in
      (0x20..<0x7F).contains(cell.character) || (!isASCII && (0x2500..<0x25A0).contains(cell.character))
    }
    #expect(allowed)
  }

  /// A part that is not on the page is refused and read nowhere.
  @Test(arguments: [
    (0, 0, 201, 1, 1, 1), (0, 0, 1, 281, 1, 1), (-1, 0, 5, 5, 1, 1), (199, 279, 2, 1, 1, 1), (0, 0, 0, 5, 1, 1),
    (0, 0, 5, 5, 0, 1), (0, 0, 5, 5, 1, -1), (Int.max, 0, Int.max, 5, 1, 1), (0, Int.min, 5, 5, 1, 1),
  ])
  func refusesWhatIsNotThere(x: Int, y: Int, width: Int, height: Int, columns: Int, rows: Int) {
    let view = PagePicture.View(x: x, y: y, width: width, height: height, columns: columns, rows: rows)
    #expect(throws: PagePictureFault.badPart) { try PagePicture(of: page(), view) }
  }

  @Test func refusesAPageThatIsNoPage() {
    let page = GrayPage(width: 100, height: 100, dotsPerInch: 72, pixels: [1, 2, 3])
    #expect(throws: PagePictureFault.badPart) { try PagePicture(of: page, view()) }
  }

  /// The program declares the part of libchafa that it uses by itself; the real headers must agree, or calls go wrong.
  @Test func theDeclarationsAgreeWithTheRealHeaders() throws {
    let numbers = [
      ("CCHAFA_MODE_TRUECOLOR", "CHAFA_CANVAS_MODE_TRUECOLOR"), ("CCHAFA_MODE_FGBG", "CHAFA_CANVAS_MODE_FGBG"),
      ("CCHAFA_PIXEL_RGBA8", "CHAFA_PIXEL_RGBA8_UNASSOCIATED"), ("CCHAFA_TAG_SPACE", "CHAFA_SYMBOL_TAG_SPACE"),
      ("CCHAFA_TAG_BLOCK", "CHAFA_SYMBOL_TAG_BLOCK"), ("CCHAFA_TAG_BORDER", "CHAFA_SYMBOL_TAG_BORDER"),
      ("CCHAFA_TAG_ASCII", "CHAFA_SYMBOL_TAG_ASCII"),
    ]
    let program = """
      #include <chafa.h>
      #define CCHAFA_WITH_REAL_HEADERS
      #include "declarations.h"
      // Enumerations are passed as int, and GLib's names for numbers are C's own.
      #define AGREES(name) _Static_assert(_Generic(&chafa_##name, __typeof__(((struct chafa_functions *)0)->name): 1), "");
      _Static_assert(sizeof(ChafaSymbolTags) == sizeof(int) && sizeof(ChafaCanvasMode) == sizeof(int), "");
      _Static_assert(sizeof(ChafaPixelType) == sizeof(int), "");
      AGREES(symbol_map_new) AGREES(symbol_map_unref) AGREES(canvas_config_new) AGREES(canvas_config_unref)
      AGREES(canvas_config_set_geometry) AGREES(canvas_config_set_symbol_map) AGREES(canvas_config_set_fg_color)
      AGREES(canvas_config_set_bg_color) AGREES(canvas_config_set_preprocessing_enabled) AGREES(canvas_new)
      AGREES(canvas_get_char_at) AGREES(canvas_get_raw_colors_at) AGREES(canvas_unref)
      """
    let checks = numbers.map { "_Static_assert((int)\($0.0) == (int)\($0.1), \"\");" }.joined(separator: "\n")
    #expect(try compile(program + "\n" + checks) == "")
    // The comparison notices a difference.
    #expect(try compile(program + "\n_Static_assert((int)CCHAFA_MODE_FGBG == (int)CHAFA_CANVAS_MODE_MAX, \"\");") != "")
  }

  private func compile(_ program: String) throws -> String {
    let folder = try ScratchFolder()
    let source = try folder.write("declarations.c", Array((program + "\n").utf8))
    let flags = try Program.run(["pkg-config", "--cflags", "chafa"]).text.split { $0.isWhitespace }.map(String.init)
    try #require(!flags.isEmpty)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let include = root.appendingPathComponent("Sources/CChafa").path
    let run = try Program.run(["clang", "-fsyntax-only", "-I\(include)"] + flags + [source])
    return run.text + run.said
  }
}
