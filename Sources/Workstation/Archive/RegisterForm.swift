import CommandBus
import Domain
import Screen

/// The registry entry of an item that is not linked yet: an existing case or a new one, never both (S4-9).
struct RegisterForm {
  let state: WorkstationState

  /// The field that chooses between the two; it is no parameter of the command.
  static let filing = "filing"

  func box(_ target: Target, view: PostView?) -> FormBox {
    let phrases = state.phrases
    let similar = view?.card.similar?.folder
    var box = FormBox(
      .register, title: phrases.say("form.register", ["title": target.title]),
      fields: [
        .choice(
          Self.filing, TerminalText(phrases.say("form.filing")),
          [TerminalText(phrases.say("form.filing.existing")), TerminalText(phrases.say("form.filing.new"))]),
        .text("case", TerminalText(phrases.say("parameter.case")), similar?.id.description ?? "", limit: 20),
      ],
      fixed: ["post": target.post.description], target: target)
    let advice = similar.map { phrases.say("form.similar", ["title": $0.title]) } ?? phrases.say("form.find-case")
    box.form.say(.init(TerminalText(advice), .muted), about: "case")
    box.prefill = ["new-case": target.title, "party": view?.card.item.details.sender ?? ""]
    return box
  }

  /// Shows the fields of the choice that is made, and only those.
  static func settle(_ box: inout FormBox, _ phrases: Phrasebook) {
    guard box.kind == .register, let choice = box.form.fields.first, let selected = choice.selected else { return }
    let hasCase = box.form["case"] != nil
    guard hasCase != (selected == 0) else { return }
    let parameters = selected == 0 ? ["case"] : ["new-case", "party"]
    let fields = parameters.map { id in
      FormField.text(id, TerminalText(phrases.say("parameter.\(id)")), box.prefill[id] ?? "")
    }
    box.form = Form([choice] + fields)
  }
}
