import Testing

@testable import Domain

@Suite("What somebody writes to search for")
struct SearchLineTests {
  private func words(_ phrases: [SearchPhrase]) -> [[String]] { phrases.map(\.words) }

  @Test("Words in any order, words in a row in quotes, and unwanted words")
  func reads() throws {
    let line = try SearchLine("  Klage «på vedtak»\t-Politi -\"to ord\" 2026/118 ")
    #expect(words(line.wanted) == [["klage"], ["på", "vedtak"], ["2026", "118"]])
    #expect(words(line.unwanted) == [["politi"], ["to", "ord"]])
    #expect(line.wanted.map(\.isQuoted) == [false, true, false])
    #expect(line.wanted.map(\.findsBeginnings) == [true, false, true])
  }

  @Test(
    "What has no word in it is nothing to look for",
    arguments: ["", " ", "\"", "\"\"", "*", "-", "- -", "()", "\u{0}", "\u{301}", "…", "«»", "^", "{}:"])
  func nothing(_ text: String) throws {
    #expect(try SearchLine(text).isEmpty)
  }

  @Test(
    "A query language is words",
    arguments: [
      ("\" OR *", ["or"]), ("NEAR(klage vedtak, 5)", ["near", "klage", "vedtak", "5"]), ("title : x", ["title", "x"]),
      ("a AND NOT b", ["a", "and", "not", "b"]), ("'; DROP TABLE post; --", ["drop", "table", "post"]),
      ("^begynner", ["begynner"]),
    ])
  func noLanguage(_ text: String, _ expected: [String]) throws {
    let line = try SearchLine(text)
    #expect(Set((line.wanted + line.unwanted).flatMap(\.words)) == Set(expected))
  }

  @Test("A line that is too long is refused, and says how long it may be")
  func tooLong() throws {
    let long = [
      String(repeating: "a", count: 501), String(repeating: "(", count: 100_000),
      (1...17).map { "ord\($0)" }.joined(separator: " "), "a" + String(repeating: "\u{301}", count: 100_000),
    ]
    for text in long {
      let error = #expect(throws: Refusal.self) { try SearchLine(text) }
      #expect(error?.code == .searchTooLong)
      #expect(error?.arguments["limit"] == "500")
    }
    #expect(try SearchLine(String(repeating: "a", count: 500)).wanted.count == 1)
    #expect(try SearchLine((1...16).map { "ord\($0)" }.joined(separator: " ")).wanted.count == 16)
  }

  @Test("A letter alone finds itself and no beginnings")
  func oneLetter() throws {
    #expect(try SearchLine("å").wanted.first?.findsBeginnings == false)
    #expect(try SearchLine("ås").wanted.first?.findsBeginnings == true)
  }

  @Test(
    "å, ø and æ and the Sámi letters are letters, composed or not",
    arguments: [
      ("A\u{30A}s", "ås"), ("ÆØÅ", "æøå"), ("Čáhppe", "čáhppe"), ("C\u{30C}a\u{301}hppe", "čáhppe"), ("ŊIŊŊÁ", "ŋiŋŋá"),
      ("Boađus", "boađus"), ("Ŧ9", "ŧ9"), ("Šž", "šž"), ("李伟", "李伟"),
    ])
  func letters(_ written: String, _ word: String) throws {
    #expect(words(try SearchLine(written).wanted) == [[word]])
  }

  @Test(
    "What sloppy spellings have in common",
    arguments: [
      ("søknad", "soknad"), ("soeknad", "soknad"), ("bår", "bar"), ("baar", "bar"), ("maaleby", "maleby"),
      ("måleby", "maleby"), ("særlig", "saerlig"), ("čáhppe", "cahppe"), ("ŋiŋŋá", "ninna"), ("klage", "klage"),
    ])
  func loose(_ word: String, _ loose: String) {
    #expect(word.loose == loose)
    #expect(loose.loose == loose)
  }

  @Test("A text is searched on one line, without what nobody sees, and with divided words in one piece")
  func searchable() {
    #expect("Barne-\nvernet\r\n\tkom\u{AD}mer \u{200B}nå ".searchable == "Barnevernet kommer nå")
    #expect("PPT-\nsak og e-post -\nnei".searchable == "PPT- sak og e-post - nei")
    #expect("A\u{30A}se".searchable.unicodeScalars.count == 3)
    #expect("".searchable == "")
  }
}
