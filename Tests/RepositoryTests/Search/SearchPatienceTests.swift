import CommandBus
import Domain
import Repository
import Testing

private typealias D = DeskOffice

@Suite("A search through more post than anybody waits for")
struct SearchPatienceTests {
  /// More than one stretch of the index has, with one letter in fifty that is spelt another way.
  private static let items = 4200

  private func office() throws -> DeskOffice {
    let office = try DeskOffice()
    let commands = (1...Self.items).map { number in
      let title = number % 50 == 0 ? "Søknad nr\(number)" : "Brev nr\(number)"
      return RegisterPost(service: D.profil, details: PostDetails(channel: .email, title: title, sender: "Ola"))
    }
    _ = try office.bus.sendAll(commands, as: .program)
    try office.indexTexts()
    return office
  }

  /// The rows of the whole search, asked for anew each time that the patience is over, and how often that was.
  private func rows(_ line: String, in office: DeskOffice, limit: Int) throws -> (rows: [SearchRow], rests: Int) {
    var (rows, rests): ([SearchRow], Int) = ([], 0)
    var after: PageKey?
    repeat {
      let answer = try office.store.search(
        line, in: [D.profil], today: office.now.day, after: after, limit: limit, patience: .zero)
      #expect(answer.rows.count <= limit)
      #expect(answer.isUnfinished ? answer.next != nil : answer.rows.count == limit || answer.next == nil)
      rows += answer.rows
      rests += answer.isUnfinished ? 1 : 0
      after = answer.next
    } while after != nil && rests < 10_000
    return (rows, rests)
  }

  @Test("Nothing is left out and nothing told twice by an answer that comes before all is looked through")
  func goesOn() throws {
    let office = try office()
    for line in ["søknad", "soknad", "\"nr4111\"", "nr40", "brev soknad", "nr411 -brev", "nr9 brev"] {
      let whole = try office.search(line, in: [D.profil], limit: 200)
      #expect(!whole.isUnfinished || whole.rows.count == 200, "\(line)")
      let parts = try rows(line, in: office, limit: 40)
      #expect(parts.rows.prefix(200).map(\.title) == whole.rows.map(\.title), "\(line)")
      #expect(parts.rows.prefix(200).map(\.isLoose) == whole.rows.map(\.isLoose), "\(line)")
      #expect(parts.rests > 1, "\(line)")
    }
  }

  @Test("A beginning of more words than are named one by one finds them all")
  func manyWords() throws {
    let office = try office()
    // Five signs, which no index of beginnings has: eleven words begin so here, and 120 below.
    #expect(try office.search("nr400", in: [D.profil], limit: 50).rows.count == 11)
    let many = (0..<120).map { number in
      RegisterPost(
        service: D.profil, details: PostDetails(channel: .email, title: "omsorg\(number)", sender: "Ola"))
    }
    _ = try office.bus.sendAll(many, as: .program)
    #expect(try office.search("omsorg", in: [D.profil], limit: 200).rows.count == 120)
    #expect(try rows("omsorg", in: office, limit: 40).rows.count == 120)
  }
}
