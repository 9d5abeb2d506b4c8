import Glibc
import TestOffice
import Testing

@testable import Documents

/// S0-28, S2-54: what comes in is told from its content; what is wrong has a reason; the file is never touched.
@Suite struct InspectionTests {
  /// Inspects `bytes` under `name` in the strongest cage and checks that the file is as it was.
  private func inspect(
    _ name: String, _ content: some Sequence<UInt8>, limit: Int64 = Inspector.defaultLimit,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Inspection {
    let bytes = Array(content)
    let folder = try ScratchFolder()
    let path = try folder.write(name, bytes)
    let inspection = await Inspector(cage: await Cage.strongest(), byteLimit: limit).inspect(path: path)
    #expect(ScratchFolder.read(path) == bytes, sourceLocation: sourceLocation)
    return inspection
  }

  private func expect(
    _ inspection: Inspection, _ deviation: DocumentDeviation, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(inspection == .deviation(deviation), sourceLocation: sourceLocation)
  }

  private func code(_ inspection: Inspection) -> String? {
    if case .deviation(let deviation) = inspection { deviation.code } else { nil }
  }

  private func facts(_ inspection: Inspection) throws -> PageFacts {
    guard case .acceptable(_, let facts) = inspection else { throw NotAcceptable(inspection: inspection) }
    return facts
  }

  // MARK: Whole documents

  @Test func wholePDF() async throws {
    let info = Array("<</Title(S\\370knad om plass)/Producer(Skanner 3)>>".utf8)
    let bytes = SampleDocuments.pdf(pages: 3, extra: [info], trailer: "/Info 6 0 R")
    var expected = PageFacts(pageCount: 3)
    expected.title = "Søknad om plass"
    expected.producer = "Skanner 3"
    expected.firstPage = PageSize(width: 595, height: 842, unit: .points)
    #expect(try await inspect("søknad.pdf", bytes) == .acceptable(.pdf, expected))
  }

  @Test func wholeImages() async throws {
    var page = PageFacts(pageCount: 1)
    page.firstPage = PageSize(width: 1240, height: 1754, unit: .pixels)
    page.dotsPerInch = 300
    #expect(try await inspect("side.jpg", SampleImages.jpeg()) == .acceptable(.jpeg, page))
    #expect(try await inspect("side.PNG", SampleImages.png()) == .acceptable(.png, page))
    page.pageCount = 4
    #expect(try await inspect("bunke.tif", SampleImages.tiff(pages: 4)) == .acceptable(.tiff, page))
    page.pageCount = 3
    let withThumbnail = SampleImages.tiff(pages: 4, isThumbnailLast: true)
    #expect(try await inspect("bunke.tiff", withThumbnail) == .acceptable(.tiff, page))
    var big = PageFacts(pageCount: 1)
    big.firstPage = PageSize(width: 100, height: 200, unit: .pixels)
    #expect(try await inspect("stor.tif", SampleImages.bigTIFF()) == .acceptable(.tiff, big))
  }

  @Test(arguments: [
    "skann0001", "skann 20.11.2026", "brev til A.Hansen", "-rf.pdf", "--help", "$(reboot).pdf", ";id", "a\nb.pdf",
    "fdp.\u{202E}gpj", "%n%s.pdf", "'; DROP TABLE log.pdf", "CON", "slutt. ", "\u{1B}]52;c;x\u{07}.pdf",
  ])
  func theNameIsOnlyAName(name: String) async throws {
    let inspection = try await inspect(name, SampleDocuments.pdf(pages: 2))
    #expect(try facts(inspection).pageCount == 2)
  }

  @Test func aNameOf255BytesAndOneThatIsNoText() async throws {
    let longest = String(repeating: "æøå", count: 41) + "aaaaa.pdf"
    #expect(longest.utf8.count == 255)
    #expect(try facts(try await inspect(longest, SampleDocuments.pdf())).pageCount == 1)

    let folder = try ScratchFolder()
    let path = try folder.write("skann", SampleDocuments.pdf())
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    let inspector = Inspector(cage: await Cage.strongest())
    let inspection = await inspector.inspect(descriptor: descriptor, fileName: [0xFF, 0xFE, 0x2E, 0x70, 0x64, 0x66])
    #expect(try facts(inspection).pageCount == 1)
  }

  // MARK: Empty, cut, locked, misnamed, foreign

  @Test(arguments: ["tom.pdf", "tom.tif", "tom.png", "tom.jpg", "tom"])
  func empty(name: String) async throws {
    expect(try await inspect(name, []), .empty)
  }

  @Test(arguments: [1, 4, 7, 60, 200, 320])
  func truncatedPDF(length: Int) async throws {
    let bytes = Array(SampleDocuments.pdf(pages: 2).prefix(length))
    expect(try await inspect("kuttet.pdf", bytes), .truncated)
  }

  @Test func truncatedImages() async throws {
    expect(try await inspect("a.png", SampleImages.png().dropLast(12)), .truncated)
    expect(try await inspect("b.png", SampleImages.png().prefix(40)), .truncated)
    expect(try await inspect("c.jpg", SampleImages.jpeg().dropLast(2)), .truncated)
    expect(try await inspect("d.jpg", SampleImages.jpeg().prefix(15)), .truncated)
    expect(try await inspect("e.tif", SampleImages.tiff(pages: 2).dropLast(30)), .truncated)
    expect(try await inspect("f.tif", SampleImages.tiff(stripLength: 5000)), .truncated)
    expect(try await inspect("g.tif", SampleImages.tiff().prefix(6)), .truncated)
  }

  @Test func aCutPDFWithAnEndPastedOnIsDamaged() async throws {
    let bytes = SampleDocuments.pdf().prefix(150) + Array("\n%%EOF\n".utf8)
    #expect(code(try await inspect("lappet.pdf", bytes)) == "damaged")
  }

  @Test func aPasswordIsNeeded() async throws {
    let locked = try await encrypted(userPassword: "hemmelig")
    expect(try await inspect("låst.pdf", locked), .encrypted)
    let restricted = try facts(try await inspect("sperret.pdf", try await encrypted(userPassword: "")))
    #expect(restricted.isEncrypted)
    #expect(restricted.pageCount == 1)
  }

  /// qpdf is needed by the intake, so it is there wherever the tests run.
  private func encrypted(userPassword: String) async throws -> [UInt8] {
    let folder = try ScratchFolder()
    let source = try folder.write("åpen.pdf", SampleDocuments.pdf())
    let target = folder.path + "/låst.pdf"
    let arguments = ["--encrypt", userPassword, "eier", "256", "--print=none", "--", source, target]
    #expect(try Program.run(["qpdf"] + arguments).isDone)
    return try #require(ScratchFolder.read(target))
  }

  @Test func misnamed() async throws {
    expect(try await inspect("brev.pdf", SampleImages.jpeg()), .misnamed(claimed: "pdf", found: .jpeg))
    expect(try await inspect("bilde.jpg", SampleDocuments.pdf()), .misnamed(claimed: "jpeg", found: .pdf))
    expect(try await inspect("brev.docx", SampleDocuments.pdf()), .misnamed(claimed: "docx", found: .pdf))
    let page = Array("<!DOCTYPE html><script>alert(1)</script>".utf8)
    expect(try await inspect("side.pdf", page), .misnamed(claimed: "pdf", found: nil))
    expect(try await inspect("side.PDF", [UInt8](repeating: 0, count: 4096)), .misnamed(claimed: "pdf", found: nil))
  }

  @Test func foreign() async throws {
    let archive: [UInt8] = [0x50, 0x4B, 3, 4]
    expect(try await inspect("arkiv.zip", archive + Array(repeating: 0, count: 100)), .foreign)
    expect(try await inspect("program", [0x7F, 0x45, 0x4C, 0x46]), .foreign)
    expect(try await inspect("notat.txt", Array("Hei".utf8)), .foreign)
    // A PDF that begins as an archive: two programs would read two documents.
    expect(try await inspect("begge", archive + SampleDocuments.pdf()), .foreign)
    expect(try await inspect("en.pdf", archive + SampleDocuments.pdf()), .misnamed(claimed: "pdf", found: nil))
  }

  @Test func notAFile() async throws {
    let folder = try ScratchFolder()
    let target = try folder.write("ekte.pdf", SampleDocuments.pdf())
    symlink(target, folder.path + "/lenke.pdf")
    mkfifo(folder.path + "/rør.pdf", 0o600)
    mkdir(folder.path + "/mappe.pdf", 0o700)
    let inspector = Inspector(cage: await Cage.strongest())
    for name in ["lenke.pdf", "rør.pdf", "mappe.pdf"] {
      #expect(await inspector.inspect(path: folder.path + "/" + name) == .deviation(.notRegularFile))
    }
    link(target, folder.path + "/annet navn.pdf")
    #expect(await inspector.inspect(path: target) == .deviation(.notRegularFile))
    #expect(await inspector.inspect(path: folder.path + "/borte.pdf") == .deviation(.unreadable(errno: ENOENT)))
    #expect(ScratchFolder.read(target) == SampleDocuments.pdf())
  }

  @Test func aSparseGiantIsNotRead() async throws {
    let folder = try ScratchFolder()
    let path = try folder.write("stor.pdf", Array("%PDF-1.4\n".utf8))
    let size: Int64 = 5_000_000_000
    try #require(truncate(path, Int(size)) == 0)
    let inspection = await Inspector(cage: await Cage.strongest()).inspect(path: path)
    #expect(inspection == .deviation(.tooLarge(byteCount: size, limit: Inspector.defaultLimit)))
    expect(try await inspect("liten.pdf", SampleDocuments.pdf(), limit: 10), .tooLarge(byteCount: 310, limit: 10))
  }

  // MARK: Hostile structure

  @Test func pageTreesThatLie() async throws {
    let catalogue = Array("<</Type/Catalog/Pages 2 0 R>>".utf8)
    let page = Array("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>".utf8)
    func tree(_ text: String) -> [UInt8] {
      SampleDocuments.file([catalogue, Array("<</Type/Pages\(text)>>".utf8), page])
    }
    #expect(code(try await inspect("løkke.pdf", tree("/Kids[2 0 R]/Count 1"))) == "damaged")
    #expect(code(try await inspect("mange.pdf", tree("/Kids[3 0 R]/Count 9999999"))) == "damaged")
    #expect(code(try await inspect("færre.pdf", tree("/Kids[3 0 R 3 0 R]/Count 1"))) == "damaged")
    #expect(code(try await inspect("ingen.pdf", tree("/Kids[]/Count 0"))) == "damaged")
    #expect(code(try await inspect("borte.pdf", tree("/Kids[9 0 R]/Count 1"))) == "damaged")
  }

  @Test func aLoopInTheCrossReferenceTable() async throws {
    let whole = SampleDocuments.pdf()
    let table = try #require(whole.lastStart(of: Array("xref\n0 ".utf8)))
    let looped = SampleDocuments.pdf(trailer: "/Prev \(table)")
    #expect(code(try await inspect("løkke.pdf", looped)) == "damaged")
  }

  @Test func aPageOfNineMillionPointsHurtsNobody() async throws {
    let huge = SampleDocuments.pdf(page: "/CropBox[0 0 9000000 9000000]")
    #expect(try facts(try await inspect("plakat.pdf", huge)).pageCount == 1)
  }

  @Test func aScriptIsSeenAndNotRun() async throws {
    let catalogue = Array("<</Type/Catalog/Pages 2 0 R/Names<</JavaScript<</Names[(a)4 0 R]>>>>>>".utf8)
    let script = Array("<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1/'\\))>>".utf8)
    let tree = Array("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8)
    let page = Array("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>".utf8)
    let inspection = try await inspect("skript.pdf", SampleDocuments.file([catalogue, tree, page, script]))
    #expect(try facts(inspection).hasScript)
  }

  @Test func controlCharactersInATitleBecomeHarmless() async throws {
    // UTF-16: ESC ] 5 2 ; A BEL, then a forged line.
    let title = "<FEFF001B005D00350032003B00410007000A00500061006700650073003A0020003900390039>"
    let info = Array("<</Title\(title)/Producer(x\\033[31my\\222)>>".utf8)
    let bytes = SampleDocuments.pdf(extra: [info], trailer: "/Info 4 0 R")
    let found = try facts(try await inspect("tittel.pdf", bytes))
    #expect(found.pageCount == 1)
    let texts = [found.title ?? "", found.producer ?? ""].joined()
    #expect(!texts.isEmpty)
    #expect(texts.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
  }

  @Test func aDirectoryLoopInATIFF() async throws {
    expect(
      try await inspect("løkke.tif", SampleImages.tiff(pages: 3, lastLink: 20)), .damaged(detail: "directory loop"))
    expect(try await inspect("langt.tif", SampleImages.tiff(lastLink: 0x7FFF_FFFF)), .truncated)
  }

  @Test func aFlippedBitInAPNGIsFound() async throws {
    var bytes = SampleImages.png()
    bytes[18] ^= 1
    expect(try await inspect("feil.png", bytes), .damaged(detail: "checksum"))
    bytes = SampleImages.png()
    bytes[8] = 0xFF
    expect(try await inspect("lengde.png", bytes), .damaged(detail: "length"))
    expect(try await inspect("null.png", SampleImages.png(width: 0)), .damaged(detail: "IHDR"))
  }

  @Test func aBrokenJPEG() async throws {
    expect(try await inspect("a.jpg", [0xFF, 0xD8, 0xFF, 0xD9, 0, 0]), .damaged(detail: "no picture"))
    expect(try await inspect("b.jpg", SampleImages.jpeg(height: 0)), .damaged(detail: "frame"))
    expect(try await inspect("c.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1, 0, 0]), .damaged(detail: "segment"))
  }

  @Test func aMemoryBombIsADeviation() async throws {
    let folder = try ScratchFolder()
    let bytes = SampleDocuments.memoryBomb()
    let path = try folder.write("bombe.pdf", bytes)
    #expect(bytes.count < 20_000_000)
    var limits = CageLimits()
    limits.processorSeconds = 1
    let inspector = Inspector(cage: await Cage.strongest(limits: limits))
    expect(await inspector.inspect(path: path), .tooCostly)
    #expect(ScratchFolder.read(path) == bytes)
  }

  /// Every single byte of a small PDF and TIFF turned over: an answer each time, and never a crash.
  @Test func damageAnywhereGivesAnAnswer() async throws {
    let inspector = Inspector(cage: await Cage.strongest())
    let folder = try ScratchFolder()
    let tiff = SampleImages.tiff(pages: 2)
    for index in tiff.indices {
      var bytes = tiff
      bytes[index] ^= 0xFF
      let path = try folder.write("a.tif", bytes)
      if case .acceptable(_, let facts) = await inspector.inspect(path: path) { #expect(facts.pageCount > 0) }
    }
    let pdf = SampleDocuments.pdf()
    for index in stride(from: 0, to: pdf.count, by: 23) {
      var bytes = pdf
      bytes[index] ^= 0xFF
      let path = try folder.write("a.pdf", bytes)
      if case .acceptable(_, let facts) = await inspector.inspect(path: path) { #expect(facts.pageCount == 1) }
    }
  }

  @Test func codesAreStable() {
    let all: [DocumentDeviation] = [
      .empty, .truncated, .encrypted, .misnamed(claimed: "pdf", found: nil), .foreign, .damaged(detail: ""), .noPages,
      .unreadable(errno: 5), .notRegularFile, .tooLarge(byteCount: 1, limit: 0), .tooCostly, .changing,
      .toolMissing(.qpdf), .inspectionFailed(detail: ""),
    ]
    #expect(
      all.map(\.code) == [
        "empty", "truncated", "encrypted", "misnamed", "foreign", "damaged", "no-pages", "unreadable",
        "not-regular-file", "too-large", "too-costly", "changing", "tool-missing", "inspection-failed",
      ])
  }
}

struct NotAcceptable: Error {
  let inspection: Inspection
}
