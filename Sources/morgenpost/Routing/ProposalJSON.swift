import Domain
import Workstation

/// A routing proposal as one JSON document.
struct ProposalJSON {
  let question: RoutingQuestion
  let text: ProposalText
  let table: RoutingTable

  private var proposal: RoutingProposal { text.proposal }
  private var language: Language { text.phrases.language }

  var document: JSONValue {
    var members: [String: JSONValue] = [
      "ok": true, "outcome": .string(proposal.outcome.rawValue), "rule": .string(proposal.rule),
      "lines": strings(proposal.lines), "requirements": strings(proposal.requirements),
      "strength": .string(proposal.strength.rawValue), "precedence": .string(proposal.precedence.rawValue),
      "destinations": .array(proposal.deliveries.map(destination)), "losing": .array(proposal.losing.map(loser)),
      "agreeing": strings(proposal.agreeing), "through": strings(proposal.through),
      "ask": .array(proposal.asks.map(ask)), "handling": strings(proposal.handling.map(\.rawValue)),
      "warnings": .array(proposal.warnings.map(warning)), "draft": .bool(proposal.isDraft),
      "version": .string(proposal.version), "facts": facts, "explanation": strings(text.lines),
    ]
    members["note"] = proposal.note.map { .string($0.text(in: language)) }
    members["guide"] = table.guide.map { .string($0) }
    return .object(members)
  }

  private func destination(_ delivery: ProposedDelivery) -> JSONValue {
    [
      "system": .string(delivery.system.text), "systemName": .string(delivery.systemName.text(in: language)),
      "folder": .string(delivery.folder.text), "folderName": .string(delivery.folderName.text(in: language)),
      "part": .string(delivery.part.rawValue), "folderAction": .string(delivery.folderAction.rawValue),
      "folderInferred": .bool(delivery.isFolderInferred),
    ]
  }

  private func loser(_ loser: LosingRule) -> JSONValue {
    [
      "rule": JSONValue(loser.rule), "lines": strings(loser.lines), "why": .string(text.why(loser)),
      "strength": JSONValue(loser.strength?.rawValue), "precedence": JSONValue(loser.precedence?.rawValue),
      "destinations": .array(loser.deliveries.map(destination)),
    ]
  }

  private func ask(_ ask: RoutingAsk) -> JSONValue {
    let question = ask.fact.map { text.phrases.say("routing.ask.\($0.rawValue)") } ?? ask.question?.text(in: language)
    let values = ask.fact.flatMap { fact in RoutingTable.parameters.first { $0.name == fact.rawValue } }?.kind.name
    return [
      "fact": JSONValue(ask.fact?.rawValue), "rule": JSONValue(ask.rule), "question": JSONValue(question),
      "values": JSONValue(values), "reasonRequired": .bool(ask.needsReason),
      "options": .array(
        ask.options.map { ["id": .string($0.id), "destinations": .array($0.deliveries.map(destination))] }),
    ]
  }

  private func warning(_ warning: RoutingProposal.Warning) -> JSONValue {
    [
      "id": .string(warning.id), "text": .string(warning.text.text(in: language)), "lines": strings(warning.lines),
    ]
  }

  private var facts: JSONValue {
    var members: [String: JSONValue] = ["kind": .string(question.kind.text)]
    members["folder"] = question.folder.map { .string($0.rawValue) }
    members["concerns"] = question.concerns.map { strings($0.map(\.rawValue)) }
    members["sender"] = question.sender.map { .string($0.rawValue) }
    members["channel"] = question.channel.map { .string($0.rawValue) }
    members["address"] = question.isAddressedRightly.map { .string($0 ? "correct" : "wrong") }
    members["documentation"] = question.isDocumentation.map { .bool($0) }
    members["case-handling"] = question.isCaseHandling.map { .bool($0) }
    members["secure-zone"] = question.hasSecureZone.map { .bool($0) }
    return .object(members)
  }

  private func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}
