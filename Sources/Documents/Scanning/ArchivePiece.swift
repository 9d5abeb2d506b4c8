/// Some pages of an archive version, finished: `00001-00002.pdf` and what was read of them, `00001-00002.report`.
struct ArchivePiece: Hashable {
  let pages: ClosedRange<Int>

  /// The whole archive version.
  static let whole = "archive.pdf"
  /// A picture as a PDF.
  static let source = "source.pdf"
  static let reportEnding = ".report"
  private static let fileEnding = ".pdf"

  init(pages: ClosedRange<Int>) {
    self.pages = pages
  }

  init?(fileName: String) {
    guard fileName.hasSuffix(Self.fileEnding) else { return nil }
    let ends = fileName.dropLast(Self.fileEnding.count).split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), 1 <= first, first <= last else {
      return nil
    }
    pages = first...last
  }

  var fileName: String { range + Self.fileEnding }
  var reportName: String { range + Self.reportEnding }

  /// In the order of the pages when sorted as text.
  private var range: String { [pages.lowerBound, pages.upperBound].map(Self.padded).joined(separator: "-") }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The finished piece that begins after the page `done`, whatever size pieces had when it was made.
  static func after(_ done: Int, upTo pages: Int, in names: [String]) -> Self? {
    names.lazy.compactMap(Self.init(fileName:)).first {
      $0.pages.lowerBound == done + 1 && $0.pages.upperBound <= pages && names.contains($0.reportName)
    }
  }

  /// The finished pieces one after another.
  static func all(_ pages: Int, in names: [String]) -> [Self] {
    var pieces: [Self] = []
    while let piece = after(pieces.last?.pages.upperBound ?? 0, upTo: pages, in: names) { pieces.append(piece) }
    return pieces
  }
}
