/// Enters one thing that came in, by hand: paper over the counter, a call, a message on a phone.
/// Sources: S0-4, S0-5, S1-1…4, S2-4…6, S2-17, S4-10, S4-11.
package struct RegisterPost: Command {
  package var service: Service.ID
  package var details: PostDetails
  /// nil: today.
  package var receivedOn: Day?
  package var isUrgent: Bool
  package var documents: [DocumentReference]

  package init(
    service: Service.ID, details: PostDetails, receivedOn: Day? = nil, isUrgent: Bool = false,
    documents: [DocumentReference] = []
  ) {
    self.service = service
    self.details = details
    self.receivedOn = receivedOn
    self.isUrgent = isUrgent
    self.documents = documents
  }

  package static let name = "register-post"
  package static let permission = Permission.registerPost
  package static let task: RoutineTask? = .open
  package static let parameters: [Parameter] = [
    .required("service", .service),
    .required("channel", .choice(Channel.allCases.map(\.rawValue))),
    .optional("cover", .choice(CoverColour.allCases.map(\.rawValue))),
    .optional("kind", .documentKind),
    .required("sender", .text),
    .optional("addressee", .text),
    .optional("title", .text),
    .optional("sheets", .number),
    .optional("sides", .choice(["1", "2"])),
    .optional("received", .day),
    .optional("dated", .day),
    .optional("urgent", .flag),
    .optional("questions", .answers),
  ]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
    details = PostDetails(
      channel: try arguments.choice(ifAny: "channel", Channel.self) ?? .letter,
      cover: try arguments.choice(ifAny: "cover", CoverColour.self) ?? .none,
      kind: try arguments.word(ifAny: "kind", of: PostKindName.self) ?? .unknown,
      title: try arguments.text(ifAny: "title") ?? "",
      sender: try arguments.text("sender"),
      addressee: try arguments.text(ifAny: "addressee") ?? "",
      sheets: try arguments.number(ifAny: "sheets", in: 1...5000),
      sides: try arguments.number(ifAny: "sides", in: 1...2),
      documentDate: try arguments.day(ifAny: "dated"),
      answers: try arguments.answers(ifAny: "questions"))
    receivedOn = try arguments.day(ifAny: "received")
    isUrgent = try arguments.flag("urgent")
    documents = []
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let home = try desk.service(service)
    let routine = try desk.routine(of: service)
    let received = receivedOn ?? now.day
    guard received <= now.day else {
      throw Refusal(.receivedInFuture, ["day": received.iso, "today": now.day.iso])
    }
    let kind = try routine.known(details.kind, in: home)
    try routine.requireReceiving(details, in: home)
    var details = try routine.answered(details, in: home)
    if routine.subjectFollowsKind, let kind { details.title = kind.name(in: .bokmål) }
    guard !details.title.isEmpty else { throw Refusal(.missingArgument, ["name": "title", "expected": "text"]) }
    let id = try desk.nextPost()
    let item = PostReceived(
      post: id, service: service, details: details, receivedOn: received, responsible: home.postResponsible,
      isUrgent: isUrgent || kind?.isUrgent == true, documents: documents)
    let stamp: [Event] = details.channel.isDigital ? [.postStamped(PostStamped(post: id, service: service))] : []
    return [.postReceived(item)] + stamp
  }
}

extension ServiceRoutine {
  /// The kind, or nil while it is undecided; refuses a kind the routine does not name.
  func known(_ kind: DocumentKind, in service: Service) throws -> KindOfDocument? {
    if kind == .unknown || kind == .email { return nil }
    guard let known = self.kind(kind) else {
      throw Refusal(
        .noSuchKind,
        ["kind": kind.text, "service": service.name, "known": kinds.map(\.id.text).joined(separator: ", ")])
    }
    return known
  }
}

extension ServiceRoutine {
  /// Refuses a channel or a cover that the routine does not have, and a catch-all that says nothing more.
  func requireReceiving(_ details: PostDetails, in service: Service) throws {
    if let channels, channel(details.channel) == nil {
      let known = channels.map(\.channel.rawValue).joined(separator: ", ")
      throw Refusal(
        .channelNotUsed, ["channel": details.channel.rawValue, "service": service.name, "known": known])
    }
    if let covers, details.cover != .none, !covers.contains(where: { $0.colour == details.cover }) {
      let known = covers.map(\.colour.rawValue).joined(separator: ", ")
      throw Refusal(.coverNotUsed, ["cover": details.cover.rawValue, "service": service.name, "known": known])
    }
    try requireWords(details)
  }

  /// A catch-all kind needs words of its own (S0-21).
  func requireWords(_ details: PostDetails) throws {
    guard let kind = kind(details.kind), kind.has(.freeTextRequired), !subjectFollowsKind else { return }
    guard !kind.names.values.contains(where: { $0.folded == details.title.folded }) else {
      throw Refusal(.kindAlone, ["kind": kind.name(in: .bokmål)])
    }
  }
}
