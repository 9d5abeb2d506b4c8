import CommandBus
import Domain
import Screen

/// The lines around the page: title, places, heading, hints.
extension WorkstationState {
  var titleLine: TitleLine {
    var left: [TerminalText] = ["Morgenpost"]
    if let serviceRow {
      left.append(TerminalText(serviceRow.service.name))
    } else if let office {
      left.append(TerminalText(office.office.name))
    }
    if let user {
      let roles = user.memberships.filter { $0.service == service }.map { phrases.say("role.\($0.role.rawValue)") }
      var who = roles.isEmpty ? user.name : "\(user.name) (\(roles.joined(separator: ", ")))"
      if session?.onBehalfOf != nil, let acting {
        who = phrases.say("history.on-behalf", ["actor": user.name, "other": acting.name])
      }
      left.append(TerminalText(who))
    }
    return TitleLine(left: left, right: TerminalText(DateText(phrases: phrases).moment(now)))
  }

  var placesBar: PlacesBar {
    let places = shownPlaces.map { place in
      PlacesBar.Place(
        key: place.key, title: TerminalText(phrases.say("place.\(place.rawValue)")), badge: TerminalText(badge(place)))
    }
    return PlacesBar(places, active: shownPlaces.firstIndex(of: place) ?? 0)
  }

  /// The minutes are seldom asked for, and the bar is full: they have a place in it while a meeting is on, or one reads
  /// them.
  var shownPlaces: [Place] {
    Place.allCases.filter { $0 != .meetings || place == .meetings || counts?.meeting != nil }
  }

  private func badge(_ place: Place) -> String {
    guard let counts else { return "" }
    switch place {
    case .post: return countText(counts.table)
    case .mine: return countText(counts.mine)
    case .scans:
      // With a sign while a fault waits: it goes before everything (S0-40).
      return counts.scans == 0 ? "" : countText(counts.scans) + (counts.scanFaults == 0 ? "" : "!")
    case .forwarded:
      let deliveries = counts.deliveries == 0 ? "" : "\(countText(counts.deliveries))→"
      let others = counts.incoming + counts.outgoing == 0 ? "" : "\(counts.incoming)/\(counts.outgoing)"
      return [others, deliveries].filter { !$0.isEmpty }.joined(separator: " ")
    case .deviations: return counts.deviations == 0 ? "" : "\(countText(counts.deviations))!"
    case .cases: return countText(counts.cases)
    // Letters that wait for this person's approval (S4-27).
    case .letters: return counts.approvals == 0 ? "" : countText(counts.approvals)
    // That it stands in the bar says that a meeting is on.
    case .meetings: return ""
    case .registry: return counts.restances == 0 ? "" : countText(counts.restances)
    }
  }

  /// A count as far as it is counted.
  func countText(_ count: Int) -> String {
    count >= Page<TrayRow>.countedUpTo ? phrases.say("count.more", ["count": String(count)]) : String(count)
  }

  func total(of list: ListID) -> Int {
    switch list {
    case .tray(let place): self[tray: place].pages.total
    case .cases: cases.pages.total
    case .registry: registry.pages.total
    case .deviations: deviations.pages.total
    case .meetings: meetings.pages.total
    case .scans: scans.pages.total
    case .letters: letters.pages.total
    }
  }

  func isLoaded(_ list: ListID) -> Bool {
    switch list {
    case .tray(let place): self[tray: place].pages.isLoaded
    case .cases: cases.pages.isLoaded
    case .registry: registry.pages.isLoaded
    case .deviations: deviations.pages.isLoaded
    case .meetings: meetings.pages.isLoaded
    case .scans: scans.pages.isLoaded
    case .letters: letters.pages.isLoaded
    }
  }

  /// The words in the line over the page.
  var heading: String {
    guard session != nil else { return phrases.say("sign-in.title") }
    switch layers.last(where: \.isPage) {
    case .post: return PostSheet(state: self).title
    case .scan: return ScanSheet(state: self).title
    case .caseFolder(let page): return caseHeading(page)
    case .document(let page): return documentHeading(page)
    case .letter(let id): return letterHeading(id)
    case .text(let page): return page.title
    default: break
    }
    if scope == .meeting { return meetingHeading }
    let count = isLoaded(list) ? countText(total(of: list)) : "…"
    let filter = self[core: list].filter
    let name: String
    switch list {
    case .tray(let tray): name = phrases.say("view.\(trayView(of: tray).rawValue)", ["count": count])
    case .cases: name = phrases.say("case-view.\(caseView.rawValue)", ["count": count])
    case .registry: name = registryHeading(count: count)
    case .scans: name = scanHeading(count: count)
    case .letters: name = lettersHeading(count: count)
    case .deviations, .meetings: name = phrases.say("list.\(place.rawValue)", ["count": count])
    }
    if list == .tray(.post), filter.isEmpty, let approvals = counts?.approvals, approvals > 0 {
      return "\(name) · \(phrases.say("letters.to-approve", ["count": countText(approvals)]))"
    }
    return filter.isEmpty || filterField != nil ? name : "\(name) · \(phrases.say("filter.label")) \(filter)"
  }

  /// `Morgenmøte · 14 på bordet · 5 fordelt · startet 08:30 (12 min)`.
  private var meetingHeading: String {
    let tray = self[tray: .agenda]
    let left = phrases.say("meeting.left", ["count": countText(tray.pages.total)])
    let decided = phrases.say("meeting.decided", ["count": String(tally?.decided ?? 0)])
    var parts = [phrases.say("meeting.heading"), left, decided]
    if let meeting = counts?.meeting {
      let minutes = max(now.seconds(since: meeting.startedAt) / 60, 0)
      parts.append(phrases.say("meeting.started", ["time": meeting.startedAt.clockText, "minutes": String(minutes)]))
    }
    return parts.joined(separator: " · ")
  }

  var hintLine: HintLine {
    guard session != nil else {
      return HintLine([
        .init(.enter, TerminalText(phrases.say("sign-in.enter"))),
        .init(.tab, TerminalText(phrases.say("sign-in.tab"))),
        .init(.escape, TerminalText(phrases.say("sign-in.quit")), isPinned: true),
      ])
    }
    let isOnChanges = scope == .letter && letter?.changes != nil
    let actions = isOnChanges ? Self.changesActions.compactMap(Action.named) : Action.hinted(on: scope)
    let hints = actions.compactMap { action -> HintLine.Hint? in
      guard let key = setting.keymap.keys(of: action.id).first else { return nil }
      let isEnabled = action.availability(self) == .enabled
      return .init(key, TerminalText(hint(action)), isEnabled: isEnabled, isPinned: action.id == .help)
    }
    // A letter goes from hand to hand, and no hand can do all: what this one can comes first.
    guard scope == .letter || scope == .letters else { return HintLine(hints) }
    let own = hints.filter { !$0.isPinned }
    return HintLine(own.filter(\.isEnabled) + own.filter { !$0.isEnabled } + hints.filter(\.isPinned))
  }

  /// At the meeting the first hint says who the item goes to.
  private func hint(_ action: Action) -> String {
    guard action.id == .assign, let view, view.card.item.id == target?.post, let suggestion = view.suggestion else {
      return phrases.say("hint.\(action.id.rawValue)")
    }
    return phrases.say("hint.assign-named", ["user": suggestion.name])
  }
}
