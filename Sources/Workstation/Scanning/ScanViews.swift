package import CommandBus
import Domain

/// What the scan queue shows; `v` goes to the next.
enum ScanView: String, CaseIterable, Sendable {
  /// Everybody's.
  case all
  /// One's own (S1-10, S2-14).
  case mine
  /// Scanned files that nobody has linked.
  case files
  /// What lies in intermediate storage (S0-28…30).
  case intermediate
  /// The shredding shelves (S2-19, S2-20).
  case shelf
  /// Faults that one has reported oneself (S0-41).
  case faults
  /// Copies on people's own machines (S1-12, S1-13).
  case copies

  /// Whether its rows are the queue's.
  var isQueue: Bool {
    switch self {
    case .all, .mine, .files: true
    case .intermediate, .shelf, .faults, .copies: false
    }
  }
}

/// A line of the scan queue's views.
package enum ScanListRow: Hashable, ListedRow {
  case queue(ScanQueueRow)
  case file(IntermediateRow)
  case original(OriginalRow)
  case fault(ScanFaultRow)
  case copy(LocalCopyRow)

  var subject: Subject {
    switch self {
    case .queue(let row): .post(row.post)
    case .file(let row): .intake(row.intake)
    case .original(let row): .post(row.post)
    case .fault(let row): .scanFault(row.fault.id)
    case .copy(let row): Subject("local-copy:\(row.copy.id)")
    }
  }

  /// The item it is about.
  var post: PostItem.ID {
    switch self {
    case .queue(let row): row.post
    case .file(let row): row.post
    case .original(let row): row.post
    case .fault(let row): row.fault.post
    case .copy(let row): row.copy.post
    }
  }
}

/// One page of one of the views.
package struct ScanListRequest: Hashable, Sendable {
  let service: Service.ID
  let view: ScanView
  let user: User.ID
  let today: Day
  /// Whether files wait in intermediate storage by this routine.
  let hasIntermediate: Bool
  let after: PageKey?
  let limit: Int
  let reader: CaseReader?
}

/// Files in intermediate storage that nobody has been given: the centre's own backlog (S0-29).
package struct IntermediateTally: Hashable, Sendable {
  let withoutHandler: Int
  let oldest: Instant?
}

extension WorkstationState {
  /// The centre sees everybody's paper, and so does the desk; where each scans for themselves, a handler sees their own.
  var shownScanView: ScanView {
    if let scanView { return scanView }
    guard let service, serviceRow?.routine.scanning?.by == .handler else { return .all }
    return user?.holds(.distributePost, in: .service(service)) == true ? .all : .mine
  }

  func scanRequest(_ service: Service.ID, _ session: Session, after: PageKey?, limit: Int) -> ScanListRequest {
    ScanListRequest(
      service: service, view: shownScanView, user: session.principal, today: now.day,
      hasIntermediate: serviceRow?.routine.scanning?.way == .intermediate, after: after, limit: limit, reader: reader)
  }

  /// `Skannekø · 6`, and over it what lies in intermediate storage and is nobody's (S0-29).
  func scanHeading(count: String) -> String {
    let name = phrases.say("scan-view.\(shownScanView.rawValue)", ["count": count])
    guard let intermediate, intermediate.withoutHandler > 0 else { return name }
    let days = intermediate.oldest.map { max(now.day.days(since: $0.day), 0) } ?? 0
    let backlog = phrases.say(
      "scan.without-handler", ["count": countText(intermediate.withoutHandler), "days": String(days)])
    return "\(name) · \(backlog)"
  }
}

extension OfficeAccess {
  /// One page of a view, and what lies in intermediate storage.
  func scans(_ request: ScanListRequest) throws -> Answer {
    let files = try request.hasIntermediate || request.view == .intermediate ? intermediate(request) : nil
    let tally =
      request.hasIntermediate
      ? files.map { IntermediateTally(withoutHandler: $0.withoutHandler, oldest: $0.oldestWithoutHandler) } : nil
    return .scans(try rows(request, files), tally)
  }

  private func intermediate(_ request: ScanListRequest) throws -> IntermediateFiles.Answer {
    try reader.answer(
      IntermediateFiles(
        service: request.service, today: request.today, limit: request.limit, reader: request.reader))
  }

  private func rows(_ request: ScanListRequest, _ files: IntermediateFiles.Answer?) throws -> Page<ScanListRow> {
    let (service, limit, who) = (request.service, request.limit, request.reader)
    switch request.view {
    case .all: return try queue(.all, request)
    case .mine: return try queue(.mine(request.user), request)
    case .files: return try queue(.files, request)
    case .intermediate:
      return Page(rows: (files?.rows ?? []).map { .file($0) }, next: nil, total: files?.total ?? 0)
    case .shelf:
      let page = try reader.answer(Originals(service: service, today: request.today, limit: limit, reader: who))
      return Page(rows: page.rows.map { .original($0) }, next: nil, total: page.total)
    case .faults:
      let rows = try reader.answer(
        ScanFaults(service: service, reportedBy: request.user, limit: limit, reader: who))
      return Page(rows: rows.map { .fault($0) }, next: nil, total: rows.count)
    case .copies:
      let page = try reader.answer(LocalCopies(service: service, limit: limit, reader: who))
      return Page(rows: page.rows.map { .copy($0) }, next: nil, total: page.total)
    }
  }

  private func queue(_ view: ScanQueue.View, _ request: ScanListRequest) throws -> Page<ScanListRow> {
    let page = try reader.answer(
      ScanQueue(
        service: request.service, view: view, after: request.after, limit: request.limit, reader: request.reader))
    return Page(rows: page.rows.map { .queue($0) }, next: page.next, total: page.total)
  }
}
