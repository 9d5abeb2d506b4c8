import CommandBus
import Domain
import Screen

/// How an item was routed and where its deliveries stand, as lines on its sheet.
struct RoutingSheet {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }

  func paragraphs(_ card: RoutingCard.Answer, of item: PostItem) -> [TextPane.Paragraph] {
    var lines: [TextPane.Paragraph] = []
    if let arrived = card.misdirectedAt, card.routed == nil || !card.outstanding.isEmpty {
      let hours = max(0, state.now.seconds(since: arrived) / 3600)
      let day = DateText(phrases: phrases).full(arrived.day)
      let text = phrases.say(
        "routing.in-acos", ["day": day, "time": arrived.clockText, "hours": String(hours)])
      lines.append(.init(TerminalText("! " + text), Style(.urgent)))
    }
    guard let routed = card.routed else {
      guard hasTable(item.service), item.entry == nil else { return lines }
      return lines + [.init(TerminalText(phrases.say("routing.not-routed")), Style(.muted))]
    }
    lines.append(.init(TerminalText(rule(routed)), Style(.base)))
    for delivery in card.deliveries where delivery.state != .withdrawn {
      let role: Style.Role = delivery.state == .confirmed ? .ok : .warning
      lines.append(.init(TerminalText(self.delivery(delivery)), Style(role)))
    }
    return lines
  }

  func place(_ place: DeliveryPlace) -> String {
    let words = phrases.say(
      "routing.place",
      ["system": place.systemName.text(in: phrases.language), "folder": place.folderName.text(in: phrases.language)])
    return place.part == .full ? words : "\(words) · \(phrases.say("routing.part.\(place.part.rawValue)"))"
  }

  private func delivery(_ delivery: Delivery) -> String {
    let sign = (delivery.state == .confirmed ? state.glyphs.checked : "→").string
    var parts = ["\(sign) \(delivery.id)  \(place(delivery.place))"]
    parts.append(phrases.say("routing.delivery.\(delivery.state.rawValue)"))
    if delivery.state == .outstanding, delivery.place.part == .extract, !delivery.isExtractConfirmed {
      parts.append(phrases.say("routing.extract-first"))
    }
    if let reference = delivery.reference { parts.append(reference) }
    return parts.joined(separator: " · ")
  }

  private func rule(_ routed: RoutedPost) -> String {
    var parts = [
      phrases.say(
        "routing.routed",
        ["rule": routed.rule, "strength": routed.strength.rawValue, "lines": routed.lines.joined(separator: ", ")])
    ]
    if routed.outcome == .neither { parts.append(phrases.say("routing.neither")) }
    if routed.isDraft { parts.append(phrases.say("routing.draft", ["version": routed.tableVersion])) }
    return parts.joined(separator: " · ")
  }

  private func hasTable(_ service: Service.ID) -> Bool {
    state.office?.services.first { $0.service.id == service }?.routine.routing != nil
  }
}
