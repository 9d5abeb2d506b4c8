import Domain
import Foundation
import TestOffice
import Testing

@testable import Documents

/// S0-28: a sheet with a code is laid before an item's pages and read back from the scan, whatever happens to the paper.
@Suite(.enabled("the programs for cover sheets are missing") { PaperScans.canBeCovered })
struct CoverSheetTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
  }

  // MARK: The code

  @Test func aCodeSaysOfficeServiceAndNumberAndNothingElse() throws {
    let code = try PaperScans.code(1234)
    #expect(code.text.hasPrefix("MORGENPOST/1/\(PaperScans.office)/velferd/1234/"))
    #expect(CoverCode(code.text) == code)
  }

  @Test func aCodeThatIsNotExactlyOursIsNone() throws {
    let text = try PaperScans.code(1234).text
    for place in text.indices {
      var other = text
      other.replaceSubrange(place...place, with: text[place] == "7" ? "8" : "7")
      #expect(CoverCode(other) == nil, "\(other)")
    }
    let hostile = [
      "", "/", "//////", text + "/", text + "\n", String(text.dropLast()), "MORGENPOST/1/x/velferd/1/0",
      "MORGENPOST/1/\(PaperScans.office)/../../etc/1/0", "https://example.org/MORGENPOST/1",
      String(repeating: "9", count: 5000),
      "MORGENPOST/1/\(PaperScans.office)/velferd/99999999999999999999/00000000", "\u{0}\u{1B}]0;x\u{7}",
    ]
    for text in hostile { #expect(CoverCode(text) == nil, "\(text.prefix(40))") }
    #expect(CoverCode(office: "Solvik kommune", service: try PaperScans.service(), post: .init(1)) == nil)
    #expect(CoverCode(office: PaperScans.office, service: try PaperScans.service(), post: .init(0)) == nil)
  }

  // MARK: The sheet

  @Test(arguments: Language.allCases)
  func theSheetIsOnePageWithNumberAndNoNames(language: Language) async throws {
    let phrases = try PaperScans.phrases(language)
    let path = try folder.write("ark.pdf", try await PaperScans.covers([7, 1234], in: phrases))
    #expect(try Program.run(["pdfinfo", path]).text.contains("Pages:           2\n"))
    let text = try Program.run(["pdftotext", "-layout", path, "-"]).text
    #expect(text.contains("1234") && text.contains("Velferd <&> \"post\"") && text.contains("2026-11-21"))
    #expect(text.contains(phrases.say("cover.title")) && text.contains(phrases.say("cover.pages", ["count": "3"])))
    #expect(!text.contains("⟨"))
  }

  @Test func withoutAProgramItSaysWhich() async throws {
    #expect(CoverSheetPress.tools.map(\.package) == ["qrencode", "weasyprint"])
    #expect(CoverSheetReader.tool.package == "zbar-tools")
  }

  // MARK: Reading it back

  /// What happens to paper between the printer and the scanner.
  enum Mishap: String, CaseIterable {
    case none, noise, coffee, faint, cropped
  }

  @Test(arguments: [150, 200, 300, 400])
  func itIsReadHoweverItWasLaidIn(dotsPerInch: Int) async throws {
    let path = try folder.write("ark.pdf", try await PaperScans.covers([1234], in: PaperScans.phrases(.bokmål)))
    var wrong: [String] = []
    for mishap in Mishap.allCases {
      for turned in [0.0, 3, -3, 180, 177, 90] where dotsPerInch == 150 || turned == 3 {
        let page = try PaperScans.scan(path, dotsPerInch, turned: turned, mishap.rawValue, in: folder)
        let mark = await reader().read(page)
        if mark != .post(.init(1234)) { wrong.append("\(mishap) \(turned): \(String(describing: mark))") }
      }
    }
    #expect(wrong == [], "at \(dotsPerInch)")
  }

  @Test(arguments: [150, 300])
  func aSpoiledSheetIsSeenAsOne(dotsPerInch: Int) async throws {
    let path = try folder.write("ark.pdf", try await PaperScans.covers([1234], in: PaperScans.phrases(.bokmål)))
    for turned in [0.0, 3, -3, 180, 90] {
      let page = try PaperScans.scan(path, dotsPerInch, turned: turned, "spoiled", in: folder)
      #expect(await reader().read(page) == .unreadable, "\(turned)")
    }
  }

  @Test func lettersAndForeignCodesAreNoCoverSheets() async throws {
    let pile = try PaperScans.make(
      [
        .init(lines: PaperScans.letter), .init(), .init(lines: PaperScans.letter, turned: 2),
        .init(lines: Array(repeating: String(repeating: "█", count: 60), count: 30)),
      ], dotsPerInch: 150, in: folder)
    for number in 1...4 {
      let page = try PaperScans.scan(pile, 150, page: number, turned: 0, "none", in: folder)
      #expect(await reader().read(page) == nil, "page \(number)")
    }
    let codes = [
      "https://helsenorge.no", "MORGENPOST/1/\(PaperScans.office)/velferd/1234/00000000",
      String(repeating: "\u{1B}[2J", count: 20), try PaperScans.code(5, office: "annenoffice1").text,
    ]
    for code in codes {
      let page = try PaperScans.letter(with: [code], in: folder)
      #expect(await reader().read(page) == nil, "\(code)")
    }
    // A code of ours is a cover sheet wherever it stands; two different ones are nobody's.
    let (one, two) = (try PaperScans.code(5).text, try PaperScans.code(6).text)
    #expect(await reader().read(try PaperScans.letter(with: [one], in: folder)) == .post(.init(5)))
    #expect(await reader().read(try PaperScans.letter(with: [one, two], in: folder)) == .unreadable)
  }

  /// Its bars say that it is a cover sheet; its code is none of ours.
  @Test func aSheetOfAnotherOfficeIsForAPerson() async throws {
    let path = try folder.write("ark.pdf", try await PaperScans.covers([1234], in: PaperScans.phrases(.bokmål)))
    let page = try PaperScans.scan(path, 150, turned: 0, "none", in: folder)
    let stranger = CoverSheetReader(cage: await Cage.strongest(), office: "annenoffice1")
    #expect(await stranger.read(page) == .unreadable)
  }

  @Test func pagesThatAreNoPagesAreNoCoverSheets() async throws {
    let odd = [
      GrayPage(width: 0, height: 0, dotsPerInch: 150, pixels: []),
      GrayPage(width: 1, height: 1, dotsPerInch: 0, pixels: [0]),
      GrayPage(width: 10, height: 10, dotsPerInch: 300, pixels: []),
      GrayPage(width: 3, height: 4000, dotsPerInch: 600, pixels: Array(repeating: 0, count: 12000)),
      GrayPage(width: 1240, height: 1754, dotsPerInch: 150, pixels: Array(repeating: 0, count: 1240 * 1754)),
    ]
    for page in odd { #expect(await reader().read(page) == nil, "\(page.width)×\(page.height)") }
  }

  private func reader() async -> CoverSheetReader {
    CoverSheetReader(cage: await Cage.strongest(), office: PaperScans.office)
  }
}
