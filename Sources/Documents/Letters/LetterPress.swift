internal import Domain
package import Foundation
internal import Glibc

/// Makes a letter into PDF/A-2b, with every font in it. The same letter gives the same bytes, today and tomorrow, as long
/// as the same programs and fonts are installed.
package struct LetterPress: Sendable {
  private let cage: Cage

  /// Without this there is no letter to send; `doctor` says so.
  package static let tools: [ExternalTool] = [.weasyprint]

  package init(cage: Cage) {
    self.cage = cage
  }

  /// Makes the letter and saves it, whole and on the disk when this returns. A file of that name is replaced.
  package func render(_ page: LetterPage, to file: URL) async throws(LetterFault) {
    try SyncedFile.write(try await render(page), to: file)
  }

  /// The bytes of the PDF.
  ///
  /// - Throws: `toolMissing`, `tooCostly` for a letter that nobody could read, `cancelled`, or `failed` with what the
  ///   program says.
  package func render(_ page: LetterPage) async throws(LetterFault) -> [UInt8] {
    guard page.text.body.utf8.count <= 4 * LetterText.longestBody else { throw .tooCostly }
    let html = try LetterHTML(page).text()
    let document: MemoryDocument
    do {
      document = try MemoryDocument.of(Array(html.utf8))
    } catch {
      throw .failed(detail: String(describing: error))
    }
    let words = ["--encoding", "utf-8", "--pdf-variant", "pdf/a-2b", "--pdf-identifier", Self.identifier(html)]
    let cage = Cage(wall: self.cage.wall, limits: Self.limits)
    let outcome = await cage.run(
      .weasyprint, words.map { CageArgument.text($0) } + [.document, .text("-")], on: document.descriptor,
      in: Self.room(page.date))
    let pdf = try LetterFault.output(outcome, of: .weasyprint).standardOutput
    guard pdf.starts(with: Array("%PDF-1.7".utf8)) else { throw .failed(detail: "weasyprint: no PDF") }
    return pdf
  }

  private static var limits: CageLimits {
    var limits = CageLimits()
    limits.processorSeconds = 60
    limits.wallClock = .seconds(180)
    limits.addressSpace = 2 << 30
    limits.openFiles = 256
    return limits
  }

  /// The clock and the order of sets are the letter's, so that the bytes do not depend on when it is made.
  private static func room(_ date: Day) -> CageRoom {
    var room = CageRoom()
    room.hasSystem = true
    room.scratchBytes = 64 << 20
    room.scratchPath = "/tmp"
    room.variables = [
      "SOURCE_DATE_EPOCH": String(date.ordinal * 86_400), "PYTHONHASHSEED": "0",
    ]
    return room
  }

  /// PDF/A wants one; it says nothing but that this is this text (FNV-1a, 64 bits).
  static func identifier(_ text: String) -> String {
    let hash = text.utf8.reduce(into: UInt64(0xcbf2_9ce4_8422_2325)) { $0 = ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return "letter-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Why there is no letter, no seal on it, or no paper.
package enum LetterFault: Error, Hashable, Sendable {
  case toolMissing(ExternalTool)
  /// More time or memory than a letter may take.
  case tooCostly
  case cancelled
  /// A program failed, with its own words, cleaned.
  case failed(detail: String)
  case cannotSave(path: String, errno: Int32)
  /// The office's certificate is there and cannot be used.
  case certificate(detail: String)
  /// Printers' names are letters, digits, `.`, `_` and `-`.
  case badPrinterName

  /// What a program in the cage printed, when it went well.
  static func output(_ outcome: CageOutcome, of tool: ExternalTool) throws(LetterFault) -> CagedOutput {
    switch outcome {
    case .output(let output) where output.exitCode == 0: return output
    case .output(let output): throw .failed(detail: CleanText.line("\(tool.name): \(output.complaint)", limit: 300))
    case .toolMissing(let tool): throw .toolMissing(tool)
    case .timedOut, .tooBig, .refused(.signal), .refused(.cpuTime): throw .tooCostly
    case .refused(.cancelled): throw .cancelled
    case .refused(.cannotStart(let detail)):
      throw .failed(detail: CleanText.line("\(tool.name): \(detail)", limit: 300))
    }
  }
}

extension LetterFault: CustomStringConvertible {
  /// For the log of what failed; the screens say it in their own words.
  package var description: String {
    switch self {
    case .toolMissing(let tool): "\(tool.name) is not installed: \(tool.installation)"
    case .tooCostly: "the letter takes more time or memory than a letter may"
    case .cancelled: "cancelled"
    case .failed(let detail): detail
    case .cannotSave(let path, let errno): "\(path) cannot be written: \(String(cString: strerror(errno)))"
    case .certificate(let detail): "the office's certificate cannot be used: \(detail)"
    case .badPrinterName: "a printer's name is letters, digits, '.', '_' and '-'"
    }
  }
}
