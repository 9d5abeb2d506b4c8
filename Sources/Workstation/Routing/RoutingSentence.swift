import CommandBus
import Domain

/// What the sentences about routing and deliveries are filled with.
extension HistorySentence {
  /// nil for an entry of the log about something else.
  var inTheRouting: [String: String]? {
    switch row.entry.event {
    case .postRouted(let content):
      [
        "rule": content.rule, "lines": content.lines.joined(separator: ", "), "strength": content.strength.rawValue,
        "places": content.deliveries.isEmpty
          ? phrases.say("routing.nowhere") : content.deliveries.map { place($0.place) }.joined(separator: "; "),
        "reason": content.reason ?? "",
      ]
    case .extractConfirmed(let content): ["delivery": content.delivery.description]
    case .deliveryConfirmed(let content):
      ["place": place(content.place), "reference": content.reference ?? ""]
    case .postMisdirected(let content):
      ["day": DateText(phrases: phrases).full(content.arrivedAt.day), "time": content.arrivedAt.clockText]
    case .ruleGapNoted(let content):
      ["gap": content.gap.description, "rule": content.rule, "reason": content.reason]
    case .ruleGapSettled(let content): ["gap": content.gap.description, "reason": content.answer]
    default: nil
    }
  }

  private func place(_ place: DeliveryPlace) -> String {
    phrases.say(
      "routing.place",
      ["system": place.systemName.text(in: phrases.language), "folder": place.folderName.text(in: phrases.language)])
  }
}
