import Assets
import Domain
import Testing

@Suite("The words that a search takes for the same")
struct SearchSynonymAssetTests {
  /// The glossary's pairs, which must be accepted (C-S3-14, C-S3-15).
  static let pairs = [
    ("oppdragstager", "oppdragstaker"), ("barnevernmappe", "barnemappe"), ("Fylkesmannen", "Statsforvalteren"),
    ("fylkesnemnda", "barneverns- og helsenemnda"), ("Facebook", "face book"), ("Snapchat", "Snap Chat"),
    ("oppfølgningsbesøk", "oppfølgingsbesøk"), ("avskriving", "avskrivning"), ("forsendelse", "forsending"),
    ("fosterheim", "fosterhjem"),
  ]

  @Test("hold the glossary's pairs, both ways", arguments: pairs)
  func bothWays(_ one: String, _ other: String) throws {
    let synonyms = SearchSynonyms(try Assets.searchSynonyms())
    for (written, meant) in [(one, other), (other, one)] {
      let clauses = synonyms.clauses(try SearchLine(written).wanted)
      #expect(clauses.count == 1)
      let others = clauses.first?.alternatives.dropFirst().joined().map { $0.words } ?? []
      #expect(others.contains(try SearchLine(meant).wanted.flatMap(\.words)), "\(written)")
    }
  }

  @Test("each stand in one group only")
  func once() throws {
    let texts = try Assets.searchSynonyms().joined().map(\.loose)
    #expect(texts.count == Set(texts).count)
  }
}
