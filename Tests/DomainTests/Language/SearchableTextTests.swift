import Testing

@testable import Domain

@Suite("Names and words as people write them")
struct SearchableTextTests {
  @Test(
    "Composed and decomposed text is the same text",
    arguments: [
      ("A\u{030A}ge", "Åge"), ("C\u{030C}a\u{0301}hppe", "Čáhppe"), ("Sa\u{0301}mi", "Sámi"), ("L\u{030C}", "Ľ"),
      ("\u{212B}se", "Åse"), ("e\u{0301}", "é"),
    ])
  func composes(_ decomposed: String, _ composed: String) {
    #expect(Array(decomposed.composed.unicodeScalars) == Array(composed.unicodeScalars))
    #expect(decomposed.folded == composed.folded)
    #expect(decomposed.sortKey == composed.sortKey)
  }

  @Test(
    "A search meets a name whatever keyboard it is typed on",
    arguments: [
      ("Sødal", "sodal"), ("Čáhppe", "cahppe"), ("Máhtte Ánde Sárá", "mahtte ande sara"), ("Goađi", "goadi"),
      ("Ŋiŋŋá", "ninna"), ("Boađus", "boadus"), ("Ŧ", "t"), ("Ærlig", "aerlig"), ("ÅSE", "ase"), ("Straße", "strasse"),
      ("Ødegård", "odegard"), ("Łukasz", "lukasz"), ("Þóra", "thora"), ("李伟", "李伟"), ("", ""),
      ("  to ord ", "  to ord "),
    ])
  func folds(_ name: String, _ folded: String) {
    #expect(name.folded == folded)
    #expect(name.folded.folded == folded)
  }

  @Test("Folding byte by byte is folding by normalisation, for every letter and for pairs of them")
  func foldsAlike() {
    let scalars =
      (0...0x24F).compactMap { Unicode.Scalar($0 as Int) } + ["\u{301}", "\u{30A}", "ẞ", "\u{212B}", "Σ", "李"]
    for scalar in scalars {
      for text in ["\(scalar)", "a\(scalar)", "\(scalar)\u{301}", "Å\(scalar)ø", "Σ\(scalar)"] {
        #expect(text.folded == text.foldedByNormalising)
      }
    }
  }

  @Test("Norwegian alphabetical order: æ, ø, å last, aa as å, marks aside")
  func sorts() {
    let inOrder = [
      "Ande", "Berg", "Bjørn", "Čáhppe", "Dahl", "Zahl", "Æsop", "Ærlig".replacing("r", with: "t"), "Ødegård", "Østby",
      "Aas", "Åse",
    ]
    let shuffled = inOrder.reversed().sorted { $0.sortKey < $1.sortKey }
    #expect(shuffled == inOrder)
  }

  @Test(
    "Letters that sort alike",
    arguments: [
      ("Aase", "Åse"), ("AAse", "åse"), ("Ärla", "Ærla"), ("Öst", "Øst"), ("A\u{030A}se", "Åse"), ("Čáhppe", "cahppe"),
    ])
  func sortsAlike(_ one: String, _ other: String) {
    #expect(one.sortKey == other.sortKey)
  }

  @Test("Æ before ø before å, all after z")
  func lastLetters() {
    let keys = ["z", "zå", "æ", "æz", "ø", "øz", "å", "åz"].map(\.sortKey)
    #expect(keys == keys.sorted())
  }

  @Test("Search words are folded and divided at any white space")
  func words() {
    #expect("  Bjørn\tSØDAL\u{00A0}klage \n".searchWords == ["bjorn", "sodal", "klage"])
    #expect(" \u{3000} ".searchWords == [])
  }

  @Test("The projector shows initials only (screens: masked names)")
  func initials() {
    #expect("Jon Ødegård Berg".initials == "J. Ø. B.")
    #expect("åge".initials == "Å.")
    #expect("".initials == "")
  }
}
