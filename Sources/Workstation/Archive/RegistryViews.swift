package import CommandBus
import Domain

/// What of the registry the list shows; `v` goes to the next.
enum RegistryView: String, CaseIterable, Sendable {
  /// One's own restances (S2-56).
  case mine
  /// Those of one's unit.
  case unit
  /// Everybody's.
  case service
  /// What is due within a week, or was.
  case due
  /// Post that somebody has, and that is not in the registry.
  case unregistered
  /// Letters that were sent back to their author (S4-30).
  case returned
  /// What is no longer restance.
  case writtenOff = "written-off"
  /// Every entry, newest first.
  case all

  /// Whether its rows are entries that are, or were, restance.
  var isOfRestances: Bool { ![.all, .unregistered, .returned].contains(self) }

  /// Whether it shows more than one person's, so that it can be said how many each has.
  var hasShares: Bool { [.unit, .service, .due].contains(self) }

  func query(of user: User.ID, today: Day) -> Restances.View {
    switch self {
    case .mine: .mine(user)
    case .unit: .unit(of: user)
    case .service, .unregistered, .returned, .all: .service
    case .due: .due(by: today + Restances.daysAhead)
    case .writtenOff: .writtenOff
    }
  }
}

/// A line of the registry's views.
package enum RegistryListRow: Hashable, ListedRow {
  case entry(RegistryRow)
  case restance(RestanceRow)
  case post(TrayRow)
  case letter(LetterRow)

  var subject: Subject {
    switch self {
    // A note has no item behind it, so that the entry's own number tells it apart.
    case .entry(let row): Subject("entry:\(row.entry.id)")
    case .restance(let row): Subject("entry:\(row.entry.id)")
    case .post(let row): .post(row.post)
    case .letter(let row): .letter(row.letter.id)
    }
  }

  /// nil of post that is not registered.
  var entry: RegistryEntry? {
    switch self {
    case .entry(let row): row.entry
    case .restance(let row): row.entry
    case .post, .letter: nil
    }
  }

  var post: PostItem.ID? {
    if case .post(let row) = self { return row.post }
    return entry?.post
  }

  var openable: WorkstationState.Openable? {
    if case .post(let row) = self { return .post(row.post) }
    if case .letter(let row) = self { return .letter(.letter(row)) }
    return entry?.openable
  }
}

/// One page of one of the views.
package struct RegistryListRequest: Hashable, Sendable {
  let service: Service.ID
  let view: RegistryView
  let user: User.ID
  let filter: RestanceFilter
  let today: Day
  let after: PageKey?
  let limit: Int
  let reader: CaseReader?
}

extension WorkstationState {
  /// The desk begins with everybody's, a handler with their own.
  var shownRegistryView: RegistryView {
    if let registryView { return registryView }
    guard let service else { return .service }
    return user?.holds(.distributePost, in: .service(service)) == true ? .service : .mine
  }

  /// The view after this one; in a service without units there are none of a unit.
  var nextRegistryView: RegistryView {
    let next = shownRegistryView.following
    return next == .unit && units.isEmpty ? next.following : next
  }

  private var units: [ScanUnit] { serviceRow?.routine.scanning?.units ?? [] }

  /// The unit's name, where the routine has one.
  func unitName(_ id: String) -> String { units.first { $0.id == id }?.name.text(in: language) ?? id }

  func registryRequest(
    _ service: Service.ID, _ session: Session, after: PageKey?, limit: Int
  ) -> RegistryListRequest {
    RegistryListRequest(
      service: service, view: shownRegistryView, user: session.principal, filter: restanceFilter, today: now.day,
      after: after, limit: limit, reader: reader)
  }

  var restanceFilter: RestanceFilter { RestanceFilter(self[core: .registry].filter, today: now.day) }

  /// `Mine restanser · 3 ubesvarte`, and what of the filter was not understood.
  func registryHeading(count: String) -> String {
    let name = phrases.say("registry-view.\(shownRegistryView.rawValue)", ["count": count])
    let unread = restanceFilter.unread
    guard !unread.isEmpty, shownRegistryView != .all else { return name }
    let words = ["parts": unread.joined(separator: " "), "marks": RestanceFilter.marks]
    return "\(name) · \(phrases.say("filter.unread", words))"
  }
}

extension OfficeAccess {
  /// One page of a view, and with the first one how many each handler has.
  func registry(_ request: RegistryListRequest) throws -> Answer {
    let page = try rows(request)
    guard request.after == nil, request.view.hasShares else { return .registry(page, []) }
    return .registry(page, try reader.answer(RestanceShares(of: restances(request), today: request.today)))
  }

  private func rows(_ request: RegistryListRequest) throws -> Page<RegistryListRow> {
    let (service, after, limit, who) = (request.service, request.after, request.limit, request.reader)
    switch request.view {
    case .all:
      let page = try reader.answer(Registry(service: service, after: after, limit: limit, reader: who))
      return Page(rows: page.rows.map { .entry($0) }, next: page.next, total: page.total)
    case .unregistered:
      let page = try reader.answer(
        UnregisteredPost(
          service: service, filter: request.filter, today: request.today, after: after, limit: limit, reader: who))
      return Page(rows: page.rows.map { .post($0) }, next: page.next, total: page.total)
    case .returned:
      let page = try reader.answer(
        LettersList(service: service, view: .returned(request.user), after: after, limit: limit, reader: who))
      return Page(rows: page.rows.map { .letter($0) }, next: page.next, total: page.total)
    case .mine, .unit, .service, .due, .writtenOff:
      let page = try reader.answer(restances(request))
      return Page(rows: page.rows.map { .restance($0) }, next: page.next, total: page.total)
    }
  }

  private func restances(_ request: RegistryListRequest) -> Restances {
    Restances(
      service: request.service, view: request.view.query(of: request.user, today: request.today),
      filter: request.filter, today: request.today, after: request.after, limit: request.limit, reader: request.reader)
  }
}
