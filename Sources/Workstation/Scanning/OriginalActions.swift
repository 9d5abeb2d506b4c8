import CommandBus
import Domain
import Screen

/// What is done with the paper of an item once it is scanned (S2-19, S2-20, S1-11).
enum OriginalActions {
  private static let scopes: Set<ActionScope> = [.tray, .post, .registry, .scans]

  static let all: [Action] = [
    Action(.shelve, .post, [.character("H")], in: scopes, isHinted: true, if: PostActions.can(.shelve)) { state in
      state.send(.shelved) { ShelveOriginal(post: $0.post) }
    },
    Action(.shred, .post, [.character("M")], in: scopes, if: PostActions.can(.shred)) { state in
      guard let target = state.target else { return [] }
      guard let form = OriginalForms(state: state).shred(target) else { return state.ask(.shred(target)) }
      state.layers.append(.form(form))
      return []
    },
  ]
}

/// What the routine asks before paper is destroyed.
struct OriginalForms {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }

  /// nil where the routine asks nothing.
  func shred(_ target: Target) -> FormBox? {
    let retention = state.serviceRow?.routine.retention
    let kind = state.view.flatMap { view in state.serviceRow?.routine.kind(view.card.item.details.kind) }
    var fields: [FormField] = []
    var choices: [String: [String]] = [:]
    func ask(_ id: String) {
      fields.append(
        .choice(
          id, TerminalText(phrases.say("parameter.\(id)")),
          [TerminalText(phrases.say("rule.no")), TerminalText(phrases.say("rule.yes"))]))
      choices[id] = ["nei", "ja"]
    }
    if retention?.conditions.contains(.archived) == true { ask("archived") }
    if retention?.destroy == .afterAnswer {
      fields.append(.date("answered", TerminalText(phrases.say("parameter.answered"))))
    }
    if kind?.original == .ask { ask("keep") }
    guard !fields.isEmpty else { return nil }
    var box = FormBox(
      .shred, title: phrases.say("form.shred", ["title": target.title, "number": target.post.description]),
      fields: fields, choices: choices, fixed: ["post": target.post.description], target: target)
    if let rule = retention?.rule, let first = fields.first {
      let source = rule.cited
      box.form.say(.init(TerminalText(phrases.say("form.shred.after", ["source": source])), .muted), about: first.id)
    }
    return box
  }
}
