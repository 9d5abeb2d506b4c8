import Foundation
import Glibc
import TestOffice
import Testing

@testable import Documents

@Suite("The words of a PDF are taken out in the cage")
struct PDFTextTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func answer(_ bytes: [UInt8]) async throws -> PDFText.Answer {
    let path = try scratch.write("document", bytes)
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    return await PDFText(cage: await Cage.strongest()).pages(of: descriptor)
  }

  private func written(_ texts: [String]) -> [UInt8] {
    let kids = texts.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    var objects = [
      Array("<</Type/Catalog/Pages 2 0 R>>".utf8), Array("<</Type/Pages/Kids[\(kids)]/Count \(texts.count)>>".utf8),
      Array("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".utf8),
    ]
    for (index, text) in texts.enumerated() {
      let contents = 5 + index * 2
      objects.append(
        Array(
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents \(contents) 0 R>>"
            .utf8))
      let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      objects.append(SampleDocuments.stream("", Array("BT /F 12 Tf 72 700 Td (".utf8) + latin + Array(") Tj ET".utf8)))
    }
    return SampleDocuments.file(objects)
  }

  @Test("page by page, with its letters")
  func pages() async throws {
    guard case .pages(let pages) = try await answer(written(["Søknad om bår", "", "Tredje side"])) else {
      return #expect(Bool(false), "no pages")
    }
    let words = pages.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    #expect(words == ["Søknad om bår", "", "Tredje side"])
  }

  @Test("a picture of a page has none, and what is no PDF or a broken one is none at all")
  func none() async throws {
    #expect(try await answer(SampleDocuments.pdf(pages: 2)) == .pages(["", ""]))
    for bytes in [[], Array("Hei".utf8), Array("%PDF-1.5\n".utf8), Array(written(["Hei"]).prefix(60))] {
      #expect(try await answer(bytes) == .none)
    }
  }

  @Test("a page that draws for ever is cut off")
  func bomb() async throws {
    #expect(try await answer(SampleDocuments.processorBomb()) == .none)
  }
}
