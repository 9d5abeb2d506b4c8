internal import Glibc

/// The pages of stored documents for somebody who looks at them, drawn in the cage and kept for a while.
package final class StoredPages: Sendable {
  private let open: @Sendable (_ digest: String) throws -> Int32
  private let wall: Task<CageWall, Never>
  private let shelf: PageShelf
  private let limits: CageLimits

  /// - Parameters:
  ///   - limits: for one page.
  ///   - open: opens a stored document for reading; the descriptor is closed here.
  package init(limits: CageLimits = .drawing, open: @escaping @Sendable (_ digest: String) throws -> Int32) {
    self.open = open
    self.limits = limits
    let wall = Task { await Cage.strongest().wall }
    self.wall = wall
    shelf = PageShelf { place in
      let descriptor = try open(place.digest)
      defer { close(descriptor) }
      guard let kind = try Self.kind(of: descriptor) else { throw StoredPageFault.noPages }
      return try await PageRenderer(wall: await wall.value, limits: limits).gray(
        place.page, of: descriptor, kind: kind, Self.size)
    }
  }

  /// A4 at some 150 dots per inch: enough to read by at the closest, and a page of any size fits in 4 MB.
  private static let size = DrawingSize.within(width: 1800, height: 1800)

  /// One page, from 1.
  ///
  /// - Throws: ``StoredPageFault``, ``DocumentDeviation``, what opening throws, or `CancellationError` (``keep(_:)``).
  package func page(_ place: PageShelf.Place) async throws -> GrayPage { try await shelf.page(place) }

  /// The words of a page in the order they are read, cleaned; all of a document that is text and has no pages. Empty for
  /// a picture.
  package func text(_ place: PageShelf.Place) async throws -> String {
    let descriptor = try open(place.digest)
    defer { close(descriptor) }
    switch try Self.kind(of: descriptor) {
    case .pdf:
      return try await PageTextReader(wall: await wall.value, limits: limits).read(place.page, of: descriptor)
    case .png, .jpeg, .tiff: return ""
    case nil: return try Self.plainText(descriptor)
    }
  }

  /// Ends the drawing of every page but these.
  package func keep(_ places: Set<PageShelf.Place>) { shelf.keep(places) }

  private static func kind(of descriptor: Int32) throws -> FileKind? {
    FileKind(firstBytes: try bytes(of: descriptor, atMost: FileKind.signatureLength))
  }

  /// Characters of a text that are shown; an e-mail may carry a megabyte of attachments in letters.
  private static let longestText = 200_000

  private static func plainText(_ descriptor: Int32) throws -> String {
    let bytes = try bytes(of: descriptor, atMost: longestText * 4)
    guard !bytes.contains(0) else { throw StoredPageFault.notShown }
    return CleanText.lines(String(decoding: bytes, as: UTF8.self), limit: longestText)
  }

  private static func bytes(of descriptor: Int32, atMost limit: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    var filled = 0
    while filled < limit {
      let count = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: filled), limit - filled, filled)
      }
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw DocumentDeviation.unreadable(errno: errno)
      }
    }
    return Array(bytes.prefix(filled))
  }
}

/// Why a stored document has nothing to look at here.
package enum StoredPageFault: Error, Hashable, Sendable {
  /// It is no PDF and no image; perhaps it is text.
  case noPages
  /// It is not text either.
  case notShown
}

/// The words of a PDF's page, by `pdftotext` in the cage.
package struct PageTextReader: Sendable {
  private let cage: Cage

  package init(wall: CageWall, limits: CageLimits = CageLimits()) { cage = Cage(wall: wall, limits: limits) }

  /// Characters of one page that are read.
  private static let limit = 100_000

  /// Page `page`, from 1; empty when it holds no words, as a scan that has not been read.
  package func read(_ page: Int, of descriptor: Int32) async throws(DocumentDeviation) -> String {
    let arguments = ["-f", "\(page)", "-l", "\(page)", "-enc", "UTF-8", "-eol", "unix", "-nopgbrk"]
    let output = try await cage.output(
      .pdftotext, arguments.map { .text($0) } + [.document, .text("-")], on: descriptor)
    guard output.exitCode == 0 else { throw .damaged(detail: output.complaint) }
    return CleanText.lines(String(decoding: output.standardOutput, as: UTF8.self), limit: Self.limit)
  }
}
