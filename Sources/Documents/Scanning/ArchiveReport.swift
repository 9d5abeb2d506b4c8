internal import Domain

/// What `archive.py` reports: the words of each page, or why it made nothing.
struct ArchiveReport {
  let pages: [PageText]
  /// The reason and its detail.
  let refusal: (reason: String, detail: String)?

  /// Most characters kept of one page; no page of a book comes near.
  private static let pageLimit = 200_000

  /// Nil when the bytes are not a whole report.
  init?(_ bytes: [UInt8]) {
    var pages: [PageText] = []
    var refusal: (String, String)?
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ", maxSplits: 3)
      rest = rest[(end + 1)...]
      if words.first == "refused", words.count >= 2 {
        refusal = (String(words[1]), CleanText.line(words.dropFirst(2).joined(separator: " "), limit: 200))
        continue
      }
      guard words.count == 4, words[0] == "page", let page = Int(words[1]),
        let source = PageText.Source(rawValue: String(words[2])), let count = Int(words[3]), count >= 0,
        count <= rest.count
      else { return nil }
      pages.append(Self.page(page, source, rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    self.pages = pages
    self.refusal = refusal
  }

  private static func page(_ page: Int, _ source: PageText.Source, _ bytes: ArraySlice<UInt8>) -> PageText {
    let content = String(decoding: bytes, as: UTF8.self)
    switch source {
    case .read:
      let reading = TesseractReading(table: content)
      return PageText(
        page: page, source: source, text: clean(reading.text), confidence: reading.confidence,
        words: reading.words)
    case .kept:
      let text = clean(content)
      return PageText(
        page: page, source: source, text: text, confidence: nil,
        words: text.split(whereSeparator: \.isWhitespace).count)
    case .skipped:
      return PageText(page: page, source: source, text: "", confidence: nil, words: nil)
    }
  }

  /// Without white space at the ends, where nothing was written.
  private static func clean(_ text: String) -> String {
    let lines = CleanText.lines(text, limit: pageLimit).composed
    let start = lines.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

/// The table of words that Tesseract writes for a page (`tsv`): one row for each part of the page, with its place in
/// block, paragraph and line, and for words how sure the reading is.
struct TesseractReading {
  /// Lines ended by `\n`, an empty line between two paragraphs.
  private(set) var text = ""
  private(set) var words = 0
  private var total = 0.0

  /// The mean over the words, 0–100; nil where there are none.
  var confidence: Int? { words > 0 ? Int((total / Double(words)).rounded()) : nil }

  init(table: String) {
    var place: [Substring] = []
    for row in table.split(separator: "\n") {
      let columns = row.split(separator: "\t", maxSplits: 11, omittingEmptySubsequences: false)
      guard columns.count == 12, columns[0] == "5", let sure = Double(columns[10]), (0...100).contains(sure) else {
        continue
      }
      let word = columns[11].filter { !$0.isWhitespace }
      guard !word.isEmpty else { continue }
      // Page, block and paragraph, and then the line.
      let here = Array(columns[1...4])
      if !text.isEmpty {
        text += here == place ? " " : here.prefix(3) == place.prefix(3) ? "\n" : "\n\n"
      }
      text += word
      place = here
      words += 1
      total += sure
    }
  }
}
