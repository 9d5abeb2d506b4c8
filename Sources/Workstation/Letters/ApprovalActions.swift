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
    Action(
      .cancelApproval, .letters, [.character("S")], in: page, isHinted: true, if: LetterActions.can(.cancelApproval)
    ) { $0.cancelApproval() },
  ]

  /// Not before the text has been read to its end (S4-29).
  private static let canApprove: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = LetterActions.can(.approveLetter)(state)
    guard allowed == .enabled else { return allowed }
    return state.hasReadLetter ? .enabled : .disabled(state.phrases.say("reason.letter-unread"))
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

  /// Asks with whom it goes to, how, and when it is printed if nobody opens it (S4-31, S4-32).
  mutating func askToApprove() -> [Effect] {
    guard let page = letterPage, let card = page.view?.card else { return [] }
    let letter = card.letter
    let to = phrases.say(
      "letter.to",
      [
        "recipient": letter.recipients.map(\.name).joined(separator: ", "),
        "channel": phrases.say("outgoing.\(letter.channel.rawValue)"),
      ])
    let print = card.printedAfterHours.map { phrases.say("letter.printed-after", ["hours": String($0)]) }
    let given = GivenCommand(
      name: ApproveLetter.name, arguments: ["letter": letter.id.description, "read-to": "end"], saved: .letterApproved,
      words: page.title, question: phrases.say("question.approve-letter", ["title": page.title]))
    let leaves = phrases.say("letter.leaves-in", ["seconds": String(Letter.cancelWindow)])
    return ask(.give(given), body: [to] + (print.map { [$0] } ?? []) + [leaves])
  }

  mutating func cancelApproval() -> [Effect] {
    guard let page = letterPage, let session else { return [] }
    return [
      .send(
        Order(CancelApproval(letter: page.letter), by: session, saved: .approvalCancelled, ["title": page.title]))
    ]
  }
}
