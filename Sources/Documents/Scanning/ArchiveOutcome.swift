/// What came of making the archive version of a document (S0-27, S2-53).
package enum ArchiveOutcome: Hashable, Sendable {
  case made(MadeArchive)
  /// A program is missing; the document waits until it is installed.
  case toolMissing(ExternalTool)
  case refused(ArchiveRefusal)
  /// The task was cancelled. What was finished is kept for the next time.
  case cancelled
}

/// A searchable PDF/A-2b, lying in the work folder until `ArchiveVersion.remove`.
package struct MadeArchive: Hashable, Sendable {
  /// The PDF.
  package let path: String
  /// One for each page, in order.
  package let pages: [PageText]

  package init(path: String, pages: [PageText]) {
    self.path = path
    self.pages = pages
  }

  /// The text of all pages in NFC, with a form feed between two pages and in no other place.
  package var text: String { pages.map(\.text).joined(separator: "\u{0C}") }
}

/// The words of one page.
package struct PageText: Hashable, Sendable {
  /// From 1.
  package let page: Int
  package let source: Source
  /// Cleaned, in NFC, lines ended by `\n`.
  package let text: String
  /// How sure the reading is, 0–100, the mean of its words; nil where nothing was read from a picture.
  package let confidence: Int?
  /// How many words it has; nil when the page could not be read.
  package let words: Int?

  package init(page: Int, source: Source, text: String, confidence: Int?, words: Int?) {
    self.page = page
    self.source = source
    self.text = text
    self.confidence = confidence
    self.words = words
  }

  package enum Source: String, CaseIterable, Hashable, Sendable {
    /// Read from the picture of the page.
    case read
    /// The document brought its own text, which was kept.
    case kept
    /// It took too long to read, and it is in the archive version as a picture.
    case skipped
  }
}

/// Why no archive version was made. The original is as it was.
package enum ArchiveRefusal: Hashable, Sendable {
  /// The structure of the document is broken; `detail` is cleaned and short.
  case damaged(detail: String)
  /// It has other pages than the look at it found.
  case pagesDisagree(detail: String)
  /// It cannot be made into PDF/A.
  case notArchivable
  /// Reading it takes more time or memory than any honest document.
  case tooCostly
  /// Another process is making it.
  case busy
  /// The work folder could not be written; the errno says why.
  case workFolder(errno: Int32)
  /// A program failed.
  case failed(detail: String)

  /// Stable; kept in the log.
  package var code: String {
    switch self {
    case .damaged: "damaged"
    case .pagesDisagree: "pages-disagree"
    case .notArchivable: "not-archivable"
    case .tooCostly: "too-costly"
    case .busy: "busy"
    case .workFolder: "work-folder"
    case .failed: "failed"
    }
  }

  /// What is known of the cause, cleaned and short; empty where the code says it all.
  package var detail: String {
    switch self {
    case .damaged(let detail), .pagesDisagree(let detail), .failed(let detail): detail
    case .workFolder(let errno): "errno \(errno)"
    case .notArchivable, .tooCostly, .busy: ""
    }
  }

  /// Whether another try later can give another answer without anyone changing the document.
  package var isWorthRetrying: Bool {
    switch self {
    case .busy, .workFolder, .failed: true
    case .damaged, .pagesDisagree, .notArchivable, .tooCostly: false
    }
  }
}

extension ArchiveRefusal: Error {}
