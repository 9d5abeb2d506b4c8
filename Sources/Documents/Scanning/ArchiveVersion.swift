internal import Glibc

/// Makes the archive version of a scanned document: a searchable PDF/A-2b in which every page is upright and straight,
/// and the text that was read (S0-27, S2-53).
///
/// The work is done a few pages at a time, in a cage, by OCRmyPDF and Tesseract with Norwegian words. What is finished
/// lies in `work/<digest>/`, so that a killed program does no page twice. The original is never touched.
package struct ArchiveVersion: Sendable {
  private let wall: CageWall
  /// The folder of all work, `<office>/work`.
  package let workFolder: String
  /// How many pages are read at once and kept together.
  private let pagesAtOnce: Int
  /// Told of every piece before it is begun; for tests that count them.
  private let willRead: @Sendable (ClosedRange<Int>) -> Void

  package init(cage: Cage, workFolder: String) {
    self.init(wall: cage.wall, workFolder: workFolder, pagesAtOnce: Self.processors) { _ in }
  }

  init(
    wall: CageWall, workFolder: String, pagesAtOnce: Int, willRead: @escaping @Sendable (ClosedRange<Int>) -> Void
  ) {
    self.wall = wall
    self.workFolder = workFolder
    self.pagesAtOnce = pagesAtOnce
    self.willRead = willRead
  }

  /// One page for each processor is the quickest; more would only make the wait for the next step longer.
  private static var processors: Int { max(2, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Seconds that Tesseract may take over one page.
  private static let secondsPerPage = 180

  /// The programs that an archive version needs here; what is missing is said by `doctor`.
  package static let tools: [ExternalTool] = [.ocrmypdf, .tesseract, .ghostscript, .qpdf, .pdftotext, .python]

  /// Makes the archive version, or finds it made.
  ///
  /// - Parameters:
  ///   - descriptor: the open document; the caller closes it.
  ///   - pages: as many as the look at the document found.
  ///   - digest: SHA-256 of the document, lower-case hexadecimal.
  ///   - onPage: told the last finished page and how many there are, whenever a piece is finished.
  package func make(
    _ descriptor: Int32, kind: FileKind, pages: Int, digest: String, onPage: @Sendable (Int, Int) -> Void
  ) async -> ArchiveOutcome {
    for tool in Self.tools + (kind == .pdf ? [] : [.img2pdf]) where tool.path == nil { return .toolMissing(tool) }
    guard pages > 0 else { return .refused(.pagesDisagree(detail: "0")) }
    do throws(ArchiveStop) {
      let folder = try Self.held { () throws(ArchiveRefusal) in try WorkFolder.open(in: workFolder, digest: digest) }
      if !folder.has(ArchivePiece.whole) {
        try await makePieces(of: descriptor, kind, pages, in: folder, onPage)
        try await join(pages, in: folder)
      }
      let texts = try Self.held { () throws(ArchiveRefusal) in try Self.texts(pages, in: folder) }
      onPage(pages, pages)
      return .made(MadeArchive(path: "\(folder.path)/\(ArchivePiece.whole)", pages: texts))
    } catch {
      return error.outcome
    }
  }

  /// Removes the work of a document whose archive version is stored, or that nobody wants any more.
  package func remove(_ digest: String) {
    guard WorkFolder.isDigest(digest) else { return }
    WorkFolder.removeTree("\(workFolder)/\(digest)")
  }

  /// Removes the work of all documents but these. Returns how many were removed.
  @discardableResult
  package func sweep(keeping digests: Set<String>) -> Int {
    let old = WorkFolder.names(in: workFolder).filter { WorkFolder.isDigest($0) && !digests.contains($0) }
    for digest in old { WorkFolder.removeTree("\(workFolder)/\(digest)") }
    return old.count
  }
}

// MARK: - Steps

extension ArchiveVersion {
  private func makePieces(
    of descriptor: Int32, _ kind: FileKind, _ pages: Int, in folder: borrowing WorkFolder,
    _ onPage: @Sendable (Int, Int) -> Void
  ) async throws(ArchiveStop) {
    let source = kind == .pdf ? nil : try await pdf(of: descriptor, pages, in: folder)
    defer { if let source { close(source) } }
    let document = source ?? descriptor
    var done = 0
    while done < pages {
      if let kept = ArchivePiece.after(done, upTo: pages, in: folder.names) {
        done = kept.pages.upperBound
      } else {
        let piece = ArchivePiece(pages: (done + 1)...min(done + pagesAtOnce, pages))
        willRead(piece.pages)
        try await read(piece, of: document, pages, in: folder)
        done = piece.pages.upperBound
      }
      onPage(done, pages)
    }
  }

  /// A picture is first made into a PDF, once.
  private func pdf(
    of descriptor: Int32, _ pages: Int, in folder: borrowing WorkFolder
  ) async throws(ArchiveStop) -> Int32 {
    if !folder.has(ArchivePiece.source) {
      let words: [CageArgument] = [.text("source"), .document, .text(String(pages))]
      _ = try await run(words, on: descriptor, pages: pages, in: folder, as: ArchivePiece.source)
    }
    guard let file = try Self.held({ () throws(ArchiveRefusal) in try folder.open(ArchivePiece.source) }) else {
      throw .refused(.workFolder(errno: ENOENT))
    }
    return file
  }

  private func read(
    _ piece: ArchivePiece, of document: Int32, _ pages: Int, in folder: borrowing WorkFolder
  ) async throws(ArchiveStop) {
    let words: [CageArgument] = [
      .text("piece"), .document, .text(String(pages)), .text(String(piece.pages.lowerBound)),
      .text(String(piece.pages.upperBound)), .text(String(Self.secondsPerPage)),
    ]
    try await run(words, on: document, pages: piece.pages.count, in: folder, as: piece.fileName) { report in
      guard report.pages.map(\.page) == Array(piece.pages) else { return nil }
      return piece.reportName
    }
  }

  private func join(_ pages: Int, in folder: borrowing WorkFolder) async throws(ArchiveStop) {
    let pieces = ArchivePiece.all(pages, in: folder.names)
    let nothing = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard nothing >= 0 else { throw .refused(.workFolder(errno: errno)) }
    defer { close(nothing) }
    let reports = pieces.map(\.reportName)
    // A report whose piece was cut short, from a try with pieces of another size.
    for name in folder.names where name.hasSuffix(ArchivePiece.reportEnding) && !reports.contains(name) {
      folder.remove(name)
    }
    let words = [.text("join")] + pieces.map { CageArgument.file($0.fileName, folder: Self.piecesFolder) }
    try await run(words, on: nothing, pages: pages, in: folder, as: ArchivePiece.whole)
    // The reports stay: they are what the next question is answered from.
    for piece in pieces { folder.remove(piece.fileName) }
    folder.remove(ArchivePiece.source)
  }

  private static func texts(_ pages: Int, in folder: borrowing WorkFolder) throws(ArchiveRefusal) -> [PageText] {
    var texts: [PageText] = []
    for name in folder.names where name.hasSuffix(ArchivePiece.reportEnding) {
      guard let bytes = try folder.bytes(name), let report = ArchiveReport(bytes) else {
        throw .workFolder(errno: EIO)
      }
      texts += report.pages
    }
    guard texts.map(\.page) == Array(1...pages) else { throw .pagesDisagree(detail: "\(texts.count) of \(pages)") }
    return texts
  }
}

// MARK: - The program in the cage

extension ArchiveVersion {
  private static let piecesFolder = "pieces"

  /// Runs `archive.py` and keeps the PDF it prints. `reportName` says under which name the report is kept, before the
  /// PDF: empty for not at all, nil when the report is not what was asked for.
  private func run(
    _ words: [CageArgument], on descriptor: Int32, pages: Int, in folder: borrowing WorkFolder, as name: String,
    keeping reportName: (ArchiveReport) -> String? = { _ in "" }
  ) async throws(ArchiveStop) {
    let file = try Self.held { () throws(ArchiveRefusal) in try folder.newFile() }
    defer { close(file) }
    var program = ArchiveProgram(wall: wall, secondsPerPage: 2 * Self.secondsPerPage)
    program.folders[Self.piecesFolder] = folder.path
    if wall != .bubblewrap {
      program.scratchPath = try Self.held { () throws(ArchiveRefusal) in try folder.scratch() }
    }
    let (report, bytes) = try await program.run(words, on: descriptor, pages: pages, into: file)
    guard let reportName = reportName(report) else { throw .refused(.failed(detail: "archive.py: other pages")) }
    try Self.held { () throws(ArchiveRefusal) in
      if !reportName.isEmpty { try folder.keep(bytes, as: reportName) }
      try folder.keep(file, as: name)
    }
  }

  private static func held<Result: ~Copyable>(
    _ body: () throws(ArchiveRefusal) -> Result
  ) throws(ArchiveStop) -> Result {
    do throws(ArchiveRefusal) {
      return try body()
    } catch {
      throw .refused(error)
    }
  }
}
