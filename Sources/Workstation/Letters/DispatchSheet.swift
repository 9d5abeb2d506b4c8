import CommandBus
import Domain
import Screen

/// One dispatch with all that is known of it, and what can be done.
struct DispatchSheet {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }
  private var words: DispatchWords { DispatchWords(state: state) }

  var title: String {
    switch state.letters.selected {
    case .dispatch(let row): state.shown(row.title, isMasked: row.isMasked)
    case .letter(let row): state.shown(row.letter.title, isMasked: row.isMasked)
    case nil: ""
    }
  }

  func lines(width: Int) -> [TextPane.Paragraph] {
    switch state.letters.selected {
    case .dispatch(let row): TextPane(paragraphs(row)).lines(width: width)
    case .letter(let row): TextPane(paragraphs(row)).lines(width: width)
    case nil: []
    }
  }

  private func line(_ text: String, _ role: Style.Role = .base) -> TextPane.Paragraph {
    .init(TerminalText(text, limit: 600), Style(role))
  }

  func paragraphs(_ row: LetterRow) -> [TextPane.Paragraph] {
    let letter = row.letter
    var lines = [
      line(phrases.say("letters.in-case", ["number": letter.id.description, "case": letter.caseFolder.description])),
      line(
        phrases.say(
          "letters.goes-to",
          [
            "recipients": letter.recipients.map(\.name).joined(separator: ", "),
            "channel": phrases.say("outgoing.\(letter.channel.rawValue)"),
          ])),
    ]
    if let reason = letter.returnReason, letter.state == .returned {
      lines.append(line(phrases.say("letters.returned", ["reason": reason]), .warning))
    }
    if let at = letter.leavesAt { lines.append(line(words.moment("letters.leaves-at", at))) }
    return lines
  }

  private func paragraphs(_ row: DispatchRow) -> [TextPane.Paragraph] {
    let dispatch = row.dispatch
    let way = line(
      phrases.say(
        "dispatch.goes-to",
        [
          "recipient": dispatch.recipient.name, "channel": phrases.say("outgoing.\(dispatch.channel.rawValue)"),
          "entry": row.entry?.description ?? "–", "case": dispatch.caseFolder.description,
        ]))
    let next = line(words.next(dispatch), dispatch.group == .failed ? .error : .base)
    // On a low screen there may be room for little more than why it failed.
    var lines = dispatch.group == .failed ? [next, way] : [way, next]
    lines += times(dispatch).filter { $0.text != next.text }
    // Of what has failed the first line says it.
    if dispatch.group != .failed, let reason = words.trouble(dispatch) {
      lines.append(line(phrases.say("dispatch.fault", ["reason": reason]), .error))
    }
    let unknown = dispatch.progress.unknownWords
    if !unknown.isEmpty {
      lines.append(line(phrases.say("dispatch.unknown-words", ["words": unknown.joined(separator: ", ")]), .warning))
    }
    if dispatch.progress.isContradicted { lines.append(line(phrases.say("dispatch.contradicted"), .error)) }
    if row.isReported { lines.append(line(phrases.say("dispatch.reported"), .warning)) }
    return lines + stop(dispatch)
  }

  private func times(_ dispatch: Dispatch) -> [TextPane.Paragraph] {
    let progress = dispatch.progress
    let known: [(String, Instant?)] = [
      ("dispatch.accepted-at", dispatch.acceptedAt), ("dispatch.told-at", progress.notifiedAt),
      ("dispatch.read-at", progress.readAt), ("dispatch.printed-at", progress.printedAt ?? dispatch.printedAt),
      ("dispatch.signed-at", dispatch.signedAt), ("dispatch.handed-over-at", dispatch.handedOverAt),
      ("dispatch.stopped-at", dispatch.stoppedAt),
    ]
    return known.compactMap { key, at in at.map { line(words.moment(key, $0), .muted) } }
  }

  /// Whether the print can still be stopped, and if not, why, in the bus's own words.
  private func stop(_ dispatch: Dispatch) -> [TextPane.Paragraph] {
    guard dispatch.channel == .svarUt, let trial = state.dispatchTrial, trial.dispatch == dispatch.id else { return [] }
    guard let refusal = trial.refusals[.stopPrint] else { return [line(phrases.say("dispatch.can-stop"))] }
    return [line(RefusalText(phrases: phrases).sentence(refusal), .muted)]
  }
}
