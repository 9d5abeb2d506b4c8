import Domain
import Testing

@Suite("What a careful colleague would point out about an item")
struct PostItemTests {
  private func item(
    received: String = "2026-11-20", dated: String? = nil, stampedAt: String? = nil, sheets: Int? = nil,
    sides: Int? = nil, pages: [Int?] = [], sameBytesAs: PostItem.ID? = nil
  ) throws -> PostItem {
    let user = try #require(User.ID("kari.vik"))
    let scans = pages.map {
      DocumentReference(digest: String(repeating: "0", count: 64), name: "skann.pdf", bytes: 1, pages: $0, role: .scan)
    }
    return PostItem(
      id: PostItem.ID(1), service: try #require(Service.ID("profil")),
      details: PostDetails(
        channel: .letter, title: "Klage", sender: "Ola", sheets: sheets, sides: sides,
        documentDate: try dated.map { try Day($0) }),
      receivedOn: try Day(received), openedAt: Instant(seconds: 0),
      stamp: try stampedAt.map { Stamp(at: try #require(Instant(iso: $0)), by: user) }, isUrgent: false,
      placement: .opened, responsible: user, caseFolder: nil, entry: nil, documents: scans, splitFrom: nil,
      sameBytesAs: sameBytesAs)
  }

  @Test("A document dated after it was received is a warning, not an error (S4-11)")
  func dates() throws {
    #expect(try item(dated: "2026-11-21").warnings == [.documentDateAfterReceived])
    #expect(try item(dated: "2026-11-20").warnings == [])
    #expect(try item(dated: nil).warnings == [])
  }

  @Test("A stamp of another day than the received date is pointed out, by the day in Oslo (C4)")
  func stamps() throws {
    #expect(try item(stampedAt: "2026-11-20T22:59:00Z").warnings == [])
    #expect(try item(stampedAt: "2026-11-20T23:00:00Z").warnings == [.stampedOnOtherDay])
  }

  @Test("Sheets × sides against the pages in the scan (S2-17, S2-54)")
  func pages() throws {
    #expect(try item(sheets: 2, sides: 2, pages: [4]).warnings == [])
    #expect(try item(sheets: 2, sides: 2, pages: [1, 2]).warnings == [.pagesDiffer])
    #expect(try item(sheets: 3, pages: [2]).warnings == [.pagesDiffer])
    // Nothing to compare: not scanned, not counted, or no sheets noted.
    #expect(try item(sheets: 2).warnings == [])
    #expect(try item(sheets: 2, pages: [nil]).warnings == [])
    #expect(try item(pages: [7]).warnings == [])
  }

  @Test("The same bytes twice are pointed out")
  func twins() throws {
    #expect(try item(sameBytesAs: PostItem.ID(9)).warnings == [.sameBytes])
  }

  @Test("Digital channels are stamped by the machine; paper and speech are not (S4-12)")
  func channels() {
    #expect(Channel.allCases.filter(\.isDigital) == [.email, .svarUt, .facebook, .messenger, .snapchat, .sms])
  }
}
