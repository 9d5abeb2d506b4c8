import ArgumentParser
import CommandBus
import Domain

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a view of the office.",
    discussion: "Views: \(View.allCases.map(\.rawValue).joined(separator: ", ")).")

  @Argument(help: "The view.") var view: View
  @Argument(help: "The number of what to show: show post 12, show page 12, show case 2026/118, show minutes 3.") var id:
    String?
  @Option(help: "The service; otherwise your first.") var service: String?
  @Option(
    help: """
      Only rows that hold all these words, in any order; of a search also "words in a row" and -unwanted words. \
      Of scans: \(ShowCommand.scanNames). Of letters: \(ShowCommand.letterNames). Of dispatches: a group. \
      Of restances also \(RestanceFilter.marks) before a value.
      """
  )
  var filter: String?
  @Option(help: "How many rows, 1 to 10000.") var limit = 100
  @Option(help: "Of the tray: \(ShowCommand.trayNames).") var tray = "table"
  @Option(help: "Of cases: \(ShowCommand.caseNames).") var cases = "all"
  @OptionGroup var common: CommonOptions

  static let letterNames = "all, mine, returned, approval, finalised"
  static let scanNames = "all, mine, files"
  static let restanceNames = "mine, unit, service, due, unregistered, returned, written-off"
  static let caseNames = "all, new, in-progress, closed, mine"
  static let trayNames =
    "table, agenda, mine, to-distribute, assigned, incoming, outgoing, undelivered, registered, gone, due"

  enum View: String, CaseIterable, ExpressibleByArgument {
    case tray, post, page, cases
    case caseFolder = "case"
    case registry, restances, consents, meetings, minutes, deviations, intake, log, users, services, counts, holidays
    case deadlines, law
    case closingDays = "closing-days"
    case deliveries
    case ruleGaps = "rule-gaps"
    case directory, absences
    case doneForMe = "done-for-me"
    case routine, routines, originals, search
    case scans, scan, intermediate
    case scanFaults = "scan-faults"
    case localCopies = "local-copies"
    case shreddingLists = "shredding-lists"
    case letters, letter, approvals, dispatches
  }

  @Option(help: "Of the log: only entries about this, such as post:12.") var about: String?
  @Option(help: "Of holidays and closing days: the year.") var year: Int?
  @Option(help: "Of the law: as it holds on this day, 2026-01-31.") var on: String?
  @Option(help: "Of restances: only this person's.") var handler: String?
  @Option(name: .customLong("view"), help: "Of restances: \(ShowCommand.restanceNames).") var restances = "service"
  @Option(help: "Of a case that is not yours: what you read it for.") var purpose: String?
  @Option(help: "Of a page: its number.") var page = 1
  @Option(help: "Of a page: which of the item's documents.") var document = 1
  @Option(help: "Of a routine or a letter: the version; otherwise the newest.") var version: Int?
  @Flag(help: "Of a routine: what differs between two versions, 1..2, otherwise the newest two.") var diff = false
  @Flag(help: "Of a case: all that has happened in it.") var history = false

  func validate() throws {
    guard (1...10_000).contains(limit) else { throw ValidationError("--limit: 1–10000") }
    guard year.map(StartOfClock.years.contains) ?? true else {
      throw ValidationError("--year: \(StartOfClock.years.lowerBound)–\(StartOfClock.years.upperBound)")
    }
  }

  func run() async throws {
    try await common.answer {
      if view == .search { TextRounds.catchUp(common) }
      let office = try OpenOffice(common, onlyToRead: true)
      let (session, user) = try office.signedIn(common)
      let service = try office.service(service, for: user)
      guard user.holds(.readPost, in: .service(service)) else {
        let name = office.card.services.first { $0.service.id == service }?.service.name ?? service.text
        throw Refusal(.notMember, ["user": user.name, "service": name])
      }
      let showing = Showing(
        command: self, office: office, session: session, user: user, service: service,
        phrases: try office.phrases(for: user))
      let listing = try await showing.listing()
      try office.close()
      try listing.print(json: common.json, in: showing.phrases)
    }
  }
}

/// One view, asked and laid out.
struct Showing {
  let command: ShowCommand
  let office: OpenOffice
  let session: Session
  let user: User
  let service: Service.ID
  let phrases: Phrasebook

  var reader: any OfficeReader { office.store }
  /// Who asks: answers tell no more of others' cases than that person may see.
  var asker: CaseReader { CaseReader(session, today: office.now().day) }
  var words: [String] { command.filter?.searchWords ?? [] }

  func listing() async throws -> Listing {
    switch command.view {
    case .tray: try tray()
    case .post: try post()
    case .page: try await page()
    case .cases: try cases()
    case .caseFolder: try caseFolder()
    case .registry: try registry()
    case .restances: try restances()
    case .consents: try consents()
    case .meetings: try meetings()
    case .minutes: try minutes()
    case .deviations: try deviations()
    case .deliveries: try deliveries()
    case .ruleGaps: try ruleGaps()
    case .intake: try intake()
    case .log: try log()
    case .users: try users()
    case .services: services()
    case .counts: try counts()
    case .holidays: holidays()
    case .deadlines: try deadlines()
    case .law: try law()
    case .closingDays: closingDays()
    case .directory: try directory()
    case .absences: try absences()
    case .doneForMe: try doneForMe()
    case .routine: try routine()
    case .routines: try routines()
    case .originals: try originals()
    case .scans: try scans()
    case .scan: try scan()
    case .intermediate: try intermediate()
    case .scanFaults: try scanFaults()
    case .localCopies: try localCopies()
    case .shreddingLists: try shreddingLists()
    case .search: try search()
    case .letters: try letters()
    case .letter: try letter()
    case .approvals: try approvals()
    case .dispatches: try dispatches()
    }
  }

  /// The number a view needs; missing or malformed it is refused, naming what was expected.
  func number<Owner>(of _: Owner.Type) throws -> Number<Owner> {
    try Arguments(["id": command.id ?? ""]).id("id", of: Owner.self)
  }

  func requireOwn(_ found: Service.ID) throws {
    guard user.holds(.readPost, in: .service(found)) else {
      let name = office.card.services.first { $0.service.id == found }?.service.name ?? found.text
      throw Refusal(.notMember, ["user": user.name, "service": name])
    }
  }
}
