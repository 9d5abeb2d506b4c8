import CommandBus
import Domain
import Foundation
import Repository
import Routines
import Synchronization

/// Founds the demo office by living through its two weeks: every step is a command by the person who
/// took it, at the time it was taken.
struct FoundDemoOffice {
  let folder: String
  let services: [RoutineFile]

  static let password = "morgenpost"

  func run() async throws {
    let plan = try DemoOfficePlan.load()
    try requireInPlan(plan.services.map(\.id))
    let chosen = Set(services.map(\.service))
    let today = try MovedClock.clock(in: Office(name: plan.name, language: plan.language, isDemo: true))().day
    let store = try OfficeStore.create(
      folder, phrases: try CommonOptions.phrases(plan.language), letters: try LetterTemplates.load())
    let story = DemoStory(plan: plan, services: chosen, today: today, store: store)
    try story.found(services)
    try story.live()
    try story.leaveWaiting(in: folder)
    try store.close()
  }
}

extension FoundDemoOffice {
  /// The demo has people and post for its own services only; one without any would be left out.
  private func requireInPlan(_ known: [Service.ID]) throws {
    guard let stray = services.first(where: { !known.contains($0.service) }) else { return }
    throw Refusal(
      .serviceNotInDemo,
      ["service": stray.service.text, "known": known.map(\.text).joined(separator: ", "), "folder": folder.singleLine])
  }
}

/// The story while it is told: whose number is which.
private final class DemoStory {
  private let plan: DemoOfficePlan
  private let chosen: Set<Service.ID>
  private let today: Day
  private let store: OfficeStore
  private let bus: CommandBus<OfficeStore>
  private let clock: StoryClock
  private let calendar = WorkingCalendar()
  private var posts: [String: PostItem.ID] = [:]
  private var cases: [String: CaseFolder.ID] = [:]
  private var parties: [String: String] = [:]

  init(plan: DemoOfficePlan, services: Set<Service.ID>, today: Day, store: OfficeStore) {
    self.plan = plan
    chosen = services
    self.today = today
    self.store = store
    let clock = StoryClock()
    self.clock = clock
    bus = CommandBus(log: store) { clock.now }
    parties = Dictionary(plan.parties.map { ($0.id, $0.name) }) { $1 }
  }

  func found(_ packs: [RoutineFile]) throws {
    clock.now = Instant(day(workingDaysAgo: 15), hour: 7, minute: 0)
    try bus.require(FoundOffice(office: Office(name: plan.name, language: plan.language, isDemo: true)))
    // One hash for all: the password is printed on the sign-in screen, and twenty would take seconds.
    let hash = try PasswordHash(hashing: FoundDemoOffice.password).line
    for person in plan.users {
      let memberships = person.memberships.filter { chosen.contains($0.service) }
        .map { Membership(service: $0.service, role: $0.role) }
      guard !memberships.isEmpty else { continue }
      try bus.require(
        AddUser(user: person.id, fullName: person.name.singleLine, memberships: memberships))
      try bus.require(SetPassword(user: person.id, hash: hash))
    }
    for staffed in plan.services {
      guard let pack = packs.first(where: { $0.service == staffed.id }) else { continue }
      try bus.require(AddService(pack, responsible: staffed.postResponsible, language: plan.language))
      try OfficeFolder.makeIntake(store.folder, service: pack.service.text)
    }
    try placeInUnits()
    try writeDirectories()
  }

  private func placeInUnits() throws {
    for person in plan.users {
      for position in person.memberships where chosen.contains(position.service) {
        guard let unit = position.unit else { continue }
        try bus.require(SetUnit(user: person.id, service: position.service, unit: unit))
      }
    }
  }

  /// Each service's directory, by whoever answers for its post.
  private func writeDirectories() throws {
    for rule in plan.distribution where chosen.contains(rule.service) {
      guard let owner = plan.services.first(where: { $0.id == rule.service })?.postResponsible else { continue }
      let criteria = DirectoryCriteria(
        school: rule.sender.map { (parties[$0] ?? $0).singleLine }, kind: rule.kind)
      try bus.require(
        SetDirectoryRow(service: rule.service, handler: rule.handler, criteria: criteria), as: Session(user: owner))
    }
  }

