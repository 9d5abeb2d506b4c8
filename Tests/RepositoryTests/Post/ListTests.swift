import CommandBus
import Domain
import Repository
import Testing

@Suite("Lists: pages without gaps or doubles, and searches that find")
struct ListTests {
  private typealias D = DeskOffice

  /// Sixty items, many alike in urgency and received date, some in every place.
  private func office() throws -> DeskOffice {
    let office = try DeskOffice()
    for number in 0..<60 {
      let details = PostDetails(channel: .email, title: "Brev \(number)", sender: "Sender")
      let received = office.now.day - number % 3
      let command = RegisterPost(
        service: D.profil, details: details, receivedOn: received, isUrgent: number % 5 == 0)
      let post = try office.received(office.when(command))
      switch number % 6 {
      case 1: try office.when(AssignPost(post: post, handler: D.per))
      case 2: try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "r"))
      case 3: try office.when(ReturnPost(post: post, reason: "r"))
      case 4:
        try office.when(AssignPost(post: post, handler: D.siv))
        try office.when(RegisterEntry(post: post, newCaseTitle: "Sak \(number)"))
      default: break
      }
    }
    return office
  }

  /// Every row of a list, read page by page.
  private func rows<Row>(_ page: (PageKey?) throws -> Page<Row>) throws -> [Row] {
    var rows: [Row] = []
    var after: PageKey?
    var pages = 0
    repeat {
      let found = try page(after)
      #expect(found.rows.count <= 7)
      rows += found.rows
      after = found.next
      pages += 1
    } while after != nil && pages < 100
    #expect(pages < 100, "the pages never end")
    return rows
  }

  private static let views: [Tray.View] = [
    .table, .agenda(Day(ordinal: 30_000)), .mine(DeskOffice.per), .assigned, .outgoing, .registered, .gone,
  ]

  @Test("Read page by page, a tray gives each item once, in the order of the whole")
  func trays() throws {
    let office = try office()
    for view in Self.views + [.incoming] {
      let service = view == .incoming ? D.ppt : D.profil
      for words in [[], ["brev"]] {
        let whole = try office.store.answer(Tray(service: service, view: view, words: words, limit: 1000))
        let paged = try rows {
          try office.store.answer(Tray(service: service, view: view, words: words, after: $0, limit: 7))
        }
        #expect(paged == whole.rows, "\(view)")
        #expect(whole.total == whole.rows.count && !whole.rows.isEmpty, "\(view)")
        #expect(Set(paged.map(\.post)).count == paged.count, "\(view)")
      }
    }
  }

  @Test("Urgent first, then the oldest received first; what is finished newest first")
  func order() throws {
    let office = try office()
    let table = try office.store.answer(Tray(service: D.profil, view: .table, limit: 1000)).rows
    let keys = table.map { ($0.isUrgent ? 0 : 1, $0.receivedOn, $0.post) }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 })
    let gone = try office.listed(.gone)
    #expect(gone == gone.sorted().reversed())
  }

  @Test("Cases, registry, meetings, deviations and history, page by page")
  func others() throws {
    let office = try office()
    for number in 0..<20 {
      try office.when(StartMeeting(service: D.profil))
      try office.when(CloseMeeting(meeting: MorningMeeting.ID(number + 1)))
      let sighting = FileSighting(nameBytes: "\(number)", name: "a", inode: 1, bytes: 0, modified: 0, digest: nil)
      try office.program(
        RefuseFile(source: IntakeSource(service: D.profil, kind: .scanner), sighting: sighting, reason: "empty"))
      if number % 3 == 0 {
        try office.when(ExplainDeviation(deviation: Deviation.ID(number + 1), explanation: "x"))
      }
    }
    let store = office.store
    #expect(
      try rows { try store.answer(Cases(service: D.profil, after: $0, limit: 7)) }
        == store.answer(Cases(service: D.profil, limit: 1000)).rows)
    #expect(
      try rows { try store.answer(Registry(service: D.profil, after: $0, limit: 7)) }.map(\.entry.id.number)
        == (1...10).reversed())
    #expect(
      try rows { try store.answer(Meetings(service: D.profil, after: $0, limit: 7)) }.map(\.meeting.id.value)
        == (1...20).reversed())
    let deviations = try rows { try store.answer(Deviations(service: D.profil, openOnly: false, after: $0, limit: 7)) }
    #expect(deviations.count == 20)
    #expect(
      deviations.map { $0.deviation.resolution == nil } == Array(repeating: true, count: 13)
        + Array(repeating: false, count: 7))
    let open = try rows { try store.answer(Deviations(service: D.profil, after: $0, limit: 7)) }
    #expect(open == Array(deviations.prefix(13)))
    for newestFirst in [true, false] {
      let log = try rows { try store.answer(History(newestFirst: newestFirst, after: $0, limit: 7)) }.map(
        \.entry.position)
      #expect(try (newestFirst ? log.reversed() : log) == Array(1...store.position()))
    }
  }

  @Test("A page key of another list, or of nobody's making, gives a page and not a fault")
  func foreignKeys() throws {
    let office = try office()
    for key in [PageKey([]), PageKey([.text("'")]), PageKey([.number(.max), .text("x"), .number(.min)])] {
      for view in Self.views {
        _ = try office.store.answer(Tray(service: D.profil, view: view, after: key, limit: 7))
      }
      _ = try office.store.answer(Cases(service: D.profil, after: key, limit: 7))
      _ = try office.store.answer(Deviations(service: D.profil, after: key, limit: 7))
      _ = try office.store.answer(History(after: key, limit: 7))
    }
  }

  // MARK: - Words

  private static let lookups: [(line: String, found: [Int])] = [
    ("klage", [1, 3]), ("KLAGE", [1, 3]), ("klage sodal", [1]), ("sødal klage", [1]), ("lag", [1, 3]), ("sara", [2]),
    ("Sárá", [2]), ("Ma\u{0301}htte", [2]), ("goadi", [3]), ("ak", [1, 2, 3]), ("å", [1, 2, 3, 4]), ("ødal", [1]),
    ("finnes ikke", []), ("klage finnesikke", []), ("\"", [4]), ("'", [4]), ("%", [4]), ("*", [4]), ("-", [4]),
    ("(", [4]), ("x\" OR \"1", []), ("\" OR \"", []), ("NEAR(klage vedtak)", []), ("klage*", []), ("folded:klage", []),
    ("AND", [2]),
    ("klage AND NOT vedtak", []), ("'; DROP TABLE post; --", []), ("@ppt@", []), ("{klage}", []), ("^klage", []),
  ]

  private func named() throws -> DeskOffice {
    let office = try DeskOffice()
    let letters = [
      ("Klage på vedtak", "Bjørn Sødal"), ("Søknad om støttekontakt", "Máhtte Ánde Sárá"),
      ("Klage på takst", "Elle Goađi"),
      ("100 % \"rart\" (it's) - *", "O'Hara"),
    ]
    for (title, sender) in letters { _ = try office.letter(title, from: sender) }
    return office
  }

  @Test(
    "Words are found anywhere, in any order and any spelling; signs of a query language are text",
    arguments: lookups.map(\.line))
  func searches(_ line: String) throws {
    let office = try named()
    let expected = try #require(Self.lookups.first { $0.line == line }?.found)
    #expect(try office.listed(.table, words: line.searchWords).map(\.value) == expected)

    // Finished post and cases are looked up in the index; the words must find the same there.
    for number in 1...4 {
      let post = PostItem.ID(number)
      let item = try office.item(post)
      try office.when(
        OpenCase(service: D.profil, title: item.details.title, kind: .unknown, party: item.details.sender))
      try office.when(ReturnPost(post: post, reason: "r"))
    }
    #expect(try office.listed(.gone, words: line.searchWords).map(\.value) == expected.reversed())
    let cases = try office.store.answer(Cases(service: D.profil, words: line.searchWords, limit: 100))
    #expect(cases.rows.map(\.folder.id.number) == expected.reversed())
    #expect(cases.total == expected.count)
  }

  @Test("A search never reaches into another service, whatever is written in a title")
  func ownService() throws {
    let office = try DeskOffice()
    try office.when(OpenCase(service: D.ppt, title: "Hemmelig @profil@", party: "Ola"), by: D.ellen)
    let post = try office.letter("Hemmelig @profil@", to: D.ppt)
    try office.when(ReturnPost(post: post, reason: "r"), by: D.ellen)
    #expect(try office.store.answer(Cases(service: D.profil, words: ["hemmelig"], limit: 10)).rows == [])
    #expect(try office.listed(.gone, words: ["hemmelig"]) == [])
    #expect(try office.listed(.gone, in: D.ppt, words: ["hemmelig"]) == [post])
  }

  @Test("What is described anew is found by its new words only, on the table and when it is gone")
  func reindexed() throws {
    let office = try DeskOffice()
    let post = try office.letter("Gammel tittel")
    var changes = DescribePost.Changes()
    changes.title = "Fersk"
    try office.when(DescribePost(post: post, changes: changes))
    #expect(try office.listed(.table, words: ["gammel"]) == [])
    try office.when(ReturnPost(post: post, reason: "r"))
    #expect(try office.listed(.gone, words: ["fersk"]) == [post])
    #expect(try office.listed(.gone, words: ["gammel"]) == [])
    try office.when(UndoDecision(post: post))
    #expect(try office.listed(.gone, words: ["fersk"]) == [])
    #expect(try office.listed(.table, words: ["fersk"]) == [post])
  }
}
