import CommandBus
import Domain
import Screen

/// The letter as it is written: who gets it and how above, the text below, remarks beside their words or under the text.
extension WorkstationState {
  func letterHeading(_ id: Letter.ID) -> String {
    let title = letter?.view == nil ? "…" : letter?.title ?? "…"
    return phrases.say("letter.heading", ["letter": id.description, "title": title])
  }

  var letterLayout: LetterLayout {
    LetterLayout(
      ScreenLayout(self).page, headRows: letter?.view.map { LetterHead(state: self, view: $0).lines.count } ?? 0,
      notes: letter?.editor.anchors.count ?? 0)
  }

  /// The place of the text, under the head.
  var letterArea: Rect {
    let layout = letterLayout
    return TextEditor.textArea(
      in: layout.text, hasNotes: letter?.editor.anchors.isEmpty == false, isNarrow: layout.isNarrow)
  }

  /// The place of the changes: remarks are about the letter and do not stand beside them.
  var changesArea: Rect { letterLayout.whole }

  func renderLetter(into buffer: inout CellBuffer, in rect: Rect) -> Point {
    guard let page = letter, let view = page.view else {
      buffer.put(TerminalText(phrases.say("list.reading")), at: Point(x: rect.x + 2, y: rect.y), style: Style(.muted))
      return rect.origin
    }
    return LetterScreen(state: self, page: page, view: view).render(into: &buffer, in: rect)
  }
}

/// Where the parts of a letter stand.
struct LetterLayout {
  let head: Rect
  let rule: Rect
  let text: Rect
  /// The remarks under the text; empty where they stand in the margin, or there are none.
  let notes: Rect
  /// The text and the remarks.
  let whole: Rect
  let isNarrow: Bool

  /// A margin beside a text of fewer columns would leave too little of both.
  private static let narrow = 96

  /// - Parameter notes: how many remarks there are.
  init(_ rect: Rect, headRows: Int, notes count: Int) {
    isNarrow = rect.width < Self.narrow
    let noteRows = isNarrow && count > 0 ? min(1 + 2 * count, 5) : 0
    let parts = rect.rows(.fixed(headRows), .fixed(1), .rest, .fixed(noteRows))
    head = parts[0]
    rule = parts[1]
    text = parts[2].inset(columns: 1)
    notes = parts[3]
    whole = Rect(x: text.x, y: text.y, width: text.width, height: text.height + noteRows)
  }
}

/// Who gets the letter and how, what it answers and writes off, who wrote it, and why it cannot leave by itself.
struct LetterHead {
  let state: WorkstationState
  let view: LetterView

  private var phrases: Phrasebook { state.phrases }
  private var letter: Letter { view.card.letter }

  var lines: [TextPane.Paragraph] {
    let names = letter.recipients.map(\.name).joined(separator: ", ")
    let channel = phrases.say("outgoing.\(letter.channel.rawValue)")
    let to = phrases.say("letter.to", ["recipient": names, "channel": channel])
    let answers = letter.answers.map(\.description).joined(separator: ", ")
    let about = phrases.say("letter.about", ["case": letter.caseFolder.description, "title": view.card.folder.title])
    let answering = answers.isEmpty ? "" : " · " + phrases.say("letter.answers", ["entries": answers])
    var lines = [TextPane.Paragraph(TerminalText(to), Style(.heading))]
    if let print = state.printText(view.card) { lines.append(TextPane.Paragraph(TerminalText(print))) }
    lines.append(TextPane.Paragraph(TerminalText(about + answering)))
    if let writesOff = state.writeOffText(letter) {
      let author = phrases.say("letter.written-by", ["user": view.card.row.authorName])
      lines.append(TextPane.Paragraph(TerminalText("\(author) · \(writesOff)")))
    }
    lines.append(TextPane.Paragraph(TerminalText(why), Style(letter.returnReason == nil ? .muted : .warning)))
    return lines
  }

  private var why: String {
    if letter.state == .returned, let reason = letter.returnReason {
      return phrases.say("letter.returned", ["reason": reason])
    }
    if letter.state == .approved || letter.state == .finalised, let done = signed { return done }
    guard !view.card.needs.isEmpty else {
      return letter.isLocked ? phrases.say("letter.locked") : phrases.say("letter.no-approval")
    }
    return view.card.needs.map { need in
      let roles = need.roles.map { phrases.say("role.\($0.rawValue)") }.joined(separator: ", ")
      return phrases.say("letter.needs-approval", ["roles": roles, "source": need.rule.cited])
    }.joined(separator: "; ")
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
}

struct LetterScreen {
  let state: WorkstationState
  let page: OpenLetter
  let view: LetterView

  private var phrases: Phrasebook { state.phrases }
  private var letter: Letter { view.card.letter }

  func render(into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let layout = state.letterLayout
    for (index, line) in LetterHead(state: state, view: view).lines.enumerated() {
      let point = Point(x: layout.head.x + 2, y: layout.head.y + index)
      buffer.put(line.text, at: point, style: line.style, maxWidth: layout.head.width - 3)
    }
    if let changes = page.changes {
      buffer.rule(layout.rule, heading: TerminalText(state.changesHeading(changes)))
      let cursor = changes.editor.render(into: &buffer, in: layout.whole)
      return changes.editor.search.map { render($0, into: &buffer, in: layout.rule) } ?? cursor
    }
    buffer.rule(layout.rule, heading: TerminalText(standing))
    let notes = notes
    let cursor = page.editor.render(into: &buffer, in: layout.text, notes: notes, isNarrow: layout.isNarrow)
    renderBelow(notes, into: &buffer, in: layout.notes)
    return page.editor.search.map { render($0, into: &buffer, in: layout.rule) } ?? cursor
  }

  /// `kladd · versjon 3 · ikke lagret · kommentarer som venter: 2`.
  private var standing: String {
    var parts = [
      phrases.say("letter-state.\(letter.state.rawValue)"),
      phrases.say("letter.version", ["version": String(page.textVersion)]),
    ]
    if page.isChanged { parts.append(phrases.say("letter.unsaved")) }
    if let standing = state.standingText(page) { parts.append(standing) }
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

  /// On a narrow screen the margin has the numbers, and the words stand under the text: of the remark at the cursor
  /// first, then of those on the screen.
  private func renderBelow(_ notes: [TextNote], into buffer: inout CellBuffer, in rect: Rect) {
    guard rect.height > 1 else { return }
    buffer.rule(rect.row(0), heading: TerminalText(phrases.say("letter.comments-below")))
    let current = Set(page.editor.anchorsAtCursor.map(\.id))
    let shown = page.editor.anchorsShown(in: state.letterArea)
    let rank = { (note: TextNote) in current.contains(note.anchor) ? 0 : shown.contains(note.anchor) ? 1 : 2 }
    let ordered = notes.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
    var y = rect.y + 1
    for (index, note) in ordered {
      let style = current.contains(note.anchor) ? note.style.with(.bold) : note.style
      let whole: TerminalText = "\(index + 1) \(note.text)"
      for line in whole.wrapped(to: max(rect.width - 4, 1)).prefix(2) where y < rect.maxY {
        buffer.put(line, at: Point(x: rect.x + 2, y: y), style: style)
        y += 1
      }
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
