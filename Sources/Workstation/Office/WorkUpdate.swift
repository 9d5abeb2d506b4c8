import CommandBus
import Domain
import Screen

/// Changes the state by what came of work outside it.
package func update(_ state: inout WorkstationState, _ event: WorkEvent) -> [Effect] {
  let effects = state.take(event)
  return effects + state.followLetter() + state.followDocument()
}

extension WorkstationState {
  fileprivate mutating func take(_ event: WorkEvent) -> [Effect] {
    switch event {
    case .answered(let request, let result): return take(result, of: request)
    case .sent(let order, let result): return take(result, of: order)
    case .signedIn(let result): return signedIn(result)
    case .shelved(let draft, let fault):
      // It is tried again with the next change; the text on the screen is whole.
      guard letter?.letter == draft.letter else { return [] }
      say(.refused, phrases.say("letter.not-shelved", ["reason": words(for: fault)]))
      return []
    case .looked(let request, let result): return take(result, of: request)
    case .edited(let letter, let result): return take(result, of: letter)
    case .printed(let result): return take(result)
    case .pagesMoved(let progress):
      pageProgress = progress
      return []
    case .officeChanged(let position):
      guard position > self.position else { return [] }
      self.position = position
      return reload()
    case .clock(let now):
      let isNewDay = now.day != self.now.day
      self.now = now
      return isNewDay && session != nil ? reload() : []
    }
  }
}

extension WorkstationState {
  // MARK: - Answers

  mutating func take(_ result: Result<Answer, WorkFault>, of request: Request) -> [Effect] {
    switch result {
    case .success(let answer): return take(answer, of: request)
    case .failure(let fault):
      if case .documents(let post, _) = request { closeDocuments(of: .post(post)) }
      say(.refused, words(for: fault))
      return []
    }
  }

  /// An answer to a question that is no longer asked is dropped.
  private mutating func take(_ answer: Answer, of request: Request) -> [Effect] {
    let height = ScreenLayout(self).rows
    switch (answer, request) {
    case (.office(let card, let users, let reason), _): takeOffice(card, users, reason)
    case (.counts(let counts, let tally), .counts(let query)) where query.service == service:
      let news = take(counts, tally)
      // Somebody has adopted another routine: what forms and keys follow is read again.
      if let row = serviceRow, row.routine.version != counts.routine { return news + [.ask(.office)] }
      return news
    case (.tray(let page), .tray(let asked)) where isWanted(request, .tray(asked.place), asked.page):
      self[tray: asked.place].take(page, as: asked.page, height: height)
      return arrived(.tray(asked.place))
    case (.cases(let page), .cases(_, let number)) where isWanted(request, .cases, number):
      cases.take(page, as: number, height: height)
    case (.registry(let page, let shares), .registry(_, let number)) where isWanted(request, .registry, number):
      registry.take(page, as: number, height: height)
      if number == 0 { restanceShares = shares }
    case (.answers(let entries), .pickAnswers): fillPicker(answerRows(entries), total: entries.count)
    case (.deviations(let page), .deviations(_, let number)) where isWanted(request, .deviations, number):
      deviations.take(page, as: number, height: height)
    case (.meetings(let page), .meetings(_, let number)) where isWanted(request, .meetings, number):
      meetings.take(page, as: number, height: height)
    case (.scans(let page, let tally), .scans(_, let number)) where isWanted(request, .scans, number):
      scans.take(page, as: number, height: height)
      intermediate = tally
      return arrived(.scans)
    case (.letters(let page, let counts), .letters(_, let number)) where isWanted(request, .letters, number):
      letters.take(page, as: number, height: height)
      dispatchCounts = counts
      return arrived(.letters)
    case (.dispatch(let trial), .dispatch(let dispatch, _)) where dispatch.id == selectedDispatch?.dispatch.id:
      dispatchTrial = trial
    case (.scanFiles(let rows), .pickScans): fillScanPicker(rows)
    case (.answeredFaults(let rows), .answeredFaults): tellOfAnswers(rows)
    case (.shreddingList(let text), .shreddingList(let query)):
      fillText(
        .shreddingList(query.service, query.digest), TextPane(text ?? phrases.say("shredding.list-missing")))
    case (.post(let view), .post(let post, _)) where post == shownPost: self.view = view
    case (.documents(let view), .documents(let post, _)): take(view, of: post)
    case (.suggestions(let found), _): suggestions = found
    case (.letter(let view), .letter(let id, _)): return take(view, of: id)
    case (.nextApproval(let rows), .nextApproval(_, let answered)): return takeNext(of: rows, after: answered)
    case (.letterChoices(let letters, let offers), .letterChoices): fillLetterPicker(letters, offers)
    case (.caseFolder(let card, let refusals), _): take(card, refusals)
    case (.caseHistory(let page), .caseHistory(let id, let after, _)): take(page, of: id, after: after)
    case (.routine(let card), .routine(let service)):
      if let card { fillText(.routine(service), RoutinePage(phrases: phrases, card: card).pane) }
    case (.history(let rows), .history(let subject, _)): fillText(.history(subject), history(rows))
    case (.minutes(let text), .minutes(let meeting, _)):
      fillText(.minutes(meeting), TextPane(text ?? phrases.say("minutes.missing")))
    case (.note(let text), .note(let entry, _)):
      fillText(.note(entry), TextPane(text ?? phrases.say("note.missing")))
    case (.directory(let answer), .directory(let service)): fillDirectory(answer, of: service)
    case (.presence(let answer), _): fillPresence(answer)
    case (.ruleGaps(let page), .ruleGaps(let query)): fillRuleGaps(page, of: query.service)
    case (.doneForMe(let answer), .doneForMe(let query)):
      doneForMe = answer
      fillText(.doneForMe(query.user), doneForMeText(answer))
    case (.handlers(let rows), _): fillPicker(handlerRows(rows), total: rows.count)
    case (.cases(let page), .pickCases(let query)): fillCases(page, query)
    case (.search(let answer), .search(let query)): return takeSearch(answer, query)
    default: break
    }
    return []
  }

