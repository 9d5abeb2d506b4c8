import CommandBus
import Domain
import Screen

/// The routine of the service as a text to read: every rule with its number, line and strength, a draft said first.
struct RoutinePage {
  let phrases: Phrasebook
  let card: RoutineCard.Answer

  var pane: TextPane {
    var lines: [TextPane.Paragraph] = [.init(TerminalText(heading), Style(.heading))]
    if card.routine.isDraft { lines.append(.init(TerminalText(phrases.say("routine.draft")), Style(.warning))) }
    var section: RoutineRule.Section?
    for rule in card.routine.rules(in: phrases) {
      if rule.section != section {
        lines.append(.init("", Style(.base)))
        lines.append(.init(TerminalText(phrases.say("rule.section.\(rule.section.rawValue)")), Style(.heading)))
      }
      section = rule.section
      lines.append(.init(TerminalText(rule.text, limit: 1000), Style(.base)))
      if rule.source != nil { lines.append(.init(TerminalText("    " + rule.cited(in: phrases)), Style(.muted))) }
      if let note = rule.source?.note {
        lines.append(.init(TerminalText("    ▲ " + note, limit: 1000), Style(.muted)))
      }
    }
    return TextPane(lines)
  }

  private var heading: String {
    phrases.say(
      "routine.heading",
      [
        "version": String(card.row.version),
        "status": phrases.say("routine-status.\((card.routine.profile?.status ?? .current).rawValue)"),
        "day": DateText(phrases: phrases).full(card.row.adoptedAt.day), "user": card.row.adoptedBy,
      ])
  }
}

/// What can be done with the routine itself.
enum RoutineActions {
  static let all: [Action] = [
    Action(.routine, .general, [.character("G")], in: ActionScope.signedIn) { state in
      guard let row = state.serviceRow else { return [] }
      let title = state.phrases.say("routine.title", ["service": row.service.name])
      return state.read(.routine(row.service.id), title: title)
    },
    Action(.adoptRoutine, .general, [], in: ActionScope.signedIn, if: PostActions.may(.adoptRoutine)) { state in
      guard let row = state.serviceRow else { return [] }
      let phrases = state.phrases
      let field = FormField.text(
        "file", TerminalText(phrases.say("parameter.file")), limit: Arguments.longestText)
      let box = FormBox(
        .adopt, title: phrases.say("form.adopt", ["title": row.service.name]), fields: [field],
        fixed: ["service": row.service.id.text])
      state.layers.append(.form(box))
      return []
    },
  ]
}
