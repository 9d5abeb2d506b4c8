import CommandBus
import Domain
import Screen

/// The forms about deadlines and closing days.
struct DeadlineForms {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }

  private func label(_ parameter: String) -> TerminalText { TerminalText(phrases.say("parameter.\(parameter)")) }

  private var today: String { DateText(phrases: phrases).typed(state.now.day) }

  /// Which deadline was met, how, and when.
  func meet(_ target: Target) -> FormBox {
    let purposes = state.meetable
    let words = DeadlineWords(phrases: phrases, law: state.setting.law)
    var box = FormBox(
      .meetDeadline, title: phrases.say("form.meet-deadline", ["title": target.title]),
      fields: [
        .choice("deadline", label("deadline"), purposes.map { TerminalText(words.purpose($0)) }),
        outcome(of: purposes.first ?? .answer), .date("on", label("on"), today),
        .text("note", label("note"), limit: Arguments.longestText),
      ],
      choices: ["deadline": purposes.map(\.rawValue)], fixed: ["post": target.post.description], target: target)
    Self.settle(&box, phrases)
    return box
  }

  private func outcome(of purpose: DeadlinePurpose) -> FormField {
    Self.outcome(of: purpose, phrases)
  }

  private static func outcome(of purpose: DeadlinePurpose, _ phrases: Phrasebook) -> FormField {
    .choice(
      "outcome", TerminalText(phrases.say("parameter.outcome")),
      DeadlineOutcome.outcomes(of: purpose).map { TerminalText(phrases.say("deadline.outcome.\($0.rawValue)")) })
  }

  /// Offers the outcomes of the deadline that is chosen, and only those.
  static func settle(_ box: inout FormBox, _ phrases: Phrasebook) {
    guard box.kind == .meetDeadline, let chosen = box.form["deadline"]?.selected,
      let names = box.choices["deadline"], names.indices.contains(chosen),
      let purpose = DeadlinePurpose(rawValue: names[chosen])
    else { return }
    let outcomes = DeadlineOutcome.outcomes(of: purpose).map(\.rawValue)
    guard box.choices["outcome"] != outcomes else { return }
    box.choices["outcome"] = outcomes
    let focus = box.form.focus
    box.form = Form(
      box.form.fields.map { $0.id == "outcome" ? outcome(of: purpose, phrases) : $0 }, focus: focus)
  }

  /// Filled in with the day that the draft promises, where it can promise one.
  func preliminaryAnswer(_ target: Target) -> FormBox {
    let card = state.view.flatMap { $0.card.item.id == target.post ? $0.card : nil }
    let draft = card.flatMap { PreliminaryDraft($0.deadlines, on: state.now.day) }
    let expected = draft?.expectedOn.map { DateText(phrases: phrases).typed($0) } ?? ""
    return FormBox(
      .preliminaryAnswer, title: phrases.say("form.preliminary-answer", ["title": target.title]),
      fields: [
        .date("expected", label("expected"), expected), .date("on", label("on"), today),
        .text("reason", label("reason"), limit: Arguments.longestText),
      ],
      fixed: ["post": target.post.description], target: target)
  }

  var setClosingDay: FormBox {
    FormBox(
      .setClosingDay, title: phrases.say("form.set-closing-day"),
      fields: [.date("day", label("day")), .text("reason", label("reason"), limit: 200)], fixed: [:])
  }

  var removeClosingDay: FormBox {
    let days = state.calendar.closingDays.sorted { $0.key < $1.key }
    let dates = DateText(phrases: phrases)
    return FormBox(
      .removeClosingDay, title: phrases.say("form.remove-closing-day"),
      fields: [.choice("day", label("day"), days.map { TerminalText("\(dates.full($0.key)) – \($0.value)") })],
      choices: ["day": days.map(\.key.iso)], fixed: [:])
  }
}
