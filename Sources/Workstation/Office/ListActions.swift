import CommandBus
import Domain
import Screen

/// Moving into and out of what a list shows.
enum ListActions {
  static let all: [Action] = [
    Action(
      .open, .list, [.enter],
      in: [.tray, .forwarded, .scans, .cases, .caseFolder, .registry, .deviations, .meetings, .letters], isHinted: true,
      if: { $0.openable == nil ? .disabled($0.phrases.say("reason.nothing-selected")) : .enabled },
      perform: { state in state.openSelected() }),
    Action(
      .explain, .list, [.character("e")], in: [.deviations], isHinted: true, if: PostActions.may(.explainDeviation)
    ) { state in
      guard let row = state.deviations.selected else {
        state.say(.advice, state.phrases.say("reason.nothing-selected"))
        return []
      }
      state.layers.append(.form(PostForms(state: state).explain(row)))
      return []
    },
    Action(
      .view, .list, [.character("v")], in: [.tray, .forwarded, .scans, .cases, .registry, .letters], isHinted: true
    ) { state in state.nextView() },
    Action(
      .filter, .list, [.character("/")], in: [.tray, .forwarded, .meeting, .cases, .registry], isHinted: true,
      if: hasFilter
    ) { state in
      state.filterField = TextField(state[core: state.list].filter, limit: 200)
      return []
    },
    Action(
      .back, .list, [.escape, .backspace], in: ActionScope.signedIn
    ) { state in state.goBack() },
  ]

  /// The whole registry is gone through by the search instead.
  private static let hasFilter: @Sendable (WorkstationState) -> Availability = { state in
    state.list == .registry && state.shownRegistryView == .all
      ? .disabled(state.phrases.say("reason.registry-filter")) : .enabled
  }
}

extension WorkstationState {
  /// Goes to the next view of the list.
  mutating func nextView() -> [Effect] {
    switch list {
    case .tray(let tray):
      let views = TrayView.views(of: tray)
      let index = views.firstIndex(of: trayView(of: tray)) ?? 0
      self.views[tray] = views[(index + 1) % views.count]
    case .cases: caseView = caseView.following
    case .registry: registryView = nextRegistryView
    case .scans: scanView = shownScanView.following
    case .letters: lettersView = shownLettersView.following
    case .deviations, .meetings: return []
    }
    restart(list)
    return reload(list)
  }

  /// What Enter opens.
  enum Openable: Hashable {
    case post(PostItem.ID)
    case caseFolder(CaseFolder.ID)
    case minutes(MeetingRow)
    case note(RegistryEntry)
    /// About a letter, or about something that is not opened from here.
    case deviation(Letter.ID?)
    case scan(ScanListRow)
    case letter(LettersRow)
  }

  var openable: Openable? {
    if case .caseFolder(let page)? = layers.last(where: \.isPage) {
      let lines = caseCard?.lines ?? []
      return lines.indices.contains(page.list.selected) ? lines[page.list.selected] : nil
    }
    switch list {
    case .tray: return selectedRow.map { .post($0.post) }
    case .cases: return cases.selected.map { .caseFolder($0.folder.id) }
    case .registry: return registry.selected?.openable
    case .deviations: return deviations.selected.map { .deviation($0.letter) }
    case .meetings: return meetings.selected.map { .minutes($0) }
    case .letters: return letters.selected.map { .letter($0) }
    case .scans: return layers.contains(where: \.isPage) ? nil : scans.selected.map { .scan($0) }
    }
  }

  mutating func openSelected() -> [Effect] {
    guard let openable, let session else { return [] }
    switch openable {
    case .post(let post):
      let opening = opened(post)
      layers.append(.post(PostPage(post: post)))
      return opening + [.ask(.post(post, session))]
    case .caseFolder(let id): return cases.selected.map { open($0) } ?? openCasePage(id)
    case .note(let entry):
      let arguments = ["entry": entry.id.description, "title": entry.title]
      return read(.note(entry.id), title: phrases.say("note.heading", arguments))
    case .scan(let row): return open(row, session)
    case .letter(let row): return open(row)
    case .deviation(let letter?): return openLetter(letter)
    case .deviation(nil): return Action.named(.explain).map { perform($0) } ?? []
    case .minutes(let row):
      guard row.meeting.closedAt != nil else { return enterMeeting() }
      return read(
        .minutes(row.meeting.id), title: phrases.say("minutes.heading", ["number": row.meeting.id.description]))
    }
  }

  /// The handler has seen what was new to them (S4-20). In an office that can only be read it stays new.
  private func opened(_ post: PostItem.ID) -> [Effect] {
    guard let session, readOnlyReason == nil, let row = selectedRow, row.post == post, row.isNew,
      let handler = row.handler, session.speaks(for: handler)
    else { return [] }
    return [.send(Order(OpenPost(post: post), by: session, saved: nil))]
  }

  /// Opens a text to read.
  mutating func read(_ content: TextPage.Content, title: String) -> [Effect] {
    var page = TextPage(content: content, title: title)
    if case .deadlines(let post) = content { page.pane = deadlinePane(post) }
    layers.append(.text(page))
    return request(content).map { [.ask($0)] } ?? []
  }

  /// Esc: closes what is on top, then the filter, then leaves the meeting without closing it.
  mutating func goBack() -> [Effect] {
    message = nil
    if !layers.isEmpty {
      layers.removeLast()
      return detail()
    }
    if !self[core: list].filter.isEmpty {
      self[core: list].filter = ""
      restart(list)
      return reload(list)
    }
    if isInMeeting, place == .post {
      isInMeeting = false
      unmasked = nil
      return reload()
    }
    return []
  }
}

extension CaseCard.Answer {
  /// What the lines of a case open, in the order they are shown: what waits, then the entries.
  var lines: [WorkstationState.Openable] { waiting.map { .post($0.post) } + entries.map(\.openable) }
}

extension RegistryEntry {
  var openable: WorkstationState.Openable { post.map { .post($0) } ?? .note(self) }
}
