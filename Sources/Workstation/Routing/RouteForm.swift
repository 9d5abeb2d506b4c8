import CommandBus
import Domain
import Screen

/// What a routing form needs to know besides its fields: the service's table and the item.
struct RoutingFacts: Sendable {
  let table: RoutingTable
  let kinds: [KindOfDocument]
  let item: PostItem
  let isMisdirected: Bool

  /// What the table says to the facts as they are filled in; nil while one of them cannot be read.
  func proposal(_ box: FormBox) -> RoutingProposal? {
    let names = Set(RoutingTable.parameters.map(\.name))
    var texts: [String: String] = [:]
    for field in box.form.fields where names.contains(field.id) { texts[field.id] = box.raw(field) }
    let arguments = Arguments(texts).completed(by: item, isMisdirected: isMisdirected)
    return (try? table.question(arguments, kinds: kinds)).map(table.propose)
  }
}

extension FormBox {
  /// What a field stands for in a command: the value behind the words of a choice.
  func raw(_ field: FormField) -> String {
    if let values = choices[field.id], let index = field.selected { return values[index] }
    return field.text
  }
}

/// The facts about one item, and what the service's table makes of them while they are filled in (S3-2, S3-11).
struct RouteForm {
  let state: WorkstationState
  let facts: RoutingFacts

  private static let always = ["folder", "concerns", "sender", "address"]

  func box(_ target: Target, routed: RoutedPost?) -> FormBox {
    let phrases = state.phrases
    var box = FormBox(
      .route, title: phrases.say("form.route", ["title": target.title]), fields: [],
      fixed: ["post": target.post.description], target: target)
    box.routing = facts
    let question = routed?.question
    let known: [String: String] = [
      "folder": question?.folder?.rawValue ?? "",
      "concerns": question?.concerns?.map(\.rawValue).joined(separator: ",") ?? "",
      "sender": question?.sender?.rawValue ?? "",
      "address": facts.isMisdirected ? "wrong" : "",
    ]
    let fields = Self.always.map { Self.field($0, known[$0] ?? "", &box, phrases) }
    box.form = Form(fields)
    Self.settle(&box, phrases)
    return box
  }

  /// Asks for what the table lacks, and says under the first field where the item would go.
  static func settle(_ box: inout FormBox, _ phrases: Phrasebook) {
    guard let facts = box.routing else { return }
    guard let proposal = facts.proposal(box) else { return box.form.say(nil, about: "folder") }
    let filled = Dictionary(box.form.fields.map { ($0.id, box.raw($0)) }) { $1 }
    let wanted = extra(proposal, facts, filled)
    let shown = box.form.fields.map(\.id)
    if shown != always + wanted {
      let kept = box.form.fields.filter { always.contains($0.id) || wanted.contains($0.id) }
      let new = wanted.filter { !shown.contains($0) }.map { field($0, filled[$0] ?? "", &box, phrases) }
      let focused = box.form.fields.isEmpty ? "folder" : box.form.fields[box.form.focus].id
      box.form = Form(kept + new)
      box.form.say(box.form[focused]?.message, about: focused, focusing: true)
    }
    setOptions(proposal, &box, phrases)
    box.form.say(.init(TerminalText(summary(proposal, phrases)), .muted), about: "folder")
  }

  /// Fields that are there only for this proposal; a fact that has been given stays.
  private static func extra(
    _ proposal: RoutingProposal, _ facts: RoutingFacts, _ filled: [String: String]
  ) -> [String] {
    let asked = proposal.asks.compactMap { $0.fact?.rawValue }
    var ids = ["documentation", "case-handling", "secure-zone"].filter { id in
      asked.contains(id) || filled[id]?.isEmpty == false
    }
    if proposal.asks.contains(where: \.needsReason) {
      ids += ["choice", "reason"]
    } else if proposal.strength.mayBeDepartedFrom {
      ids += ["to", "reason"]
    } else if proposal.outcome == .neither {
      ids.append("reason")
    }
    return ids
  }

