import CommandBus
import Domain
import Screen

/// Draws the search: for each hit what it is, and under it where the words stand.
struct SearchBoxView {
  let state: WorkstationState
  let box: SearchBox

  private var phrases: Phrasebook { state.phrases }

  static func area(in rect: Rect) -> Rect {
    rect.centred(Size(width: min(rect.width, 110), height: min(rect.height, 30)))
  }

  /// Hits that have room; each takes two lines.
  static func capacity(in rect: Rect) -> Int { max((area(in: rect).height - 4) / 2, 1) }

  func render(into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let area = Self.area(in: rect)
    buffer.box(area, title: TerminalText(phrases.say("search.heading")), style: Style(.dialog))
    let inner = area.inset(columns: 1, rows: 1)
    let line = Rect(x: inner.x + 1, y: inner.y, width: inner.width - 2, height: min(inner.height, 1))
    let cursor = box.line.render(into: &buffer, in: line, isFocused: true)
    let list = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: max(inner.height - 2, 0))
    buffer.clipped(to: list) { buffer in
      guard !box.rows.isEmpty else { return emptyLines(into: &buffer, in: list) }
      for (place, index) in box.list.visible(count: box.rows.count, height: Self.capacity(in: rect)).enumerated() {
        let area = Rect(x: list.x, y: list.y + place * 2, width: list.width, height: 2)
        row(box.rows[index], isSelected: index == box.list.selected, into: &buffer, in: area)
      }
    }
    if inner.height > 1 {
      buffer.put(
        TerminalText(footer), at: Point(x: inner.x + 1, y: inner.maxY - 1), style: Style(.muted),
        maxWidth: inner.width - 2)
    }
    return cursor
  }

  private var footer: String {
    guard box.asked != nil else { return phrases.say("search.keys") }
    guard box.isAnswered else { return phrases.say("list.reading") }
    let hasMore = box.total >= Search.countedUpTo || (box.isUnfinished && box.total > 0)
    let count = hasMore ? phrases.say("count.more", ["count": String(box.total)]) : String(box.total)
    let found = phrases.say("picker.count", ["count": count])
    let reservation =
      box.isLookingFurther
      ? phrases.say("search.further") : SearchPlaceText(phrases: phrases).reservation(box.behind)
    return [found, reservation].compactMap { $0 }.joined(separator: " – ")
  }

  private var emptyText: String {
    guard box.asked != nil else { return phrases.say("search.how") }
    guard box.isAnswered else { return "" }
    return phrases.say(box.isLookingFurther ? "search.further" : "search.none")
  }

  private func emptyLines(into buffer: inout CellBuffer, in rect: Rect) {
    let text = emptyText
    for (row, line) in TerminalText(text).wrapped(to: max(rect.width - 4, 1)).prefix(rect.height).enumerated() {
      buffer.put(line, at: Point(x: rect.x + 2, y: rect.y + row), style: Style(.muted))
    }
  }

  // MARK: - One hit

  private func row(_ row: SearchRow, isSelected: Bool, into buffer: inout CellBuffer, in rect: Rect) {
    let style = Style(isSelected ? .selected : .base)
    buffer.fill(rect.row(0), style: style)
    if isSelected { buffer.put(buffer.glyphs.pointer, at: rect.origin, style: style) }
    let (name, title, side) = heading(row)
    let right = TerminalText(side, limit: 60).truncated(to: rect.width / 2)
    let titleWidth = max(rect.width - 3 - right.width - 2, 10)
    let x = buffer.put(TerminalText("\(name)  "), at: Point(x: rect.x + 2, y: rect.y), style: style.with(.bold))
    buffer.put(
      TerminalText(title, limit: 200), at: Point(x: x, y: rect.y), style: style,
      maxWidth: max(titleWidth - (x - rect.x - 2), 1))
    buffer.put(right, at: Point(x: rect.maxX - right.width - 1, y: rect.y), style: style)
    places(row, into: &buffer, at: Point(x: rect.x + 4, y: rect.y + 1), end: rect.maxX - 1)
  }

  /// The number, the title, and whose it is.
  private func heading(_ row: SearchRow) -> (String, String, String) {
    switch row.found {
    case .post(let item):
      let day = DateText(phrases: phrases).short(item.receivedOn, today: state.now.day)
      return (
        item.post.description, item.title,
        side(state.name(item.sender, of: item.post), day, item.service)
      )
    case .caseFolder(let found):
      let folder = found.folder
      let party = state.isMeetingShown ? folder.party.initials : folder.party
      return (folder.id.description, folder.title, side(party, phrases.say("search.case"), folder.service))
    }
  }

  private func side(_ name: String, _ what: String, _ service: Service.ID) -> String {
    let place = state.services.count > 1 ? state.serviceName(service) : ""
    return [name, what, place].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func places(_ row: SearchRow, into buffer: inout CellBuffer, at start: Point, end: Int) {
    var x = start.x
    for place in shown(row) where x < end {
      let name = SearchPlaceText(phrases: phrases).name(place.place)
      x = buffer.put(
        TerminalText("\(name): ", limit: 80), at: Point(x: x, y: start.y), style: Style(.muted), maxWidth: end - x)
      for piece in pieces(place, of: row) where x < end {
        x = buffer.put(piece.text, at: Point(x: x, y: start.y), style: piece.style, maxWidth: end - x)
      }
      x += 2
    }
  }

  /// Where the words stand; what the projector hides is not told of.
  private func shown(_ row: SearchRow) -> [SearchPlace] {
    let isMasked = state.isMeetingShown
    let places = isMasked ? row.places.map { SearchPlace($0.place, nil) } : row.places
    // The title stands over them; it is named only when the words stand nowhere else.
    let others = places.filter { $0.place != .field(.title) }
    return others.isEmpty ? places : others
  }

  private func pieces(_ place: SearchPlace, of row: SearchRow) -> [(text: TerminalText, style: Style)] {
    guard let excerpt = place.excerpt else {
      return [(TerminalText(state.isMeetingShown ? "…" : phrases.say("search.closed")), Style(.muted))]
    }
    // A kind is searched by its id, and people know it by its name.
    if place.place == .field(.kind), case .post(let item) = row.found {
      return [(TerminalText(state.kindName(item.kind, of: item.service)), Style(.base))]
    }
    let characters = Array(excerpt.text)
    var pieces: [(text: TerminalText, style: Style)] = []
    var next = 0
    for range in excerpt.marks {
      pieces.append((TerminalText(String(characters[next..<range.lowerBound])), Style(.base)))
      pieces.append((TerminalText(String(characters[range])), Style(.base, [.bold, .underline])))
      next = range.upperBound
    }
    return pieces + [(TerminalText(String(characters[next...])), Style(.base))]
  }
}

extension WorkstationState {
  /// The meeting is on the projector, where nobody's name stands in full.
  fileprivate var isMeetingShown: Bool { isInMeeting && place == .post }
}
