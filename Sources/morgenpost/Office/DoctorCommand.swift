import ArgumentParser
import CommandBus
import Documents
import Domain
import Foundation
import Repository

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "What is installed, what that enables, what is wrong.")

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.answer {
      let phrases = try CommonOptions.phrases(common.language() ?? .bokmål)
      let found = await DocumentCapabilities.find()
      let office = officeState()
      if common.json {
        try Console.print(
          json: [
            "ok": .bool(found.missing.isEmpty && office.fault == nil), "cage": .string(found.wall.rawValue),
            "missing": .array(found.missing.map { ["name": .string($0.name), "install": .string($0.installation)] }),
            "missingForScans": .array(
              found.missingForScans.map { ["name": .string($0.name), "install": .string($0.installation)] }),
            "missingForLetters": .array(
              found.missingForLetters.map { ["name": .string($0.name), "install": .string($0.installation)] }),
            "seal": .bool(seal(found.wall).hasCertificate),
            "printer": JSONValue(try? PaperPress(office: place).printer),
            "pictures": .bool(PagePicture.isAvailable),
            "office": .string(common.folder), "fault": JSONValue(office.fault),
            "search": ["behind": .integer(office.behind), "entries": .integer(office.position)],
            "staffing": .array(
              office.gaps.map {
                [
                  "service": .string($0.service.text), "gap": .string($0.gap.rawValue), "count": .integer($0.count),
                ]
              }),
          ])
        return
      }
      Console.print(phrases.say("doctor.cage.\(found.wall.rawValue)"))
      if found.missing.isEmpty { Console.print(phrases.say("doctor.tools-ok")) }
      for tool in found.missing {
        Console.print(phrases.say("doctor.missing", ["tool": tool.name, "command": tool.installation]))
      }
      for tool in found.missingForScans {
        Console.print(phrases.say("doctor.missing-for-scans", ["tool": tool.name, "command": tool.installation]))
      }
      for tool in found.missingForLetters {
        Console.print(phrases.say("doctor.missing-for-letters", ["tool": tool.name, "command": tool.installation]))
      }
      if office.fault == nil { sayLetters(phrases, found.wall) }
      if !PagePicture.isAvailable {
        Console.print(phrases.say("doctor.no-pictures", ["command": PagePicture.installation]))
      }
      for row in office.gaps {
        let what = phrases.say("deviation.reason.\(row.gap.rawValue)")
        Console.print(
          phrases.say("doctor.staffing", ["service": row.serviceName, "what": what, "count": String(row.count)]))
      }
      if office.fault == nil { Console.print(search(office, in: phrases)) }
      Console.print(
        office.fault.map { phrases.say("doctor.office-fault", ["path": common.folder, "fault": $0]) }
          ?? phrases.say("doctor.office-ok", ["path": common.folder, "count": String(office.position)]))
    }
  }

  private var place: URL { URL(filePath: common.folder, directoryHint: .isDirectory) }

  private func seal(_ wall: CageWall) -> LetterSeal { LetterSeal(cage: Cage(wall: wall), office: place) }

  /// What becomes of letters for want of a certificate or a printer.
  private func sayLetters(_ phrases: Phrasebook, _ wall: CageWall) {
    let seal = self.seal(wall)
    if !seal.hasCertificate {
      Console.print(phrases.say("doctor.no-seal", ["path": seal.folder.path(percentEncoded: false)]))
    }
    let path = ["path": place.appending(components: "exchange", "print").path(percentEncoded: false)]
    do {
      if try PaperPress(office: place).printer == nil { Console.print(phrases.say("doctor.no-printer", path)) }
    } catch {
      Console.print(phrases.say("doctor.bad-printer", path))
    }
  }

  /// How far the search's index has come: what is newest may be missing from it while no worker runs.
  private func search(_ office: State, in phrases: Phrasebook) -> String {
    let counts = ["entries": String(office.position)]
    guard office.behind > 0 else { return phrases.say("doctor.search-ok", counts) }
    return phrases.say("doctor.search-behind", counts.merging(["behind": String(office.behind)]) { $1 })
  }

  private typealias State = (position: Int, behind: Int, fault: String?, gaps: [StaffingGapRow])

  private func officeState() -> State {
    do {
      let store = try OfficeStore.open(common.folder, phrases: CommonOptions.phrases)
      let position = try store.position()
      let reason = store.readOnlyReason.map { "\($0)" }
      let gaps = try store.answer(StaffingGaps())
      let behind = try store.textsBehind()
      try store.close()
      return (position, behind, reason, gaps)
    } catch {
      let phrases = try? CommonOptions.phrases(common.language() ?? .bokmål)
      return (0, 0, phrases.map { Failure(error, in: $0).message } ?? "\(error)", [])
    }
  }
}
