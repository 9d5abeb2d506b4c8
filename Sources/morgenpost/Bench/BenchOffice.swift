import CommandBus
import Domain
import Foundation
import Repository

/// An office of N items in a temporary folder, made through the bus: most of them finished, as in a
/// service that has worked for years, and the rest on the desk.
struct BenchOffice {
  let folder: String
  let items: Int
  let store: OfficeStore
  let bus: CommandBus<OfficeStore>
  static let service = Service.ID("profil")
  static let password = "morgenpost"

  /// What lies open on the desk: one in a hundred, at least two hundred.
  var onTheDesk: Int { min(items, max(200, items / 100)) }

  private let texts: BenchTexts?

  /// - Parameter isKept: the office lies there from another time.
  init(folder: String, items: Int, hasTexts: Bool = false, isKept: Bool = false) throws {
    self.folder = folder
    self.items = items
    let phrases = try CommonOptions.phrases(.bokmål)
    store =
      isKept
      ? try OfficeStore.open(folder, phrases: CommonOptions.phrases)
      : try OfficeStore.create(folder, phrases: phrases)
    bus = CommandBus(log: store, now: MovedClock.machine)
    texts = hasTexts ? try BenchTexts(in: store) : nil
  }

  /// - Returns: events appended, and the seconds they took.
  func fill(progress: (Int) -> Void) throws -> (events: Int, seconds: Double) {
    let people = try found()
    let began = ContinuousClock.now
    var events = 0
    var next = 0
    while next < items {
      let batch = next..<min(items, next + 500)
      events += try receive(batch)
      events += try finish(batch, people: people)
      next = batch.upperBound
      progress(next)
    }
    return (events, began.elapsedSeconds)
  }

  private func found() throws -> [User.ID] {
    guard let service = Self.service else { return [] }
    try bus.require(FoundOffice(office: Office(name: "Måleby kommune", language: .bokmål, isDemo: true)))
    let people = (0..<20).compactMap { User.ID("person.\($0)") }
    let hash = try PasswordHash(hashing: Self.password).line
    for (index, person) in people.enumerated() {
      try bus.require(
        AddUser(
          user: person, fullName: "\(Self.given[index % Self.given.count]) \(Self.family[index % Self.family.count])",
          memberships: [Membership(service: service, role: index < 3 ? .clerk : .handler)]))
      try bus.require(SetPassword(user: person, hash: hash))
    }
    let kinds = ["klage-pa-vedtak", "soknad-bpa", "epikrise", "brev"].compactMap { id in
      DocumentKind(id).map { KindOfDocument(id: $0, names: ["nb": id], isUrgent: false) }
    }
    var routine = ServiceRoutine(kinds: kinds, subjectFollowsKind: false)
    if texts != nil { routine.access = Self.ownCasesOnly }
    try bus.require(
      AddService(
        service: Service(id: service, name: "Profil", postResponsible: people[0]),
        routine: routine))
    return people
  }

  /// The search is measured as well for somebody who sees only their own.
  private static var ownCasesOnly: AccessRule {
    let rule = RuleSource(requirements: ["S1-47"], lines: ["L53"], strength: .must)
    let code = LocalText(nb: "u.off.", nn: "u.off.", en: "exempt")
    return AccessRule(policy: .sharedCasesOnly, policyRule: rule, code: code, legalBasis: "§ 13", rule: rule)
  }

  private func receive(_ batch: Range<Int>) throws -> Int {
    guard let service = Self.service else { return 0 }
    let today = MovedClock.machine().day
    let commands = batch.map { index in
      RegisterPost(
        service: service,
        details: PostDetails(
          channel: .svarUt, kind: DocumentKind(Self.kinds[index % Self.kinds.count]) ?? .unknown,
          title: "\(Self.titles[index % Self.titles.count]) \(index)", sender: sender(index), sheets: 1 + index % 5,
          sides: 2, documentDate: today - (index % 30)),
        receivedOn: today - (index % 20), documents: texts.map { [$0.documents[index % $0.documents.count]] } ?? [])
    }
    return try bus.sendAll(commands, as: .program).reduce(0) { $0 + $1.entries.count }
  }

  /// Assigns and registers all but the last ones; every tenth opens a case, the others join it.
  private func finish(_ batch: Range<Int>, people: [User.ID]) throws -> Int {
    let done = batch.filter { $0 < items - onTheDesk }
    let assigning = done.map { AssignPost(post: PostItem.ID($0 + 1), handler: people[$0 % people.count]) }
    var events = try bus.sendAll(assigning, as: .program).reduce(0) { $0 + $1.entries.count }
    let year = MovedClock.machine().day.year
    let registering = done.map { index in
      let existing = CaseFolder.ID(year: year, number: index / 10 + 1)
      return index % 10 == 0
        ? RegisterEntry(post: PostItem.ID(index + 1), newCaseTitle: "Sak \(index / 10 + 1)", party: sender(index))
        : RegisterEntry(post: PostItem.ID(index + 1), caseFolder: existing)
    }
    let clerk = Session(user: people[0])
    events += try bus.sendAll(registering, as: clerk).reduce(0) { $0 + $1.entries.count }
    return events
  }

  /// Enters a scanned letter, as the intake does.
  func receive(scan: [UInt8]) throws {
    guard let service = Self.service else { return }
    let stored = try store.documents.add(bytes: scan)
    let reference = DocumentReference(
      digest: stored.digest.hex, name: "skann.pdf", bytes: scan.count, pages: 2, role: .scan)
    let sighting = FileSighting(
      nameBytes: "", name: reference.name, inode: 1, bytes: scan.count, modified: 0, digest: reference.digest)
    try bus.require(
      ReceiveFile(
        source: IntakeSource(service: service, kind: .scanner), sighting: sighting,
        details: PostDetails(channel: .scanner, title: Self.scanTitle, sender: ""),
        receivedOn: MovedClock.machine().day, documents: [reference]))
  }

  static let scanTitle = "Målt skanning"

  private func sender(_ index: Int) -> String {
    "\(Self.given[index / 7 % Self.given.count]) \(Self.family[index / 3 % Self.family.count])"
  }

  private static let given = ["Åse", "Ole", "Máhtte", "Kari", "Bjørn", "Ingrid", "Čáhppe", "Siv", "Øyvind", "Elle"]
  private static let family = ["Ærfjord", "Moe", "Sárá", "Vik", "Ødegård", "Aas", "Nordli", "Brattli", "Dahl"]
  private static let kinds = ["klage-pa-vedtak", "soknad-bpa", "epikrise", "brev"]
  private static let titles = ["Klage på vedtak", "Søknad om BPA", "Epikrise", "Brev fra pårørende", "Legeerklæring"]
}

extension ContinuousClock.Instant {
  var elapsedSeconds: Double { (ContinuousClock.now - self).inSeconds }
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
