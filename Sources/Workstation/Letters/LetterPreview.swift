import CommandBus
import Domain
import Screen

/// The page as it will lie on the paper, before the letter is sent, and as it was sent afterwards (S4-29).
enum LetterPreviewActions {
  static let all: [Action] = [
    Action(
      .letterPage, .letters, [.alt("v"), .character("D")], in: [.letter], isHinted: true, if: isRead
    ) {
      $0.openLetterPage()
    }
  ]

  private static let isRead: @Sendable (WorkstationState) -> Availability = { state in
    state.letterPage?.view == nil ? .disabled(state.phrases.say("reason.still-reading")) : .enabled
  }
}

extension WorkstationState {
  /// The page that was sent, or the text on the screen made into one; Esc ends the making.
  mutating func openLetterPage() -> [Effect] {
    guard let page = letterPage, let view = page.view else { return [] }
    var document = DocumentPage(owner: .letter(page.letter), index: 0)
    if let sent = view.card.letter.page {
      document.proof = sent
    } else if view.card.letter.state == .finalised {
      // A page made here would look like one that is not sent.
      say(.advice, phrases.say("letter.page-unmade"))
      return []
    } else {
      document.draft = LetterText(title: page.title, body: page.editor.text)
      document.begunAt = now
    }
    layers.append(.document(document))
    return []
  }

  /// `Siden settes opp … 3 s`: whoever waits sees that something is done, and how to leave it.
  func pressingText(_ page: DocumentPage) -> String {
    let seconds = page.begunAt.map { max(now.seconds(since: $0), 0) } ?? 0
    return phrases.say("letter.pressing", ["seconds": String(seconds)])
  }
}
