/// Labelled fields under each other, one of which has the keys.
package struct Form: Sendable, Hashable {
  /// What came of a key.
  package enum Outcome: Sendable, Hashable {
    /// The content of the focused field changed.
    case changed
    /// Another field is focused.
    case moved
    /// Enter on the last field: the caller checks the fields and sends them, or sets messages.
    case submitted
    /// Esc.
    case cancelled
    /// The focused field does not take this character: say so.
    case rejected
    /// Not a key for a form.
    case ignored
  }

  package private(set) var fields: [FormField]
  /// The index of the field with the keys.
  package private(set) var focus: Int

  package init(_ fields: [FormField], focus: Int = 0) {
    self.fields = fields
    self.focus = min(max(focus, 0), max(fields.count - 1, 0))
  }

  /// A field by its id.
  package subscript(id: String) -> FormField? {
    get { fields.first { $0.id == id } }
    set {
      guard let newValue, let index = fields.firstIndex(where: { $0.id == id }) else { return }
      fields[index] = newValue
    }
  }

  /// Shows what is wrong with a field, and moves to it if `focusing`.
  package mutating func say(_ message: FormField.Message?, about id: String, focusing: Bool = false) {
    guard let index = fields.firstIndex(where: { $0.id == id }) else { return }
    fields[index].message = message
    if focusing { focus = index }
  }

  package mutating func handle(_ key: Key) -> Outcome {
    guard fields.indices.contains(focus) else { return key == .escape ? .cancelled : .ignored }
    switch key {
    case .escape: return .cancelled
    case .tab, .down: return move(to: (focus + 1) % fields.count)
    case .backTab, .up: return move(to: (focus + fields.count - 1) % fields.count)
    case .enter where focus == fields.count - 1: return .submitted
    case .enter: return move(to: focus + 1)
    default: break
    }
    if fields[focus].handle(key) { return .changed }
    if case .character = key { return .rejected }
    return .ignored
  }

  /// Takes pasted text into the focused field. Returns how many characters it did not take.
  package mutating func paste(_ text: String) -> Int {
    guard fields.indices.contains(focus) else { return text.count }
    return fields[focus].paste(text)
  }

  /// Focuses the field at a point on the screen.
  package mutating func click(at point: Point, in rect: Rect) -> Outcome {
    let lines = self.lines
    let index = point.y - rect.y + firstLine(lines, height: rect.height)
    guard rect.contains(point), lines.indices.contains(index) else { return .ignored }
    return move(to: lines[index].field)
  }

  /// Rows the form wants.
  package var height: Int { lines.count }

  /// Draws the fields, scrolled so that the focused one and its message are visible. Returns the cursor's place.
  @discardableResult
  package func render(into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let lines = self.lines
    let first = firstLine(lines, height: rect.height)
    let labels = min(fields.reduce(0) { max($0, $1.label.width) }, max(rect.width / 2 - 2, 0))
    var cursor = rect.origin
    buffer.clipped(to: rect) { buffer in
      for (row, line) in lines.dropFirst(first).prefix(rect.height).enumerated() {
        let y = rect.y + row
        let place = Rect(x: rect.x + labels + 3, y: y, width: rect.width - labels - 4, height: 1)
        if line.isMessage {
          renderMessage(of: fields[line.field], into: &buffer, in: place)
        } else {
          let isFocused = line.field == focus
          renderLabel(of: fields[line.field], isFocused, into: &buffer, at: Point(x: rect.x, y: y), width: labels)
          let point = renderContent(of: fields[line.field], isFocused, into: &buffer, in: place)
          if isFocused { cursor = point }
        }
      }
    }
    return cursor
  }

  private struct Line {
    var field: Int
    var isMessage: Bool
  }

  private var lines: [Line] {
    fields.indices.flatMap { index in
      let line = Line(field: index, isMessage: false)
      return fields[index].message == nil ? [line] : [line, Line(field: index, isMessage: true)]
    }
  }

  private func firstLine(_ lines: [Line], height: Int) -> Int {
    let last = lines.lastIndex { $0.field == focus } ?? 0
    let first = lines.firstIndex { $0.field == focus } ?? 0
    return max(min(last - height + 1, first), 0)
  }

  private mutating func move(to index: Int) -> Outcome {
    focus = index
    return .moved
  }

  private func renderLabel(
    of field: FormField, _ isFocused: Bool, into buffer: inout CellBuffer, at point: Point, width: Int
  ) {
    if isFocused { buffer.put(buffer.glyphs.pointer, at: point, style: Style(.heading)) }
    let label = field.label.truncated(to: width, marker: buffer.glyphs.ellipsis).padded(to: width)
    buffer.put(label, at: Point(x: point.x + 2, y: point.y), style: Style(isFocused ? .heading : .base))
  }

  private func renderMessage(of field: FormField, into buffer: inout CellBuffer, in place: Rect) {
    guard let message = field.message else { return }
    let sign = message.role == .muted ? TerminalText.empty : buffer.glyphs.warning + " "
    buffer.put(sign + message.text, at: place.origin, style: Style(message.role), maxWidth: place.width)
  }

  private func renderContent(
    of field: FormField, _ isFocused: Bool, into buffer: inout CellBuffer, in place: Rect
  ) -> Point {
    switch field.content {
    case .text(let text): return text.render(into: &buffer, in: place, isFocused: isFocused)
    case .date(let text), .number(let text):
      let narrow = Rect(x: place.x, y: place.y, width: min(place.width, 20), height: 1)
      return text.render(into: &buffer, in: narrow, isFocused: isFocused)
    case .choice(let options, let selected):
      let style = Style(isFocused ? .fieldFocused : .field)
      let words = options.indices.contains(selected) ? options[selected] : .empty
      let text = [buffer.glyphs.choiceLeft, words, buffer.glyphs.choiceRight].joined(by: " ")
      buffer.put(text, at: place.origin, style: style, maxWidth: place.width)
      return Point(x: place.x + min(2, max(place.width - 1, 0)), y: place.y)
    }
  }
}
