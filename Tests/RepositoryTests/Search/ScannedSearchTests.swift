import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("The words of scanned pages are found with the item that has the scan")
struct ScannedSearchTests {
  private typealias D = DeskOffice

  /// The worker's report of what stands on the pages of a file.
  private func read(_ letter: Character, _ pages: [String], _ office: DeskOffice) throws {
    let readings = pages.indices.map { PageReading(page: $0 + 1) }
    try office.program(RecordPages(digest: D.digest(letter), pages: readings))
    let filed = try office.store.documents.add(bytes: Array(pages.joined(separator: "\u{0C}").utf8))
    let text = DocumentReference(
      digest: filed.digest.hex, name: "tekst.txt", bytes: Int(filed.byteCount), pages: nil, role: .text)
    let archive = DocumentReference(digest: D.digest("f"), name: "arkiv.pdf", bytes: 1, pages: pages.count, role: .scan)
    try office.program(RecordReading(digest: D.digest(letter), archive: archive, text: text, pages: []))
  }

  private func told(_ office: DeskOffice) throws -> [String] {
    try office.search("fjellrev").rows.map { "\($0.title): \($0.told.joined())" }
  }

  @Test("once they have been read, page by page, and instead of what a program found in the file itself")
  func reading() throws {
    let office = try DeskOffice()
    _ = try office.file("a", pages: 2)
    try office.indexTexts()
    _ = try office.store.fileText(["Fjellrev på feil side"], of: #require(DocumentDigest(hex: D.digest("a"))))
    #expect(try told(office) == ["a.pdf: a.pdf 1: ⟨Fjellrev⟩ på feil side"])
    try read("a", ["Første side", "En fjell-\nrev til."], office)
    #expect(try told(office) == ["a.pdf: a.pdf 2: En ⟨fjellrev⟩ til."])
  }

  @Test("with the item that the scan is linked to, and with the file again when the link is taken back")
  func moves() throws {
    let office = try DeskOffice()
    let file = try office.file("a")
    try read("a", ["En fjellrev."], office)
    #expect(try told(office) == ["a.pdf: a.pdf 1: En ⟨fjellrev⟩."])
    let post = try office.prepared()
    try office.indexTexts()
    try office.when(LinkScan(post: post, scan: file))
    // The index does not know yet, and tells of nothing that has gone elsewhere.
    let stale = try office.store.search("fjellrev", in: [D.profil], today: office.now.day)
    #expect(stale.rows == [])
    #expect(try told(office) == ["Brev: a.pdf 1: En ⟨fjellrev⟩."])
    try office.when(UnlinkScan(post: post, reason: "Feil brev"))
    #expect(try told(office) == ["a.pdf: a.pdf 1: En ⟨fjellrev⟩."])
    try office.store.maintain { try TextProgress.set(0, $0) }
    #expect(try told(office) == ["a.pdf: a.pdf 1: En ⟨fjellrev⟩."])
  }
}
