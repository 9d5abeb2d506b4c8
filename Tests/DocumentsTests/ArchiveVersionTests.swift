import Foundation
import Glibc
import Synchronization
import TestOffice
import Testing

@testable import Documents

/// S0-27, S2-53: what was scanned becomes searchable and fit for the archive, and no work is done twice.
@Suite(.enabled("the programs that read scans are missing") { PaperScans.canBeRead })
struct ArchiveVersionTests {
  private let folder: ScratchFolder
  private let digest = String(repeating: "0a", count: 32)
  private var workFolder: String { folder.path + "/work" }

  init() throws {
    folder = try ScratchFolder()
  }

  // MARK: What it makes

  @Test func aPileOfPaperBecomesUprightSearchableAndFitForTheArchive() async throws {
    let path = try PaperScans.make(
      [
        .init(lines: PaperScans.letter), .init(lines: PaperScans.letter, turned: 180), .init(),
        .init(lines: PaperScans.letter, turned: 2),
      ], dotsPerInch: 200, in: folder)
    let before = try #require(ScratchFolder.read(path))
    let progress = Mutex<[Int]>([])
    let made = try await make(path, .pdf, pages: 4) { page, pages in
      progress.withLock { $0.append(page * 100 + pages) }
    }
    #expect(ScratchFolder.read(path) == before)
    #expect(progress.withLock { $0 } == [204, 404, 404])
    #expect(made.pages.map(\.page) == [1, 2, 3, 4])
    for page in made.pages where page.page != 3 {
      #expect(page.source == .read)
      let wanted = PaperScans.letter.joined(separator: " ").split(separator: " ")
      let found = Set(page.text.split(whereSeparator: \.isWhitespace))
      let right = wanted.count { found.contains($0) }
      #expect(right * 100 >= wanted.count * 95, "page \(page.page): \(right) of \(wanted.count)\n\(page.text)")
      #expect((80...100).contains(page.confidence ?? 0))
      #expect((60...70).contains(page.words ?? 0))
    }
    #expect(made.pages[2].text == "" && made.pages[2].words == 0 && made.pages[2].confidence == nil)
    #expect(made.text.split(separator: "\u{0C}", omittingEmptySubsequences: false).count == 4)
    try expectArchivable(made.path, pages: 4)
    let searched = try Program.run(["pdftotext", made.path, "-"])
    #expect(searched.text.components(separatedBy: "støttekontakt").count > 3, "\(searched.summary)")
  }

  /// Tesseract's Norwegian knows no Sámi letters and reads á as å. With its Latin letters most are read right, but not
  /// ŋ and ŧ, and not in every word.
  @Test func samiLettersAreReadAsFarAsTheLanguagesGo() async throws {
    let written = ["Kárášjohka", "Guovdageaidnu", "Čáhci", "áddjá", "Deatnu", "ŋálbmi", "muoŧŧá", "žirku", "giđđa"]
    let path = try PaperScans.make([.init(lines: written + ["", "blåbær på øya"])], dotsPerInch: 300, in: folder)
    let made = try await make(path, .pdf, pages: 1)
    let read = made.text.split(whereSeparator: \.isWhitespace).map(String.init)
    print("written \(written)\nread    \(read)")
    #expect(Set(["blåbær", "på", "øya", "Guovdageaidnu", "Deatnu"]).isSubset(of: read))
    #expect(made.text == made.text.precomposedStringWithCanonicalMapping)
    if try Program.run(["tesseract", "--list-langs"]).text.contains("Latin") {
      #expect(Set(["Kárášjohka", "Čáhci", "áddjá"]).isSubset(of: read))
    }
  }

