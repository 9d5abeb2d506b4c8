/// Whether words are Norwegian, bokmål or nynorsk, told from the small words that no text does without.
package enum NorwegianText {
  /// With fewer words nothing is said.
  private static let fewest = 20

  /// Nil for too few words. Names and numbers count neither way.
  package static func isNorwegian(_ words: some Sequence<some StringProtocol>) -> Bool? {
    var (all, shared, own, foreign) = (0, 0, 0, 0)
    for word in words {
      let word = String(word.lowercased().drop { !$0.isLetter }.prefix { $0.isLetter })
      guard !word.isEmpty else { continue }
      all += 1
      if sharedWords.contains(word) { shared += 1 }
      if ownWords.contains(word) { own += 1 }
      if foreignWords.contains(word) { foreign += 1 }
    }
    guard all >= fewest else { return nil }
    // A sixth of a Norwegian text and more are such words; one full of names and numbers still has half of that.
    return (shared + own) * 12 >= all && own > 0 && own >= foreign
  }

  /// Norwegian and Danish, some also Swedish: they tell Norwegian only from what is farther away.
  private static let sharedWords = set(
    """
    og i det er på som en til for at med han hun de den ikke vi har jeg et om var kan skal vil så men når hvor hvis \
    være alle under over der kun din min sin vores ham hende dette disse denne hos kommune barnet
    """)

  /// In neither Danish nor Swedish.
  private static let ownWords = set(
    """
    av fra ble blir blitt meg deg seg etter hva noe noen nå mer uten mellom dere deres oss søknad søknaden vedtak \
    vedtaket kommunen uke uker viser gjelder hjelp trenger eg ikkje ein eit dei frå vere vart blei berre kva kor me \
    dykk nokon noko meir hjå dykkar vore gjeld veker
    """)

  /// Danish, Swedish, English, German and Sámi: small words that are not Norwegian as well.
  private static let foreignWords = set(
    """
    af hvad mig dig blev bliver nogen noget uden jer meget hvornår mellem inden efter sagen ansøgning ansøgningen \
    och att är som inte jag ett från vid mycket vad också blir utan ärendet beslutet \
    the and of to is that it was with as be this are not have you from or an which we by your would \
    das und ist nicht eine mit sich auf dem von zu für werden wir sie haben bei \
    ja lea ahte leat mii go dahje maid dat ii son leamaš sáhttá galgá dán maŋŋá
    """
  ).subtracting(sharedWords).subtracting(ownWords)

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }
}
