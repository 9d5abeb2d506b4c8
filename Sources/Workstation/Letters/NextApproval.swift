import CommandBus
import Domain
import Screen

/// An approved letter that can still be stopped, though the next one is on the screen (S4-31).
struct StoppableLetter: Hashable, Sendable {
  let letter: Letter.ID
  let title: String
  let leavesAt: Instant
}

extension WorkstationState {
  /// A letter has been approved or sent back: the next one of the inbox comes by itself.
  mutating func goOn(after letter: Letter.ID, titled title: String, _ entries: [LogEntry]) -> [Effect] {
    if case .form? = layers.last { layers.removeLast() }
    for case .letterApproved(let content) in entries.map(\.event) {
      stoppable = content.leavesAt.map { StoppableLetter(letter: letter, title: title, leavesAt: $0) }
    }
    return reader.map { [.ask(.nextApproval(ApprovalInbox(reader: $0), after: letter))] } ?? []
  }

  /// The inbox as it is now. Where the user has gone on to something else meanwhile, the screen is left alone.
  mutating func takeNext(of rows: [LetterRow], after answered: Letter.ID) -> [Effect] {
    guard case .letter(answered)? = layers.last else { return [] }
    let waiting = rows.filter { $0.letter.id != answered && !$0.isMasked }
    guard let next = waiting.first else {
      addToMessage(phrases.say("letter.none-left"))
      return []
    }
    addToMessage(phrases.say("letter.next", ["count": String(waiting.count)]))
    return showLetter(next.letter.id)
  }

  /// Puts another letter in the place of the one on the screen.
  mutating func showLetter(_ id: Letter.ID) -> [Effect] {
    if case .letter? = layers.last { layers.removeLast() }
    return openLetter(id)
  }

  /// What was said to be saved stays to be read.
  private mutating func addToMessage(_ text: String) {
    guard let message, message.tone == .saved else { return say(.advice, text) }
    say(.saved, "\(message.text). \(text)")
  }

  // MARK: - Stopping

  /// The letter that `S` stops: the one on the screen, or the one approved before it.
  var letterToStop: (id: Letter.ID, title: String)? {
    if let page = letterPage, let view = page.view, view.refusals[.cancelApproval] == nil {
      return (page.letter, page.title)
    }
    guard let stoppable, now < stoppable.leavesAt else { return nil }
    return (stoppable.letter, stoppable.title)
  }

  mutating func cancelApproval() -> [Effect] {
    guard let wanted = letterToStop, let session else { return [] }
    let command = CancelApproval(letter: wanted.id)
    return [
      .send(
        Order(command, by: session, saved: .approvalCancelled, ["title": wanted.title], then: .stopped(wanted.id)))
    ]
  }

  /// A stopped letter is on the screen again, unless something is being written there meanwhile.
  mutating func showStopped(_ id: Letter.ID) -> [Effect] {
    stoppable = nil
    guard letterPage?.letter != id, letter?.isChanged != true else { return [] }
    return showLetter(id)
  }
}
