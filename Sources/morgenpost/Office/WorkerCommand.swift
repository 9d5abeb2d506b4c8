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
    commandName: "worker", abstract: "Take in what lies in the scanner folders and mailboxes.")

  @Flag(help: "Look until nothing more moves, then end.") var once = false
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
      let inspector = Inspector(cage: await Cage.strongest())
      var rounds = IntakeRounds(
        office: IntakeOffice(office, folder: common.folder), inspector: inspector, quietTime: Int64(settle * 1000))
      var total = IntakeReport()
      let stop = StopSignal()
      repeat {
        // The folders' own clock is the machine's, whatever the demo office's clock says.
        let report = await rounds.round(at: MovedClock.machine())
        total.add(report)
        try tell(report, in: office)
        if once, report.isQuiet, report.waiting == 0 || total.restedRounds > 1 { break }
        try await pause(after: report, unless: stop)
      } while !stop.isAsked
      try office.close()
      try conclude(total)
    }
  }

  /// Waits for the next look; not for its end when the worker is asked to end.
  private func pause(after report: IntakeReport, unless stop: StopSignal) async throws {
    let seconds = once ? (report.waiting > 0 ? settle : 0) : interval
    let next = ContinuousClock.now + .milliseconds(Int(seconds * 1000))
    while !stop.isAsked, ContinuousClock.now < next {
      try await Task.sleep(for: min(.milliseconds(100), next - ContinuousClock.now))
    }
  }

  private func tell(_ report: IntakeReport, in office: OpenOffice) throws {
    guard !common.json else { return }
    let phrases = try office.phrases()
    if !report.isQuiet {
      Console.print(
        phrases.say("cli.intake", ["filed": String(report.filed), "refused": String(report.refused)]))
    }
    report.faults.forEach(Console.complain)
  }

  private func conclude(_ total: IntakeReport) throws {
    if common.json {
      try Console.print(
        json: [
          "ok": .bool(total.faults.isEmpty), "filed": .integer(total.filed), "refused": .integer(total.refused),
          "removed": .integer(total.removed), "waiting": .integer(total.waiting),
          "faults": .array(total.faults.map { .string($0) }),
        ])
    }
    if once, !total.faults.isEmpty { throw ExitCode(ExitStatus.unavailable.rawValue) }
  }
}

extension IntakeReport {
  mutating func add(_ other: IntakeReport) {
    filed += other.filed
    refused += other.refused
    removed += other.removed
    waiting = other.waiting
    // The same fault every round is one fault.
    faults += other.faults.filter { !faults.contains($0) }
    restedRounds = other.isQuiet ? restedRounds + 1 : 0
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
  private let flag = StopFlag()

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

  var isAsked: Bool { flag.isRaised }
}
