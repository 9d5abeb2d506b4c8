internal import Glibc

/// The words of a PDF that has them: one that was written and not scanned.
package struct PDFText: Sendable {
  private let cage: Cage

  package init(cage: Cage) { self.cage = cage }

  package enum Answer: Hashable, Sendable {
    /// The words of each page, cleaned; all of them empty when the pages are pictures.
    case pages([String])
    /// It is no PDF, or one that cannot be read.
    case none
    case toolMissing(ExternalTool)
    /// What stood in the way has to do with this machine now, and not with the document.
    case later(String)
  }

  /// Characters of a document's words; what comes after them is not searched.
  private static let longest = 16 * 1024 * 1024

  /// Reads the open document.
  package func pages(of descriptor: Int32) async -> Answer {
    var start: [UInt8] = Array(repeating: 0, count: FileKind.signatureLength)
    guard pread(descriptor, &start, start.count, 0) == start.count, FileKind(firstBytes: start) == .pdf else {
      return .none
    }
    switch await cage.run(.pdftotext, [.text("-enc"), .text("UTF-8"), .document, .text("-")], on: descriptor) {
    case .output(let output) where output.exitCode == 0:
      let text = String(decoding: output.standardOutput.prefix(Self.longest), as: UTF8.self)
      var pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
      // Every page ends with a form feed.
      if pages.last?.allSatisfy(\.isWhitespace) == true { pages.removeLast() }
      return .pages(pages.map { CleanText.lines($0, limit: 1_000_000) })
    case .output, .timedOut, .tooBig, .refused(.signal), .refused(.cpuTime): return .none
    case .toolMissing(let tool): return .toolMissing(tool)
    case .refused(.cannotStart(let detail)): return .later(detail)
    case .refused(.cancelled): return .later("cancelled")
    }
  }
}
