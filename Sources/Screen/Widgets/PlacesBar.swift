/// The numbered places along the top, with what waits in each: ` F2 Post 14   F3 Skann 6`.
package struct PlacesBar: Sendable, Hashable {
  package struct Place: Sendable, Hashable {
    package var key: Key
    package var title: TerminalText
    /// What waits there: a number or a sign such as `!`; empty for nothing.
    package var badge: TerminalText
    package var role: Style.Role

    package init(key: Key, title: TerminalText, badge: TerminalText = .empty, role: Style.Role = .place) {
      self.key = key
      self.title = title
      self.badge = badge
      self.role = role
    }
  }

  package var places: [Place]
  package var active: Int

  package init(_ places: [Place], active: Int) {
    self.places = places
    self.active = active
  }

  package func render(into buffer: inout CellBuffer, in rect: Rect) {
    let line = rect.row(0)
    guard !line.isEmpty else { return }
    buffer.fill(line, style: Style(.place))
    buffer.clipped(to: line) { buffer in
      for (index, part) in layout(in: line).enumerated() {
        let isActive = index == active
        let style = Style(isActive ? .placeActive : places[index].role)
        // The pointer tells the open place where colours do not.
        if isActive { buffer.put(buffer.glyphs.pointer, at: Point(x: part.rect.x - 1, y: line.y), style: style) }
        buffer.put(part.text, at: part.rect.origin, style: style, maxWidth: line.maxX - part.rect.x)
      }
    }
  }

  /// The place at a point on the screen, for the mouse.
  package func place(at point: Point, in rect: Rect) -> Int? {
    layout(in: rect.row(0)).firstIndex { $0.rect.contains(point) }
  }

  private struct Part {
    var text: TerminalText
    var rect: Rect
  }

  /// The fewest letters that still tell one place from another.
  private static let fewestLetters = 2

  /// Full titles with wide gaps when there is room; then narrow gaps; then as many letters of each title as there is
  /// room for, the open one in full; then keys and badges only, but for the open one.
  private func layout(in line: Rect) -> [Part] {
    let longest = places.map(\.title.width).max() ?? 0
    if length(labels(letters: longest), gap: 3) <= line.width {
      return parts(labels(letters: longest), gap: 3, in: line)
    }
    let fitting = stride(from: longest, through: Self.fewestLetters, by: -1).first {
      length(labels(letters: $0), gap: 1) <= line.width
    }
    return parts(labels(letters: fitting ?? 0), gap: 1, in: line)
  }

  private func labels(letters: Int) -> [TerminalText] {
    places.enumerated().map { index, place in
      let title = index == active ? place.title : place.title.prefix(columns: letters)
      return [TerminalText(place.key.name), title, place.badge].filter { !$0.isEmpty }.joined(by: " ")
    }
  }

  private func length(_ texts: [TerminalText], gap: Int) -> Int {
    texts.reduce(1) { $0 + $1.width + gap } - gap
  }

  private func parts(_ texts: [TerminalText], gap: Int, in line: Rect) -> [Part] {
    var x = line.x + 1
    return texts.map { text in
      defer { x += text.width + gap }
      return Part(text: text, rect: Rect(x: x, y: line.y, width: text.width, height: 1))
    }
  }
}
