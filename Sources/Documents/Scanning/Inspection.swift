/// What the look at a file that came in gave: a document to take, or a deviation to show. In neither case is the file
/// changed, moved or removed.
package enum Inspection: Hashable, Sendable {
  case acceptable(FileKind, PageFacts)
  case deviation(DocumentDeviation)
}

/// Why a file is not taken. Each has a stable `code`; the texts for people are in the phrase books.
package enum DocumentDeviation: Hashable, Sendable {
  /// No bytes at all.
  case empty
  /// The end of the document is missing.
  case truncated
  /// A password is needed to open it.
  case encrypted
  /// The name claims one kind and the content is another; `found` is nil for a kind the intake does not take.
  case misnamed(claimed: String, found: FileKind?)
  /// None of the kinds the intake takes.
  case foreign
  /// The structure of the document is broken; `detail` is cleaned and short.
  case damaged(detail: String)
  case noPages
  /// The system could not read it.
  case unreadable(errno: Int32)
  /// A folder, symbolic link, FIFO, socket, device, or a file with several names (hard links).
  case notRegularFile
  case tooLarge(byteCount: Int64, limit: Int64)
  /// Reading it takes more time or memory than any honest document.
  case tooCostly
  /// It was written to while it was looked at.
  case changing
  /// A program is missing, so nothing can be said. The file waits.
  case toolMissing(ExternalTool)
  /// The cage could not run the program. The file waits.
  case inspectionFailed(detail: String)

  /// Stable; kept in the log.
  package var code: String {
    switch self {
    case .empty: "empty"
    case .truncated: "truncated"
    case .encrypted: "encrypted"
    case .misnamed: "misnamed"
    case .foreign: "foreign"
    case .damaged: "damaged"
    case .noPages: "no-pages"
    case .unreadable: "unreadable"
    case .notRegularFile: "not-regular-file"
    case .tooLarge: "too-large"
    case .tooCostly: "too-costly"
    case .changing: "changing"
    case .toolMissing: "tool-missing"
    case .inspectionFailed: "inspection-failed"
    }
  }

  /// Whether another look later can give another answer without anyone changing the file.
  package var isWorthRetrying: Bool {
    switch self {
    case .unreadable, .changing, .toolMissing, .inspectionFailed: true
    default: false
    }
  }
}
