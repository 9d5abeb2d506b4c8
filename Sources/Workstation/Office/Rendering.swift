import CommandBus
import Domain
package import Screen

/// Draws the whole screen. The cursor stands on the selected row or the focused field.
package func frame(of state: WorkstationState) -> Frame {
  var buffer = CellBuffer(state.size, glyphs: state.glyphs)
  let cursor = render(state, into: &buffer)
  let title = state.serviceRow.map { "Morgenpost – \($0.service.name)" } ?? "Morgenpost"
  return Frame(buffer, cursor: cursor, title: TerminalText(title), wantsMouse: state.setting.isMouseOn)
}

/// Draws the state and returns the place of the cursor.
func render(_ state: WorkstationState, into buffer: inout CellBuffer) -> Point {
  let layout = ScreenLayout(state)
  state.renderFrame(layout, into: &buffer)
  var cursor = state.renderPage(layout, into: &buffer)
  for layer in state.layers {
    switch layer {
    case .form(let box): cursor = FormBox.render(box, state, into: &buffer, in: buffer.bounds)
    case .picker(let box): cursor = PickerBox.render(box, state, into: &buffer, in: buffer.bounds)
    case .search(let box): cursor = SearchBoxView(state: state, box: box).render(into: &buffer, in: buffer.bounds)
    case .question(let question): cursor = question.dialog.render(into: &buffer, in: buffer.bounds)
    case .help(let scroll): cursor = HelpBox.render(scroll, state, into: &buffer, in: buffer.bounds)
    case .post, .scan, .caseFolder, .text, .document, .letter: break
    }
  }
  // A message must be readable over any box.
  state.renderMessage(layout, into: &buffer)
  if let field = state.filterField { cursor = state.renderFilter(field, layout, into: &buffer) }
  return cursor
}

extension WorkstationState {
  fileprivate func renderFrame(_ layout: ScreenLayout, into buffer: inout CellBuffer) {
    titleLine.render(into: &buffer, in: layout.title)
    if session != nil { placesBar.render(into: &buffer, in: layout.places) }
    if let reason = readOnlyText, !layout.banner.isEmpty {
      let text = buffer.glyphs.warning + " " + TerminalText(reason)
      buffer.put(text, at: layout.banner.origin, style: Style(.warning), maxWidth: layout.banner.width)
    }
    renderHeading(layout.heading, into: &buffer)
    hintLine.render(into: &buffer, in: layout.hints)
  }

  /// What the page is, and at the other end what is being done with pages.
  private func renderHeading(_ line: Rect, into buffer: inout CellBuffer) {
    let progress = pageProgressText.map { " " + TerminalText($0) + " " } ?? .empty
    let left = line.width - progress.width - 2
    // A heading of which nothing would be left goes before.
    guard !progress.isEmpty, left >= 24 else { return buffer.rule(line, heading: TerminalText(heading)) }
    buffer.rule(line)
    buffer.rule(Rect(x: line.x, y: line.y, width: left, height: 1), heading: TerminalText(heading))
    buffer.put(progress, at: Point(x: line.x + left, y: line.y), style: Style(.muted))
  }

  fileprivate func renderPage(_ layout: ScreenLayout, into buffer: inout CellBuffer) -> Point {
    guard session != nil else { return SignInPage.render(self, into: &buffer, in: layout.page) }
    switch layers.last(where: \.isPage) {
    case .post(let page): return renderPost(page, into: &buffer, in: layout.page)
    case .scan(let page): return renderScan(page, into: &buffer, in: layout.page)
    case .caseFolder(let page): return renderCase(page, into: &buffer, in: layout.page)
    case .document(let page): return renderDocument(page, into: &buffer, in: layout.page)
    case .letter: return renderLetter(into: &buffer, in: layout.page)
    case .text(let page): return renderText(page, into: &buffer, in: layout.page)
    default: return renderPlace(layout, into: &buffer)
    }
  }