  /// Every step of every item and meeting, in the order of the clock.
  func live() throws {
    var steps: [(at: DemoOfficePlan.Moment, run: () throws -> Void)] = []
    for item in plan.items where chosen.contains(item.service) {
      steps.append((item.received, { try self.receive(item) }))
      for step in item.story { steps.append((step.at, { try self.take(step, of: item) })) }
    }
    for absence in plan.absences where works(absence.user) {
      steps.append((absence.recorded, { try self.leave(absence) }))
    }
    for meeting in plan.meetings where chosen.contains(meeting.service) {
      steps.append((meeting.from, { try self.start(meeting) }))
      steps.append((meeting.to, { try self.close(meeting) }))
    }
    // A stable order: what shares a minute happens in the order it was written.
    for (_, step) in steps.enumerated().sorted(by: { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }) {
      clock.now = instant(step.at)
      try step.run()
    }
  }

  /// Files that lie in the folders when the office is opened for the first time.
  func leaveWaiting(in folder: String) throws {
    for file in plan.waiting where chosen.contains(file.service) {
      let bytes = try DemoOfficePlan.file(file.file)
      let place = file.place == .scanner ? "intermediate/\(file.service)" : "mail/\(file.service)/new"
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(place)/\(file.name)"))
    }
  }

  // MARK: - Steps

  private func receive(_ item: DemoOfficePlan.Item) throws {
    let received = day(workingDaysAgo: item.received.workingDaysAgo)
    var written: Day?
    if case .daysBeforeReceived(let days) = item.documentDate { written = received - days }
    var details = PostDetails(
      channel: item.channel, cover: item.cover, kind: item.kind, title: (item.title ?? item.kind.text).singleLine,
      sender: (parties[item.sender] ?? item.sender).singleLine, addressee: try name(of: item.addressee),
      sheets: item.sheets, sides: item.sides, documentDate: written)
    details.answers = try answers(for: details, of: item)
    let command = RegisterPost(
      service: item.service, details: details, receivedOn: received, documents: try documents(of: item))
    let entries = try bus.require(command, as: Session(user: item.openedBy))
    for case .postReceived(let content) in entries.map(\.event) { posts[item.key] = content.post }
  }

  /// What was sent back was not tied to the case (S0-15); everything else was what the routine asks for.
  private func answers(for details: PostDetails, of item: DemoOfficePlan.Item) throws -> [String: Bool] {
    let isReturned = item.story.contains { if case .returnToSender = $0.action { true } else { false } }
    let asked = try store.read { try $0.routine(of: item.service) }.questions(about: details)
    return Dictionary(uniqueKeysWithValues: asked.map { ($0.id, !(isReturned && $0.ifNo == .giveBack)) })
  }

  private func documents(of item: DemoOfficePlan.Item) throws -> [DocumentReference] {
    let pages = item.pages.isEmpty ? [item.sheets * item.sides] : item.pages
    let scans = try zip(item.documents, pages).map { try file("documents/\($0)", role: .scan, pages: $1) }
    let mail = try item.mail.map { try file("mail/\($0)", role: .message, pages: nil) }
    return scans + (mail.map { [$0] } ?? [])
  }

  private func file(_ path: String, role: DocumentReference.Role, pages: Int?) throws -> DocumentReference {
    let stored = try store.documents.add(bytes: try DemoOfficePlan.file(path))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return DocumentReference(
      digest: stored.digest.hex, name: name, bytes: Int(stored.byteCount), pages: pages, role: role)
  }

  private func take(_ step: DemoOfficePlan.Step, of item: DemoOfficePlan.Item) throws {
    guard let post = posts[item.key] else { return }
    let session = Session(user: step.by, onBehalfOf: step.onBehalfOf)
    switch step.action {
    case .stamp: try bus.require(StampReceived(post: post), as: session)
    case .markUrgent: try bus.require(MarkUrgent(post: post), as: session)
    case .take: try bus.require(TakePost(post: post), as: session)
    case .assign(let handler, _): try bus.require(AssignPost(post: post, handler: handler), as: session)
    case .park(let ahead, let reason):
      try bus.require(ParkPost(post: post, until: day(workingDaysAhead: ahead), reason: reason), as: session)
    case .forward(let service, let reason):
      try bus.require(ForwardPost(post: post, to: .service(service), reason: reason), as: session)
    case .returnToSender(let reason): try bus.require(ReturnPost(post: post, reason: reason), as: session)
    case .openCase(let key, let title, let party):
      try consent(of: (parties[party] ?? party).singleLine, in: item.service, as: session)
      let opening = OpenCase(
        service: item.service, title: title.singleLine, kind: item.kind,
        party: (parties[party] ?? party).singleLine, post: post)
      for case .caseOpened(let content) in try bus.require(opening, as: session).map(\.event) {
        cases[key] = content.caseFolder
      }
    case .linkCase(let key):
      if let id = cases[key] { try bus.require(LinkCase(post: post, caseFolder: id), as: session) }
    case .route(let folder, let concerns): try route(post, folder, concerns, as: session)
    case .registerEntry: try bus.require(RegisterEntry(post: post), as: session)
    case .checkScan: try bus.require(CheckScan(post: post), as: session)
    case .reportScanFault(let kind, let pages):
      try bus.require(ReportScanFault(post: post, kind: kind, pages: pages), as: session)
    case .shelve: try bus.require(ShelveOriginal(post: post), as: session)
    case .finalise: try bus.require(FinaliseEntry(post: post), as: session)
    case .localCopy(let machine): try bus.require(RegisterLocalCopy(post: post, machine: machine), as: session)
    case .reassign(let handler, let reason):
      try bus.require(Reassign(post: post, handler: handler, reason: reason), as: session)
    }
  }

