import ArgumentParser
import Domain
import Exchange
import Foundation
import Repository

/// What the worker says of its rounds: a line for each that did something, and one JSON document at the end.
extension WorkerCommand {
  func tell(_ report: IntakeReport, in office: OpenOffice) throws {
    guard !common.json else { return }
    let phrases = try office.phrases()
    if !report.isQuiet {
      Console.print(
        phrases.say("cli.intake", ["filed": String(report.filed), "refused": String(report.refused)]))
    }
    report.faults.forEach(Console.complain)
  }

  func tell(_ report: PageReport, in office: OpenOffice) throws {
    guard !common.json else { return }
    let phrases = try office.phrases()
    if !report.isQuiet {
      Console.print(
        phrases.say(
          "cli.pages",
          [
            "looked": String(report.looked), "sorted": String(report.sorted), "read": String(report.read),
            "failed": String(report.failed),
          ]))
    }
    report.faults.forEach(Console.complain)
  }

  func tell(_ report: TextReport, in office: OpenOffice) throws {
    guard !common.json else { return }
    if report.documents > 0 {
      let counts = ["documents": String(report.documents), "pages": String(report.pages)]
      Console.print(try office.phrases().say("cli.texts", counts))
    }
    report.faults.forEach(Console.complain)
  }

  func tell(_ report: LetterReport, in office: OpenOffice) throws {
    guard !common.json else { return }
    if !report.isQuiet {
      Console.print(
        try office.phrases().say(
          "cli.letters",
          [
            "released": String(report.released), "rendered": String(report.rendered), "sent": String(report.sent),
            "printed": String(report.printed), "news": String(report.news), "failed": String(report.failed),
          ]))
    }
    report.faults.forEach(Console.complain)
  }

  func conclude(
    _ total: IntakeReport, _ pages: PageReport, _ texts: TextReport, _ letters: LetterReport
  ) throws {
    let faults = total.faults + pages.faults + letters.faults
    if common.json {
      try Console.print(
        json: [
          "ok": .bool(faults.isEmpty), "filed": .integer(total.filed), "refused": .integer(total.refused),
          "removed": .integer(total.removed), "waiting": .integer(total.waiting),
          "pages": .object([
            "looked": .integer(pages.looked), "sorted": .integer(pages.sorted), "read": .integer(pages.read),
            "failed": .integer(pages.failed), "waiting": .integer(pages.waiting),
          ]),
          "letters": .object([
            "released": .integer(letters.released), "rendered": .integer(letters.rendered),
            "sent": .integer(letters.sent), "printed": .integer(letters.printed), "news": .integer(letters.news),
            "failed": .integer(letters.failed), "waiting": .integer(letters.waiting),
          ]),
          "texts": .object(["documents": .integer(texts.documents), "pages": .integer(texts.pages)]),
          "faults": .array((faults + texts.faults).map { .string($0) }),
        ])
    }
    if once, !faults.isEmpty { throw ExitCode(ExitStatus.unavailable.rawValue) }
  }
}

extension PageReport {
  mutating func add(_ other: PageReport) {
    looked += other.looked
    sorted += other.sorted
    read += other.read
    failed += other.failed
    (waiting, busy) = (other.waiting, other.busy)
    faults += other.faults.filter { !faults.contains($0) }
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