  @Test func whatTheDocumentSaysItselfIsKeptAndFormsStayFilledIn() async throws {
    let font = Array("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".utf8)
    let text = SampleDocuments.stream("", Array("BT /F 24 Tf 72 700 Td (S\\370knad om plass) Tj ET".utf8))
    let field = """
      <</Type/Annot/Subtype/Widget/FT/Tx/T(navn)/V(Kari Fjelltun)/DA(/F 12 Tf 0 g)/Rect[72 500 400 530]/P 3 0 R/F 4>>
      """
    let form = "/AcroForm<</Fields[6 0 R]/NeedAppearances true/DA(/F 12 Tf 0 g)/DR<</Font<</F 4 0 R>>>>>>"
    let objects = [
      Array("<</Type/Catalog/Pages 2 0 R\(form)>>".utf8), Array("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8),
      Array(
        """
        <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R/Annots[6 0 R]>>
        """.utf8), font, text, Array(field.utf8),
    ]
    let path = try folder.write("skjema", SampleDocuments.file(objects))
    let made = try await make(path, .pdf, pages: 1)
    #expect(made.pages[0].source == .kept)
    #expect(made.pages[0].confidence == nil)
    #expect(made.text.contains("Søknad om plass"))
    #expect(made.text.contains("Kari Fjelltun"))
    #expect(made.pages[0].words == 5)
    try expectArchivable(made.path, pages: 1)
  }

  @Test func picturesBecomePagesOfTheirOwnSize() async throws {
    let tiff = try PaperScans.make(
      [.init(lines: PaperScans.letter), .init(lines: PaperScans.letter)], as: "tiff", in: folder)
    let made = try await make(tiff, .tiff, pages: 2)
    #expect(made.pages.allSatisfy { $0.text.contains("støttekontakt") })
    try expectArchivable(made.path, pages: 2)

    // With transparency, and without a resolution: taken to be A4.
    let png = try PaperScans.make([.init(lines: PaperScans.letter)], dotsPerInch: 170, as: "png", in: folder)
    let other = String(repeating: "0b", count: 32)
    let seen = try await make(png, .png, pages: 1, digest: other)
    #expect(seen.text.contains("støttekontakt"))
    #expect(try Program.run(["pdfinfo", seen.path]).text.contains("(A4)"))
  }

  /// Without bubblewrap the programs write beside the work, and nothing of it stays.
  @Test func everyWallIsWideEnough() async throws {
    let path = try PaperScans.make([.init(lines: ["Hei på deg"])], dotsPerInch: 100, in: folder)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    for (number, wall) in CageWall.allCases.enumerated() where await Cage(wall: wall).stands() {
      let digest = String(repeating: "c\(number)", count: 32)
      let outcome = await archive(wall).make(descriptor, kind: .pdf, pages: 1, digest: digest) { _, _ in }
      guard case .made(let made) = outcome else {
        Issue.record("\(wall): \(outcome)")
        continue
      }
      #expect(made.text == "Hei på deg", "\(wall)")
      #expect(WorkFolder.names(in: "\(workFolder)/\(digest)/scratch") == [], "\(wall)")
    }
  }

  // MARK: No work twice

  @Test func askedAgainItAnswersWithoutWork() async throws {
    let path = try PaperScans.make([.init(lines: ["Hei på deg"])], dotsPerInch: 100, in: folder)
    let first = try await make(path, .pdf, pages: 1)
    let bytes = ScratchFolder.read(first.path)
    let second = try await make(path, .pdf, pages: 1, willRead: { Issue.record("read again: \($0)") })
    #expect(second == first)
    #expect(ScratchFolder.read(second.path) == bytes)
    #expect(ScratchFolder.mode(workFolder + "/" + digest) == 0o700)
    #expect(ScratchFolder.mode(second.path) == 0o600)

    let archive = archive()
    #expect(archive.sweep(keeping: [digest]) == 0)
    #expect(archive.sweep(keeping: []) == 1)
    #expect(WorkFolder.names(in: workFolder) == [])
  }

  @Test func cancelledItGoesOnWhereItWas() async throws {
    let path = try PaperScans.make((1...3).map { .init(lines: ["Side \($0)"]) }, dotsPerInch: 100, in: folder)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let (pieces, report) = AsyncStream<ClosedRange<Int>>.makeStream()
    let archive = ArchiveVersion(wall: await Cage.strongest().wall, workFolder: workFolder, pagesAtOnce: 1) {
      report.yield($0)
    }
    let task = Task { await archive.make(descriptor, kind: .pdf, pages: 3, digest: digest) { _, _ in } }
    for await piece in pieces where piece == 2...2 {
      task.cancel()
      break
    }
    #expect(await task.value == .cancelled)

    let read = Mutex<[ClosedRange<Int>]>([])
    // Pieces of another size, as on another machine.
    let made = try await make(path, .pdf, pages: 3, willRead: { piece in read.withLock { $0.append(piece) } })
    #expect(read.withLock { $0 } == [2...3])
    #expect((1...3).allSatisfy { made.pages[$0 - 1].text == "Side \($0)" })
  }

  /// The process is killed within a piece and at a boundary; what it had finished is never read again.
  @Test func killedItGoesOnWhereItWas() async throws {
    let path = try PaperScans.make((1...4).map { .init(lines: ["Side \($0)"]) }, dotsPerInch: 100, in: folder)
    let pieces = workFolder + "/" + digest
    for finished in [[], ["000001-000001.pdf"], ["000001-000001.pdf", "000002-000002.pdf"]] {
      let child = try Program.start(
        [try #require(Self.ownProgram), "--testing-library", "swift-testing", "--filter", "theChildThatIsKilled"],
        environment: [Self.childVariable: folder.path, Self.documentVariable: path])
      let isThere = eventually(within: 90) {
        let names = WorkFolder.names(in: pieces)
        return names.contains("lock") && finished.allSatisfy(names.contains)
      }
      #expect(isThere, "\(finished)")
      child.send(SIGKILL)
      _ = child.wait(limit: 10)
    }
    let before = WorkFolder.names(in: pieces).filter { $0.hasSuffix(".pdf") }.sorted()
    #expect(before.count >= 2 && before.count < 4)
    let read = Mutex<[ClosedRange<Int>]>([])
    let made = try await make(
      path, .pdf, pages: 4, pagesAtOnce: 1, willRead: { piece in read.withLock { $0.append(piece) } })
    #expect(read.withLock { $0 } == ((before.count + 1)...4).map { $0...$0 })
    #expect((1...4).allSatisfy { made.pages[$0 - 1].text == "Side \($0)" })
    try expectArchivable(made.path, pages: 4)
  }

  fileprivate static let childVariable = "MORGENPOST_TEST_KILLED_CHILD"
  private static let documentVariable = "MORGENPOST_TEST_DOCUMENT"
  private static var ownProgram: String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }

  /// Runs in the process that `killedItGoesOnWhereItWas` starts and kills.
  @Test(.enabled(if: ProcessInfo.processInfo.environment[childVariable] != nil))
  func theChildThatIsKilled() async throws {
    let environment = ProcessInfo.processInfo.environment
    let descriptor = open(try #require(environment[Self.documentVariable]), O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let work = try #require(environment[Self.childVariable]) + "/work"
    let archive = ArchiveVersion(wall: await Cage.strongest().wall, workFolder: work, pagesAtOnce: 1) { _ in }
    _ = await archive.make(descriptor, kind: .pdf, pages: 4, digest: digest) { _, _ in }
  }

  @Test func onlyOneProcessMakesIt() async throws {
    let held = try WorkFolder.open(in: workFolder, digest: digest)
    let path = try folder.write("brev", SampleDocuments.pdf())
    #expect(await outcome(path, .pdf, pages: 1) == .refused(.busy))
    #expect(held.names == ["lock"])
  }

  // MARK: What cannot be made

  @Test func aBrokenOrDishonestDocumentHasItsReason() async throws {
    let broken = try folder.write("brev", Array("%PDF-1.5\nsludder\n%%EOF".utf8))
    guard case .refused(.damaged) = await outcome(broken, .pdf, pages: 1) else {
      Issue.record("\(await outcome(broken, .pdf, pages: 1))")
      return
    }
    let whole = try folder.write("brev", SampleDocuments.pdf(pages: 3))
    #expect(await outcome(whole, .pdf, pages: 2) == .refused(.pagesDisagree(detail: "3 of 2")))
    let picture = try folder.write("brev", SampleImages.png())
    guard case .refused(let refusal) = await outcome(picture, .png, pages: 1) else {
      Issue.record("a picture without pixels")
      return
    }
    #expect(!refusal.detail.isEmpty)
    #expect(await outcome(whole, .pdf, pages: 3, digest: "../x") == .refused(.workFolder(errno: EINVAL)))
    #expect(await outcome(whole, .pdf, pages: 0) == .refused(.pagesDisagree(detail: "0")))
  }

  // MARK: -

  private func archive(
    _ wall: CageWall = .bubblewrap, pagesAtOnce: Int = 2,
    willRead: @escaping @Sendable (ClosedRange<Int>) -> Void = { _ in }
  ) -> ArchiveVersion {
    ArchiveVersion(wall: wall, workFolder: workFolder, pagesAtOnce: pagesAtOnce, willRead: willRead)
  }

  private func outcome(
    _ path: String, _ kind: FileKind, pages: Int, digest: String? = nil, pagesAtOnce: Int = 2,
    onPage: @Sendable (Int, Int) -> Void = { _, _ in },
    willRead: @escaping @Sendable (ClosedRange<Int>) -> Void = { _ in }
  ) async -> ArchiveOutcome {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let archive = archive(await Cage.strongest().wall, pagesAtOnce: pagesAtOnce, willRead: willRead)
    return await archive.make(descriptor, kind: kind, pages: pages, digest: digest ?? self.digest, onPage: onPage)
  }

  private func make(
    _ path: String, _ kind: FileKind, pages: Int, digest: String? = nil, pagesAtOnce: Int = 2,
    onPage: @Sendable (Int, Int) -> Void = { _, _ in },
    willRead: @escaping @Sendable (ClosedRange<Int>) -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> MadeArchive {
    let outcome = await outcome(
      path, kind, pages: pages, digest: digest, pagesAtOnce: pagesAtOnce, onPage: onPage, willRead: willRead)
    guard case .made(let made) = outcome else {
      Issue.record("\(outcome)", sourceLocation: sourceLocation)
      throw NotMade(outcome: outcome)
    }
    return made
  }

  private struct NotMade: Error {
    let outcome: ArchiveOutcome
  }

  /// Marked PDF/A-2b in its metadata, with the meaning of its colours, all fonts inside, whole and not encrypted.
  private func expectArchivable(
    _ path: String, pages: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let claims = try Program.run(["pdfinfo", "-meta", path]).text
    #expect(claims.contains("pdfaid:part=\"2\"") || claims.contains("<pdfaid:part>2<"), sourceLocation: sourceLocation)
    #expect(
      claims.contains("pdfaid:conformance=\"B\"") || claims.contains("<pdfaid:conformance>B<"),
      sourceLocation: sourceLocation)
    let info = try Program.run(["pdfinfo", path]).text
    #expect(info.contains("Pages:           \(pages)\n"), sourceLocation: sourceLocation)
    #expect(info.contains("Encrypted:       no"), sourceLocation: sourceLocation)
    let fonts = try Program.run(["pdffonts", path]).text.split(separator: "\n").dropFirst(2)
    #expect(fonts.allSatisfy { $0.split(separator: " ").suffix(5).first == "yes" }, sourceLocation: sourceLocation)
    let check = try Program.run(["qpdf", "--check", path])
    #expect(check.isDone, "\(check.summary)", sourceLocation: sourceLocation)
    let objects = try Program.run(["qpdf", "--json", "--json-key=qpdf", path]).text
    #expect(objects.contains("\"/OutputIntents\""), sourceLocation: sourceLocation)
  }
}
