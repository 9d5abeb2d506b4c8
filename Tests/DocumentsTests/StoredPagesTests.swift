import Documents
import Foundation
import Glibc
import Synchronization
import TestOffice
import Testing

@Suite struct PageShelfTests {
  private func page(_ bytes: Int) -> GrayPage {
    GrayPage(width: bytes, height: 1, dotsPerInch: 72, pixels: [UInt8](repeating: 0, count: bytes))
  }

  private func place(_ number: Int) -> PageShelf.Place { PageShelf.Place(digest: "a", page: number) }

  @Test func keepsThoseLookedAtLastWithinItsMemory() async throws {
    let drawn = Mutex<[Int]>([])
    let shelf = PageShelf(limit: 250) { place in
      drawn.withLock { $0.append(place.page) }
      return page(100)
    }
    for number in [1, 2, 1, 3, 1, 2] { _ = try await shelf.page(place(number)) }
    #expect(drawn.withLock { $0 } == [1, 2, 3, 2], "2 had to go for 3")
    #expect(shelf.bytes == 200)
  }

  @Test func aPageLargerThanTheShelfIsShownAndNotKept() async throws {
    let shelf = PageShelf(limit: 10) { _ in page(100) }
    #expect(try await shelf.page(place(1)).width == 100)
    #expect(shelf.bytes == 0)
  }

  @Test func drawsOnceWhatIsWantedTwice() async throws {
    let count = Mutex(0)
    let shelf = PageShelf { _ in
      count.withLock { $0 += 1 }
      try await Task.sleep(for: .milliseconds(50))
      return page(1)
    }
    async let one = shelf.page(place(1))
    async let other = shelf.page(place(1))
    #expect(try await (one, other) == (page(1), page(1)))
    #expect(count.withLock { $0 } == 1)
  }

  /// What nobody looks at any more ends, and can be wanted again.
  @Test func endsWhatIsNotWanted() async throws {
    let begun = Mutex(0)
    let shelf = PageShelf { place in
      let number = begun.withLock {
        $0 += 1
        return $0
      }
      if number == 1 { try await Task.sleep(for: .seconds(60)) }
      return page(1)
    }
    let task = Task { try await shelf.page(place(1)) }
    while begun.withLock({ $0 }) == 0 { await Task.yield() }
    shelf.keep([place(1), place(2)])
    shelf.keep([place(2)])
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await shelf.page(place(1)) == page(1))
  }

  /// A fault is told, and the page is tried again the next time.
  @Test func aFaultIsNotKept() async throws {
    let isBroken = Mutex(true)
    let shelf = PageShelf { _ in
      if isBroken.withLock({ $0 }) { throw DocumentDeviation.tooCostly }
      return page(1)
    }
    await #expect(throws: DocumentDeviation.tooCostly) { try await shelf.page(place(1)) }
    isBroken.withLock { $0 = false }
    #expect(try await shelf.page(place(1)) == page(1))
  }
}

@Suite(.serialized) struct StoredPagesTests {
  /// Documents by their file names, for want of a store.
  private func pages(_ documents: [String: [UInt8]]) throws -> (StoredPages, ScratchFolder) {
    let folder = try ScratchFolder()
    for (name, bytes) in documents { try folder.write(name, bytes) }
    let path = folder.path
    let pages = StoredPages { name in
      let descriptor = open(path + "/" + name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw DocumentDeviation.unreadable(errno: errno) }
      return descriptor
    }
    return (pages, folder)
  }

  private let words = SampleDocuments.pdf(
    pages: 2,
    extra: [
      SampleDocuments.stream("", Array("BT /F 24 Tf 60 700 Td (Klage) Tj 0 -40 Td (Med hilsen) Tj ET".utf8)),
      Array("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".utf8),
    ], page: "/Contents 5 0 R/Resources<</Font<</F 6 0 R>>>>")

  @Test func drawsAndReadsAPage() async throws {
    let (pages, folder) = try pages(["a": words])
    defer { withExtendedLifetime(folder) {} }
    let drawn = try await pages.page(.init(digest: "a", page: 2))
    #expect(drawn.height == 1800 && (1270...1274).contains(drawn.width))
    #expect(drawn.pixels.contains { $0 < 64 })
    let words = try await pages.text(.init(digest: "a", page: 2)).split { $0.isWhitespace }
    #expect(words == ["Klage", "Med", "hilsen"])
    await #expect(throws: DocumentDeviation.self) { try await pages.page(.init(digest: "a", page: 3)) }
    await #expect(throws: DocumentDeviation.self) { try await pages.page(.init(digest: "a", page: -1)) }
  }

  @Test func tellsTextFromPages() async throws {
    let (pages, folder) = try pages([
      "text": Array("Hei\r\nÅse\u{202E}\u{1B}[2J".utf8), "binary": [0x50, 0x4B, 3, 4, 0, 0], "empty": [],
    ])
    defer { withExtendedLifetime(folder) {} }
    await #expect(throws: StoredPageFault.noPages) { try await pages.page(.init(digest: "text", page: 1)) }
    #expect(try await pages.text(.init(digest: "text", page: 1)) == "Hei\nÅse\u{FFFD}\u{FFFD}[2J")
    await #expect(throws: StoredPageFault.notShown) { try await pages.text(.init(digest: "binary", page: 1)) }
    #expect(try await pages.text(.init(digest: "empty", page: 1)) == "")
    await #expect(throws: DocumentDeviation.self) { try await pages.text(.init(digest: "gone", page: 1)) }
  }
}
