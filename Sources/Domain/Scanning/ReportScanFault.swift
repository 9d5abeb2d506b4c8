/// Tells whoever scans that a scan is wrong; it goes first in their queue until it is answered (S0-40).
package struct ReportScanFault: Command {
  package var post: PostItem.ID
  package var kind: ScanFaultKind
  package var pages: String
  package var note: String

  package init(post: PostItem.ID, kind: ScanFaultKind, pages: String = "", note: String = "") {
    self.post = post
    self.kind = kind
    self.pages = pages
    self.note = note
  }

  package static let name = "report-scan-fault"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("fault", .choice(ScanFaultKind.allCases.map(\.rawValue))),
    .optional("pages", .text), .optional("note", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    guard let kind = try arguments.choice(ifAny: "fault", ScanFaultKind.self) else {
      throw Refusal(
        .missingArgument,
        ["name": "fault", "expected": ScanFaultKind.allCases.map(\.rawValue).joined(separator: "|")])
    }
    self.kind = kind
    pages = try arguments.text(ifAny: "pages") ?? ""
    note = try arguments.text(ifAny: "note") ?? ""
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.scannedItem(post)
    if let day = try desk.original(of: post)?.shreddedOn {
      throw Refusal(.alreadyShredded, ["post": post.description, "day": day.iso])
    }
    if kind == .other, note.isEmpty { throw Refusal(.reasonMissing, ["name": "note"]) }
    if try desk.openFaults(of: post).contains(where: { $0.kind == kind && $0.pages == pages }) {
      throw Refusal(.faultKnown, ["post": post.description])
    }
    return [
      .scanFaultReported(
        ScanFaultReported(
          fault: try desk.nextFault(), post: post, service: item.service, kind: kind, pages: pages, note: note))
    ]
  }
}

/// Answers the open faults of an item: a new scan has taken the old one's place, or no better one can be had (S0-41).
/// The paper is needed for it, so that nothing with an open fault is shredded.
package struct Rescan: Command {
  package var post: PostItem.ID
  package var outcome: RescanOutcome
  /// The item that the new file came as.
  package var scan: PostItem.ID?
  package var note: String?

  package init(post: PostItem.ID, outcome: RescanOutcome, scan: PostItem.ID? = nil, note: String? = nil) {
    self.post = post
    self.outcome = outcome
    self.scan = scan
    self.note = note
  }

  package static let name = "rescan"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .scan
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("outcome", .choice(RescanOutcome.allCases.map(\.rawValue))),
    .optional("scan", .post), .optional("note", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    guard let outcome = try arguments.choice(ifAny: "outcome", RescanOutcome.self) else {
      throw Refusal(.missingArgument, ["name": "outcome", "expected": "improved|impossible"])
    }
    self.outcome = outcome
    scan = try arguments.has("scan") ? arguments.id("scan", of: PostItem.self) : nil
    note = try arguments.text(ifAny: "note")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.scannedItem(post)
    let faults = try desk.openFaults(of: post)
    guard !faults.isEmpty else { throw Refusal(.noOpenFault, ["post": post.description]) }
    var events: [Event] = []
    switch outcome {
    case .improved:
      guard let scan else { throw Refusal(.missingArgument, ["name": "scan", "expected": "post"]) }
      let file = try desk.scannedFile(scan, for: item, reason: note)
      events = [
        .scanLinked(
          ScanLinked(
            post: post, service: item.service, from: scan, documents: file.documents, scannedBy: session.user,
            replaces: true)),
        .postJoined(file.moved(to: .joined, responsible: file.responsible, reason: post.description)),
      ]
    case .impossible:
      guard note != nil else { throw Refusal(.reasonMissing, ["name": "note"]) }
    }
    return events
      + faults.map { fault in
        .scanFaultSettled(
          ScanFaultSettled(
            fault: fault.id, post: post, service: item.service, outcome: outcome, answer: note ?? ""))
      }
  }
}

/// Whoever reported a fault has read how it ended.
package struct SeeRescan: Command {
  package var fault: ScanFault.ID

  package init(fault: ScanFault.ID) { self.fault = fault }

  package static let name = "see-rescan"
  package static let permission = Permission.readPost
  package static let parameters: [Parameter] = [.required("fault-number", .scanFault)]

  package init(_ arguments: Arguments) throws {
    fault = try arguments.id("fault-number", of: ScanFault.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.fault(fault).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.fault(fault)
    guard session.speaks(for: found.reportedBy) else {
      throw Refusal(.notYours, ["post": found.post.description, "user": try desk.user(found.reportedBy).name])
    }
    let which = ["fault": fault.description, "post": found.post.description]
    guard !found.isOpen else { throw Refusal(.faultNotAnswered, which) }
    guard !found.isSeen else { throw Refusal(.answerSeen, which) }
    return [.scanFaultSeen(ScanFaultSeen(fault: fault, service: found.service))]
  }
}
