import CommandBus
package import Domain

/// Carries out effects. Called on the worker's thread, where waiting for the disk holds up no key.
extension OfficeAccess {
  /// What came of an effect; nil for one that is not the worker's.
  package func carryOut(_ effect: Effect, in phrases: Phrasebook) -> WorkEvent? {
    switch effect {
    case .ask(let request): return .answered(request, attempt(phrases) { try answer(request) })
    case .send(let order):
      return .sent(order, attempt(phrases) { try send(order.command, order.session, order.seen) })
    case .signIn(let user, let password):
      return .signedIn(attempt(phrases) { try signIn(user, password) })
    case .signOut:
      signOut()
      return nil
    case .shelve(let draft):
      do {
        try drafts.keep(draft)
        return nil
      } catch {
        return .shelved(draft, .fault(describe(error, phrases)))
      }
    case .unshelve(let letter, let writer):
      // A text that stays there is the saved one, and is not offered.
      try? drafts.drop(letter, by: writer)
      return nil
    case .look, .prepare, .lookAway, .print, .edit, .redraw, .suspend, .finish: return nil
    }
  }

  private func attempt<Success>(_ phrases: Phrasebook, _ work: () throws -> Success) -> Result<Success, WorkFault> {
    do {
      return .success(try work())
    } catch let refusal as Refusal {
      return .failure(.refused(refusal))
    } catch {
      return .failure(.fault(describe(error, phrases)))
    }
  }

  private func answer(_ request: Request) throws -> Answer {
    switch request {
    case .office: try office()
    case .counts(let query): try counts(query)
    case .tray(let request): .tray(try reader.answer(request.query))
    case .cases(let query, _), .pickCases(let query): .cases(try reader.answer(query))
    case .registry(let request, _): try registry(request)
    case .deviations(let query, _): .deviations(try reader.answer(query))
    case .meetings(let query, _): .meetings(try reader.answer(query))
    case .scans(let request, _): try scans(request)
    case .letters(let request, _): try letters(request)
    case .dispatch(let dispatch, let session): try trial(of: dispatch, for: session)
    case .pickAnswers(let card, let entry): try answers(in: card, to: entry)
    case .pickScans(let query): .scanFiles(try reader.answer(query).rows)
    case .answeredFaults(let query): .answeredFaults(try reader.answer(query))
    case .shreddingList(let query): .shreddingList(try reader.answer(query))
    case .post(let post, let session): .post(try view(of: post, for: session))
    case .documents(let post, let session): .documents(try documents(of: post, for: session))
    case .caseFolder(let id, let reader): try card(of: id, for: reader)
    case .suggestions(let queries): .suggestions(try suggestions(queries))
    case .routine(let service): .routine(try reader.answer(RoutineCard(service: service)))
    case .history(let subject, let who):
      .history(try reader.answer(History(subject: subject, limit: 500, reader: who)).rows)
    case .caseHistory(let id, let after, let who): try history(of: id, after: after, for: who)
    case .minutes(let meeting, let who): .minutes(try reader.answer(Minutes(meeting: meeting, reader: who)))
    case .note(let entry, let who): .note(try reader.answer(NoteText(entry: entry, reader: who)))
    case .handlers(let query): .handlers(try reader.answer(query))
    case .directory(let service): .directory(try reader.answer(Directory(service: service)))
    case .presence(let query): .presence(try reader.answer(query))
    case .doneForMe(let query): .doneForMe(try reader.answer(query))
    case .ruleGaps(let query): .ruleGaps(try reader.answer(query))
    case .search(let query): .search(try search(query))
    case .letter(let id, let reader): .letter(try letter(id, for: reader))
    case .nextApproval(let query, _): .nextApproval(try reader.answer(query))
    case .letterChoices(let offers, let letters):
      .letterChoices(try reader.answer(letters).rows, try reader.answer(offers))
    }
  }

  private func search(_ query: Search) throws -> Search.Answer {
    catchUpTexts()
    return try reader.answer(query)
  }

  private func office() throws -> Answer {
    .office(try reader.answer(OfficeCard()), try reader.answer(Users()), reader.readOnlyReason)
  }

  private func counts(_ query: PlaceCounts) throws -> Answer {
    let counts = try reader.answer(query)
    return .counts(counts, try counts.meeting.map(tally))
  }

  /// Counts as the minutes will: every item with a decision since the start that has not been taken back.
  private func tally(_ meeting: MorningMeeting) throws -> MeetingTally {
    let query = History(service: meeting.service, newestFirst: true, limit: 1000)
    let kinds = Set(MeetingMinutes.decisionKinds).subtracting([.decisionUndone])
    let standing = try reader.answer(query).rows
      .filter { $0.entry.at >= meeting.startedAt && !$0.isUndone && kinds.contains($0.entry.event.kind) }
    return MeetingTally(decided: Set(standing.map(\.entry.event.subject)).count)
  }

  private func suggestions(_ queries: [Suggestion]) throws -> [PostItem.ID: Suggestion.Answer] {
    var found: [PostItem.ID: Suggestion.Answer] = [:]
    for query in queries { found[query.post] = try reader.answer(query) }
    return found
  }
}
