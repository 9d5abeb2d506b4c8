/// The minutes of a morning meeting as text: who decided what, in the order it was decided.
package struct MeetingMinutes: Sendable {
  package let meeting: MorningMeeting
  package let service: Service
  package let startedBy: String
  package let closedBy: String
  package let closedAt: Instant
  package let decisions: [MeetingDecision]
  /// Items that still lie on the table.
  package let left: Int

  package init(
    meeting: MorningMeeting, service: Service, startedBy: String, closedBy: String, closedAt: Instant,
    decisions: [MeetingDecision], left: Int
  ) {
    self.meeting = meeting
    self.service = service
    self.startedBy = startedBy
    self.closedBy = closedBy
    self.closedAt = closedAt
    self.decisions = decisions
    self.left = left
  }

  package func fileName(in phrases: Phrasebook) -> String {
    "\(phrases.say("minutes.file"))-\(service.id)-\(meeting.startedAt.day.iso)-\(meeting.id).txt"
  }

  package func text(in phrases: Phrasebook) -> String {
    let arguments = [
      "service": service.name, "day": meeting.startedAt.day.iso, "start": meeting.startedAt.clockText,
      "end": closedAt.clockText, "startedBy": startedBy, "closedBy": closedBy,
      "minutes": String(max(0, closedAt.seconds(since: meeting.startedAt) / 60)), "left": String(left),
      "number": meeting.id.description,
    ]
    var lines = [
      phrases.say("minutes.title", arguments), "", phrases.say("minutes.held", arguments),
      phrases.say("minutes.led", arguments), "",
    ]
    if decisions.isEmpty { lines.append(phrases.say("minutes.nothing")) }
    lines += decisions.map { line($0, in: phrases) }
    lines += ["", phrases.say(left == 0 ? "minutes.empty-table" : "minutes.left", arguments), ""]
    return lines.joined(separator: "\n")
  }

  private func line(_ decision: MeetingDecision, in phrases: Phrasebook) -> String {
    let what = phrases.say("minutes.decision.\(decision.kind.rawValue)", ["outcome": decision.outcome])
    let undone = decision.isUndone ? " (\(phrases.say("minutes.undone")))" : ""
    return "\(decision.at.clockText)  \(decision.post)  \(decision.title): \(what) – \(decision.actor)\(undone)"
  }

  /// The kinds of event that are decisions of a meeting; `minutes.decision.<kind>` has a phrase for each.
  package static let decisionKinds: [EventKind] = [
    .postAssigned, .postTaken, .postParked, .postReturned, .postForwarded, .postReassigned, .postMarkedUrgent,
    .postSplit, .caseLinked, .entryRegistered, .decisionUndone, .receivedDateCorrected,
  ]
}

extension MeetingMinutes {
  /// Filed minutes for somebody who may not see every case: of an item that is hidden, no more than that something was
  /// decided about it, and when (S1-47).
  package static func masked(_ text: String, hiding isHidden: (PostItem.ID) throws -> Bool) rethrows -> String {
    try text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let post = decided(in: line), try isHidden(post) else { return String(line) }
      return "\(line.prefix(5))  \(post)  …"
    }.joined(separator: "\n")
  }

  /// The item of a line that tells of a decision: `08:41  12  …`.
  private static func decided(in line: Substring) -> PostItem.ID? {
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, parts[0].count == 5, parts[0].dropFirst(2).first == ":" else { return nil }
    return Int(parts[1]).map { PostItem.ID($0) }
  }
}
