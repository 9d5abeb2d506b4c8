import CommandBus
import Domain
import Repository
import Testing

@Suite("A search finds what is named by another word for the same (C-S3-14, C-S3-15)")
struct SynonymSearchTests {
  private let desk: TwoSystemsOffice
  private var office: DeskOffice { desk.office }

  init() throws { desk = try TwoSystemsOffice() }

  private func letter(_ title: String, from sender: String = "Live Aune") throws -> PostItem.ID {
    let details = PostDetails(
      channel: .svarUt, kind: try #require(DocumentKind("dokument-fra-advokat")), title: title, sender: sender)
    let register = RegisterPost(service: TwoSystemsOffice.barnevern, details: details)
    let post = try office.received(office.when(register, by: TwoSystemsOffice.wenche))
    try desk.when(AssignPost(post: post, handler: TwoSystemsOffice.wenche))
    return post
  }

  private func found(_ text: String, _ view: Tray.View = .assigned) throws -> Set<PostItem.ID> {
    let query = Tray(service: TwoSystemsOffice.barnevern, view: view, words: text.searchWords, limit: 50)
    let page = try office.store.answer(query)
    #expect(page.total == page.rows.count)
    return Set(page.rows.map(\.post))
  }

  @Test("in the tray: other spellings and outdated names, folded, in any order and beside other words")
  func tray() throws {
    let old = try letter("Avtale med OPPDRAGSTAGER", from: "Fylkesmannen i Nordland")
    let new = try letter("Avtale med oppdragstaker", from: "Statsforvalteren i Nordland")
    let other = try letter("Noe annet", from: "Politiet")
    for word in ["oppdragstager", "Oppdragstakar", "statsforvalteren", "Fylkesmann", "nordland oppdragstaker avtale"] {
      #expect(try found(word) == [old, new], "\(word)")
    }
    #expect(try found("politi") == [other], "a catch-all is no synonym")
    #expect(try found("lege") == [])
    #expect(try found("avtale politi") == [])
  }

  @Test("a kind is found by its other words, and several words can be one synonym")
  func kinds() throws {
    let access = try desk.given("krav-om-partsinnsyn")
    let police = try desk.given("politiattest")
    #expect(try found("krav om innsyn") == [access])
    #expect(try found("access request") == [access])
    #expect(try found("polittiattester") == [police])
    #expect(try found("innsynskrav aune") == [access])
    #expect(try found("innsynskrav sandvik") == [])
  }

  @Test("in what is finished and among the cases, where the search index leads")
  func indexed() throws {
    let post = try letter("Brev fra fylkesmannen")
    let answer = RoutePost.Answer(choice: "fokus", reason: "Avsluttet")
    try desk.when(desk.route(post, ["folder": "closed", "concerns": "child"], answer))
    for delivery in try desk.deliveries(of: post) {
      try desk.when(ConfirmDelivery(delivery: delivery.id, folder: .closed))
    }
    try desk.when(RegisterEntry(post: post, newCaseTitle: "Klage til fylkesmannen", party: "Live Aune"))
    #expect(try found("statsforvalteren", .registered) == [post])
    #expect(try found("statsforvalter kl", .registered) == [], "a short word narrows")
    for (text, count) in [("statsforvaltaren", 1), ("klagesak governor", 1), ("statsforvalteren au", 1), ("skole", 0)] {
      let page = try office.store.answer(
        Cases(service: TwoSystemsOffice.barnevern, words: text.searchWords, limit: 10))
      #expect(page.rows.count == count && page.total == count, "\(text)")
    }
  }

  @Test("a service without a routing table has no synonyms; a quote is text")
  func without() throws {
    _ = try office.letter()
    let query = Tray(service: DeskOffice.profil, view: .table, words: ["fylkesmannen"], limit: 5)
    #expect(try office.store.answer(query).rows.isEmpty)
    #expect(try found("\" OR \"a", .registered) == [])
  }
}
