internal import CommandBus
package import Documents
internal import Domain
internal import Glibc

/// Does what waits with letters: lets approved ones go, makes their pages, sends, prints, and asks how they fare.
///
/// Every step ends with a command, and what a step makes is filed before that. A worker that is killed anywhere leaves
/// the work waiting; the one step that cannot be seen from here, the sending, is asked about before it is done again.
package struct LetterRounds: Sendable {
  private let office: LetterOffice
  private let press: LetterPress
  private let seal: LetterSeal
  private let inspector: Inspector
  private let sending: DispatchRounds
  private let paper: PaperRounds

  /// - Parameters:
  ///   - seal: what a page is sealed with where the office has a certificate.
  ///   - sending: the sending service; one without a client lets everything wait.
  ///   - paper: where letters on paper are printed, or laid ready.
  package init(
    office: LetterOffice, cage: Cage, seal: LetterSeal, sending: DispatchRounds, paper: PaperRounds
  ) {
    self.office = office
    press = LetterPress(cage: cage)
    inspector = Inspector(cage: cage)
    self.seal = seal
    self.sending = sending
    self.paper = paper
  }

  /// Does what waits now; ends between two letters when its task is cancelled.
  package func round() async -> LetterReport {
    var report = LetterReport()
    do {
      let work = try office.waiting()
      for letter in work.toRelease where !Task.isCancelled { release(letter, &report) }
      // What was let go just now has a page to be made.
      let unrendered = work.toRelease.isEmpty ? work.toRender : try office.waiting().toRender
      for letter in unrendered where !Task.isCancelled { await render(letter, &report) }
      let ready = unrendered.isEmpty ? work : try office.waiting()
      await paper.round(ready, &report)
      await sending.round(ready, &report)
    } catch {
      report.tell("\(error)")
    }
    return report
  }

  private func release(_ letter: Letter.ID, _ report: inout LetterReport) {
    do {
      if let refusal = try office.send(ReleaseLetter(letter: letter)).refusal {
        report.waiting += 1
        report.tell("\(letter): \(refusal.code.rawValue)")
      } else {
        report.released += 1
      }
    } catch {
      report.tell("\(letter): \(error)")
    }
  }

  private func render(_ letter: Letter.ID, _ report: inout LetterReport) async {
    do {
      guard let card = try office.letter(letter) else { return }
      var pdf = try await press.render(try office.page(card))
      if card.signatureKind == .electronic, seal.hasCertificate { pdf = try await seal.seal(pdf) }
      let filed = try office.fileBytes(pdf)
      let page = DocumentReference(
        digest: filed.digest, name: "brev-\(letter).pdf", bytes: filed.bytes, pages: try await pages(of: filed),
        role: .archive)
      if try office.send(RecordLetterRendered(letter: letter, page: page)).refusal == nil { report.rendered += 1 }
    } catch {
      report.waiting += 1
      report.tell("\(letter): \(error)")
    }
  }

  private func pages(of document: FiledDocument) async throws -> Int? {
    let file = try office.open(document.digest)
    defer { close(file) }
    guard case .acceptable(_, let facts) = await inspector.inspect(descriptor: file, fileName: Array("brev.pdf".utf8))
    else {
      return nil
    }
    return facts.pageCount
  }
}