  private func renderPlace(_ layout: ScreenLayout, into buffer: inout CellBuffer) -> Point {
    switch list {
    case .tray(let place):
      if !layout.detail.isEmpty {
        let sheet = PostSheet(state: self)
        renderDetail(sheet.title, sheet.lines(width:), layout, into: &buffer)
      }
      return TrayTable(state: self, place: place).table.render(
        self[tray: place].core.state, into: &buffer, in: layout.list)
    case .cases: return CaseTable(state: self).table.render(cases.core.state, into: &buffer, in: layout.list)
    case .registry:
      guard shownRegistryView != .all else {
        return RegistryTable(state: self).table.render(registry.core.state, into: &buffer, in: layout.list)
      }
      if !layout.detail.isEmpty {
        let sheet = RestanceSheet(state: self)
        renderDetail(sheet.title, sheet.lines(width:), layout, into: &buffer)
      }
      return RestanceTable(state: self).table.render(registry.core.state, into: &buffer, in: layout.list)
    case .deviations:
      return DeviationTable(state: self).table.render(deviations.core.state, into: &buffer, in: layout.list)
    case .meetings: return MeetingTable(state: self).table.render(meetings.core.state, into: &buffer, in: layout.list)
    case .letters:
      if !layout.detail.isEmpty {
        let sheet = DispatchSheet(state: self)
        renderDetail(sheet.title, sheet.lines(width:), layout, into: &buffer)
      }
      return LettersTable(state: self).table.render(letters.core.state, into: &buffer, in: layout.list)
    case .scans:
      if !layout.detail.isEmpty {
        let sheet = ScanSheet(state: self)
        renderDetail(sheet.title, sheet.lines(width:), layout, into: &buffer)
      }
      return ScanTable(state: self).table.render(scans.core.state, into: &buffer, in: layout.list)
    }
  }

  private func renderText(_ page: TextPage, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let inner = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    guard let pane = page.pane else {
      buffer.put(TerminalText(phrases.say("list.reading")), at: inner.origin, style: Style(.muted))
      return inner.origin
    }
    return pane.render(page.scroll, into: &buffer, in: inner)
  }

  /// The details of the selected row, beside or under the list.
  private func renderDetail(
    _ title: String, _ lines: (Int) -> [TextPane.Paragraph], _ layout: ScreenLayout, into buffer: inout CellBuffer
  ) {
    let isBeside = layout.detail.y == layout.list.y
    var area = layout.detail
    if isBeside {
      for y in area.y..<area.maxY {
        buffer.put(buffer.glyphs.vertical, at: Point(x: area.x, y: y), style: Style(.line))
      }
      area = Rect(x: area.x + 2, y: area.y, width: area.width - 2, height: area.height)
      buffer.put(TerminalText(title), at: area.origin, style: Style(.heading), maxWidth: area.width)
    } else {
      buffer.rule(area.row(0), heading: TerminalText(title))
      area = Rect(x: area.x + 2, y: area.y, width: area.width - 3, height: area.height)
    }
    let body = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    for (row, line) in lines(body.width).prefix(body.height).enumerated() {
      buffer.put(line.text, at: Point(x: body.x, y: body.y + row), style: line.style)
    }
  }

  fileprivate func renderMessage(_ layout: ScreenLayout, into buffer: inout CellBuffer) {
    guard let message else { return }
    let (sign, role): (TerminalText, Style.Role) =
      switch message.tone {
      case .saved: (buffer.glyphs.checked, .ok)
      case .refused: (buffer.glyphs.warning, .error)
      case .advice: ("–", .muted)
      }
    // A refusal says what would help: it gets as many lines as it needs, over the page.
    let lines = (sign + " " + TerminalText(message.text)).wrapped(to: max(layout.message.width - 2, 1)).prefix(3)
    for (row, line) in lines.enumerated() {
      let y = layout.message.y - lines.count + 1 + row
      let place = Rect(x: layout.message.x, y: y, width: layout.message.width, height: 1)
      guard y > layout.heading.y else { continue }
      buffer.fill(place, style: Style(role))
      buffer.put(line, at: Point(x: place.x + 1, y: y), style: Style(role))
    }
  }

  fileprivate func renderFilter(
    _ field: TextField, _ layout: ScreenLayout, into buffer: inout CellBuffer
  ) -> Point {
    let line = layout.message
    buffer.fill(line)
    let label = TerminalText(phrases.say("filter.label"))
    let count = TerminalText(phrases.say("picker.count", ["count": countText(total(of: list))]))
    let x = buffer.put(label, at: Point(x: line.x + 1, y: line.y), style: Style(.heading)) + 1
    let width = max(line.maxX - x - count.width - 2, 4)
    let cursor = field.render(into: &buffer, in: Rect(x: x, y: line.y, width: width, height: 1), isFocused: true)
    buffer.put(count, at: Point(x: x + width + 1, y: line.y), style: Style(.muted))
    return cursor
  }
}
