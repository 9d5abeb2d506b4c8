/// Closes the meeting and files its minutes, who decided what, as a document (S2-9).
package struct CloseMeeting: Command {
  package var meeting: MorningMeeting.ID

  package init(meeting: MorningMeeting.ID) { self.meeting = meeting }

  package static let name = "close-meeting"
  package static let permission = Permission.holdMeeting
  package static let parameters: [Parameter] = [.required("meeting", .meeting)]

  package init(_ arguments: Arguments) throws {
    meeting = try arguments.id("meeting", of: MorningMeeting.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.meeting(meeting).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let held = try desk.meeting(meeting)
    guard held.closedAt == nil else { throw Refusal(.meetingClosed, ["meeting": meeting.description]) }
    let decisions = try desk.decisions(of: held)
    let left = try desk.agendaCount(of: held.service, on: now.day)
    let minutes = MeetingMinutes(
      meeting: held, service: try desk.service(held.service), startedBy: try desk.user(held.startedBy).name,
      closedBy: try desk.user(session.user).name, closedAt: now, decisions: decisions, left: left)
    let document = try desk.file(
      minutes.text(in: desk.phrases), named: minutes.fileName(in: desk.phrases), as: .minutes)
    let standing = decisions.filter { !$0.isUndone && $0.kind != .decisionUndone }
    return [
      .meetingClosed(
        MeetingClosed(
          meeting: meeting, service: held.service, decided: Set(standing.map(\.post)).count, left: left,
          minutes: document))
    ]
  }
}
