import Domain
import Screen

extension WorkstationState {
  /// The day, or how many days are left when it presses.
  func dueField(_ due: NextDeadline?) -> TableView.Field {
    guard let due else { return .init("") }
    let status = due.status(on: now.day)
    let words = DeadlineWords(phrases: phrases, law: setting.law)
    let text =
      status == .later
      ? DateText(phrases: phrases).short(due.dueOn, today: now.day) : words.countdown(to: due.dueOn, today: now.day)
    return .init(TerminalText(text), status.role)
  }
}
