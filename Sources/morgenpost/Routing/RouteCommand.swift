import ArgumentParser
import CommandBus
import Domain
import Foundation
import Repository
import Routines
import Workstation

/// `morgenpost route --service barnevern kind=… folder=… concerns=…`: which system, by which line, and what loses.
struct RouteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "route", abstract: "Ask where a document belongs in a service with two systems.",
    discussion: "Facts: \(RoutingTable.parameters.map { "\($0.name)=<\($0.kind.name)>" }.joined(separator: " ")).")

  @Option(help: "The service.") var service = "barnevern"
  @Argument(help: "The facts as name=value.") var facts: [String] = []
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.answer {
      let arguments = try NamedValues.arguments(facts)
      try arguments.check(against: RoutingTable.parameters)
      let (routine, language) = try routine()
      guard let table = routine.routing else { throw Refusal(.noRouting, ["service": service.singleLine]) }
      let question = try table.question(arguments, kinds: routine.kinds)
      let proposal = table.propose(question)
      let phrases = try CommonOptions.phrases(common.language() ?? language)
      let text = ProposalText(proposal, phrases: phrases, guide: table.guide)
      guard common.json else { return text.lines.forEach(Console.print) }
      try Console.print(json: ProposalJSON(question: question, text: text, table: table).document)
    }
  }

  /// The office's own routine where one is named, otherwise the one that follows the program.
  private func routine() throws -> (ServiceRoutine, Language) {
    guard common.namesOffice else {
      let profiles = try RoutinePacks.all()
      guard let profile = profiles.first(where: { $0.service.text == service }) else {
        throw Refusal(
          .noSuchService,
          ["service": service.singleLine, "known": profiles.map(\.service.text).joined(separator: ", ")])
      }
      return (profile.routine, .bokmål)
    }
    let store = try OfficeStore.open(common.folder, phrases: CommonOptions.phrases)
    let card = try store.answer(OfficeCard())
    try store.close()
    guard let row = card.services.first(where: { $0.service.id.text == service }) else {
      throw Refusal(
        .noSuchService,
        ["service": service.singleLine, "known": card.services.map(\.service.id.text).joined(separator: ", ")])
    }
    return (row.routine, card.office.language)
  }
}
