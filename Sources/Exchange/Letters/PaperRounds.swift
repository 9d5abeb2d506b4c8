internal import CommandBus
package import Documents
internal import Domain
internal import Foundation
internal import Glibc

/// Prints the letters that go on paper, or lays them ready for whoever prints (S2-38, S1-26).
///
/// That a print begins is on the disk before the printer hears of it. One that was begun and never told of was perhaps
/// printed: somebody looks, and nothing is printed again by itself.
package struct PaperRounds: Sendable {
  private let office: LetterOffice
  private let paper: PaperPress

  package init(office: LetterOffice, paper: PaperPress) {
    self.office = office
    self.paper = paper
  }

  /// What CUPS took is printed; what was only laid ready waits until somebody says that it is (`record-print`).
  func round(_ work: LetterErrands.Answer, _ report: inout LetterReport) async {
    // One worker at a time prints: what is begun before this round was begun by one that ended.
    for dispatch in work.leftPrinting { end(RecordPrintUnclear(dispatch: dispatch.id), dispatch, &report) }
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
    guard dispatch.isDue(at: office.now()) else {
      report.waiting += 1
      return
    }
    if let missing = paper.missing { throw missing }
    let file = try office.open(page.digest)
    defer { close(file) }
    let pdf = [UInt8](try FileHandle(fileDescriptor: file, closeOnDealloc: false).readToEnd() ?? Data())
    guard paper.printer != nil else {
      _ = try await paper.print(pdf, named: name)
      report.printed += 1
      return
    }
    guard try office.send(RecordDispatchStarted(dispatch: dispatch.id)).refusal == nil else { return }
    await queue(pdf, named: name, dispatch, &report)
  }

  private func queue(_ pdf: [UInt8], named name: String, _ dispatch: Dispatch, _ report: inout LetterReport) async {
    do {
      switch try await paper.print(pdf, named: name) {
      case .queued, .saved:
        if try office.send(RecordPrint(dispatch: dispatch.id)).refusal == nil { report.printed += 1 }
      case .unknown(let detail):
        end(RecordPrintUnclear(dispatch: dispatch.id, reason: detail), dispatch, &report)
        report.tell("\(dispatch.reference): \(detail)")
      }
    } catch let fault as LetterFault {
      end(RecordDispatchFault(dispatch: dispatch.id, reason: "\(fault)"), dispatch, &report)
      report.tell("\(dispatch.reference): \(fault)")
    } catch {
      report.tell("\(dispatch.reference): \(error)")
    }
  }

  /// A print that did not come to a good end, or perhaps did.
  private func end(_ command: any Command, _ dispatch: Dispatch, _ report: inout LetterReport) {
    do {
      if try office.send(command).refusal == nil { report.failed += 1 }
    } catch {
      report.waiting += 1
      report.tell("\(dispatch.reference): \(error)")
    }
  }

  private func isReady(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: paper.folder.appending(component: "\(name).pdf").path(percentEncoded: false))
  }
}
