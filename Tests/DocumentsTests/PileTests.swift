import Domain
import Glibc
import TestOffice
import Testing

@testable import Documents

/// S0-28, S2-54: a pile of 200 pages with 40 cover sheets sorts itself, page by page, in no more memory than one page.
@Suite(.enabled("the programs for cover sheets are missing") { PaperScans.canBeCovered })
struct PileTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
  }

  @Test func twoHundredPagesSortThemselves() async throws {
    let clock = ContinuousClock()
    let covers = try folder.write(
      "ark.pdf", try await PaperScans.covers(Array(1...40), in: PaperScans.phrases(.nynorsk)))
    let (path, plan) = try PaperScans.pile(covers: covers, in: folder)
    #expect(plan.count == 200 && plan.count { $0.hasPrefix("cover") } == 39 && plan.count { $0 == "spoiled" } == 1)

    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let cage = await Cage.strongest()
    let renderer = PageRenderer(wall: cage.wall)
    let reader = CoverSheetReader(cage: cage, office: PaperScans.office)
    var readings: [PageReading] = []
    var memory: [Int] = []
    let start = clock.now
    for number in 1...plan.count {
      let page = try await renderer.gray(number, of: descriptor, kind: .pdf, .dotsPerInch(150))
      var reading = PageReading(page: number)
      reading.cover = await reader.read(page)
      // Every seventh dot is enough to see a letter.
      let dark = stride(from: 0, to: page.pixels.count, by: 7).count { page.pixels[$0] < 128 }
      reading.isBlank = reading.cover == nil && dark * 7 * 2000 < page.pixels.count
      readings.append(reading)
      memory.append(try Self.residentKilobytes())
    }
    let seconds = (clock.now - start).seconds

    // What each page is, is what the pile was made of.
    for (reading, what) in zip(readings, plan) {
      let expected: CoverMark? =
        what == "spoiled" ? .unreadable : what.hasPrefix("cover ") ? .post(.init(Int(what.dropFirst(6)) ?? 0)) : nil
      #expect(reading.cover == expected, "page \(reading.page): \(what)")
      #expect(reading.isBlank == (what == "blank"), "page \(reading.page): \(what)")
    }
    let split = BatchSplit(readings)
    #expect((split.parts.map(\.pages) + split.sheets.map(\.pages)).flatMap(Array.init).sorted() == Array(1...200))
    #expect(split.sheets.count == 40)
    #expect(split.parts.count { $0.cover == .unreadable } == 1)

    // Memory after the first tenth and at the end: flat, but for what the allocator keeps.
    let early = memory[..<20].max() ?? 0
    let late = memory[180...].max() ?? 0
    print("200 pages, 40 cover sheets: \(seconds) s, \(early) kB after 20 pages, \(late) kB after 200")
    #expect(late < early + 40_000, "\(memory)")

    try await expectParts(split, of: descriptor, plan: plan, cage)
  }

  /// Each part is a PDF of its own with the pages it should have, and nothing is left over.
  private func expectParts(_ split: BatchSplit, of descriptor: Int32, plan: [String], _ cage: Cage) async throws {
    let part = PDFPart(cage: cage, folder: folder.path + "/work")
    let pile = try await part.open(descriptor, kind: .pdf, pages: plan.count)
    defer { close(pile) }
    var pages = 0
    for wanted in split.parts {
      let cut = try await part.extract(wanted.pages, of: pile)
      defer { close(cut) }
      let facts = try await PDFFacts.read(FileBytes(descriptor: cut, count: Int64(lseek(cut, 0, SEEK_END))), in: cage)
      #expect(facts.pageCount == wanted.pages.count)
      pages += facts.pageCount
    }
    #expect(pages + split.sheets.reduce(0) { $0 + $1.pages.count } == plan.count)
  }

  @Test func picturesAreCutAsWell() async throws {
    let path = try PaperScans.make(
      (1...3).map { .init(lines: ["Side \($0)"]) }, dotsPerInch: 100, as: "tiff", in: folder)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let cage = await Cage.strongest()
    let part = PDFPart(cage: cage, folder: folder.path + "/work")
    let pile = try await part.open(descriptor, kind: .tiff, pages: 3)
    defer { close(pile) }
    let cut = try await part.extract(2...3, of: pile)
    defer { close(cut) }
    let facts = try await PDFFacts.read(FileBytes(descriptor: cut, count: Int64(lseek(cut, 0, SEEK_END))), in: cage)
    #expect(facts.pageCount == 2)
    await #expect(throws: DocumentDeviation.self) { try await part.extract(3...4, of: pile) }
    await #expect(throws: DocumentDeviation.damaged(detail: "3 of 4")) {
      try await part.open(descriptor, kind: .tiff, pages: 4)
    }
    #expect(WorkFolder.names(in: folder.path + "/work") == [])
  }

  /// What this process holds in memory now.
  private static func residentKilobytes() throws -> Int {
    let status = String(decoding: try #require(ScratchFolder.read("/proc/self/status")), as: UTF8.self)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(line.split(separator: " ").compactMap { Int($0) }.first)
  }
}

extension Duration {
  fileprivate var seconds: Int { Int(components.seconds) }
}