  private static func field(
    _ id: String, _ value: String, _ box: inout FormBox, _ phrases: Phrasebook
  ) -> FormField {
    let label = TerminalText(phrases.say("parameter.\(id)"))
    let values: [String]
    let words: [String]
    switch id {
    case "folder":
      values = FolderState.allCases.map(\.rawValue)
      words = FolderState.allCases.map { phrases.say("routing.folder.\($0.rawValue)") }
    case "sender":
      values = SenderRole.allCases.map(\.rawValue)
      words = SenderRole.allCases.map { phrases.say("routing.sender.\($0.rawValue)") }
    case "address":
      values = ["correct", "wrong"]
      words = [phrases.say("routing.address.correct"), phrases.say("routing.address.wrong")]
    case "documentation", "case-handling", "secure-zone":
      values = ["yes", "no"]
      words = [phrases.say("question.yes"), phrases.say("question.no")]
    case "choice": (values, words) = ([], [])
    default: return .text(id, label, value, limit: Arguments.longestText)
    }
    box.choices[id] = [""] + values
    return .choice(
      id, label, ([phrases.say("routing.not-said")] + words).map { TerminalText($0) },
      selected: (values.firstIndex(of: value) ?? -1) + 1)
  }

  /// The options of the conflict that the facts lead to now.
  private static func setOptions(_ proposal: RoutingProposal, _ box: inout FormBox, _ phrases: Phrasebook) {
    guard var field = box.form["choice"], let ask = proposal.asks.first(where: \.needsReason) else { return }
    let values = [""] + ask.options.map(\.id)
    guard box.choices["choice"] != values else { return }
    let text = ProposalText(proposal, phrases: phrases, guide: nil)
    let words = ask.options.map { option in
      option.deliveries.isEmpty
        ? phrases.say("routing.no-more") : option.deliveries.map(text.place).joined(separator: "; ")
    }
    box.choices["choice"] = values
    field.content = .choice(([phrases.say("routing.not-said")] + words).map { TerminalText($0) }, selected: 0)
    field.message = .init(TerminalText(ask.question?.text(in: phrases.language) ?? ""), .warning)
    box.form["choice"] = field
  }

  private static func summary(_ proposal: RoutingProposal, _ phrases: Phrasebook) -> String {
    let text = ProposalText(proposal, phrases: phrases, guide: nil)
    let places = text.places + text.asks.prefix(1)
    return (places + ["\(proposal.rule) \(proposal.strength.rawValue)"]).joined(separator: " · ")
  }
}

extension WorkstationState {
  /// The proposal in full before it is decided; a fact that is lacking is said at its field.
  mutating func proposeRouting(_ command: RoutePost, _ box: FormBox) -> [Effect] {
    guard let facts = box.routing, let proposal = facts.proposal(box) else { return [] }
    if let missing = proposal.asks.compactMap(\.fact).first {
      var box = box
      let refusal = Refusal(.routingFactMissing, ["name": missing.rawValue, "expected": ""])
      let words = RefusalText(phrases: phrases).short(refusal)
      box.form.say(.init(TerminalText(words)), about: missing.rawValue, focusing: true)
      replaceTop(.form(box))
      return []
    }
    let text = ProposalText(proposal, phrases: phrases, guide: facts.table.guide)
    return ask(.route(command), body: text.lines)
  }
}

extension WorkstationState {
  /// Sends what the form under the question has made; a refusal is said at its field.
  mutating func sendForm(_ command: RoutePost) -> [Effect] {
    guard let session, case .form(var box)? = layers.last else { return [] }
    box.isWaiting = true
    replaceTop(.form(box))
    return [
      .send(
        Order(
          command, by: session, saved: box.kind.saved, ["title": box.target?.title ?? ""], about: box.target,
          then: .closeForm))
    ]
  }
}
