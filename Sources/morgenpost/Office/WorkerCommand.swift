import ArgumentParser
import CommandBus
import Documents
import Domain
import Exchange
import Foundation
import Glibc
import Repository

struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Take in what has come, read the pages of what was scanned, and send and follow letters.")

  @Flag(help: "Look until nothing more moves, then end.") var once = false
  @Option(help: "Only intake, only pages, or only letters.") var only: WorkerTask?
  @Option(help: "Seconds a file must rest where the system cannot say that it is closed.") var settle = 5.0
  @Option(help: "Seconds between two looks.") var interval = 2.0
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (0...3600).contains(settle), (0.1...3600).contains(interval) else {
      throw ValidationError("--settle 0–3600, --interval 0.1–3600")
    }
  }

  func run() async throws {
    try await common.answer {
      let office = try OpenOffice(common)
      let cage = await Cage.strongest()
      let signals = StopSignal()
      let stop = signals.flag
      // Pages take minutes: what comes in meanwhile does not wait for them.
      async let texts =
        once || only == .pages || only == .letters ? TextReport() : readTexts(of: office, in: cage, unless: stop)
      async let pages =
        only == .intake || only == .letters ? PageReport() : workOnPages(of: office, in: cage, unless: stop)
      async let letters =
        only == .intake || only == .pages ? LetterReport() : workOnLetters(of: office, in: cage, unless: stop)
      let taken =
        only == .pages || only == .letters ? IntakeReport() : try await takeIn(for: office, in: cage, unless: stop)
      var read = try await pages
      // What was taken in last is read too.
      if once, only == nil { read.add(try await workOnPages(of: office, in: cage, unless: stop)) }
      let sent = try await letters
      var searched = try await texts
      // What has been read is searched.
      if once, only == nil || only == .intake { searched.add(try await readTexts(of: office, in: cage, unless: stop)) }
      try office.close()
      withExtendedLifetime(signals) {}
      try conclude(taken, read, searched, sent)
    }
  }

  // MARK: - Taking in

  private func takeIn(for office: OpenOffice, in cage: Cage, unless stop: StopFlag) async throws -> IntakeReport {
    var rounds = IntakeRounds(
      office: IntakeOffice(office, folder: common.folder), inspector: Inspector(cage: cage),
      quietTime: Int64(settle * 1000))
    var total = IntakeReport()
    repeat {
      // The folders' own clock is the machine's, whatever the demo office's clock says.
      let report = await rounds.round(at: MovedClock.machine())
      total.add(report)
      try tell(report, in: office)
      if once, report.isQuiet, report.waiting == 0 || total.restedRounds > 1 { break }
      try await pause(once ? (report.waiting > 0 ? settle : 0) : interval, unless: stop)
    } while !stop.isRaised
    return total
  }

  /// Waits for the next look; not for its end when the worker is asked to end.
  private func pause(_ seconds: Double, unless stop: StopFlag) async throws {
    let next = ContinuousClock.now + .milliseconds(Int(seconds * 1000))
    while !stop.isRaised, ContinuousClock.now < next {
      try await Task.sleep(for: min(.milliseconds(100), next - ContinuousClock.now))
    }
  }

  // MARK: - Reading pages

  private func workOnPages(of office: OpenOffice, in cage: Cage, unless stop: StopFlag) async throws -> PageReport {
    var total = PageReport()
    var patience = 60
    var lease: WorkLease?
    repeat {
      // Another process may be at it: then it is theirs, and taken up when they end, or let go between two steps.
      lease = try lease ?? WorkLease(office: common.folder)
      guard let lease else {
        if once { break }
        try await pause(min(interval, Self.pauseWithoutLease), unless: stop)
        continue
      }
      let rounds = PageRounds(
        office: PageOffice(office), cage: cage, officeCode: try office.store.mark(),
        workFolder: common.folder + "/work", onProgress: lease.note)
      let report = await untilStopped(stop) { await rounds.round() }
      total.add(report)
      try tell(report, in: office)
      if once, report.isQuiet, report.busy == 0 || patience == 0 { break }
      if report.busy > 0 { patience -= 1 }
      try await pause(once ? (total.busy > 0 ? 0.5 : 0) : interval, unless: stop)
    } while !stop.isRaised
    return total
  }

  /// Seconds. A workstation that sees to pages lets longer pass between two of its steps.
  private static let pauseWithoutLease = 0.25

  /// One round; when the worker is asked to end, what is under way is given up and begun again by the next worker.
  private func untilStopped<Report: Sendable>(
    _ stop: StopFlag, _ round: @escaping @Sendable () async -> Report
  ) async -> Report {
    let work = Task { await round() }
    let watch = Task {
      while !stop.isRaised, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(100)) }
      if stop.isRaised { work.cancel() }
    }
    defer { watch.cancel() }
    return await work.value
  }

  // MARK: - Letters

  private func workOnLetters(of office: OpenOffice, in cage: Cage, unless stop: StopFlag) async throws -> LetterReport {
    let work = LetterWork(office, folder: common.folder, cage: cage)
    var total = LetterReport()
    repeat {
      // One process at a time sends: another may be at it.
      if let lease = try WorkLease(office: common.folder, for: .letters) {
        let report = await untilStopped(stop) { await work.round() }
        withExtendedLifetime(lease) {}
        total.add(report)
        try tell(report, in: office)
        if once, report.isQuiet { break }
      } else if once {
        break
      }
      try await pause(once ? 0 : interval, unless: stop)
    } while !stop.isRaised
    await work.close()
    return total
  }

  // MARK: - Reading texts into the search

  private func readTexts(of office: OpenOffice, in cage: Cage, unless stop: StopFlag) async throws -> TextReport {
    let rounds = TextRounds(store: office.store, reader: PDFText(cage: cage))
    var total = TextReport()
    repeat {
      var report = try await rounds.round(unless: stop)
      // What stands in the way every round is told once.
      report.faults.removeAll(where: total.faults.contains)
      total.add(report)
      try tell(report, in: office)
      if once, report.isQuiet { break }
      try await pause(once ? 0 : interval, unless: stop)
    } while !stop.isRaised
    return total
  }
}

