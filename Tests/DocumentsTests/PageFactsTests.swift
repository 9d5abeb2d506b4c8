import Domain
import Foundation
import Glibc
import TestOffice
import Testing

@testable import Documents

/// What was done to a page, as the script that made the scans tells it.
private struct MadeDocument: Decodable {
  struct Page: Decodable {
    let isBlank: Bool
    let dotsPerInch: Int?
    let turned: Int
    let skew: Int
    let cutEdges: Set<PageEdge>
    let contrast: Int?
  }

  let name: String
  let sheets: Int
  let pages: [Page]
}

/// S0-27, S2-53, S2-54: the facts of scans that `Scans/make-scans` makes, within what a person needs.
@Suite struct PageFactsTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scans/make-scans")

  /// Other scans are made with `MORGENPOST_SCAN_SEED`.
  private static func make(in folder: ScratchFolder) throws -> [MadeDocument] {
    let seed = ProcessInfo.processInfo.environment["MORGENPOST_SCAN_SEED"].map { ["--seed", $0] } ?? []
    let made = try Program.run(["/usr/bin/python3", script.path, folder.path] + seed, limit: 240)
    try #require(made.isDone, "\(made.summary)")
    let facts = try #require(ScratchFolder.read(folder.path + "/facts.json"))
    return try JSONDecoder().decode([MadeDocument].self, from: Data(facts))
  }

  @Test("Every fact of every page is found as it was made")
  func everyFact() async throws {
    let folder = try ScratchFolder()
    let documents = try Self.make(in: folder)
    let cage = await Cage.strongest()
    var table = FactTable()
    for document in documents {
      let path = folder.path + "/" + document.name
      guard case .acceptable(let kind, let facts) = await Inspector(cage: cage).inspect(path: path) else {
        Issue.record("\(document.name)")
        continue
      }
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      defer { close(descriptor) }
      table.add(document.name, "pages", document.pages.count, facts.pageCount)
      let isShort = document.sheets > facts.pageCount
      table.add(document.name, "sheets missing", document.name == "mangler.pdf", isShort)
      let start = ContinuousClock.now
      let outcome = await PageLook(wall: cage.wall).look(descriptor, kind: kind, pages: facts.pageCount)
      table.took(document.name, (ContinuousClock.now - start) / facts.pageCount)
      guard case .read(let findings) = outcome, findings.readings.count == document.pages.count else {
        Issue.record("\(document.name): \(outcome)")
        continue
      }
      for (page, reading) in zip(document.pages, findings.readings) {
        table.compare("\(document.name) \(reading.page)", page, reading)
      }
    }
    print(table.text)
    #expect(table.wrong.isEmpty, "\(table.wrong.joined(separator: "\n"))")
  }
}

/// Document, fact, expected, found.
private struct FactTable {
  private var rows: [String] = []
  private(set) var wrong: [String] = []

  mutating func add(_ place: String, _ fact: String, _ expected: Int, _ found: Int, within tolerance: Int = 0) {
    add(place, fact, "\(expected)", "\(found)", isRight: abs(expected - found) <= tolerance)
  }

  mutating func add<Fact: Equatable>(_ place: String, _ fact: String, _ expected: Fact, _ found: Fact) {
    add(place, fact, "\(expected)", "\(found)", isRight: expected == found)
  }

  mutating func add(_ place: String, _ fact: String, _ expected: [PageEdge], _ found: [PageEdge]) {
    let words = [expected, found].map { $0.map(\.rawValue).joined(separator: "+") }
    add(place, fact, words[0], words[1], isRight: expected == found)
  }

  mutating func compare(_ place: String, _ made: MadeDocument.Page, _ found: PageReading) {
    add(place, "blank", made.isBlank, found.isBlank)
    let dots = made.dotsPerInch ?? 0
    add(place, "dpi", dots, found.dotsPerInch ?? 0, within: dots * 3 / 100)
    add(place, "turned", made.turned, found.turned)
    add(place, "skew", made.skew, found.skew, within: 4)
    let edges = PageEdge.allCases
    add(place, "cut", edges.filter(made.cutEdges.contains), edges.filter(found.cutEdges.contains))
    // A blank page has none.
    add(place, "contrast", made.contrast ?? -100, found.contrast ?? -100, within: 12)
  }

  mutating func took(_ place: String, _ duration: Duration) {
    rows.append("\(place): \(duration) a page")
  }

  private mutating func add(_ place: String, _ fact: String, _ expected: String, _ found: String, isRight: Bool) {
    let row = [place.padded(24), fact.padded(15), expected.padded(16), found.padded(16), isRight ? "" : "WRONG"]
    rows.append(row.joined())
    if !isRight { wrong.append(row.joined()) }
  }

  var text: String { rows.joined(separator: "\n") }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
