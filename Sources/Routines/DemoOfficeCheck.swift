internal import Domain

/// What makes a plan one that an office can run: everything it names exists, and no story breaks the rules of
/// the desk.
struct DemoOfficeCheck {
  let plan: DemoOfficePlan
  let routines: [Service.ID: ServiceRoutine]
  let files: Set<String>
  let root: PackNode
  private let users: [User.ID: DemoOfficePlan.Person]
  private let parties: Set<String>

  init(plan: DemoOfficePlan, profiles: [RoutineFile], files: Set<String>, root: PackNode) throws(PackFault) {
    try root.refuseTwice(plan.users.map(\.id.text), in: "users")
    try root.refuseTwice(plan.parties.map(\.id), in: "parties")
    try root.refuseTwice(plan.items.map(\.key), in: "items")
    try root.refuseTwice(profiles.map(\.service.text), in: "the rule packs")
    self.plan = plan
    routines = Dictionary(uniqueKeysWithValues: profiles.map { ($0.service, $0.routine) })
    self.files = files
    self.root = root
    users = Dictionary(uniqueKeysWithValues: plan.users.map { ($0.id, $0) })
    parties = Set(plan.parties.map(\.id))
  }

  func run() throws(PackFault) {
    try root.refuseTwice(plan.services.map(\.id.text), in: "services")
    for staffed in plan.services { try check(member: staffed.postResponsible, of: staffed.id, in: "services") }
    try checkPeople()
    for absence in plan.absences { try check(absence) }
    for meeting in plan.meetings { try check(member: meeting.chair, of: meeting.service, in: "meetings") }
    for item in plan.items { try check(item) }
    try checkCases()
    for file in plan.waiting { try check(file) }
  }

  private func checkPeople() throws(PackFault) {
    for user in plan.users {
      for membership in user.memberships {
        let routine = try service(membership.service, in: "users, \(user.id)")
        guard routine.roles?.contains(where: { $0.role == membership.role }) == true else {
          throw root.fault(plan: "users, \(user.id): \(membership.service) has no role '\(membership.role.rawValue)'.")
        }
      }
    }
    for rule in plan.distribution {
      try check(member: rule.handler, of: rule.service, in: "distribution")
      if let kind = rule.kind { try check(kind: kind, of: rule.service, in: "distribution") }
      if let sender = rule.sender { try check(party: sender, in: "distribution") }
    }
  }

  /// The substitute works where the absent person does.
  private func check(_ absence: DemoOfficePlan.Absence) throws(PackFault) {
    guard let user = users[absence.user] else {
      throw root.fault(plan: "absences: there is no user '\(absence.user)'.")
    }
    for membership in user.memberships {
      try check(member: absence.substitute, of: membership.service, in: "absences, \(user.id)")
    }
  }

  private func check(_ item: DemoOfficePlan.Item) throws(PackFault) {
    let place = "items, \(item.key)"
    let routine = try service(item.service, in: place)
    try check(kind: item.kind, of: item.service, in: place)
    guard routine.channel(item.channel) != nil else {
      throw root.fault(plan: "\(place): \(item.service) has no channel '\(item.channel.rawValue)'.")
    }
    guard routine.covers?.contains(where: { $0.colour == item.cover }) == true else {
      throw root.fault(plan: "\(place): \(item.service) uses no \(item.cover.rawValue) cover.")
    }
    guard (item.title == nil) == routine.subjectFollowsKind else {
      throw root.fault(plan: "\(place): a title is written exactly where the subject does not follow the kind.")
    }
    try check(party: item.sender, in: place)
    try check(party: item.concerns, in: place)
    try check(member: item.openedBy, of: item.service, in: place)
    if let addressee = item.addressee { try check(member: addressee, of: item.service, in: place) }
    guard item.documents.isEmpty == (item.mail != nil) else {
      throw root.fault(plan: "\(place): has either documents or one mail.")
    }
    let pages = item.pages.isEmpty ? [item.sheets * item.sides] : item.pages
    guard item.documents.isEmpty || pages.count == item.documents.count,
      pages.reduce(0, +) == item.sheets * item.sides
    else { throw root.fault(plan: "\(place): the pages of the documents are not those of its sheets.") }
    for document in item.documents { try check(file: "documents/\(document)", in: place) }
    if let mail = item.mail { try check(file: "mail/\(mail)", in: place) }
    let isUrgent = routine.kind(item.kind)?.isUrgent ?? false
    try DemoStoryCheck(item: item, plan: plan, place: place, root: root, isUrgentByNature: isUrgent).run()
    for step in item.story { try check(step, of: item, in: place) }
  }

