import Testing

@testable import Domain

@Suite("Other words for the same (C-S3-14, C-S3-15)")
struct SearchSynonymsTests {
  private let synonyms = SearchSynonyms([
    ["Fylkesmannen", "Statsforvalteren"], ["fylkesnemnda", "barneverns- og helsenemnda"], ["Facebook", "face book"],
  ])

  private func ways(_ line: String) throws -> [[String]] {
    synonyms.clauses(try SearchLine(line).wanted).map { clause in
      clause.alternatives.map { $0.map { $0.words.joined(separator: " ") }.joined(separator: "+") }
    }
  }

  @Test("both ways, in any case and sloppily spelt, beside other words")
  func bothWays() throws {
    #expect(try ways("fylkesmannen") == [["fylkesmannen", "statsforvalteren"]])
    #expect(try ways("brev STATSFORVALTEREN nå") == [["brev"], ["statsforvalteren", "fylkesmannen"], ["nå"]])
    #expect(try ways("Statsforvalterens") == [["statsforvalterens", "fylkesmannen", "statsforvalteren"]])
  }

  @Test("names of several words")
  func several() throws {
    #expect(try ways("fylkesnemnda") == [["fylkesnemnda", "barneverns og helsenemnda"]])
    #expect(try ways("barneverns- og helsenemnda") == [["barneverns+og+helsenemnda", "fylkesnemnda"]])
    #expect(try ways("face book melding") == [["face+book", "facebook"], ["melding"]])
    #expect(try ways("face melding book") == [["face"], ["melding"], ["book"]])
  }

  @Test("what stands in quotes means itself")
  func quoted() throws {
    #expect(try ways("\"fylkesmannen\"") == [["fylkesmannen"]])
  }

  @Test("with a service's own, which are held folded")
  func routing() throws {
    let own = RoutingSynonym(fact: .kind, means: "krav-om-innsyn", words: ["innsynskrav", "soknad-om-innsyn"])
    let clauses = synonyms.adding([own]).clauses(try SearchLine("søknad om innsyn").wanted)
    let others = try #require(clauses.first).alternatives.dropFirst().flatMap { $0 }
    #expect(clauses.count == 1)
    #expect(others.map(\.words) == [["krav", "om", "innsyn"], ["innsynskrav"]])
    #expect(others.map(\.isFolded) == [true, true])
  }
}
