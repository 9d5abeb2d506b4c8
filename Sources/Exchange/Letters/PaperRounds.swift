internal import CommandBus
package import Documents
internal import Domain
internal import Foundation
internal import Glibc

/// Prints the letters that go on paper, or lays them ready for whoever prints (S2-38, S1-26).
package struct PaperRounds: Sendable {
  private let office: LetterOffice
  private let paper: PaperPress

  package init(office: LetterOffice, paper: PaperPress) {
    self.office = office
    self.paper = paper
  }

  /// What CUPS took is printed; what was only laid ready waits until somebody says that it is (`record-print`).
  func round(_ work: LetterErrands.Answer, _ report: inout LetterReport) async {
    for dispatch in work.toPrint where !Task.isCancelled {
      do {
        try await print(dispatch, &report)
      } catch {
        report.waiting += 1
        report.tell("\(dispatch.reference): \(error)")
      }
    }
  }

  private func print(_ dispatch: Dispatch, _ report: inout LetterReport) async throws {
    guard let page = try office.letter(dispatch.letter)?.letter.page else { return }
    let name = "brev-\(dispatch.letter)-\(dispatch.id)"
    // Laid ready before: another file of the same bytes would be no news to anybody.
    if paper.printer == nil, isReady(name) {
      report.waiting += 1
      return
    }
    let file = try office.open(page.digest)
    defer { close(file) }
    let pdf = try FileHandle(fileDescriptor: file, closeOnDealloc: false).readToEnd() ?? Data()
    switch try await paper.print([UInt8](pdf), named: name) {
    case .queued: if try office.send(RecordPrint(dispatch: dispatch.id)).refusal == nil { report.printed += 1 }
    case .saved: report.printed += 1
    }
  }

  private func isReady(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: paper.folder.appending(component: "\(name).pdf").path(percentEncoded: false))
  }
}
