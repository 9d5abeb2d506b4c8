package import CommandBus
package import Domain

/// One entry of the log in words: `event.<kind>` with the names filled in.
package struct HistorySentence {
  let phrases: Phrasebook
  let row: HistoryRow

  package init(phrases: Phrasebook, row: HistoryRow) {
    self.phrases = phrases
    self.row = row
  }

  /// `20.11.2026 08:41  Kari Vik fordelte til Per Moe`.
  package var text: String {
    guard !row.isMasked else { return phrases.say("history.masked", ["actor": actor]) }
    var sentence = phrases.say("event.\(row.entry.event.kind.rawValue)", arguments)
    if let version = row.routineVersion {
      sentence += " (\(phrases.say("history.routine", ["version": String(version)])))"
    }
    return row.isUndone ? "\(sentence) (\(phrases.say("history.undone")))" : sentence
  }

  var time: String { "\(dates.typed(row.entry.at.day)) \(row.entry.at.clockText)" }

  var dates: DateText { DateText(phrases: phrases) }

  private var actor: String {
    guard let other = row.onBehalfOfName else { return row.actorName }
    return phrases.say("history.on-behalf", ["actor": row.actorName, "other": other])
  }

  private var arguments: [String: String] {
    var arguments = ["actor": actor]
    for (name, value) in particulars { arguments[name] = value }
    return arguments
  }

  private var particulars: [String: String] {
    switch row.entry.event {
    case .postReceived(let content): ["day": dates.full(content.receivedOn), "title": content.details.title]
    case .receivedDateCorrected(let content):
      ["from": dates.full(content.from), "to": dates.full(content.to), "reason": content.reason]
    case .postMarkedUrgent(let content): ["reason": content.reason ?? ""]
    case .postSplit(let content):
      ["to": content.parts.map(\.description).joined(separator: ", "), "count": String(content.parts.count)]
    case .postAssigned(let moved), .postTaken(let moved), .postParked(let moved), .postReturned(let moved),
      .postForwarded(let moved), .forwardingDeclined(let moved), .postReassigned(let moved):
      movement(moved)
    case .postAccepted(let content):
      ["place": name(content.service.text), "reason": content.note ?? ""]
    case .caseOpened(let content):
      ["case": content.caseFolder.description, "title": content.title, "user": name(content.owner.text)]
    case .caseLinked(let content): ["case": content.caseFolder.description]
    case .entryRegistered(let content):
      [
        "entry": content.entry.description, "case": "\(content.caseFolder)-\(content.sequence)",
        "title": content.title,
      ]
    case .deadlineMet(let content): deadline(content)
    case .preliminaryAnswerRecorded(let content):
      [
        "day": dates.full(content.answeredOn), "until": dates.full(content.expectedOn),
        "reason": content.reason.map { ": \($0)" } ?? "",
      ]
    case .meetingClosed(let content): ["count": String(content.decided)]
    default: inTheCase ?? inTheRouting ?? inTheScanQueue ?? inLetters ?? elsewhere
    }
  }

  /// Entries that are not about post, for a history of another thing.
  private var elsewhere: [String: String] {
    switch row.entry.event {
    case .closingDaySet(let content): ["day": dates.full(content.day), "reason": content.reason]
    case .closingDayRemoved(let content): ["day": dates.full(content.day)]
    case .serviceAdded(let content): ["title": content.name]
    case .routineAdopted(let content):
      [
        "title": name(content.service.text), "to": String(content.edition.version),
        "reason": content.openOfFormerKinds.map { ". " + phrases.say("routine.left-open", ["count": String($0)]) }
          ?? "",
      ]
    case .originalShelved(let content): ["title": content.shelf]
    case .originalShredded(let content): ["to": String(content.routine)]
    case .userAdded(let content): ["user": content.name]
    case .passwordSet(let content): ["user": name(content.user.text)]
    case .signInFailed(let content): ["user": name(content.user.text)]
    case .signedIn(let content): ["user": name(content.user.text)]
    case .signedOut(let content): ["user": name(content.user.text)]
    case .commandRefused(let content):
      ["user": name(content.user.text), "title": phrases.say("command.\(content.command)")]
    case .fileReceived(let content): ["title": content.sighting.name]
    case .fileRefused(let content): ["title": content.sighting.name]
    case .deviationRaised(let content):
      ["title": content.about, "reason": phrases.say("deviation.reason.\(content.reason)")]
    case .deviationResolved(let content): ["reason": content.explanation]
    default: staff
    }
  }

  /// Entries about people, roles and the directory.
  private var staff: [String: String] {
    switch row.entry.event {
    case .directoryRowSet(let content):
      [
        "user": name(content.handler.text),
        "title": DirectoryText(phrases: phrases).criteria(content.criteria) { $0.text },
      ]
    case .directoryRowEnded(let content): ["number": content.row.description, "user": name(content.handler.text)]
    case .directoryOwnerSet(let content): ["user": name(content.owner.text)]
    case .postOpened(let content): ["number": content.post.description, "user": name(content.handler.text)]
    case .absenceRecorded(let content): ["user": name(content.user.text)].merging(days(content.period)) { $1 }
    case .absenceEnded(let content): ["user": name(content.user.text)]
    case .substituteAppointed(let content):
      ["user": name(content.user.text), "other": name(content.substitute.text)].merging(days(content.period)) { $1 }
    case .substitutionEnded(let content):
      ["user": name(content.user.text), "other": name(content.substitute.text)]
    default: roles
    }
  }

  private var roles: [String: String] {
    switch row.entry.event {
    case .deputySteppedIn(let content):
      ["user": name(content.officer.text), "place": name(content.service.text), "reason": content.reason]
    case .deputySteppedOut(let content):
      ["user": name(content.officer.text), "place": name(content.service.text)]
    case .roleGranted(let content):
      [
        "user": name(content.user.text), "role": phrases.say("role.\(content.role.rawValue)"),
        "place": name(content.service.text),
      ]
    case .roleRevoked(let content):
      [
        "user": name(content.user.text), "role": phrases.say("role.\(content.role.rawValue)"),
        "place": name(content.service.text), "reason": content.reason,
      ]
    case .unitSet(let content):
      ["user": name(content.user.text), "unit": content.unit ?? "–", "place": name(content.service.text)]
    case .employmentEnded(let content):
      ["user": name(content.user.text), "reason": content.notice, "count": String(content.post.count)]
    case .postResponsibleSet(let content):
      ["user": name(content.to.text), "from": name(content.from.text), "place": name(content.service.text)]
    default: [:]
    }
  }

  private func deadline(_ content: DeadlineMet) -> [String: String] {
    [
      "what": phrases.say("deadline.purpose.\(content.purpose.rawValue)"),
      "outcome": phrases.say("deadline.outcome.\(content.outcome.rawValue)"), "day": dates.full(content.on),
      "reason": content.note.map { ": \($0)" } ?? "",
    ]
  }

  private func days(_ period: DayPeriod) -> [String: String] {
    ["from": dates.full(period.from), "to": dates.full(period.through)]
  }

  private func movement(_ moved: PostMoved) -> [String: String] {
    var arguments = ["reason": moved.reason ?? ""]
    if let user = moved.to.placement.handler { arguments["user"] = name(user.text) }
    if let user = moved.from.placement.handler { arguments["from"] = name(user.text) }
    switch moved.to.placement {
    case .onTray(let day): arguments["day"] = dates.full(day)
    case .parked(let day, _): arguments["day"] = dates.full(day)
    case .forwarded(let place, _), .handedOver(let place): arguments["place"] = name(place.text)
    default: break
    }
    return arguments
  }

  func name(_ id: String) -> String { row.names[id] ?? id }
}