  private func isWanted(_ request: Request, _ list: ListID, _ page: Int) -> Bool {
    self.request(list, page: page) == request
  }

  private mutating func takeOffice(_ card: OfficeCard.Answer, _ users: [UserRow], _ reason: ReadOnlyReason?) {
    office = card
    self.users = users
    readOnlyReason = reason
  }

  private mutating func take(_ counts: PlaceCounts.Answer, _ tally: MeetingTally?) -> [Effect] {
    let news = askForAnswers(counts)
    // Somebody else may have closed the meeting that is on this screen.
    if isInMeeting, self.counts?.meeting != nil, counts.meeting == nil, place == .post {
      isInMeeting = false
      unmasked = nil
      if message?.tone != .saved { say(.advice, phrases.say("meeting.closed-by-other")) }
    }
    self.counts = counts
    self.tally = tally
    tellOfDoneForMe(counts)
    return news
  }

  /// After a page of the list on the screen: what belongs to the row that is selected now.
  private func arrived(_ list: ListID) -> [Effect] {
    list == self.list ? fill(list) + detail() : []
  }

  func historyLines(_ rows: [HistoryRow]) -> [TextPane.Paragraph] {
    rows.map { row in
      let sentence = HistorySentence(phrases: phrases, row: row)
      return TextPane.Paragraph("\(sentence.time)  \(sentence.text)", Style(row.isUndone ? .muted : .base))
    }
  }

  private func history(_ rows: [HistoryRow]) -> TextPane {
    let paragraphs = historyLines(rows)
    return TextPane(paragraphs.isEmpty ? [.init(TerminalText(phrases.say("history.none")))] : paragraphs)
  }

  private mutating func fillText(_ content: TextPage.Content, _ pane: TextPane) {
    for index in layers.indices {
      guard case .text(var page) = layers[index], page.content == content else { continue }
      page.pane = pane
      layers[index] = .text(page)
    }
  }

  private mutating func fillCases(_ page: Page<CaseRow>, _ query: Cases) {
    guard case .picker(let box)? = layers.last, box.purpose.isAsked,
      box.picker.filter.text.searchWords == query.words
    else { return }
    fillPicker(caseRows(page.rows), total: page.total)
  }

  // MARK: - Outcomes

  mutating func take(_ result: Result<Outcome, WorkFault>, of order: Order) -> [Effect] {
    switch result {
    case .failure(let fault):
      releaseForm()
      letter?.isSaving = false
      say(.refused, words(for: fault))
      return reload()
    case .success(.refused(let refusal)):
      letter?.isSaving = false
      refused(refusal, order)
      return reload()
    case .success(.done(let entries)):
      position = max(position, entries.last?.position ?? 0)
      remember(order, entries)
      rememberLetter(entries)
      let effects = proceed(order, entries)
      if let phrase = order.saved { say(.saved, saved(phrase, order, entries)) }
      return effects + (changesOffice(order) ? [.ask(.office)] : []) + reload()
    }
  }

  /// Whether people, services or languages are others than before.
  private func changesOffice(_ order: Order) -> Bool {
    switch order.saved {
    case .language, .roleChanged, .employmentEnded, .userAdded, .responsibleSet, .adopted: true
    default: false
    }
  }

  private mutating func refused(_ refusal: Refusal, _ order: Order) {
    if case .form(let box)? = layers.last, box.isWaiting {
      let (shown, message) = refusedForm(refusal, box)
      replaceTop(.form(shown))
      self.message = message
    } else {
      say(.refused, RefusalText(phrases: phrases).sentence(refusal))
      if let form = ScanForms(state: self).reason(for: order, refusal) { layers.append(.form(form)) }
    }
  }

