import Assets
import CommandBus
import Domain
import Foundation
import Repository

/// How long a search takes when every item has the words of an e-mail, and how long it takes to index them.
struct BenchSearch {
  let store: OfficeStore
  let service: Service.ID
  let today: Day

  /// Entries that one step follows: an office that is made at one go has every item in many of them.
  private static let step = 4000

  /// - Returns: seconds, and pages read.
  func index(progress: (Int) -> Void) throws -> (seconds: Double, pages: Int) {
    let began = ContinuousClock.now
    var pages = 0
    while try store.followTexts(limit: Self.step) > 0 { progress(try store.position() - store.textsBehind()) }
    while true {
      let report = try store.readTexts()
      if report.isQuiet { break }
      pages += report.pages
      progress(pages)
    }
    return (began.elapsedSeconds, pages)
  }

  struct Timing {
    let name: String
    /// Milliseconds until the first answer, in the middle and of the worst in a hundred.
    let median: Double
    let worst: Double
    /// Milliseconds until there are forty hits or all has been looked through, of the slowest line.
    let whole: Double
  }

  func run() throws -> [Timing] {
    let synonyms = SearchSynonyms(try Assets.searchSynonyms())
    let reader = CaseReader(Session(user: try clerk()), today: today)
    let handler = CaseReader(Session(user: try self.handler()), today: today)
    let kinds: [(String, [String], CaseReader)] = [
      ("searchCommon", ["klage", "søknad", "brev", "vedtak"], reader),
      ("searchRare", ["b4711", "10007", "\"12345\"", "b1999"], reader),
      ("searchPhrase", ["\"klage på vedtak\"", "\"brev fra pårørende\""], reader),
      ("searchSynonym", ["statsforvalteren", "oppdragstager", "barneverns- og helsenemnda"], reader),
      ("searchNothing", ["xyzzy", "klage xyzzy", "\"vedtak på klage\""], reader),
      ("searchSeveral", ["klage vik", "søknad ødegård bpa", "epikrise máhtte 12"], reader),
      ("searchTyped", ["kl", "kla", "klag", "klage", "søknad om b", "legeer"], reader),
      ("searchSloppy", ["soknad", "paaroerende", "odegard", "mahtte"], reader),
      ("searchAsHandler", ["klage", "b4711", "søknad", "xyzzy"], handler),
    ]
    return try kinds.map { name, lines, reader in
      let searches = try lines.map {
        Search(try SearchLine($0), synonyms: synonyms, services: [service], limit: 40, reader: reader)
      }
      var times: [Double] = []
      for round in 0..<100 {
        let began = ContinuousClock.now
        _ = try store.answer(searches[round % searches.count])
        times.append(began.elapsedSeconds * 1000)
      }
      times.sort()
      let whole = try searches.map(whole).max() ?? 0
      return Timing(name: name, median: times[times.count / 2], worst: times[times.count - 2], whole: whole)
    }
  }

  private func whole(_ search: Search) throws -> Double {
    let began = ContinuousClock.now
    var answer = try store.answer(search)
    var hits = answer.rows.count
    while answer.isUnfinished, hits < search.limit, let next = answer.next {
      answer = try store.answer(search.goingOn(after: next))
      hits += answer.rows.count
    }
    return began.elapsedSeconds * 1000
  }

  private func clerk() throws -> User.ID { try person("person.0") }
  private func handler() throws -> User.ID { try person("person.7") }

  private func person(_ id: String) throws -> User.ID {
    guard let id = User.ID(id) else { throw Refusal(.noSuchUser, ["user": id]) }
    return id
  }
}

/// The words of e-mails, a few thousand different ones, whose words are as unevenly spread as in a language.
struct BenchTexts {
  let documents: [DocumentReference]

  private static let count = 2000
  private static let wordsOfOne = 60

  init(in store: OfficeStore) throws {
    var numbers = SeededNumbers()
    documents = try (0..<Self.count).map { index in
      var words = (0..<Self.wordsOfOne).map { _ in Self.word(&numbers) } + ["b\(index)"]
      if index % 40 == 0 { words.append(Self.names[index / 40 % Self.names.count]) }
      let text = words.joined(separator: " ")
      let filed = try store.documents.add(bytes: Array(text.utf8))
      return DocumentReference(
        digest: filed.digest.hex, name: "tekst.txt", bytes: Int(filed.byteCount), pages: nil, role: .text)
    }
  }

  private static let names = [
    "Fylkesmannen i Nordland", "statsforvalteren", "oppdragstaker", "fylkesnemnda", "barneverns- og helsenemnda",
  ]
  private static let syllables = [
    "bar", "ne", "vern", "søk", "nad", "kla", "ge", "ved", "tak", "hel", "se", "om", "sorg", "stø", "å", "ger", "ten",
    "ing", "lig", "het", "for", "an", "be", "un", "skol", "elev", "mel", "ding", "ri", "ka", "mo",
  ]

  /// The rank of a word is one over an even number: the first ones come all the time, most hardly ever.
  private static func word(_ numbers: inout SeededNumbers) -> String {
    let rank = Int(60_000 / (1 + Double(numbers.next() % 60_000)))
    var seed = UInt64(rank + 1) &* 0x9E37_79B9_7F4A_7C15
    return (0...(rank % 4)).map { _ in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1
      return syllables[Int((seed >> 33) % UInt64(syllables.count))]
    }.joined()
  }

  /// The same texts every time.
  private struct SeededNumbers {
    var state: UInt64 = 20_261_121
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }
}
