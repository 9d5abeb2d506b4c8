import Domain
import Testing

@Suite("The sources and the texts agree")
struct UsageTests {
  @Test("every key that the sources say has a text")
  func everyKeyExists() throws {
    let texts = try texts(.bokmål)
    for file in try SourceFile.all() {
      for phrase in file.phrases { #expect(texts[phrase.key] != nil, "\(phrase.key) in \(file.path)") }
    }
  }

  /// A screen passes keys about before they are said: in its actions, its columns, its forms.
  @Test("every literal of the screens that is shaped like a key has a text")
  func everyKeyOfTheScreensExists() throws {
    let texts = try texts(.bokmål)
    for file in try SourceFile.all() where file.path.hasPrefix("Sources/Workstation") {
      for key in file.keys { #expect(texts[key] != nil, "\(key) in \(file.path)") }
    }
  }

  @Test("every key that is put together belongs to a family")
  func everyPrefixIsKnown() throws {
    let families = Set(try Family.all().map(\.prefix))
    var found: Set<String> = []
    for file in try SourceFile.all() {
      for prefix in file.keyPrefixes where !Self.noTexts.contains(prefix) {
        #expect(families.contains(prefix), "\(prefix) in \(file.path)")
      }
      found.formUnion(file.keyPrefixes)
    }
    #expect(Self.noTexts.subtracting(found).sorted() == [], "no longer in the sources")
    #expect(Self.noTexts.intersection(families).sorted() == [])
  }

  /// What is put together like a key and is none: the places of a routine's rules, a column, a made-up person. Each is
  /// named, so that a family of texts that does not exist at all is found.
  private static let noTexts: Set<String> = [
    "roles.", "groups.", "duties.", "channels.", "covers.", "addressing.", "questions.", "kinds.", "deadlines.",
    "approvals.", "templates.", "sending.", "archives.", "controls.", "steps.", "guidance.", "open.", "switches.",
    "person.",
  ]

  @Test("no text is left that nothing says")
  func noUnusedText() throws {
    var used = try SourceFile.all().reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    for family in try Family.all() { used.formUnion(family.keys) }
    let unused = try texts(.bokmål).keys.filter { !used.contains($0) }.sorted()
    #expect(unused == [])
  }
}