  private mutating func releaseForm() {
    guard case .form(var box)? = layers.last else { return }
    box.isWaiting = false
    replaceTop(.form(box))
  }

  /// Keeps the decision for `u`, with the version that it made.
  private mutating func remember(_ order: Order, _ entries: [LogEntry]) {
    guard let target = order.target else { return }
    let subject = Subject.post(target.post)
    guard let last = entries.last(where: { $0.event.subject == subject }) else { return }
    ownVersions[target.post] = last.position
    let newest = Target(post: target.post, service: target.service, version: last.position, title: target.title)
    if case .forgetDecision = order.next, let index = decided.lastIndex(where: { $0.post == target.post }) {
      decided.remove(at: index)
      // The item is back: the selection goes to it.
      if layers.isEmpty, case .tray = list { self[core: list].selectedSubject = subject }
    }
    decided = decided.map { $0.post == target.post ? newest : $0 }
    if last.event.inverse != nil { decided.append(newest) }
    decided.removeFirst(max(decided.count - 200, 0))
  }

  private mutating func proceed(_ order: Order, _ entries: [LogEntry]) -> [Effect] {
    switch order.next {
    case .nothing, .forgetDecision: break
    case .closeForm: if case .form? = layers.last { layers.removeLast() }
    case .openCase(let id):
      if case .form? = layers.last { layers.removeLast() }
      return openCasePage(id)
    case .nextPaper:
      if case .form(let box)? = layers.last, let row = serviceRow {
        replaceTop(.form(PaperForm(state: self, row: row).next(after: box)))
      }
    case .enterMeeting: return enterMeeting()
    case .steppedIn:
      if case .form? = layers.last { layers.removeLast() }
      for case .deputySteppedIn(let content) in entries.map(\.event) { return act(for: content.officer) }
    case .actForSelf: return act(for: nil)
    case .openLetter:
      for case .letterDrafted(let content) in entries.map(\.event) { return openLetter(content.letter) }
    case .letterSaved(let mark):
      for entry in entries {
        guard case .letterSaved(let content) = entry.event else { continue }
        return savedLetter(content, at: entry.position, mark)
      }
    case .nextApproval(let letter): return goOn(after: letter, titled: order.arguments["title"] ?? "", entries)
    case .stopped(let letter): return showStopped(letter)
    case .readShreddingList:
      for case .shreddingListSigned(let content) in entries.map(\.event) { return read(content) }
    case .readMinutes(let meeting):
      isInMeeting = false
      unmasked = nil
      place = .meetings
      return read(.minutes(meeting), title: phrases.say("minutes.heading", ["number": meeting.description]))
    }
    return []
  }

  private func saved(_ phrase: SavedPhrase, _ order: Order, _ entries: [LogEntry]) -> String {
    var arguments = order.arguments
    for entry in entries {
      switch entry.event {
      case .postReceived(let content): arguments["number"] = content.post.description
      case .routineAdopted(let content):
        arguments["number"] = String(content.edition.version)
        arguments["left"] =
          content.openOfFormerKinds.map { " " + phrases.say("routine.left-open", ["count": String($0)]) } ?? ""
      case .originalShelved(let content): arguments["number"] = content.shelf
      case .shreddingListSigned(let content): arguments["count"] = String(content.posts.count)
      case .postSplit(let content): arguments["count"] = String(content.parts.count)
      case .caseOpened(let content): arguments["case"] = content.caseFolder.description
      case .noteRegistered(let content):
        arguments["entry"] = content.entry.description
        arguments["case"] = "\(content.caseFolder)-\(content.sequence)"
      case .letterFinalised(let content):
        arguments["entry"] = content.entry.description
        arguments["case"] = "\(content.caseFolder)-\(content.sequence)"
      case .entryRegistered(let content):
        arguments["entry"] = content.entry.description
        arguments["case"] = "\(content.caseFolder)-\(content.sequence)"
      case .postTaken(let moved), .postParked(let moved):
        if let day = moved.to.placement.day { arguments["day"] = DateText(phrases: phrases).full(day) }
      case .postForwarded(let moved):
        if case .forwarded(let place, _) = moved.to.placement { arguments["place"] = name(of: place) }
      case .postReassigned(let moved):
        if let id = moved.to.placement.handler {
          arguments["user"] = users.first { $0.user.id == id }?.user.name ?? id.text
        }
      case .employmentEnded(let content): arguments["count"] = String(content.post.count)
      default: break
      }
    }
    return phrases.say("saved.\(phrase.rawValue)", arguments)
  }

  func name(of place: Destination) -> String {
    switch place {
    case .service(let id): serviceName(id)
    case .elsewhere(let name): name
    }
  }
}

extension Placement {
  /// The day an item comes up again.
  var day: Day? {
    switch self {
    case .onTray(let day), .parked(let day, _): day
    default: nil
    }
  }
}
