internal import Assets
package import Domain
internal import Foundation
internal import Glibc

/// A sheet of paper that is laid before the pages of an item, so that a pile can be scanned at once and sorts itself.
///
/// It says what whoever feeds the scanner needs, and nothing that a passer-by should not read: no name, no subject.
package struct CoverSheet: Hashable, Sendable {
  package let code: CoverCode
  /// The municipality, or what the office calls itself.
  package var officeName = ""
  package var serviceName: String
  package var channel: String
  package var receivedOn: Day
  /// The kind of document; nil where the kind itself tells too much.
  package var kind: String?
  /// Nil when nobody has counted.
  package var expectedPages: Int?

  package init(code: CoverCode, serviceName: String, channel: String, receivedOn: Day) {
    self.code = code
    self.serviceName = serviceName
    self.channel = channel
    self.receivedOn = receivedOn
  }

  fileprivate func facts(in phrases: Phrasebook) -> [String] {
    [
      phrases.say("cover.service", ["service": serviceName]), phrases.say("cover.channel", ["channel": channel]),
      phrases.say("cover.received", ["day": receivedOn.iso]),
    ] + (kind.map { [phrases.say("cover.kind", ["kind": $0])] } ?? [])
      + (expectedPages.map { [phrases.say("cover.pages", ["count": String($0)])] } ?? [])
  }
}

/// Makes cover sheets to print: a page for each, in one PDF.
package struct CoverSheetPress: Sendable {
  private let wall: CageWall

  /// Without these nothing can be printed.
  package static let tools: [ExternalTool] = [.qrencode, .weasyprint]

  package init(cage: Cage) {
    wall = cage.wall
  }

  /// - Throws: `toolMissing`, or `inspectionFailed` when a program fails.
  package func print(_ sheets: [CoverSheet], in phrases: Phrasebook) async throws(DocumentDeviation) -> [UInt8] {
    var pages = ""
    for sheet in sheets { pages += page(sheet, code: try await picture(of: sheet.code), phrases) }
    let document = """
      <!DOCTYPE html><html lang="\(phrases.language.rawValue)"><head><meta charset="utf-8">
      <title>\(escaped(phrases.say("cover.title")))</title><style>\(try style())</style></head><body>\(pages)</body></html>
      """
    var limits = CageLimits()
    limits.processorSeconds = 20 + sheets.count
    limits.wallClock = .seconds(60 + 2 * sheets.count)
    limits.addressSpace = 2 << 30
    var room = CageRoom()
    room.hasSystem = true
    room.scratchBytes = 64 << 20
    room.scratchPath = "/tmp"
    return try await run(
      .weasyprint, [.text("--encoding"), .text("utf-8"), .document, .text("-")], on: Array(document.utf8),
      Cage(wall: wall, limits: limits), room)
  }

  /// The code as SVG, with as much repetition as there can be: a third of it may be unreadable.
  private func picture(of code: CoverCode) async throws(DocumentDeviation) -> [UInt8] {
    try await run(
      .qrencode,
      [.text("-t"), .text("SVG"), .text("-l"), .text("H"), .text("-r"), .document, .text("-o"), .text("-")],
      on: Array(code.text.utf8), Cage(wall: wall), CageRoom())
  }

  private func run(
    _ tool: ExternalTool, _ words: [CageArgument], on bytes: [UInt8], _ cage: Cage, _ room: CageRoom
  ) async throws(DocumentDeviation) -> [UInt8] {
    let document = try MemoryDocument.of(bytes)
    switch await cage.run(tool, words, on: document.descriptor, in: room) {
    case .output(let output) where output.exitCode == 0: return output.standardOutput
    case .output(let output): throw .inspectionFailed(detail: output.complaint)
    case .toolMissing(let tool): throw .toolMissing(tool)
    case let outcome: throw .inspectionFailed(detail: CleanText.line("\(tool.name): \(outcome)", limit: 200))
    }
  }

  private func style() throws(DocumentDeviation) -> String {
    do {
      return String(decoding: try Assets.data("scanning/cover.css"), as: UTF8.self)
    } catch {
      throw .inspectionFailed(detail: CleanText.line(String(describing: error), limit: 200))
    }
  }

  private func page(_ sheet: CoverSheet, code: [UInt8], _ phrases: Phrasebook) -> String {
    let source = "data:image/svg+xml;base64,\(Data(code).base64EncodedString())"
    let bars = ["left thick", "left thin", "right thin", "right thick"].map { "<div class=\"bar \($0)\"></div>" }
    let codes = ["first", "second"].map { "<img class=\"code \($0)\" src=\"\(source)\">" }
    let facts = sheet.facts(in: phrases).map { "<div>\(escaped($0))</div>" }
    return """
      <div class="sheet">\(bars.joined())\(codes.joined())
      <h1>\(escaped(phrases.say("cover.title")))</h1><div class="office">\(escaped(sheet.officeName))</div>
      <div class="number">\(sheet.code.post)</div><div class="facts">\(facts.joined())</div>
      <div class="how">\(escaped(phrases.say("cover.how")))</div></div>
      """
  }

  private func escaped(_ text: String) -> String {
    let replacements: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
    return CleanText.line(text, limit: 120).map { replacements[$0] ?? String($0) }.joined()
  }
}