  private func check(_ step: DemoOfficePlan.Step, of item: DemoOfficePlan.Item, in place: String) throws(PackFault) {
    try check(member: step.by, of: item.service, in: place)
    switch step.action {
    case .assign(let person, _), .reassign(let person, _): try check(member: person, of: item.service, in: place)
    case .forward(let service, _):
      guard service != item.service else { throw root.fault(plan: "\(place): is forwarded to the service it is in.") }
      _ = try self.service(service, in: place)
    case .openCase(_, _, let party): try check(party: party, in: place)
    case .stamp, .markUrgent, .take, .park, .returnToSender, .linkCase, .route, .registerEntry, .checkScan,
      .reportScanFault, .shelve, .finalise, .localCopy:
      break
    }
  }

  /// A case is opened once, and linked only later, in the same service. (S4-9)
  private func checkCases() throws(PackFault) {
    var opened: [String: (service: Service.ID, at: DemoOfficePlan.Moment)] = [:]
    for item in plan.items {
      for case (.openCase(let key, _, _), let at) in item.story.map({ ($0.action, $0.at) }) {
        guard opened.updateValue((item.service, at), forKey: key) == nil else {
          throw root.fault(plan: "items, \(item.key): the case '\(key)' is opened twice.")
        }
      }
    }
    for item in plan.items {
      for case (.linkCase(let key), let at) in item.story.map({ ($0.action, $0.at) }) {
        guard let found = opened[key], found.service == item.service, found.at < at else {
          throw root.fault(plan: "items, \(item.key): no case '\(key)' is open in \(item.service) at that time.")
        }
      }
    }
  }

  private func check(_ waiting: DemoOfficePlan.WaitingFile) throws(PackFault) {
    let place = "waiting, \(waiting.name)"
    _ = try service(waiting.service, in: place)
    try check(file: waiting.file, in: place)
    guard !waiting.name.contains("/"), waiting.name != ".", waiting.name != ".." else {
      throw root.fault(plan: "\(place): 'as' must be a plain file name.")
    }
    let original = plan.items.first { $0.key == waiting.duplicateOf }
    let repeats = original?.documents.contains { "documents/\($0)" == waiting.file } ?? false
    guard repeats == (waiting.expectation == .duplicate) else {
      throw root.fault(plan: "\(place): duplicateOf names the item that has this document, and only for a duplicate.")
    }
  }

  private func service(_ id: Service.ID, in place: String) throws(PackFault) -> ServiceRoutine {
    guard plan.services.contains(where: { $0.id == id }), let routine = routines[id] else {
      throw root.fault(plan: "\(place): '\(id)' is not a service of this office.")
    }
    return routine
  }

  private func check(kind: DocumentKind, of service: Service.ID, in place: String) throws(PackFault) {
    guard try self.service(service, in: place).kind(kind) != nil else {
      throw root.fault(plan: "\(place): \(service) knows no kind '\(kind)'.")
    }
  }

  private func check(member id: User.ID, of service: Service.ID, in place: String) throws(PackFault) {
    guard let user = users[id] else { throw root.fault(plan: "\(place): there is no user '\(id)'.") }
    guard user.memberships.contains(where: { $0.service == service }) else {
      throw root.fault(plan: "\(place): \(id) does not work in \(service).")
    }
  }

  private func check(party id: String, in place: String) throws(PackFault) {
    guard parties.contains(id) else { throw root.fault(plan: "\(place): there is no party '\(id)'.") }
  }

  private func check(file: String, in place: String) throws(PackFault) {
    guard files.contains(file) else { throw root.fault(plan: "\(place): the file '\(file)' is missing.") }
  }
}
