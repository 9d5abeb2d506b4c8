import CommandBus
import Domain
import Screen

/// A document on the screen: the page as a picture or as text, and what is known of it.
extension WorkstationState {
  /// `brev.pdf · side 2 av 3 · hele siden`.
  func documentHeading(_ page: DocumentPage) -> String {
    guard let document = page.document else {
      switch page.owner {
      case .post(let post): return phrases.say("post.heading", ["number": post.description, "title": "…"])
      case .letter(let letter): return letterHeading(letter)
      }
    }
    var parts = [document.name]
    if page.documents.count > 1 {
      let arguments = ["number": String(page.index + 1), "count": String(page.documents.count)]
      parts.append(phrases.say("document.of", arguments))
    }
    if document.pages != nil {
      parts.append(phrases.say("document.page", ["page": String(page.page), "pages": String(page.pages)]))
    }
    if let expected = unexpectedPages(page) {
      parts.append("\(glyphs.warning) \(phrases.say("document.expected", ["count": String(expected)]))")
    }
    parts.append(page.isText ? phrases.say("document.text") : zoomText(page.view))
    return parts.joined(separator: " · ")
  }

  private func zoomText(_ view: PageView) -> String {
    switch view.zoom.factor {
    case nil: phrases.say("document.zoom-whole")
    case 1: phrases.say("document.zoom-width")
    case let factor?: phrases.say("document.zoom", ["percent": String(Int(factor * 100))])
    }
  }

  /// The pages that were counted before scanning, where there are not as many.
  private func unexpectedPages(_ page: DocumentPage) -> Int? {
    guard page.document?.role == .scan, let expected = page.item?.details.expectedPages, expected != page.pages else {
      return nil
    }
    return expected
  }

  func renderDocument(_ page: DocumentPage, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let layout = DocumentLayout(rect)
    if !layout.facts.isEmpty { renderFacts(page, into: &buffer, in: layout.facts) }
    if let fault = page.fault, fault.request == lookedAt {
      return renderLines(faultText(fault.fault), into: &buffer, in: layout.page)
    }
    if page.item?.documents.isEmpty == true {
      return renderLines(phrases.say("reason.no-document"), into: &buffer, in: layout.page)
    }
    guard let wanted = lookedAt else { return renderWaiting(page, into: &buffer, in: layout.page) }
    if page.isText {
      guard let text = page.text, text.request == wanted else {
        return renderWaiting(page, into: &buffer, in: layout.page)
      }
      let inner = layout.page.inset(columns: 1)
      return text.pane.render(page.scroll, into: &buffer, in: inner)
    }
    // The picture of before stays until the closer one has come.
    guard let picture = page.picture, picture.request.place == wanted.place else {
      return renderWaiting(page, into: &buffer, in: layout.page)
    }
    return buffer.clipped(to: layout.page) { buffer in
      let place = layout.page.centred(picture.cells.size)
      buffer.put(picture.cells, at: place.origin)
      return place.origin
    }
  }

  private func renderWaiting(_ page: DocumentPage, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let isMade = page.document != nil || page.draft == nil
    let words = isMade ? phrases.say("document.waiting", ["page": String(page.page)]) : pressingText(page)
    return renderLines(words, into: &buffer, in: rect)
  }

  private func renderLines(_ text: String, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let inner = rect.inset(columns: 2)
    for (row, line) in TerminalText(text).wrapped(to: max(inner.width, 1)).prefix(inner.height).enumerated() {
      buffer.put(line, at: Point(x: inner.x, y: inner.y + row), style: Style(.muted))
    }
    return inner.origin
  }

  private func faultText(_ fault: PageFault) -> String {
    switch fault {
    case .noPictures(let installation): phrases.say("document.no-pictures", ["command": installation])
    case .noTool(let name, let installation):
      phrases.say("document.no-tool", ["tool": name, "command": installation])
    case .onlyText: phrases.say("reason.only-text")
    case .notShown: phrases.say("document.not-shown")
    case .deviation(let code): phrases.say("deviation.reason.\(code)")
    case .hidden: phrases.say("reason.document-hidden")
    case .cancelled: phrases.say("document.cancelled")
    case .fault(let words): words
    }
  }
}

/// What is known of the document on the screen, a line each.
extension WorkstationState {
  struct DocumentFact: Hashable {
    let label: String
    let value: String
    var role = Style.Role.base
  }

  func documentFacts(_ page: DocumentPage) -> [DocumentFact] {
    guard let document = page.document else { return [] }
    let dates = DateText(phrases: phrases)
    var facts: [DocumentFact] = [
      .init(label: phrases.say("document.fact-kind"), value: phrases.say("document-role.\(document.role.rawValue)"))
    ]
    if let pages = document.pages {
      facts.append(.init(label: phrases.say("document.fact-found"), value: String(pages)))
    }
    if document.role == .scan, let expected = page.item?.details.expectedPages {
      let isMissed = unexpectedPages(page) != nil
      let value = isMissed ? "\(glyphs.warning) \(expected)" : String(expected)
      facts.append(
        .init(label: phrases.say("document.fact-expected"), value: value, role: isMissed ? .warning : .base))
    }
    if let sheet = page.sheet {
      let size = sheet.millimetres
      facts.append(.init(label: phrases.say("document.fact-sheet"), value: "\(size.width) × \(size.height) mm"))
    }
    let kilobytes = phrases.say("post.kilobytes", ["count": String(max(document.bytes / 1024, 1))])
    facts.append(.init(label: phrases.say("document.fact-size"), value: kilobytes))
    if let item = page.item {
      facts.append(.init(label: phrases.say("document.fact-received"), value: dates.full(item.receivedOn)))
    } else if page.draft != nil {
      facts.append(.init(label: phrases.say("document.fact-state"), value: phrases.say("document.not-sent")))
    }
    return facts
  }

  fileprivate func renderFacts(_ page: DocumentPage, into buffer: inout CellBuffer, in rect: Rect) {
    for y in rect.y..<rect.maxY {
      buffer.put(buffer.glyphs.vertical, at: Point(x: rect.x, y: y), style: Style(.line))
    }
    let inner = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 2, height: rect.height)
    var y = inner.y
    let name = TerminalText(page.document?.name ?? "", limit: 400).wrapped(to: max(inner.width, 1)).prefix(3)
    for line in name where y < inner.maxY {
      buffer.put(line, at: Point(x: inner.x, y: y), style: Style(.heading))
      y += 1
    }
    for fact in documentFacts(page) where y < inner.maxY {
      let label = TerminalText(fact.label).padded(to: 14) + " "
      let x = buffer.put(label, at: Point(x: inner.x, y: y), style: Style(.muted), maxWidth: inner.width)
      buffer.put(
        TerminalText(fact.value), at: Point(x: x, y: y), style: Style(fact.role), maxWidth: max(inner.maxX - x, 0))
      y += 1
    }
  }
}
