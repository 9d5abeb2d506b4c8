import Assets
import Domain
import Foundation
import Testing

@testable import Routines

/// The page about the format is what people write their packs from: its examples are a pack, and leave out no key.
@Suite("docs/rutinepakke.md")
struct DocumentedPackTests {
  /// The examples, one after the other.
  private let pack: String

  init() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/rutinepakke.md")
    let text = try String(contentsOf: page.standardizedFileURL, encoding: .utf8)
    let blocks = text.split(separator: "```yaml\n").dropFirst()
    pack = try blocks.map { try String($0[..<#require($0.firstRange(of: "```")).lowerBound]) }.joined(separator: "\n")
  }

  @Test("the examples together are a pack that the reader takes")
  func isAPack() throws {
    let file = try read(pack)
    #expect(file.service.text == "skolehelse")
    #expect(file.routine.isDraft && file.routine.kinds.count == 3 && file.routine.routing?.rules.count == 6)
    for language in Language.allCases {
      let phrases = Phrasebook(language: language, phrases: try Assets.phrases(language.rawValue))
      let rules = file.routine.rules(in: phrases)
      #expect(Set(rules.map(\.id)).count == rules.count)
      #expect(!rules.contains { $0.text.contains("⟨") })
    }
  }

  @Test("every key of the format has an example", arguments: PackKeys.sections.map(\.name))
  func everyKey(_ section: String) throws {
    let keys = try #require(PackKeys.sections.first { $0.name == section }?.keys)
    let shown = try keysByPlace()
    let found = shown.filter { section.isEmpty ? $0.key.isEmpty : $0.key == section || $0.key.hasSuffix("." + section) }
      .reduce(into: Set<String>()) { $0.formUnion($1.value) }
    #expect(Set(keys).subtracting(found) == [], "without an example in \(section)")
  }

  @Test("a key without an example is found, and so is an example that is no longer a pack")
  func canFail() throws {
    let without = pack.replacing("localCopies: {channels: [sms], ", with: "localCopies: {")
    #expect(try !(keysByPlace(in: without)["localCopies"] ?? []).contains("channels"))
    #expect(throws: PackRefused.self) { try read(without) }
  }

  private func read(_ text: String) throws(PackRefused) -> RoutineFile {
    try RoutinePacks.parse(Array(text.utf8), file: "skolehelse.yaml")
  }

  private func keysByPlace() throws -> [String: Set<String>] { try keysByPlace(in: pack) }

  /// The keys of every mapping, by its place with the numbers of lists left out: `kinds[].deadlines[]`.
  private func keysByPlace(in text: String) throws -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    func walk(_ node: PackNode) {
      if let members = try? node.members() {
        let place = node.path.replacing(#/\[[0-9]+\]/#, with: "[]")
        found[place, default: []].formUnion(members.map(\.key))
        for member in members { walk(member.value) }
      } else if let elements = try? node.list() {
        elements.forEach(walk)
      }
    }
    walk(try PackText.parse(Array(text.utf8), file: "skolehelse.yaml"))
    return found
  }
}
