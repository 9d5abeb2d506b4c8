import Testing

@testable import Domain

@Suite("Where in a text the words were found")
struct SearchMarksTests {
  /// The excerpt of a text with what was found in `⟨⟩`.
  private func marked(_ text: String, _ line: String, isLoose: Bool = false, isWhole: Bool = true) throws -> String? {
    let clauses = SearchSynonyms.none.clauses(try SearchLine(line).wanted)
    return SearchExcerpt(of: text, SearchMarks(clauses, isLoose: isLoose), isWhole: isWhole).map { excerpt in
      var shown = Array(excerpt.text).map { String($0) }
      for range in excerpt.marks {
        shown[range.lowerBound] = "⟨" + shown[range.lowerBound]
        shown[range.upperBound - 1] += "⟩"
      }
      return shown.joined()
    }
  }

  @Test("words, beginnings of words, and words in a row")
  func marks() throws {
    #expect(try marked("Klage på vedtak, og klager", "klage") == "⟨Klage⟩ på vedtak, og ⟨klager⟩")
    #expect(try marked("Klage på vedtak, og klager", "\"klage\"") == "⟨Klage⟩ på vedtak, og klager")
    #expect(try marked("på klage på vedtaket", "\"klage på\" vedtak") == "på ⟨klage på⟩ ⟨vedtaket⟩")
    #expect(try marked("Sak 2026/118", "2026/118") == "Sak ⟨2026/118⟩")
    #expect(try marked("Brev", "klage") == nil)
    #expect(try marked("", "klage") == nil)
  }

  @Test("å is no a, unless sloppy spellings are looked for")
  func letters() throws {
    #expect(try marked("En bår og en bar", "bar") == "En bår og en ⟨bar⟩")
    #expect(try marked("En bår og en bar", "bår") == "En ⟨bår⟩ og en bar")
    #expect(try marked("En bår og en bar", "baar", isLoose: true) == "En ⟨bår⟩ og en ⟨bar⟩")
    #expect(try marked("Søknaden", "soknad", isLoose: true) == "⟨Søknaden⟩")
    #expect(try marked("Søknaden", "\"soknaden\"", isLoose: true) == nil)
  }

  @Test("of a long text the words around the first find")
  func around() throws {
    func words(_ numbers: ClosedRange<Int>) -> String { numbers.map { "ord\($0)" }.joined(separator: " ") }
    let text = words(1...40) + " klage " + words(41...80)
    let found = try marked(text, "klage", isWhole: false)
    let excerpt = try #require(found)
    #expect(excerpt.hasPrefix("… ord33 ord34"))
    #expect(excerpt.contains("ord40 ⟨klage⟩ ord41"))
    #expect(excerpt.hasSuffix("ord48 …"))
  }

  @Test("characters that are several code points are counted as people see them")
  func characters() throws {
    #expect(try marked("👨‍👩‍👧 q\u{301}r klage", "klage") == "👨‍👩‍👧 q\u{301}r ⟨klage⟩")
  }
}
