import ArgumentParser
import CommandBus
import Documents
import Domain
import Foundation
import Repository

/// `morgenpost cover 12 13 --out forsider.pdf`: sheets to lay before the pages of each item, so that a pile that is
/// scanned at once sorts itself.
struct CoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cover", abstract: "Make cover sheets to print, one page for each item.")

  @Argument(help: "The numbers of the items.") var posts: [String]
  @Option(help: "The PDF to write; one that exists is not written over.") var out: String
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.answer {
      let office = try OpenOffice(common, onlyToRead: true)
      let (session, user) = try office.signedIn(common)
      let phrases = try office.phrases(for: user)
      let sheets = CoverSheets(
        office: office, user: user, reader: CaseReader(session, today: office.now().day), phrases: phrases)
      let wanted = try posts.map { try sheets.sheet(for: Arguments(["post": $0]).id("post", of: PostItem.self)) }
      let pdf: [UInt8]
      do {
        pdf = try await CoverSheetPress(cage: await Cage.strongest()).print(wanted, in: phrases)
      } catch DocumentDeviation.toolMissing(let tool) {
        throw Failure(.unavailable, code: "tool-missing", message: tool.name, help: tool.installation)
      }
      try office.close()
      try write(pdf)
      if common.json {
        try Console.print(json: ["ok": true, "file": .string(out), "sheets": .integer(wanted.count)])
      } else {
        Console.print(phrases.say("cli.covers", ["count": String(wanted.count), "file": out.singleLine]))
      }
    }
  }

  private func write(_ pdf: [UInt8]) throws {
    do {
      try Data(pdf).write(to: URL(fileURLWithPath: out), options: .withoutOverwriting)
    } catch {
      throw Failure(.cannotCreate, code: "cannot-write", message: "\(out.singleLine): \(error.localizedDescription)")
    }
  }
}

/// The cover sheets of an office's items.
struct CoverSheets {
  let office: OpenOffice
  let user: User
  let reader: CaseReader
  let phrases: Phrasebook

  /// Refused for an item that does not go through scanning, or that the reader may not see.
  func sheet(for id: PostItem.ID) throws -> CoverSheet {
    let card = try office.store.answer(PostCard(post: id, reader: reader))
    guard let item = card?.item else { throw Refusal(.noSuchPost, ["post": id.description]) }
    guard user.works(at: item.service) else {
      throw Refusal(.notMember, ["user": user.name, "service": item.service.text])
    }
    guard item.details.channel.goesThroughScanning, item.stamp != nil else {
      throw Refusal(item.stamp == nil ? .notStamped : .noPaper, ["post": id.description])
    }
    guard let code = CoverCode(office: try office.store.mark(), service: item.service, post: id),
      let row = office.card.services.first(where: { $0.service.id == item.service })
    else { throw Refusal(.noSuchService, ["service": item.service.text, "known": ""]) }
    var sheet = CoverSheet(
      code: code, serviceName: row.service.name,
      channel: phrases.say("channel.\(item.details.channel.rawValue)"), receivedOn: item.receivedOn)
    sheet.officeName = office.card.office.name
    sheet.expectedPages = item.details.expectedPages
    return sheet
  }
}