  /// Sends an item where the table says, and confirms that it has come there.
  private func route(
    _ post: PostItem.ID, _ folder: FolderState, _ concerns: String?, as session: Session
  ) throws {
    var facts = [RoutingFact.folder.rawValue: folder.rawValue]
    facts[RoutingFact.concerns.rawValue] = concerns
    try bus.require(RoutePost(post: post, facts: Arguments(facts)), as: session)
    for delivery in try store.read({ try $0.deliveries(of: post) }) {
      let found = delivery.place.folderAction == .none ? folder : .active
      try bus.require(ConfirmDelivery(delivery: delivery.id, folder: found), as: session)
    }
  }

  /// Where the routine asks for it, a journal rests on a written consent.
  private func consent(of party: String, in service: Service.ID, as session: Session) throws {
    let routine = try store.read { try $0.routine(of: service) }
    guard routine.consent?.required == true, try store.read({ try $0.consent(of: party, in: service) }) == nil else {
      return
    }
    let consent = RecordConsent(
      service: service, party: party, givenOn: clock.now.day, givenBy: party, reference: "Samtykkeskjema")
    try bus.require(consent, as: session)
  }

  /// Whoever is away says so themselves, and who acts for them.
  private func leave(_ absence: DemoOfficePlan.Absence) throws {
    let last = absence.lastWorkingDaysAgo
    let through = last > 0 ? day(workingDaysAgo: last) : day(workingDaysAhead: -last)
    guard let period = DayPeriod(from: day(workingDaysAgo: absence.firstWorkingDaysAgo), through: through) else {
      return
    }
    let session = Session(user: absence.user)
    try bus.require(RecordAbsence(user: absence.user, period: period), as: session)
    try bus.require(
      AppointSubstitute(user: absence.user, substitute: absence.substitute, period: period), as: session)
  }

  private func start(_ meeting: DemoOfficePlan.Meeting) throws {
    try bus.require(StartMeeting(service: meeting.service), as: Session(user: meeting.chair))
  }

  private func close(_ meeting: DemoOfficePlan.Meeting) throws {
    guard let open = try store.read({ try $0.openMeeting(of: meeting.service) }) else { return }
    try bus.require(CloseMeeting(meeting: open.id), as: Session(user: meeting.chair))
  }

  // MARK: - Time and names

  private func name(of user: User.ID?) throws -> String {
    guard let user else { return "" }
    return plan.users.first { $0.id == user }?.name.singleLine ?? user.text
  }

  private func instant(_ moment: DemoOfficePlan.Moment) -> Instant {
    Instant(day(workingDaysAgo: moment.workingDaysAgo), hour: moment.hour, minute: moment.minute)
  }

  private func works(_ user: User.ID) -> Bool {
    plan.users.first { $0.id == user }?.memberships.contains { chosen.contains($0.service) } ?? false
  }

  private func day(workingDaysAhead days: Int) -> Day {
    (0..<days).reduce(today) { day, _ in calendar.workingDay(after: day) }
  }

  private func day(workingDaysAgo days: Int) -> Day {
    (0..<days).reduce(today) { day, _ in calendar.workingDay(before: day) }
  }
}

/// The clock of the story, set before each step.
private final class StoryClock: Sendable {
  private let moment = Mutex(Instant(milliseconds: 0))

  var now: Instant {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}
