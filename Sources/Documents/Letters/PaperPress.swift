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
    case queued(job: String)
    /// Saved for somebody to print.
    case saved(path: String)
  }

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
  /// again is one file.
  ///
  /// - Parameter name: this program's own, such as `dispatch-12`: letters, digits, `.`, `_` and `-`.
  package func print(_ pdf: [UInt8], named name: String) async throws(LetterFault) -> Printed {
    guard Self.isName(name) else { throw .failed(detail: "not a name for a file: \(CleanText.line(name, limit: 60))") }
    guard let printer else { return .saved(path: try save(pdf, named: name)) }
    return .queued(job: try await queue(pdf, named: name, on: printer))
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

  private func queue(_ pdf: [UInt8], named name: String, on printer: String) async throws(LetterFault) -> String {
    guard let lp = Self.tool.path else { throw .toolMissing(Self.tool) }
    let words = ["-d", printer, "-t", name, "-o", "media=A4"]
    do {
      let document = try MemoryDocument.of(pdf)
      lseek(document.descriptor, 0, SEEK_SET)
      let result = try await Subprocess.run(
        .path(FilePath(lp)), arguments: Arguments(words),
        environment: .custom(["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]), workingDirectory: "/",
        input: .fileDescriptor(FileDescriptor(rawValue: document.descriptor), closeAfterSpawningProcess: false),
        output: .bytes(limit: 10_000), error: .bytes(limit: 10_000))
      guard case .exited(0) = result.terminationStatus else {
        let complaint = String(decoding: result.standardError, as: UTF8.self)
        throw LetterFault.failed(detail: CleanText.line("lp: \(complaint)", limit: 300))
      }
      return Self.job(in: String(decoding: result.standardOutput, as: UTF8.self)) ?? printer
    } catch let fault as LetterFault {
      throw fault
    } catch {
      throw .failed(detail: CleanText.line("lp: \(error)", limit: 300))
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
