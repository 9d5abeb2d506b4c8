/// Facts of a PDF, from two programs that must agree, both in the cage.
enum PDFFacts {
  /// The end mark stands within the last bytes of a whole document; some writers pad after it.
  private static let tailLength = 2048

  static func read(_ file: FileBytes, in cage: Cage) async throws(DocumentDeviation) -> PageFacts {
    guard try file.tail(tailLength).lastStart(of: Array("%%EOF".utf8)) != nil else { throw .truncated }
    let described = try await cage.output(.pdfinfo, [.text("-enc"), .text("UTF-8"), .document], on: file.descriptor)
    if described.exitCode != 0 {
      try await refuseIfPasswordIsNeeded(file, in: cage)
      throw .damaged(detail: firstLine(described.standardError))
    }
    let complaint = described.errorLines.first { $0.hasPrefix("Syntax Error") }
    if let complaint { throw .damaged(detail: CleanText.line(complaint, limit: 200)) }

    let report = Report(described.outputLines)
    let counted = try await countPages(file, in: cage)
    guard counted > 0 else { throw .noPages }
    guard report.pageCount == counted else {
      throw .damaged(detail: "page counts disagree: \(report.pageCount ?? 0), \(counted)")
    }
    return report.facts(pageCount: counted)
  }

  /// Walks the page tree. Any warning means that something in the structure had to be guessed, and a guess may have
  /// lost pages (S2-54).
  private static func countPages(_ file: FileBytes, in cage: Cage) async throws(DocumentDeviation) -> Int {
    let pages = try await cage.output(
      .qpdf, [.text("--json"), .text("--json-key=pages"), .document], on: file.descriptor)
    guard pages.exitCode == 0 else { throw .damaged(detail: firstLine(pages.standardError)) }
    // A text inside the document cannot forge this: its quotation marks would be escaped.
    return pages.outputLines.count { $0.contains("\"pageposfrom1\": ") }
  }

  private static func refuseIfPasswordIsNeeded(_ file: FileBytes, in cage: Cage) async throws(DocumentDeviation) {
    let answer = try await cage.output(.qpdf, [.text("--requires-password"), .document], on: file.descriptor)
    // qpdf's manual: 0 a password is needed, 2 not encrypted, 3 encrypted and no password needed.
    if answer.exitCode == 0 { throw .encrypted }
  }

  private static func firstLine(_ bytes: [UInt8]) -> String {
    let line = bytes.split(separator: UInt8(ascii: "\n")).first ?? []
    return CleanText.line(String(decoding: line, as: UTF8.self), limit: 200)
  }
}

/// What `pdfinfo` printed.
private struct Report {
  private let lines: [String]

  init(_ lines: [String]) {
    self.lines = lines
  }

  var pageCount: Int? { own("Pages:").flatMap { Int($0) } }

  func facts(pageCount: Int) -> PageFacts {
    var facts = PageFacts(pageCount: pageCount)
    facts.isEncrypted = own("Encrypted:")?.hasPrefix("yes") ?? false
    facts.hasScript = own("JavaScript:") == "yes"
    facts.title = claimed("Title:")
    facts.producer = claimed("Producer:")
    facts.firstPage = own("Page size:").flatMap(Self.size)
    return facts
  }

  /// A line of the program's own. It prints the document's texts first, and these may hold line ends and so forged
  /// lines: the last one counts.
  private func own(_ key: String) -> String? {
    lines.last { $0.hasPrefix(key) }.map { CleanText.line($0.dropFirst(key.count), limit: 200) }
  }

  /// What the document says about itself.
  private func claimed(_ key: String) -> String? {
    guard let line = lines.first(where: { $0.hasPrefix(key) }) else { return nil }
    let text = CleanText.line(line.dropFirst(key.count), limit: 300)
    return text.isEmpty ? nil : text
  }

  /// `595.276 x 841.89 pts (A4)`
  private static func size(_ text: String) -> PageSize? {
    let words = text.split(separator: " ")
    guard words.count >= 4, words[1] == "x", words[3] == "pts", let width = Double(words[0]),
      let height = Double(words[2]), width > 0, height > 0, width.isFinite, height.isFinite
    else { return nil }
    return PageSize(width: width, height: height, unit: .points)
  }
}
