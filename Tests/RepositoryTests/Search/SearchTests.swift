import Assets
import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("One search for everything that has been received and filed")
struct SearchTests {
  private typealias D = DeskOffice

  @Test("Words in any order, beginnings of words, words in a row, and unwanted words")
  func words() throws {
    let office = try DeskOffice()
    _ = try office.letter("Klage på vedtak", from: "Kari Lie")
    _ = try office.letter("Vedtak om klager", from: "Per Dahl")
    _ = try office.letter("Søknad om BPA", from: "Kari Dahl")
    #expect(try office.titles("vedtak klage") == ["Vedtak om klager", "Klage på vedtak"])
    #expect(try office.titles("klage vedt") == ["Vedtak om klager", "Klage på vedtak"])
    #expect(try office.titles("\"klage\"") == ["Klage på vedtak"])
    #expect(try office.titles("\"på vedtak\"") == ["Klage på vedtak"])
    #expect(try office.titles("\"vedtak på\"") == [])
    #expect(try office.titles("vedtak -klager") == ["Klage på vedtak"])
    #expect(try office.titles("dahl kari") == ["Søknad om BPA"])
    #expect(try office.titles("lage") == [], "the middle of a word is found in the lists")
    #expect(try office.titles("") == [])
  }

  /// What is written, and titles of which those are found that stand first.
  private static let spellings: [(line: String, titles: [String], found: Int)] = [
    ("bår", ["En bår", "En bar"], 1), ("søknad", ["Søknad", "Soknad"], 1), ("SØKNAD", ["Søknad", "Soknad"], 1),
    ("Ærfjord", ["Fra Ærfjord", "Fra Arfjord"], 1), ("A\u{30A}s", ["Brev til Ås", "Brev til As"], 1),
    ("Čáhppe", ["Čáhppe", "Cahppe"], 1), ("C\u{30C}a\u{301}hppe", ["Čáhppe", "Cahppe"], 1),
    ("đ9", ["Sak Đ9", "Sak D9"], 1), ("ŋiŋŋá", ["Ŋiŋŋá", "Ninna"], 1), ("šuvva", ["Šuvva", "Suvva"], 1),
    ("ŧaŧ", ["Ŧaŧ", "Tat"], 1), ("Žilina", ["Žilina", "Zilina"], 1), ("李伟", ["Fra 李伟", "Fra 李"], 1),
  ]

  @Test("Every letter is its own, however it was typed; sloppy spellings come after", arguments: spellings)
  func letters(_ line: String, _ titles: [String], _ found: Int) throws {
    let office = try DeskOffice()
    // What is spelt otherwise is the newest, and stands last all the same.
    for title in titles { _ = try office.letter(title) }
    let answer = try office.search(line)
    #expect(answer.rows.filter { !$0.isLoose }.map(\.title) == Array(titles.prefix(found)))
    #expect(answer.rows.map(\.title) == titles.filter { $0 != "Fra 李" && $0 != "Fra Arfjord" })
    let quoted = try office.search("\"\(line)\"")
    #expect(quoted.rows.map(\.title) == Array(titles.prefix(found)))
  }

  @Test(
    "Sloppily written, the right spelling is found",
    arguments: [
      ("sodal", "Sødal"), ("soeknad", "Søknad"), ("maaleby", "Måleby"), ("aas", "Ås"), ("baerum", "Bærum"),
      ("cahppe", "Čáhppe"), ("odegard", "Ødegård"), ("ODEGAARD", "Ødegård"), ("boadus", "Boađus"),
    ])
  func sloppy(_ line: String, _ title: String) throws {
    let office = try DeskOffice()
    _ = try office.letter(title)
    let answer = try office.search(line)
    #expect(answer.rows.map(\.title) == [title])
    #expect(answer.rows.first?.isLoose == true)
    #expect(answer.rows.first?.told.first == "title: ⟨\(title)⟩")
  }

  @Test("An old name finds the new one, and the other way round (C-S3-14, C-S3-15)")
  func synonyms() throws {
    for group in try Assets.searchSynonyms() {
      let office = try DeskOffice()
      for text in group { _ = try office.letter("Brev fra \(text) i fjor") }
      for text in group {
        #expect(Set(try office.titles("fjor \(text)")) == Set(group.map { "Brev fra \($0) i fjor" }), "\(text)")
      }
    }
  }

