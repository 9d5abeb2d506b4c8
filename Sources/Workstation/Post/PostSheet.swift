import CommandBus
import Domain
import Screen

/// The facts of one item as lines: for the pane beside a list and for the item's own page.
struct PostSheet {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }
  private var dates: DateText { DateText(phrases: phrases) }

  /// The card of the item in question, when it has come.
  private var view: PostView? {
    guard let view = state.view, view.card.item.id == state.shownPost else { return nil }
    return view
  }

  var title: String {
    if let item = view?.card.item {
      let title = state.shown(item.details.title, isMasked: view?.card.isMasked == true)
      return phrases.say("post.heading", ["number": item.id.description, "title": title])
    }
    return state.selectedRow?.title ?? ""
  }

  func lines(width: Int) -> [TextPane.Paragraph] {
    guard let view else {
      guard state.shownPost != nil else { return [] }
      return [.init(TerminalText(phrases.say("list.reading")), Style(.muted))]
    }
    return TextPane(paragraphs(view)).lines(width: width)
  }

  private func paragraphs(_ view: PostView) -> [TextPane.Paragraph] {
    let item = view.card.item
    var lines: [TextPane.Paragraph] = []
    func add(_ text: String, _ role: Style.Role = .base) {
      lines.append(.init(TerminalText(text, limit: 4000), Style(role)))
    }
    add(received(item, view.card))
    add(people(item))
    add(whereItIs(item, view.card))
    for deadline in view.card.deadlines where deadline.met == nil {
      let words = DeadlineWords(phrases: phrases, law: state.setting.law)
      add(words.line(deadline, on: state.calendar, today: state.now.day), deadline.role(on: state.now.day))
    }
    for warning in item.warnings {
      add("\(state.glyphs.warning) \(phrases.say("warning.\(warning.rawValue)"))", .warning)
    }
    if let lock = view.card.confirmationLock {
      add("\(state.glyphs.warning) \(RefusalText(phrases: phrases).sentence(lock))", .warning)
    }
    if item.isUrgent { add("! \(phrases.say("post.urgent"))", .urgent) }
    if let text = caseText(view.card, item) { add(text) }
    lines += RoutingSheet(state: state).paragraphs(view.routing, of: item)
    if let suggestion = view.suggestion {
      let words = SuggestionText(phrases: phrases)
      add(phrases.say("post.suggestion", ["user": suggestion.name, "reason": words.reasons(suggestion)]))
      if let other = words.dissent(suggestion) {
        add("\(state.glyphs.warning) \(phrases.say("post.dissent", ["other": other]))", .warning)
      } else if suggestion.suggestion.reasons.count > 1 {
        add(phrases.say("post.unanimous"))
      }
    }
    if let text = concerned(view.card.concerned, item) { add(text) }
    for line in answers(item) { add(line.text, line.role) }
    if let text = paper(item, view.card.original) { add(text) }
    for document in item.documents {
      add(self.document(document))
      for flaw in document.flaws ?? [] {
        add("\(state.glyphs.warning) \(phrases.say("mail-flaw.\(flaw.rawValue)"))", .warning)
      }
    }
    if let from = item.splitFrom { add(phrases.say("post.split-from", ["number": from.description])) }
    if let twin = item.sameBytesAs { add(phrases.say("post.same-bytes", ["number": twin.description])) }
    return lines
  }

  /// Whom it is about; on the projector neither school nor birth date.
  private func concerned(_ concerned: Concerned, _ item: PostItem) -> String? {
    guard !concerned.isEmpty, !state.isMasked(item.id) else { return nil }
    let parts = [
      concerned.school.map { phrases.say("directory.school", ["name": $0]) },
      concerned.area.map { phrases.say("directory.area", ["name": $0]) },
      concerned.born.map { phrases.say("post.born", ["day": dates.typed($0)]) },
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }

  private func received(_ item: PostItem, _ card: PostCard.Answer) -> String {
    var parts = [phrases.say("post.received", ["day": dates.full(item.receivedOn)])]
    if let stamp = item.stamp {
      let name = card.names[stamp.by] ?? stamp.by.text
      parts.append(phrases.say("post.stamped", ["day": dates.full(stamp.at.day), "user": name]))
    } else {
      parts.append(phrases.say("post.not-stamped"))
    }
    let written = item.details.documentDate.map { phrases.say("post.dated", ["day": dates.full($0)]) }
    parts.append(written ?? phrases.say("post.undated"))
    if let pages = item.details.expectedPages {
      parts.append(pages == 1 ? phrases.say("post.page") : phrases.say("post.pages", ["count": String(pages)]))
    }
    return parts.joined(separator: " · ")
  }

  private func people(_ item: PostItem) -> String {
    let details = item.details
    var parts = [
      phrases.say("post.from", ["name": state.name(details.sender, of: item.id)]),
      phrases.say("channel.\(details.channel.rawValue)"),
    ]
    if details.cover != .none { parts.append(phrases.say("cover.\(details.cover.rawValue)")) }
    if !details.addressee.isEmpty {
      parts.insert(phrases.say("post.to", ["name": state.name(details.addressee, of: item.id)]), at: 1)
    }
    parts.append(state.kindName(details.kind, of: item.service))
    return parts.joined(separator: " · ")
  }

  private func whereItIs(_ item: PostItem, _ card: PostCard.Answer) -> String {
    var parts = [placement(item, card)]
    parts.append(phrases.say("post.responsible", ["user": card.names[item.responsible] ?? item.responsible.text]))
    if let entry = item.entry { parts.append(phrases.say("post.entry", ["entry": entry.description])) }
    return parts.joined(separator: " · ")
  }

  private func placement(_ item: PostItem, _ card: PostCard.Answer) -> String {
    switch item.placement {
    case .opened: phrases.say("post.placement.opened")
    case .onTray(let day): phrases.say("post.placement.on-tray", ["day": dates.full(day)])
    case .assigned(let user): phrases.say("post.placement.assigned", ["user": card.names[user] ?? user.text])
    case .parked(let day, let reason):
      phrases.say("post.placement.parked", ["day": dates.full(day), "reason": reason])
    case .forwarded(let place, let reason):
      phrases.say("post.placement.forwarded", ["place": state.name(of: place), "reason": reason])
    case .handedOver(let place): phrases.say("post.placement.handed-over", ["place": state.name(of: place)])
    case .returned(let reason): phrases.say("post.placement.returned", ["reason": reason])
    case .joined: phrases.say("post.placement.joined")
    }
  }

  private func caseText(_ card: PostCard.Answer, _ item: PostItem) -> String? {
    if let folder = card.caseFolder?.folder {
      return phrases.say("post.case", ["case": folder.id.description, "title": folder.title])
    }
    return card.similar.map {
      phrases.say("post.similar", ["case": $0.folder.id.description, "title": $0.folder.title])
    }
  }

  /// What was answered to the routine's questions; a no sends the item another way, and is said as a warning.
  private func answers(_ item: PostItem) -> [(text: String, role: Style.Role)] {
    guard let routine = state.routine(of: item.service), let answers = item.details.answers else { return [] }
    return routine.questions(about: item.details).compactMap { question in
      guard let answer = answers[question.id] else { return nil }
      let said = "\(question.text.text(in: phrases.language)) "
      guard !answer else { return (said + phrases.say("rule.yes"), .muted) }
      let way = phrases.say("if-no.\(question.ifNo.rawValue)", ["place": question.place ?? ""])
      return ("\(state.glyphs.warning) \(said)\(phrases.say("rule.no")) – \(way)", .warning)
    }
  }

  /// Where the paper is, and from when the routine lets it be shredded (S2-20).
  private func paper(_ item: PostItem, _ original: Original?) -> String? {
    guard let original else { return nil }
    if let day = original.shreddedOn { return phrases.say("post.original-shredded", ["day": dates.full(day)]) }
    guard let shelved = original.shelvedOn else { return nil }
    let retention = state.routine(of: item.service)?.retention
    guard let earliest = retention?.earliest(shelved: shelved) else {
      return phrases.say("post.original-kept", ["day": dates.full(shelved)])
    }
    let source = retention?.rule.cited ?? ""
    return phrases.say(
      "post.original-shelved", ["day": dates.full(shelved), "from": dates.full(earliest), "source": source])
  }

  private func document(_ document: DocumentReference) -> String {
    let role = phrases.say("document-role.\(document.role.rawValue)")
    let pages = document.pages.map {
      $0 == 1 ? phrases.say("post.document-page") : phrases.say("post.document-pages", ["count": String($0)])
    }
    let size = phrases.say("post.kilobytes", ["count": String(max(document.bytes / 1024, 1))])
    return ["\(role): \(document.name)", pages, size].compactMap { $0 }.joined(separator: " · ")
  }
}

extension WorkstationState {
  func renderPost(_ page: PostPage, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let inner = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 3, height: rect.height)
    return TextPane(PostSheet(state: self).lines(width: inner.width - 1)).render(page.scroll, into: &buffer, in: inner)
  }
}
