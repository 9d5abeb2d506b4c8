import CommandBus
import Domain
import Screen

/// Which questions keep the screen up to date.
extension WorkstationState {
  /// Reads all that is on the screen again.
  func reload() -> [Effect] {
    guard session != nil else { return [.ask(.office)] }
    return [countRequest].compactMap { $0 } + reload(list) + detail() + pageRequests()
  }

  private var countRequest: Effect? {
    guard let service, let session else { return nil }
    return .ask(.counts(PlaceCounts(service: service, user: session.principal, today: now.day)))
  }

  /// The pages of a list at hand, again.
  func reload(_ list: ListID) -> [Effect] {
    pages(of: list).compactMap { request(list, page: $0) }.map { .ask($0) }
  }

  /// The pages a list lacks for the rows on the screen.
  func fill(_ list: ListID) -> [Effect] {
    let core = self[core: list]
    let visible = core.state.visible(count: core.count, height: ScreenLayout(self).rows)
    return missing(list, around: visible).compactMap { request(list, page: $0) }.map { .ask($0) }
  }

  /// What belongs to the selected row: its card, and the suggestions of the rows on the screen.
  func detail() -> [Effect] {
    guard let session else { return [] }
    var effects: [Effect] = []
    if let post = shownPost { effects.append(.ask(.post(post, session))) }
    if let row = selectedDispatch { effects.append(.ask(.dispatch(row.dispatch, session))) }
    if list == .tray(.agenda) {
      let tray = self[tray: .agenda]
      let visible = tray.core.state.visible(count: tray.core.count, height: ScreenLayout(self).rows)
      let posts = visible.compactMap { tray.pages[$0]?.post }
      if !posts.isEmpty { effects.append(.ask(.suggestions(posts.map { Suggestion(post: $0, today: now.day) }))) }
    }
    return effects
  }

  private func pageRequests() -> [Effect] {
    layers.compactMap { layer in
      switch layer {
      case .caseFolder(let page): reader.map { .ask(.caseFolder(page.caseFolder, $0)) }
      case .letter(let id): reader.map { .ask(.letter(id, $0)) }
      case .document(let page):
        if let post = page.post { session.map { .ask(.documents(post, $0)) } } else { nil }
      case .text(let page): request(page.content).map { .ask($0) }
      default: nil
      }
    }
  }

  func request(_ content: TextPage.Content) -> Request? {
    switch content {
    case .history(let subject): .history(subject, reader)
    case .routine(let service): .routine(service)
    case .minutes(let meeting): .minutes(meeting, reader)
    case .caseHistory(let id): .caseHistory(id, after: nil, reader)
    case .deadlines: nil
    case .note(let entry): .note(entry, reader)
    case .doneForMe(let user): .doneForMe(DoneForMe(user: user, limit: 500, reader: reader))
    case .shreddingList(let service, let digest): .shreddingList(ShreddingListText(service: service, digest: digest))
    }
  }

  /// The first page of a list whose filter has changed.
  func firstPage(_ list: ListID) -> [Effect] {
    request(list, page: 0).map { [.ask($0)] } ?? []
  }

  func request(_ list: ListID, page: Int) -> Request? {
    guard let service, let session else { return nil }
    let words = self[core: list].filter.searchWords
    let limit = PagedRows<TrayRow>.pageSize
    switch list {
    case .tray(let place):
      guard let after = self[tray: place].pages.start(of: page) else { return nil }
      let view = trayView(of: place).query(day: now.day, user: session.principal)
      let query = Tray(service: service, view: view, words: words, after: after, limit: limit, reader: reader)
      return .tray(TrayRequest(place: place, query: query, page: page))
    case .cases:
      guard let after = cases.pages.start(of: page) else { return nil }
      let view = caseView.query(of: session.user)
      let query = Cases(
        service: service, view: view, words: words, after: after, limit: limit, reader: reader)
      return .cases(query, page: page)
    case .registry:
      guard let after = registry.pages.start(of: page) else { return nil }
      return .registry(registryRequest(service, session, after: after, limit: limit), page: page)
    case .deviations:
      guard let after = deviations.pages.start(of: page) else { return nil }
      return .deviations(Deviations(service: service, after: after, limit: limit, reader: reader), page: page)
    case .meetings:
      guard let after = meetings.pages.start(of: page) else { return nil }
      return .meetings(Meetings(service: service, after: after, limit: limit), page: page)
    case .scans:
      guard let after = scans.pages.start(of: page) else { return nil }
      return .scans(scanRequest(service, session, after: after, limit: limit), page: page)
    case .letters:
      guard let after = letters.pages.start(of: page) else { return nil }
      return lettersRequest(service, session, after: after, limit: limit).map { .letters($0, page: page) }
    }
  }

  private func pages(of list: ListID) -> [Int] {
    switch list {
    case .tray(let place): self[tray: place].pages.held
    case .cases: cases.pages.held
    case .registry: registry.pages.held
    case .deviations: deviations.pages.held
    case .meetings: meetings.pages.held
    case .scans: scans.pages.held
    case .letters: letters.pages.held
    }
  }

  private func missing(_ list: ListID, around rows: Range<Int>) -> [Int] {
    switch list {
    case .tray(let place): self[tray: place].pages.missing(around: rows)
    case .cases: cases.pages.missing(around: rows)
    case .registry: registry.pages.missing(around: rows)
    case .deviations: deviations.pages.missing(around: rows)
    case .meetings: meetings.pages.missing(around: rows)
    case .scans: scans.pages.missing(around: rows)
    case .letters: letters.pages.missing(around: rows)
    }
  }

  mutating func restart(_ list: ListID) {
    let filter = self[core: list].filter
    switch list {
    case .tray(let place): self[tray: place].restart()
    case .cases: cases.restart()
    case .registry: registry.restart()
    case .deviations: deviations.restart()
    case .meetings: meetings.restart()
    case .scans: scans.restart()
    case .letters: letters.restart()
    }
    self[core: list].filter = filter
  }
}

extension TrayView {
  /// What the office is asked for.
  func query(day: Day, user: User.ID) -> Tray.View {
    switch self {
    case .table: .table
    case .assigned: .assigned
    case .registered: .registered
    case .gone: .gone
    case .due: .due
    case .mine: .mine(user)
    case .toDistribute: .toDistribute
    case .incoming: .incoming
    case .outgoing: .outgoing
    case .undelivered: .undelivered
    case .agenda: .agenda(day)
    }
  }
}