  @Test("The words of an e-mail and of a note are searched with the fields beside them, and the hit says where")
  func places() throws {
    let office = try DeskOffice()
    _ = try office.mail("Spørsmål", "Hei.\nVi klager på vedtaket om støttekontakt.", from: "Sárá Bårdsdatter")
    let folder = try office.openCase("Avlastning", party: "Jon Vik")
    try office.when(RegisterNote(caseFolder: folder, title: "Notat", text: "Ringte om støttekontakt."))
    let rows = try office.search("støttekontakt", by: D.kari).rows
    #expect(
      rows.map(\.told) == [
        ["note 1: Ringte om ⟨støttekontakt⟩."],
        ["tekst.txt 1: Hei. Vi klager på vedtaket om ⟨støttekontakt⟩."],
      ])
    #expect(
      try office.search("vedtaket sárá").rows.map(\.told) == [
        ["sender: ⟨Sárá⟩ Bårdsdatter", "tekst.txt 1: Hei. Vi klager på ⟨vedtaket⟩ om støttekontakt."]
      ])
    #expect(try office.search("jon avlast").rows.map(\.told) == [["title: ⟨Avlastning⟩", "party: ⟨Jon⟩ Vik"]])
    #expect(try office.search("2026/1").rows.map(\.told) == [["number: ⟨2026/1⟩"]])
  }

  @Test("A document's pages are told by their numbers")
  func pages() throws {
    let office = try DeskOffice()
    let pages = (1...7).map { "Side \($0) er om \($0 == 5 ? "ridning" : "noe annet")." }
    _ = try office.mail("Rapport", pages.joined(separator: "\u{0C}") + "\u{0C}")
    #expect(try office.search("ridning").rows.map(\.told) == [["tekst.txt 5: Side 5 er om ⟨ridning⟩."]])
    let long = String(repeating: "ord ", count: 5000) + "slutten"
    _ = try office.mail("Lang", long + "\u{0C}annen")
    #expect(
      try office.search("slutten").rows.map(\.told) == [["tekst.txt 1: … ord ord ord ord ord ord ord ord ⟨slutten⟩"]])
    #expect(try office.search("annen").rows.first?.told == ["tekst.txt 2: ⟨annen⟩"])
  }

  @Test("What is corrected, moved or taken back is found as it is now")
  func follows() throws {
    let office = try DeskOffice()
    let post = try office.mail("Feil tittel", "Ordet er fjellrev.")
    #expect(try office.titles("fjellrev feil") == ["Feil tittel"])
    var changes = DescribePost.Changes()
    changes.title = "Rett tittel"
    try office.when(DescribePost(post: post, changes: changes))
    #expect(try office.titles("feil") == [])
    #expect(try office.titles("fjellrev rett") == ["Rett tittel"])
    try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "r"))
    try office.when(AcceptPost(post: post), by: D.ellen)
    #expect(try office.search("fjellrev", in: [D.profil]).rows == [])
    #expect(try office.search("fjellrev", in: [D.ppt]).total == 1)
  }

  @Test("The index that has not come so far finds nothing that is hidden since, and says that it is behind")
  func behind() throws {
    let office = try DeskOffice()
    let post = try office.letter("Fjellrev")
    try office.indexTexts()
    try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "r"))
    try office.when(AcceptPost(post: post), by: D.ellen)
    _ = try office.letter("Fjellrev igjen")
    let answer = try office.store.search("fjellrev", in: [D.profil], today: office.now.day)
    #expect(answer.rows == [])
    #expect(answer.behind == 3)
    #expect(try office.search("fjellrev", in: [D.profil]).behind == 0)
    #expect(try office.search("fjellrev", in: [D.profil]).total == 1)
  }

  @Test("Read page by page, a search gives each hit once, in the order of the whole")
  func paged() throws {
    let office = try DeskOffice()
    for number in 0..<30 { _ = try office.mail(number % 3 == 0 ? "Bar \(number)" : "Bår \(number)", "bar\u{0C}bår") }
    for line in ["bar", "bår", "baar 1", "bår -2"] {
      let whole = try office.search(line, limit: 100).rows
      var rows: [SearchRow] = []
      var after: PageKey?
      repeat {
        let page = try office.search(line, after: after, limit: 7)
        #expect(page.total == whole.count)
        rows += page.rows
        after = page.next
      } while after != nil && rows.count < 100
      #expect(rows == whole, "\(line)")
    }
    #expect(try office.search("bår", limit: 3).total == 30)
  }

  @Test("No more is counted than anybody reads")
  func counted() throws {
    let office = try DeskOffice()
    let details = PostDetails(channel: .email, title: "Brev", sender: "Ola")
    _ = try office.bus.sendAll(
      (0..<250).map { _ in RegisterPost(service: D.profil, details: details) }, as: .program)
    let answer = try office.search("brev", limit: 10)
    #expect(answer.total == Search.countedUpTo)
    #expect(answer.rows.count == 10)
    var (count, after) = (0, PageKey?.none)
    repeat {
      let page = try office.search("brev", after: after, limit: 60)
      count += page.rows.count
      after = page.next
    } while after != nil && count < 1000
    #expect(count == 250, "what is not counted can still be gone to")
  }

  @Test("Whatever is written, the answer is an answer")
  func hostile() throws {
    let office = try DeskOffice()
    _ = try office.mail("Brev (med) \"tegn\" AND OR NOT NEAR", "scope loose body free kstyr")
    let pieces = [
      "\"", "*", "(", ")", "OR", "AND", "NOT", "NEAR(", "NEAR/2", "-", "+", "^", ":", "{scope}", "scope:free", "title",
      "body : ", "å", "\u{0}", "'", ";--", "\\", "%", "_", "…", "«", "»", "\u{202E}", "k1", "free", "s70726f66696c",
      "a", ",",
    ]
    var generator = SeededNumbers(seed: 20_261_121)
    for _ in 0..<400 {
      let line = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator).unsafelyUnwrapped + (Bool.random(using: &generator) ? " " : "")
      }.joined()
      // A line of too many words is refused; nothing else is.
      do {
        _ = try office.search(line)
      } catch let refusal as Refusal {
        #expect(refusal.code == .searchTooLong, "\(line)")
      }
    }
    #expect(try office.titles("free").count == 1, "the words of a text, and no others")
    #expect(try office.titles("s70726f66696c") == [])
    #expect(try office.titles("scope") == ["Brev (med) \"tegn\" AND OR NOT NEAR"])
  }

  private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
