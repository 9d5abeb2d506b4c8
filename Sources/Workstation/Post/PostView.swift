import CommandBus
import Domain

/// An item with its suggestion and what the bus would refuse about it now.
extension OfficeAccess {
  func view(of post: PostItem.ID, for session: Session) throws -> PostView? {
    let who = CaseReader(session, today: now().day)
    guard let card = try reader.answer(PostCard(post: post, reader: who)) else { return nil }
    let suggestion = try reader.answer(Suggestion(post: post, today: now().day))
    var refusals: [ActionID: Refusal] = [:]
    for (action, command) in trials(of: card.item, suggestion: suggestion, by: session) {
      guard let refusal = try consider(command, session), !Self.isAboutTheAnswer(refusal) else { continue }
      refusals[action] = refusal
    }
    let scan = try reader.answer(ScanCard(post: post, today: now().day, reader: who))
    for (action, command) in scan.map({ ScanTrials(item: card.item, scan: $0).all }) ?? [] {
      guard let refusal = try consider(command, session), !Self.isAboutTheAnswer(refusal) else { continue }
      refusals[action] = refusal
    }
    let routing = try reader.answer(RoutingCard(post: post, reader: who))
    return PostView(card: card, suggestion: suggestion, routing: routing, scan: scan, refusals: refusals)
  }

  /// What would be sent, with answers filled in where the user has not given them yet.
  private func trials(
    of item: PostItem, suggestion: Suggestion.Answer?, by session: Session
  ) -> [(ActionID, any Command)] {
    let post = item.id
    let reason = "–"
    let far = now().day + 36500
    let handler = suggestion?.handler ?? session.principal
    var changes = DescribePost.Changes()
    changes.title = item.details.title + reason
    return [
      (.describe, DescribePost(post: post, changes: changes)), (.assign, AssignPost(post: post, handler: handler)),
      (.assignTo, AssignPost(post: post, handler: handler)),
      (.take, TakePost(post: post)), (.park, ParkPost(post: post, until: far, reason: reason)),
      (.giveBack, ReturnPost(post: post, reason: reason)),
      (.forward, ForwardPost(post: post, to: .elsewhere(reason), reason: reason)),
      (.accept, AcceptPost(post: post, note: reason)), (.decline, DeclinePost(post: post, reason: reason)),
      (.urgent, MarkUrgent(post: post)), (.stamp, StampReceived(post: post)),
      (.split, SplitPost(post: post, titles: [reason])),
      (.correctDate, CorrectReceivedDate(post: post, receivedOn: Day(ordinal: 0), reason: reason)),
      (.reassign, Reassign(post: post, handler: session.principal, reason: reason)),
      (.link, LinkCase(post: post, caseFolder: CaseFolder.ID(year: 1, number: 1))),
      (.newCase, OpenCase(service: item.service, title: reason, party: reason, post: post)),
      (.preliminaryAnswer, RecordPreliminaryAnswer(post: post, expectedOn: far)),
      (.shelve, ShelveOriginal(post: post)),
      (.shred, ShredOriginal(post: post, archiveConfirmed: true, answered: now().day, keep: false)),
      (.register, RegisterEntry(post: post)), (.undo, UndoDecision(post: post)),
      (.route, RoutePost(post: post, facts: Arguments())),
      (.reportMisdirected, ReportMisdirected(post: post, arrivedAt: now())),
      (.concerned, RecordConcerned(post: post, concerned: Concerned(school: reason))),
    ] + (item.caseFolder.map { [(.writeLetter, DraftLetter(caseFolder: $0, template: reason))] } ?? [])
  }

  /// Refusals of the answers we filled in, not of the action.
  private static func isAboutTheAnswer(_ refusal: Refusal) -> Bool {
    switch refusal.code {
    case .noSuchPost, .noSuchCase, .noCase, .handlerNotHere, .handlerAbsent, .handlerAbsentAlone, .sameHandler,
      .noSuchUser,
      .badArgument, .reasonMissing, .noSuchTemplate, .routingFactMissing, .routingUndecided, .alreadyRouted:
      true
    default: false
    }
  }
}
