import CommandBus
import Domain
import Screen

/// The letter as it is written: who gets it and how above, the text below, remarks in the margin beside their words.
extension WorkstationState {
  func letterHeading(_ id: Letter.ID) -> String {
    let title = letter?.view == nil ? "…" : letter?.title ?? "…"
    return phrases.say("letter.heading", ["letter": id.description, "title": title])
  }

  /// The place of the text, under the head.
  var letterArea: Rect {
    let parts = LetterScreen.parts(of: ScreenLayout(self).page)
    return TextEditor.textArea(in: parts.text, hasNotes: letter?.editor.anchors.isEmpty == false)
  }

  func renderLetter(into buffer: inout CellBuffer, in rect: Rect) -> Point {
    guard let page = letter, let view = page.view else {
      buffer.put(TerminalText(phrases.say("list.reading")), at: Point(x: rect.x + 2, y: rect.y), style: Style(.muted))
      return rect.origin
    }
    return LetterScreen(state: self, page: page, view: view).render(into: &buffer, in: rect)
  }
}

struct LetterScreen {
  let state: WorkstationState
  let page: OpenLetter
  let view: LetterView

  private var phrases: Phrasebook { state.phrases }
  private var letter: Letter { view.card.letter }

  static let headRows = 3

  static func parts(of rect: Rect) -> (head: Rect, rule: Rect, text: Rect) {
    let parts = rect.rows(.fixed(headRows), .fixed(1), .rest)
    return (parts[0], parts[1], parts[2].inset(columns: 1))
  }

  func render(into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let parts = Self.parts(of: rect)
    for (index, line) in head.enumerated() {
      let point = Point(x: parts.head.x + 2, y: parts.head.y + index)
      buffer.put(line.text, at: point, style: line.style, maxWidth: parts.head.width - 3)
    }
    buffer.rule(parts.rule, heading: TerminalText(standing))
    let cursor = page.editor.render(into: &buffer, in: parts.text, notes: notes)
    guard let search = page.editor.search else { return cursor }
    return render(search, into: &buffer, in: parts.rule)
  }

  /// Who gets it and how, what it answers, and why it cannot leave by itself.
  private var head: [TextPane.Paragraph] {
    let names = letter.recipients.map(\.name).joined(separator: ", ")
    let channel = phrases.say("outgoing.\(letter.channel.rawValue)")
    let to = phrases.say("letter.to", ["recipient": names, "channel": channel])
    let answers = letter.answers.map(\.description).joined(separator: ", ")
    let about = phrases.say("letter.about", ["case": letter.caseFolder.description, "title": view.card.folder.title])
    let answering = answers.isEmpty ? "" : " · " + phrases.say("letter.answers", ["entries": answers])
    return [
      TextPane.Paragraph(TerminalText(to), Style(.heading)), TextPane.Paragraph(TerminalText(about + answering)),
      TextPane.Paragraph(TerminalText(why), Style(letter.returnReason == nil ? .muted : .warning)),
    ]
  }

  private var why: String {
    if letter.state == .returned, let reason = letter.returnReason {
      return phrases.say("letter.returned", ["reason": reason])
    }
    if letter.state == .approved || letter.state == .finalised, let done = signed { return done }
    guard let need = view.card.needs.first else {
      return letter.isLocked ? phrases.say("letter.locked") : phrases.say("letter.no-approval")
    }
    let roles = need.roles.map { phrases.say("role.\($0.rawValue)") }.joined(separator: ", ")
    return phrases.say("letter.needs-approval", ["roles": roles, "source": need.rule.cited])
  }

  /// Who answers for a letter that is out of its author's hands; a substitute with both names.
  private var signed: String? {
    func name(_ user: User.ID) -> String { view.card.names[user] ?? user.text }
    let approvers = letter.approvals.compactMap(\.given).map { given in
      let other = given.onBehalfOf.map { phrases.say("letter-page.for", ["name": name($0)]) }
      return [name(given.by), other].compactMap { $0 }.joined(separator: " ")
    }
    guard approvers.isEmpty else {
      return phrases.say("letter.approved-by", ["users": Set(approvers).sorted().joined(separator: ", ")])
    }
    return view.card.signature.map { phrases.say("letter.finalised-by", ["user": name($0.through ?? $0.by)]) }
  }

  /// `kladd · versjon 3 · ikke lagret · 2 kommentarer`.
  private var standing: String {
    var parts = [
      phrases.say("letter-state.\(letter.state.rawValue)"),
      phrases.say("letter.version", ["version": String(page.textVersion)]),
    ]
    if page.isChanged { parts.append(phrases.say("letter.unsaved")) }
    let open = view.card.comments.filter(\.isOpen).count
    if open > 0 { parts.append(phrases.say("letter.comments", ["count": String(open)])) }
    return parts.joined(separator: " · ")
  }

  private var notes: [TextNote] {
    view.card.comments.filter(\.isOpen).map { comment in
      let name = view.card.names[comment.by] ?? comment.by.text
      return TextNote(anchor: comment.id.value, TerminalText("\(name): \(comment.text)"))
    }
  }

  private func render(_ search: TextSearch, into buffer: inout CellBuffer, in line: Rect) -> Point {
    buffer.fill(line)
    let isMissing = !search.field.isEmpty && search.match == nil
    let label = isMissing ? phrases.say("letter.not-found") : phrases.say("letter.find")
    let style = Style(isMissing ? .warning : .heading)
    let x = buffer.put(TerminalText(label), at: Point(x: line.x + 2, y: line.y), style: style) + 1
    let field = Rect(x: x, y: line.y, width: max(line.maxX - x - 2, 4), height: 1)
    return search.field.render(into: &buffer, in: field, isFocused: true)
  }
}
