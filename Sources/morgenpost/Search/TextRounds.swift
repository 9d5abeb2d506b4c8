import Documents
import Domain
import Glibc
import Repository

/// Brings the index of texts up to date in the worker's rounds: what the log tells, the texts that lie in the store,
/// and the words of PDFs that have them.
struct TextRounds {
  let store: OfficeStore
  let reader: PDFText

  /// Documents that a program looks into in one round: the files that come in do not wait longer.
  private static let lookedInto = 20
  private static let steps = 50

  /// One round; quiet when nothing is left to do.
  func round(unless stop: StopFlag) async throws -> TextReport {
    var report = TextReport()
    for _ in 0..<Self.steps where !stop.isRaised {
      guard try store.followTexts() > 0 else { break }
      report.isBehind = true
    }
    for _ in 0..<Self.steps where !stop.isRaised {
      let step = try store.readTexts()
      guard !step.isQuiet else { break }
      report.add(step)
    }
    for digest in try store.unreadTexts(limit: Self.lookedInto) where !stop.isRaised {
      guard let pages = try await words(of: digest, &report) else { break }
      report.add(try store.fileText(pages, of: digest))
    }
    // Somebody who reads just now is not waited for: the next round does it.
    do { try store.purgeTexts() } catch let fault as StoreFault where fault.kind == .busy {}
    return report
  }

  /// Before somebody searches: brings the index up to date with the log, unless that would make them wait.
  ///
  /// Whatever stands in the way, the search is answered as far as the index goes, and says how far that is.
  static func catchUp(_ options: CommonOptions) {
    guard let reading = try? OpenOffice(options, onlyToRead: true) else { return }
    let behind = (try? reading.store.textsBehind()) ?? 0
    try? reading.close()
    guard behind > 0, let writing = try? OpenOffice(options) else { return }
    writing.store.catchUpTexts()
    try? writing.close()
  }

  /// nil when they cannot be looked for now.
  private func words(of digest: DocumentDigest, _ report: inout TextReport) async throws -> [String]? {
    let descriptor: Int32
    do throws(DocumentStoreFault) {
      descriptor = try store.documents.open(digest)
    } catch .missing, .notRegularFile {
      report.faults.append("\(digest.hex.prefix(12)): document-missing")
      return []
    }
    defer { close(descriptor) }
    switch await reader.pages(of: descriptor) {
    case .pages(let pages): return pages
    case .none: return []
    case .toolMissing(let tool):
      report.faults.append("\(tool.name) (\(tool.installation))")
      return nil
    case .later(let detail):
      report.faults.append(detail)
      return nil
    }
  }
}

extension TextReport {
  mutating func add(_ other: TextReport) {
    documents += other.documents
    pages += other.pages
    isBehind = other.isBehind
    faults += other.faults.filter { !faults.contains($0) }
  }
}
