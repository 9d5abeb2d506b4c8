internal import CPlatform
internal import Glibc

/// Some pages of a scanned pile as a PDF of their own, exactly as they were scanned.
///
/// The bytes lie in a file without a name in `folder`, so that a thick pile takes no memory; it is gone when the last
/// descriptor is closed.
package struct PDFPart: Sendable {
  private let wall: CageWall
  private let folder: String

  /// - Parameter folder: where there is room for a copy of the pile; `<office>/work`.
  package init(cage: Cage, folder: String) {
    wall = cage.wall
    self.folder = folder
  }

  /// The pile as a PDF: the document itself, or the pictures made into one. The caller closes what it gets.
  ///
  /// - Parameter pages: as many as the look at the document found.
  package func open(_ descriptor: Int32, kind: FileKind, pages: Int) async throws(DocumentDeviation) -> Int32 {
    if kind == .pdf {
      let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
      guard copy >= 0 else { throw .unreadable(errno: errno) }
      return copy
    }
    guard ExternalTool.img2pdf.path != nil else { throw .toolMissing(.img2pdf) }
    let file = try newFile()
    var program = ArchiveProgram(wall: wall, secondsPerPage: 30)
    program.scratchPath = folder
    do throws(ArchiveStop) {
      _ = try await program.run(
        [.text("source"), .document, .text(String(pages))], on: descriptor, pages: pages, into: file)
      return file
    } catch {
      close(file)
      throw error.deviation
    }
  }

  /// The pages of a PDF, from 1, as a PDF. The caller closes what it gets.
  package func extract(_ pages: ClosedRange<Int>, of pdf: Int32) async throws(DocumentDeviation) -> Int32 {
    let file = try newFile()
    var limits = CageLimits()
    limits.processorSeconds = 60
    limits.wallClock = .seconds(120)
    limits.fileBytes = 600 << 20
    var room = CageRoom()
    room.output = file
    // What belongs to the whole file (scripts, attachments, other titles) stays behind.
    let words: [CageArgument] = [
      .text("--decrypt"), .text("--empty"), .text("--pages"), .document,
      .text("\(pages.lowerBound)-\(pages.upperBound)"), .text("--"), .text("-"),
    ]
    let outcome = await Cage(wall: wall, limits: limits).run(.qpdf, words, on: pdf, in: room)
    switch outcome {
    // 3: it had to mend something, and said so when the file came in.
    case .output(let output) where [0, 3].contains(output.exitCode): return file
    default: close(file)
    }
    switch outcome {
    case .output(let output): throw .damaged(detail: output.complaint)
    case .timedOut, .tooBig, .refused(.signal), .refused(.cpuTime): throw .tooCostly
    case .refused(.cannotStart(let detail)): throw .inspectionFailed(detail: detail)
    case .refused(.cancelled): throw .inspectionFailed(detail: "cancelled")
    case .toolMissing(let tool): throw .toolMissing(tool)
    }
  }

  private func newFile() throws(DocumentDeviation) -> Int32 {
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw .unreadable(errno: errno) }
    let directory = platform_open_directory(AT_FDCWD, folder)
    guard directory >= 0 else { throw .unreadable(errno: -directory) }
    defer { close(directory) }
    let unnamed = platform_open_unnamed(directory)
    // Where the file system has no such files, memory has.
    let file = unnamed >= 0 ? unnamed : platform_open_in_memory()
    guard file >= 0 else { throw .unreadable(errno: -file) }
    return file
  }
}
