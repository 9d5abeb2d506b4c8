import CommandBus
import Domain
import Screen

/// The leader's keys on a letter: approve, return, and stop what was approved before it leaves (S4-27…32).
///
/// Approving and returning lie far apart, and the key that asks is never the one that answers.
enum ApprovalActions {
  private static let page: Set<ActionScope> = [.letter]

  static let all: [Action] = [
    Action(.approveLetter, .letters, [.character("O")], in: page, isHinted: true, if: canApprove) {
      $0.askToApprove()
    },
    Action(.returnLetter, .letters, [.character("R")], in: page, isHinted: true, if: LetterActions.can(.returnLetter)) {
      state in state.openLetterForm { $0.giveBack($1) }
    },
    // The next letter, or the list, may be on the screen already.
    Action(.cancelApproval, .letters, [.character("S")], in: [.letter, .letters], isHinted: true, if: canStop) {
      $0.cancelApproval()
    },
    Action(.letterChanges, .letters, [.alt("e"), .character("d")], in: page, isHinted: true, if: hasEarlier) {
      $0.toggleChanges()
    },
  ]

  /// Not before the text has been read to its end (S4-29).
  private static let canApprove: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = LetterActions.can(.approveLetter)(state)
    guard allowed == .enabled else { return allowed }
    return state.hasReadLetter ? .enabled : .disabled(state.phrases.say("reason.letter-unread"))
  }

  private static let canStop: @Sendable (WorkstationState) -> Availability = { state in
    if let reason = state.readOnlyText { return .disabled(reason) }
    if state.letterToStop != nil { return .enabled }
    guard state.letterPage == nil else { return LetterActions.can(.cancelApproval)(state) }
    return .disabled(state.phrases.say("reason.nothing-to-stop"))
  }

  private static let hasEarlier: @Sendable (WorkstationState) -> Availability = { state in
    guard let view = state.letterPage?.view else { return .disabled(state.phrases.say("reason.still-reading")) }
    return view.earlier == nil ? .disabled(state.phrases.say("reason.first-version")) : .enabled
  }
}

extension WorkstationState {
  /// Whether the last row of the letter has been on the screen.
  var hasReadLetter: Bool {
    guard var editor = letterPage?.editor else { return false }
    let area = letterArea
    editor.settle(Size(width: area.width, height: area.height))
    return editor.hasShownEnd
  }

  /// Asks with whom it goes to, how, what it writes off, and when it is printed if nobody opens it (S4-31, S4-32).
  mutating func askToApprove() -> [Effect] {
    guard let page = letterPage, let card = page.view?.card else { return [] }
    let letter = card.letter
    let to = phrases.say(
      "letter.to",
      [
        "recipient": letter.recipients.map(\.name).joined(separator: ", "),
        "channel": phrases.say("outgoing.\(letter.channel.rawValue)"),
      ])
    let given = GivenCommand(
      name: ApproveLetter.name, arguments: ["letter": letter.id.description, "read-to": "end"], saved: .letterApproved,
      words: page.title, next: .nextApproval(letter.id),
      question: phrases.say("question.approve-letter", ["title": page.title]))
    let leaves = phrases.say("letter.leaves-in", ["seconds": String(Letter.cancelWindow)])
    return ask(.give(given), body: [to] + [writeOffText(letter), printText(card)].compactMap { $0 } + [leaves])
  }

  /// What its author chose that it writes off; nil for a letter that does not wait for others, or for its leaving.
  func writeOffText(_ letter: Letter) -> String? {
    guard [.awaitingApproval, .approved].contains(letter.state), let choices = letter.choices else { return nil }
    guard !choices.writesOff.isEmpty else { return phrases.say("letter.writes-nothing-off") }
    return phrases.say(
      "letter.writes-entries-off",
      [
        "entries": choices.writesOff.map(\.description).joined(separator: ", "),
        "method": phrases.say("write-off.\(choices.method.rawValue)"),
      ])
  }

  /// When an unread letter would be printed, as it stands now; nil for one that never is, or has left.
  func printText(_ card: LetterCard.Answer) -> String? {
    guard let hours = card.printedAfterHours, card.letter.state.isOpen else { return nil }
    let leaves = card.letter.leavesAt ?? now.adding(seconds: Letter.cancelWindow)
    let at = ReadingDeadline.printsAt(notifiedAt: leaves, hours: hours)
    let day = DateText(phrases: phrases).short(at.day, today: now.day)
    return phrases.say("letter.printed-after", ["hours": String(hours), "day": day, "time": at.clockText])
  }
}
