package import Foundation
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Puts a letter on paper: through CUPS where the office has a printer, otherwise as a file for whoever prints.
///
/// The printer is named in `<office>/exchange/print/printer`, one line. No name from outside is on a command line: the
/// letter is read from an open file, and the job is called what this program calls it.
package struct PaperPress: Sendable {
  /// `<office>/exchange/print`.
  package let folder: URL
  /// As CUPS knows it; nil: none is set.
  package let printer: String?

  package static let tool = ExternalTool(name: "lp", package: "cups-client")

  /// What became of it.
  package enum Printed: Hashable, Sendable {
    /// CUPS took it, with its number for the job, `kontor-118`. That is not yet paper.
    case queued(job: String?)
    /// Saved for somebody to print.
    case saved(path: String)
    /// Nobody knows: `lp` was ended, or did not come to its end in time.
    case unknown(detail: String)
  }

  /// How long CUPS may take to take a letter.
  static let patience = Duration.seconds(60)

  /// Why nothing can be printed now; nil when it can be tried.
  package var missing: LetterFault? { printer != nil && Self.tool.path == nil ? .toolMissing(Self.tool) : nil }

  /// - Throws: `badPrinterName` when the file with the printer's name holds anything else.
  package init(office: URL) throws(LetterFault) {
    let folder = office.appending(components: "exchange", "print")
    let text = try? String(contentsOf: folder.appending(component: "printer"), encoding: .utf8)
    let name = text?.trimmingCharacters(in: .whitespacesAndNewlines)
    try self.init(folder: folder, printer: name.flatMap { $0.isEmpty ? nil : $0 })
  }

  package init(folder: URL, printer: String?) throws(LetterFault) {
    if let printer, !Self.isName(printer) { throw .badPrinterName }
    self.folder = folder
    self.printer = printer
  }

  /// Prints the PDF, or saves it as `<name>.pdf`. Saving the same name twice replaces the file, so that a letter tried
  /// again is one file; printing twice is two letters. What has begun is waited for, also by a task that is cancelled.
  ///
  /// - Parameter name: this program's own, such as `dispatch-12`: letters, digits, `.`, `_` and `-`.
  /// - Throws: what surely was not printed.
  package func print(_ pdf: [UInt8], named name: String) async throws(LetterFault) -> Printed {
    guard Self.isName(name) else { throw .failed(detail: "not a name for a file: \(CleanText.line(name, limit: 60))") }
    guard let printer else { return .saved(path: try save(pdf, named: name)) }
    return try await queue(pdf, named: name, on: printer)
  }

  private func save(_ pdf: [UInt8], named name: String) throws(LetterFault) -> String {
    for made in [folder.deletingLastPathComponent(), folder] {
      let path = made.path(percentEncoded: false)
      guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .cannotSave(path: path, errno: errno) }
    }
    let file = folder.appending(component: "\(name).pdf")
    try SyncedFile.write(pdf, to: file)
    return file.path(percentEncoded: false)
  }

  private func queue(_ pdf: [UInt8], named name: String, on printer: String) async throws(LetterFault) -> Printed {
    guard let lp = Self.tool.path else { throw .toolMissing(Self.tool) }
    let words = ["-d", printer, "-t", name, "-o", "media=A4"]
    // A worker that is asked to end does not end lp in the middle of a letter.
    let printing = Task { await Self.run(lp, words, on: pdf) }
    let watch = Task {
      try await Task.sleep(for: Self.patience)
      printing.cancel()
    }
    defer { watch.cancel() }
    return try await printing.value.get()
  }

  private static func run(
    _ lp: String, _ words: [String], on pdf: [UInt8]
  ) async -> Result<Printed, LetterFault> {
    var options = PlatformOptions()
    // Its own session: what ends this program at its terminal does not end the printing.
    options.createSession = true
    do {
      let document = try MemoryDocument.of(pdf)
      lseek(document.descriptor, 0, SEEK_SET)
      let result = try await Subprocess.run(
        .path(FilePath(lp)), arguments: Arguments(words),
        environment: .custom(["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]), workingDirectory: "/",
        platformOptions: options,
        input: .fileDescriptor(FileDescriptor(rawValue: document.descriptor), closeAfterSpawningProcess: false),
        output: .bytes(limit: 10_000), error: .bytes(limit: 10_000))
      let complaint = CleanText.line("lp: \(String(decoding: result.standardError, as: UTF8.self))", limit: 300)
      switch result.terminationStatus {
      case .exited(0): return .success(.queued(job: job(in: String(decoding: result.standardOutput, as: UTF8.self))))
      case .exited: return .failure(.failed(detail: complaint))
      case .signaled(let signal): return .success(.unknown(detail: "lp: signal \(signal)"))
      }
    } catch let error as SubprocessError where [.spawnFailed, .executableNotFound].contains(error.code) {
      return .failure(.failed(detail: CleanText.line("lp: \(error)", limit: 300)))
    } catch let deviation as DocumentDeviation {
      return .failure(.failed(detail: CleanText.line("lp: \(deviation)", limit: 300)))
    } catch {
      return .success(.unknown(detail: CleanText.line("lp: \(error)", limit: 300)))
    }
  }

  /// `request id is kontor-118 (1 file(s))`.
  static func job(in answer: String) -> String? {
    let words = answer.split { $0.isWhitespace }
    guard words.prefix(3) == ["request", "id", "is"], let job = words.dropFirst(3).first.map({ String($0) }) else {
      return nil
    }
    return isName(job) ? job : nil
  }

  static func isName(_ text: String) -> Bool {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
    return (1...100).contains(text.count) && text.first != "-" && text.first != "." && text.allSatisfy(allowed.contains)
  }
}
