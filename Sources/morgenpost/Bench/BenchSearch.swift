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
    /// Milliseconds until the first answer when a line is asked for the first time, of the slowest line.
    let first: Double
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
    let kinds = Self.lines.map { ($0, $1, reader) } + [("searchAsHandler", Self.lines.flatMap { $0.lines }, handler)]
    return try kinds.map { name, lines, reader in
      let searches = try lines.map {
        Search(try SearchLine($0), synonyms: synonyms, services: [service], limit: 40, reader: reader)
      }
      let first = try searches.map(time).max() ?? 0
      var times: [Double] = []
      while times.count < 100 { times += try searches.map(time) }
      times.sort()
      let whole = try searches.map(whole).max() ?? 0
      return Timing(
        name: name, first: first, median: times[times.count / 2], worst: times[times.count * 99 / 100 - 1],
        whole: whole)
    }
  }

  /// The words of the items and of their texts, see ``BenchTexts``.
  private static let lines: [(name: String, lines: [String])] = [
    ("searchCommon", ["klage", "søknad", "brev", "vedtak", "om", "barn"]),
    ("searchRare", (0..<40).map { "b\(1003 + 24 * $0)" } + (1...10).map { "\(1000 + 97 * $0)" } + ["\"12345\""]),
    ("searchPhrase", ["\"klage på vedtak\"", "\"brev fra pårørende\"", "\"fylkesmannen i nordland\""]),
    ("searchSynonym", ["statsforvalteren", "oppdragstager", "barneverns- og helsenemnda"]),
    ("searchNothing", ["xyzzy", "klage xyzzy", "\"vedtak på klage\"", "b1003 b1027", "klage b1003 b1027"]),
    ("searchSeveral", ["klage vik", "søknad ødegård bpa", "epikrise máhtte 12", "brev b1003", "vedtak b1051 vik"]),
    ("searchTyped", ["kl", "kla", "klag", "klage", "søknad om b", "legeer", "b1", "b10", "b100", "b1003"]),
    ("searchSloppy", ["soknad", "paaroerende", "odegard", "mahtte", "soknad odegard"]),
  ]

  private func time(_ search: Search) throws -> Double {
    let began = ContinuousClock.now
    _ = try store.answer(search)
    return began.elapsedSeconds * 1000
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
