package import CommandBus
package import Documents
internal import Domain
internal import Glibc

/// Does the work that waits on the pages of scans: looks at each, sorts batches by their cover sheets, reads the text
/// and makes the archive version.
///
/// Every step ends with a command, and what a step makes is filed before that: a worker that is killed anywhere leaves
/// the work waiting, and the next one does it again, from the last finished pages on.
package struct PageRounds: Sendable {
  private let office: PageOffice
  private let look: PageLook
  private let archive: ArchiveVersion
  private let part: PDFPart
  private let onProgress: @Sendable (PageProgress?) -> Void

  /// - Parameters:
  ///   - officeCode: what this office's cover sheets are marked with.
  ///   - workFolder: `<office>/work`.
  package init(
    office: PageOffice, cage: Cage, officeCode: String, workFolder: String,
    onProgress: @escaping @Sendable (PageProgress?) -> Void = { _ in }
  ) {
    self.office = office
    look = PageLook(wall: cage.wall, covers: CoverSheetReader(cage: cage, office: officeCode))
    archive = ArchiveVersion(cage: cage, workFolder: workFolder)
    part = PDFPart(cage: cage, folder: workFolder)
    self.onProgress = onProgress
  }

  /// Milliseconds after a try that came to nothing before the next one: half a minute, and twice as long each time.
  static func pause(after tries: Int) -> Int64 { tries == 0 ? 0 : 30_000 << min(tries - 1, 10) }

  /// Does what waits now, one step of each scan; ends early when its task is cancelled.
  ///
  /// - Parameter limit: ends after so many steps that came to something, for whoever gives the lease up in between.
  package func round(atMost limit: Int = .max) async -> PageReport {
    var report = PageReport()
    do {
      let waiting = try office.waiting()
      archive.sweep(keeping: Set(waiting.map(\.work.digest)))
      for row in waiting where !Task.isCancelled {
        guard isDue(row.work) else {
          report.waiting += 1
          continue
        }
        do {
          try await step(row, &report)
        } catch {
          report.faults.append("\(row.work.post) \(row.work.step.rawValue): \(error)")
        }
        onProgress(nil)
        if report.steps >= limit { break }
      }
    } catch {
      report.faults.append("\(error)")
    }
    return report
  }

  private func isDue(_ work: PageWork) -> Bool {
    let rested = office.now().milliseconds - work.since.milliseconds
    // A clock that was set back holds nothing up.
    return work.tries == 0 || rested < 0 || rested >= Self.pause(after: work.tries)
  }

  private func step(_ row: PageWorkRow, _ report: inout PageReport) async throws {
    let scan = OpenScan(row, try office.open(row.work.digest))
    defer { close(scan.descriptor) }
    guard let kind = FileKind(open: scan.descriptor), let pages = row.document.pages else {
      return try fail(row.work, "foreign", isHopeless: true, &report)
    }
    switch row.work.step {
    case .look: try await look(at: scan, kind, pages, &report)
    case .sort: try await sort(scan, kind, pages, &report)
    case .read: try await read(scan, kind, pages, &report)
    }
  }

  // MARK: - Looking

  private func look(at scan: OpenScan, _ kind: FileKind, _ pages: Int, _ report: inout PageReport) async throws {
    let tell = progress(scan, pages)
    tell(0)
    switch await look.look(scan.descriptor, kind: kind, pages: pages, onPage: tell) {
    case .cancelled: return
    case .toolMissing(let tool): wait(for: tool, scan.work, &report)
    case .refused(let reason):
      try fail(scan.work, reason.code, isHopeless: !reason.isWorthRetrying, &report)
    case .read(let findings):
      for tool in findings.missing { report.faults.append(Self.line(tool)) }
      let refused = findings.refused.count
      let left = findings.pagesNotLookedAt + refused
      let record = RecordPages(
        digest: scan.work.digest, pages: findings.readings, left: left > 0 ? left : nil)
      if try office.send(record).refusal == nil { report.looked += 1 }
    }
  }

  // MARK: - Reading

  private func read(_ scan: OpenScan, _ kind: FileKind, _ pages: Int, _ report: inout PageReport) async throws {
    let tell = progress(scan, pages)
    tell(0)
    let outcome = await archive.make(
      scan.descriptor, kind: kind, pages: pages, digest: scan.work.digest, onPage: { page, _ in tell(page) })
    switch outcome {
    case .cancelled: return
    case .toolMissing(let tool): wait(for: tool, scan.work, &report)
    case .refused(.busy):
      report.waiting += 1
      report.busy += 1
    case .refused(let reason):
      if !reason.detail.isEmpty { report.faults.append("\(scan.work.post): \(reason.detail)") }
      try fail(scan.work, reason.code, isHopeless: !reason.isWorthRetrying, &report)
    case .made(let made):
      try record(made, of: scan, pages, &report)
      archive.remove(scan.work.digest)
    }
  }

  private func record(
    _ made: MadeArchive, of scan: OpenScan, _ pages: Int, _ report: inout PageReport
  ) throws {
    let file = Glibc.open(made.path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw FolderFault.system(call: "open", errno: errno) }
    defer { close(file) }
    let (pdf, text) = (try office.fileOpen(file), try office.fileBytes(Array(made.text.utf8)))
    let name = scan.row.document.name
    let record = RecordReading(
      digest: scan.work.digest,
      archive: DocumentReference(digest: pdf.digest, name: name, bytes: pdf.bytes, pages: pages, role: .archive),
      text: DocumentReference(digest: text.digest, name: name, bytes: text.bytes, pages: pages, role: .text),
      pages: made.pages.map { page in
        PagesRead.Read(
          page: page.page, words: page.words ?? 0, confidence: page.confidence,
          isNorwegian: NorwegianText.isNorwegian(page.text.split(whereSeparator: \.isWhitespace)))
      })
    if try office.send(record).refusal == nil { report.read += 1 }
  }

  // MARK: - Sorting

  private func sort(_ scan: OpenScan, _ kind: FileKind, _ pages: Int, _ report: inout PageReport) async throws {
    do {
      let pile = try await part.open(scan.descriptor, kind: kind, pages: pages)
      defer { close(pile) }
      let parts = try await parts(of: scan, pile, pages)
      guard !Task.isCancelled else { return }
      if try office.send(SortBatch(digest: scan.work.digest, parts: parts)).refusal == nil { report.sorted += 1 }
    } catch DocumentDeviation.toolMissing(let tool) {
      wait(for: tool, scan.work, &report)
    } catch let reason as DocumentDeviation {
      try fail(scan.work, reason.code, isHopeless: !reason.isWorthRetrying, &report)
    }
  }

  /// A page that was not looked at belongs with those before it: no page is left out.
  private func parts(of scan: OpenScan, _ pile: Int32, _ pages: Int) async throws -> [SortBatch.Part] {
    let known = Dictionary(scan.row.readings.map { ($0.page, $0) }) { first, _ in first }
    let split = BatchSplit((1...pages).map { known[$0] ?? PageReading(page: $0) })
    let tell = progress(scan, pages)
    var parts: [SortBatch.Part] = []
    for piece in split.parts where !Task.isCancelled {
      tell(piece.pages.lowerBound)
      let file = try await part.extract(piece.pages, of: pile)
      defer { close(file) }
      parts.append(Self.part(piece, try office.fileOpen(file), of: scan.row))
    }
    return parts
  }

  private static func part(_ piece: BatchSplit.Part, _ filed: FiledDocument, of row: PageWorkRow) -> SortBatch.Part {
    let first = piece.pages.lowerBound
    let readings = row.readings.filter { piece.pages.contains($0.page) }.map { reading in
      var reading = reading
      reading.page -= first - 1
      reading.cover = nil
      return reading
    }
    return SortBatch.Part(
      cover: piece.cover, pages: piece.pages,
      document: DocumentReference(
        digest: filed.digest, name: row.document.name, bytes: filed.bytes, pages: piece.pages.count, role: .scan),
      readings: readings)
  }

  // MARK: - What the steps have in common

  private func progress(_ scan: OpenScan, _ pages: Int) -> @Sendable (Int) -> Void {
    let (work, tell) = (scan.work, onProgress)
    return {
      tell(PageProgress(post: work.post, service: work.service, step: work.step, page: $0, of: pages))
    }
  }

  private func wait(for tool: ExternalTool, _ work: PageWork, _ report: inout PageReport) {
    report.waiting += 1
    let line = Self.line(tool)
    if !report.faults.contains(line) { report.faults.append(line) }
  }

  private static func line(_ tool: ExternalTool) -> String { "\(tool.name) (\(tool.installation))" }

  private func fail(_ work: PageWork, _ reason: String, isHopeless: Bool, _ report: inout PageReport) throws {
    let command = RecordPageFault(digest: work.digest, step: work.step, reason: reason, isHopeless: isHopeless)
    if try office.send(command).refusal == nil { report.failed += 1 }
  }
}

/// A scan while it is worked on.
private struct OpenScan: Sendable {
  let row: PageWorkRow
  let descriptor: Int32
  var work: PageWork { row.work }

  init(_ row: PageWorkRow, _ descriptor: Int32) {
    self.row = row
    self.descriptor = descriptor
  }
}
