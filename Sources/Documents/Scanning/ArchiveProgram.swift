internal import Assets
internal import Foundation

/// `archive.py`, run in a cage that is wide enough for what it calls: OCRmyPDF, Tesseract, Ghostscript, img2pdf, qpdf.
struct ArchiveProgram {
  let wall: CageWall
  /// Seconds of time, and of processor time, for each page.
  let secondsPerPage: Int
  /// Folders that it may read, by the names they have in the cage.
  var folders: [String: String] = [:]
  /// Where it writes when the wall has no tree of its own.
  var scratchPath: String?

  private static let ownFolder = "programs"

  init(wall: CageWall, secondsPerPage: Int) {
    self.wall = wall
    self.secondsPerPage = secondsPerPage
  }

  /// Runs it on an open document; the PDF it prints is written into the open file `file`.
  func run(
    _ words: [CageArgument], on descriptor: Int32, pages: Int, into file: Int32
  ) async throws(ArchiveStop) -> (report: ArchiveReport, bytes: [UInt8]) {
    let room = try room(output: file)
    let program = CageArgument.file("archive.py", folder: Self.ownFolder)
    let outcome = await Cage(wall: wall, limits: limits(pages: pages)).run(
      .python, [.text("-I"), program] + words, on: descriptor, in: room)
    let output = try Self.output(outcome)
    guard let report = ArchiveReport(output.standardError) else {
      throw .refused(.failed(detail: CleanText.line(output.errorLines.last ?? "", limit: 200)))
    }
    if let refusal = report.refusal { throw ArchiveStop(reason: refusal.reason, detail: refusal.detail) }
    guard output.exitCode == 0 else { throw .refused(.failed(detail: "archive.py: exit \(output.exitCode)")) }
    return (report, output.standardError)
  }

  private func room(output: Int32) throws(ArchiveStop) -> CageRoom {
    var room = CageRoom()
    room.hasSystem = true
    room.scratchBytes = 1 << 30
    room.scratchPath = scratchPath
    room.output = output
    room.folders = folders
    do {
      room.folders[Self.ownFolder] = try Assets.url("scanning").path
    } catch {
      throw .refused(.failed(detail: CleanText.line(String(describing: error), limit: 200)))
    }
    return room
  }

  private func limits(pages: Int) -> CageLimits {
    var limits = CageLimits()
    limits.processorSeconds = secondsPerPage * min(pages, 10)
    limits.addressSpace = 2 << 30
    limits.fileBytes = 600 << 20
    limits.openFiles = 256
    limits.wallClock = .seconds(60 + secondsPerPage * min(pages, 10))
    limits.errorBytes = 16 << 20
    return limits
  }

  private static func output(_ outcome: CageOutcome) throws(ArchiveStop) -> CagedOutput {
    switch outcome {
    case .output(let output): return output
    case .timedOut, .tooBig, .refused(.signal), .refused(.cpuTime): throw .refused(.tooCostly)
    case .refused(.cannotStart(let detail)): throw .refused(.failed(detail: detail))
    case .refused(.cancelled): throw .cancelled
    case .toolMissing(let tool): throw .toolMissing(tool)
    }
  }
}

/// What ends the making before it is done.
enum ArchiveStop: Error {
  case refused(ArchiveRefusal)
  case toolMissing(ExternalTool)
  case cancelled

  /// The words of `archive.py`.
  init(reason: String, detail: String) {
    self =
      switch reason {
      case "damaged": .refused(.damaged(detail: detail))
      case "pages": .refused(.pagesDisagree(detail: detail))
      case "not-archivable": .refused(.notArchivable)
      // Its programs are looked for before; what it can still miss is the language.
      case "missing": .toolMissing(.tesseractNorwegian)
      default: .refused(.failed(detail: detail))
      }
  }

  var outcome: ArchiveOutcome {
    switch self {
    case .refused(let refusal): .refused(refusal)
    case .toolMissing(let tool): .toolMissing(tool)
    case .cancelled: .cancelled
    }
  }

  /// As a look at a document puts it.
  var deviation: DocumentDeviation {
    switch self {
    case .refused(.damaged(let detail)), .refused(.pagesDisagree(let detail)): .damaged(detail: detail)
    case .refused(.tooCostly): .tooCostly
    case .refused(let refusal): .inspectionFailed(detail: refusal.detail)
    case .toolMissing(let tool): .toolMissing(tool)
    case .cancelled: .inspectionFailed(detail: "cancelled")
    }
  }
}
