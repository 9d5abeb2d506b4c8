import CommandBus
import Domain
import Screen

/// Where an item goes in a service with two systems, and that it has come there (S3-2).
enum RoutingActions {
  private static let scopes: Set<ActionScope> = [.tray, .forwarded, .meeting, .post]

  static let all: [Action] = [
    Action(.route, .post, [.character("R")], in: scopes, if: canRoute) { state in
      guard let target = state.target, let view = state.view, let facts = state.routingFacts else { return [] }
      let form = RouteForm(state: state, facts: facts).box(target, routed: view.routing.routed)
      state.layers.append(.form(form))
      return []
    },
    Action(.deliver, .post, [.character("L")], in: scopes, if: canDeliver) { state in
      guard let target = state.target, let delivery = state.view?.routing.outstanding.first else { return [] }
      state.layers.append(.form(DeliveryForm(state: state).box(target, delivery)))
      return []
    },
    Action(
      .reportMisdirected, .post, [.character("F")], in: scopes, if: PostActions.can(.reportMisdirected)
    ) { state in
      guard let target = state.target else { return [] }
      let received = state.view?.card.item.receivedOn.iso ?? ""
      let box = CommandForm(state: state).box(
        .misdirected, titled: state.phrases.say("form.misdirected", ["title": target.title]),
        fixed: ["post": target.post.description], filled: ["arrived": received], about: target)
      state.layers.append(.form(box))
      return []
    },
  ]

  private static let canRoute: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = PostActions.can(.route)(state)
    guard allowed == .enabled else { return allowed }
    return state.routingFacts == nil ? .disabled(state.phrases.say("reason.still-reading")) : .enabled
  }

  private static let canDeliver: @Sendable (WorkstationState) -> Availability = { state in
    if let reason = state.readOnlyText { return .disabled(reason) }
    guard let target = state.target, let view = state.view, view.card.item.id == target.post else {
      return .disabled(state.phrases.say("reason.nothing-selected"))
    }
    guard !view.routing.outstanding.isEmpty else {
      return .disabled(state.phrases.say("reason.nothing-outstanding"))
    }
    return PostActions.may(.registerEntry)(state)
  }
}

extension RoutingCard.Answer {
  var outstanding: [Delivery] { deliveries.filter { $0.state == .outstanding } }
}

extension WorkstationState {
  /// The table of the item's service; nil where it has none, or the item has not been read.
  var routingFacts: RoutingFacts? {
    guard let target, let view, view.card.item.id == target.post,
      let routine = office?.services.first(where: { $0.service.id == target.service })?.routine,
      let table = routine.routing
    else { return nil }
    return RoutingFacts(
      table: table, kinds: routine.kinds, item: view.card.item, isMisdirected: view.routing.misdirectedAt != nil)
  }
}

/// The form that confirms the next delivery of an item, or first its extract (S3-33).
struct DeliveryForm {
  let state: WorkstationState

  func box(_ target: Target, _ delivery: Delivery) -> FormBox {
    let phrases = state.phrases
    let place = RoutingSheet(state: state).place(delivery.place)
    let isExtract = delivery.place.part == .extract && !delivery.isExtractConfirmed
    let kind = isExtract ? FormKind.extract : .deliver
    var box = FormBox(
      kind, title: phrases.say("form.\(kind.rawValue)", ["title": place]), fields: [],
      fixed: ["delivery": delivery.id.description], target: target)
    func label(_ id: String) -> TerminalText { TerminalText(phrases.say("parameter.\(id)")) }
    guard !isExtract else {
      var title = FormField.text("title", label("title"))
      title.message = .init(TerminalText(phrases.say("routing.extract-advice")), .muted)
      box.form = Form([title])
      return box
    }
    let states = FolderState.allCases
    box.choices["folder"] = [""] + states.map(\.rawValue)
    var fields: [FormField] = [
      .choice(
        "folder", label("folder"),
        ([phrases.say("routing.not-said")] + states.map { phrases.say("routing.folder.\($0.rawValue)") })
          .map { TerminalText($0) }),
      .text("reference", label("reference"), limit: 200),
    ]
    if delivery.place.part == .anonymised {
      box.choices["steps"] = ["", ConfirmDelivery.PaperStep.allCases.map(\.rawValue).joined(separator: ",")]
      fields.append(
        .choice(
          "steps", label("steps"),
          [TerminalText(phrases.say("question.no")), TerminalText(phrases.say("question.yes"))]))
    }
    box.form = Form(fields)
    return box
  }
}
