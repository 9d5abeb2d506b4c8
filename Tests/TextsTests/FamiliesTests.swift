import Domain
import Testing

@Suite("Every value that people see has its text")
struct FamiliesTests {
  @Test("each family is complete", arguments: Language.allCases)
  func complete(_ language: Language) throws {
    let texts = try texts(language)
    for family in try Family.all() {
      #expect(!family.keys.isEmpty, "\(family.prefix)")
      let missing = family.keys.filter { texts[$0] == nil }
      #expect(missing.sorted() == [], "\(language.rawValue)")
    }
  }

  @Test("no family has a text for a value that is gone")
  func nothingStale() throws {
    let families = try Family.all()
    let known = families.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    let literal = try SourceFile.all().reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    for key in try texts(.bokmål).keys.sorted() where families.contains(where: { key.hasPrefix($0.prefix) }) {
      #expect(known.contains(key) || literal.contains(key), "\(key)")
    }
  }

  @Test("the reason codes were found in the sources")
  func reasonCodes() throws {
    let reasons = try #require(try Family.all().first { $0.prefix == "deviation.reason." })
    for code in ["encrypted", "misnamed", "no-headers", "too-deep", "same-bytes", "pages-disagree"] {
      #expect(reasons.keys.contains("deviation.reason.\(code)"))
    }
  }

  @Test("what cannot be undone says why, and what can be undone has a name for it")
  func undo() throws {
    let families = try Family.all()
    let irreversible = try #require(families.first { $0.prefix == "irreversible." }).keys
    let reversible = try #require(families.first { $0.prefix == "undo.name." }).keys
    #expect(irreversible.contains("irreversible.entry-registered"))
    #expect(reversible.contains("undo.name.post-assigned"))
    #expect(irreversible.count + reversible.count == EventKind.allCases.count)
  }
}
