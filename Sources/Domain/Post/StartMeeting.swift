/// Opens the service's morning meeting (S2-9). One at a time in a service.
package struct StartMeeting: Command {
  package var service: Service.ID

  package init(service: Service.ID) { self.service = service }

  package static let name = "start-meeting"
  package static let permission = Permission.holdMeeting
  package static let parameters: [Parameter] = [.required("service", .service)]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    _ = try desk.service(service)
    if let open = try desk.openMeeting(of: service) {
      throw Refusal(
        .meetingOpen,
        ["meeting": open.id.description, "user": try desk.user(open.startedBy).name, "time": open.startedAt.clockText])
    }
    return [.meetingStarted(MeetingStarted(meeting: try desk.nextMeeting(), service: service))]
  }
}