enum WorkerTask: String, CaseIterable, ExpressibleByArgument {
  case intake, pages, letters
}

extension PageOffice {
  init(_ office: OpenOffice) {
    let (store, bus, now) = (office.store, office.bus, office.now)
    self.init(
      waiting: { try store.answer(PageWorkList(limit: 200)) },
      open: { digest in
        guard let digest = DocumentDigest(hex: digest) else {
          throw Failure(.inputOutput, code: "digest", message: digest)
        }
        return try store.documents.open(digest)
      },
      fileOpen: { FiledDocument(try store.documents.add(contentsOf: $0)) },
      fileBytes: { FiledDocument(try store.documents.add(bytes: $0)) },
      send: { try bus.send($0, as: .program) }, now: now)
  }
}

extension IntakeOffice {
  init(_ office: OpenOffice, folder: String) {
    let (store, bus) = (office.store, office.bus)
    self.init(
      folder: folder, services: office.card.services.map(\.service.id),
      units: { service in
        let row = try store.answer(OfficeCard()).services.first { $0.service.id == service }
        return row?.routine.scanning?.units.map(\.id) ?? []
      },
      fileOpen: { FiledDocument(try store.documents.add(contentsOf: $0)) },
      fileBytes: { FiledDocument(try store.documents.add(bytes: $0)) },
      openFiled: { document in
        guard let digest = DocumentDigest(hex: document.digest) else {
          throw Failure(.inputOutput, code: "digest", message: document.digest)
        }
        return try store.documents.open(digest)
      },
      send: { try bus.send($0, as: .program) },
      lying: { try store.answer(IntakeFiles(source: $0)) })
  }
}

extension FiledDocument {
  init(_ stored: StoredDocument) {
    self.init(digest: stored.digest.hex, bytes: Int(stored.byteCount))
  }
}

/// Whether somebody has asked the worker to end: it ends between two files, never in one.
struct StopSignal {
  private let sources: [any DispatchSourceSignal]
  let flag = StopFlag()

  init() {
    let flag = flag
    sources = [SIGTERM, SIGINT, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { flag.raise() }
      source.resume()
      return source
    }
  }

}
