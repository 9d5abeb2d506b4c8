import CommandBus
import Domain
import Screen

/// Where the routine was silent, as a list for its owner, who settles a line of it in a form (R38, S3-1).
enum RuleGapActions {
  /// Gaps that are listed; the open ones come first.
  static let shown = 200

  static let all: [Action] = [
    Action(
      .ruleGaps, .list, [.character("U")], in: [.deviations], isHinted: true, if: hasTable
    ) { state in
      guard let service = state.service else { return [] }
      return state.pick(.ruleGaps(service), title: state.phrases.say("list.reading"))
    }
  ]

  private static let hasTable: @Sendable (WorkstationState) -> Availability = { state in
    guard let row = state.serviceRow, row.routine.routing == nil else { return .enabled }
    let refusal = Refusal(.noRouting, ["service": row.service.name])
    return .disabled(RefusalText(phrases: state.phrases).sentence(refusal))
  }
}

extension WorkstationState {
  mutating func fillRuleGaps(_ page: Page<RuleGapRow>, of service: Service.ID) {
    guard case .picker(let box)? = layers.last, box.purpose == .ruleGaps(service) else { return }
    let open = page.rows.count { $0.gap.answer == nil }
    retitlePicker(phrases.say("rule-gap.title", ["count": countText(open)]))
    let words = RuleGapWords(state: self)
    let allowed = PostActions.may(SettleRuleGap.permission)(self)
    let rows = page.rows.map { row in
      var line = PickerBox.Row(
        value: .ruleGap(row),
        texts: [
          words.line(row), row.notedByName, DateText(phrases: phrases).short(row.gap.notedAt.day, today: now.day),
        ])
      if let answer = words.answer(row) {
        line.disabled = answer
      } else if case .disabled(let reason) = allowed {
        line.disabled = reason
      }
      return line
    }
    fillPicker(rows, total: page.total)
  }
}

/// A rule gap in words.
struct RuleGapWords {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }

  /// `R39 · sak, barnets mappe: Følges opp igjen`.
  func line(_ row: RuleGapRow) -> String {
    let mark = row.gap.answer == nil ? "" : "\(state.glyphs.checked.string) "
    return "\(mark)\(row.gap.rule) · \(decided(row))"
  }

  /// Where it was sent instead, and why.
  func decided(_ row: RuleGapRow) -> String {
    row.isMasked ? state.shown("", isMasked: true) : "\(places(row.gap)): \(row.gap.reason)"
  }

  /// What the owner has answered; nil while nobody has.
  func answer(_ row: RuleGapRow) -> String? {
    row.gap.answer.map { phrases.say("rule-gap.answered", ["answer": state.shown($0, isMasked: row.isMasked)]) }
  }

  /// The folders by name, as the routine in force calls them.
  private func places(_ gap: RuleGap) -> String {
    guard !gap.decided.isEmpty else { return phrases.say("routing.nowhere") }
    let table = state.office?.services.first { $0.service.id == gap.service }?.routine.routing
    return gap.decided.map { written in
      let folder = table?.folders.first { $0.id.text == written.prefix { $0 != ":" } }
      return folder?.name.text(in: phrases.language) ?? written
    }.joined(separator: ", ")
  }
}

/// The form in which the routine's owner says what became of a gap.
struct RuleGapForm {
  let state: WorkstationState

  func box(_ row: RuleGapRow) -> FormBox {
    let gap = row.gap
    let title = state.phrases.say(
      "form.rule-gap",
      ["rule": ([gap.rule] + gap.lines).joined(separator: " "), "number": gap.post.description])
    var box = CommandForm(state: state).box(.ruleGap, titled: title, fixed: ["gap": gap.id.description])
    box.about = gap.rule
    let question = gap.question.text(in: state.phrases.language)
    let words = [question, "→ \(RuleGapWords(state: state).decided(row))"].filter { !$0.isEmpty }
    box.form.say(.init(TerminalText(words.joined(separator: " ")), .muted), about: "answer")
    return box
  }
}
