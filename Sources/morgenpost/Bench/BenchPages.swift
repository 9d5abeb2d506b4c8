import Documents
import Foundation
import Glibc

/// Pages a minute through our reading of scans, and through OCRmyPDF called by itself on the same file.
struct BenchPages {
  /// A scan as a file on the disk, and how many pages it has.
  let scan: String
  let pages: Int
  let folder: String

  struct Result {
    /// Pages a minute, made into a searchable archive version in the cage.
    let ours: Double
    /// Pages a minute, the same pages, languages and steps without us.
    let alone: Double
  }

  /// Rounds in turn, so that a machine that slows down slows both.
  func run(rounds: Int = 2, progress: (Int) -> Void) async throws -> Result {
    var (ours, alone) = (0.0, 0.0)
    for round in 0..<rounds {
      alone += try await measuring { try self.ocrmypdf() }
      ours += try await measuring { try await archive(round) }
      progress((round + 1) * pages)
    }
    let read = Double(pages * rounds) * 60
    return Result(ours: read / ours, alone: read / alone)
  }

  private func measuring(_ body: () async throws -> Void) async throws -> Double {
    let began = ContinuousClock.now
    try await body()
    return began.elapsedSeconds
  }

  private func archive(_ round: Int) async throws {
    let descriptor = open(scan, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failed(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    let version = ArchiveVersion(cage: await Cage.strongest(), workFolder: folder + "/work")
    let digest = String(repeating: String(round % 10), count: 64)
    defer { version.remove(digest) }
    let outcome = await version.make(descriptor, kind: FileKind.pdf, pages: pages, digest: digest) { _, _ in }
    guard case .made = outcome else { throw Self.failed("\(outcome)") }
  }

  private func ocrmypdf() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["ocrmypdf", "--quiet", "--deskew", "--rotate-pages", "--skip-text", "--output-type", "pdfa-2"]
      + ["-l", Self.languages, scan, folder + "/alone.pdf"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Self.failed("ocrmypdf: \(process.terminationStatus)") }
  }

  /// As ours are read: with all Latin letters where they are installed.
  private static var languages: String {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/share/tesseract-ocr")) ?? []
    let hasLatin = versions.contains {
      FileManager.default.fileExists(atPath: "/usr/share/tesseract-ocr/\($0)/tessdata/Latin.traineddata")
    }
    return hasLatin ? "Latin+nor" : "nor"
  }

  private static func failed(_ cause: String) -> Failure { Failure(.unavailable, code: "pages", message: cause) }
}
