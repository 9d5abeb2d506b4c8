/// Answers for a scan: every page is there and can be read (S0-27, S2-53, S2-54). Without it nothing leaves the queue.
package struct CheckScan: Command {
  package var post: PostItem.ID
  package var verdict: Verdict
  /// Why the pages are other than counted.
  package var explanation: String?
  package var scannedBy: User.ID?
  package var fault: ScanFaultKind?
  package var pages: String?

  package init(
    post: PostItem.ID, verdict: Verdict = .good, explanation: String? = nil, scannedBy: User.ID? = nil,
    fault: ScanFaultKind? = nil, pages: String? = nil
  ) {
    self.post = post
    self.verdict = verdict
    self.explanation = explanation
    self.scannedBy = scannedBy
    self.fault = fault
    self.pages = pages
  }

  package enum Verdict: String, CaseIterable, Sendable {
    case good
    case fault
  }

  package static let name = "check-scan"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .scan
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("verdict", .choice(Verdict.allCases.map(\.rawValue))),
    .optional("explanation", .text), .optional("scanned-by", .user),
    .optional("fault", .choice(ScanFaultKind.allCases.map(\.rawValue))), .optional("pages", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    guard let verdict = try arguments.choice(ifAny: "verdict", Verdict.self) else {
      throw Refusal(.missingArgument, ["name": "verdict", "expected": "good|fault"])
    }
    self.verdict = verdict
    explanation = try arguments.text(ifAny: "explanation")
    scannedBy = try arguments.word(ifAny: "scanned-by", of: User.self)
    fault = try arguments.choice(ifAny: "fault", ScanFaultKind.self)
    pages = try arguments.text(ifAny: "pages")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    if verdict == .fault {
      guard let fault else {
        throw Refusal(
          .missingArgument,
          ["name": "fault", "expected": ScanFaultKind.allCases.map(\.rawValue).joined(separator: "|")])
      }
      return try ReportScanFault(post: post, kind: fault, pages: pages ?? "", note: explanation ?? "")
        .decide(desk, by: session, at: now)
    }
    let item = try desk.scannedItem(post)
    if let open = try desk.openFaults(of: post).first {
      throw Refusal(.scanFaultOpen, ["post": post.description, "day": open.reportedAt.day.iso])
    }
    let work = try desk.scanWork(of: post)
    if let check = work?.check {
      throw Refusal(
        .alreadyChecked, ["post": post.description, "user": try desk.user(check.by).name, "day": check.at.day.iso])
    }
    let (found, expected) = (item.scannedPages, item.details.expectedPages)
    if let expected, found != expected, explanation == nil {
      throw Refusal(
        .pagesUnexplained,
        ["post": post.description, "expected": String(expected), "found": found.map(String.init) ?? "–"])
    }
    let scanner = try scannedBy.map { try desk.handler($0, at: item.service).id } ?? work?.scannedBy ?? session.user
    return [
      .scanChecked(
        ScanChecked(
          post: post, service: item.service, scannedBy: scanner, pagesFound: found, pagesExpected: expected,
          explanation: explanation))
    ]
  }
}
