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
    let sentence = phrases.say("event.\(row.entry.event.kind.rawValue)", arguments)
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
    case .meetingClosed(let content): ["count": String(content.decided)]
    default: inTheCase ?? elsewhere
    }
  }

  /// Entries that are not about post, for a history of another thing.
  private var elsewhere: [String: String] {
    switch row.entry.event {
    case .serviceAdded(let content): ["title": content.name]
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
    default: [:]
    }
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

  private func name(_ id: String) -> String { row.names[id] ?? id }
}
