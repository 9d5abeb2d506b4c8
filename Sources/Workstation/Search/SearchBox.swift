import CommandBus
import Domain
import Screen

/// The search over everything: a line to write in, and what holds its words.
struct SearchBox: Sendable {
  var line = TextField("", limit: SearchLine.longest)
  var list = ListState()
  /// What the rows answer; nil while nothing is looked for.
  private(set) var asked: Search?
  private(set) var rows: [SearchRow] = []
  private(set) var total = 0
  private(set) var next: PageKey?
  private(set) var behind = 0
  /// More is being looked for in what is older.
  private(set) var isUnfinished = false
  /// An answer to the line as it stands has come.
  private(set) var isAnswered = false

  /// Rows that are asked for at once.
  static let page = 40
  /// The box holds no more: whoever looks for one thing writes another word.
  static let most = 400

  mutating func ask(_ query: Search?) {
    asked = query
    isAnswered = query == nil
    guard query == nil else { return }
    (rows, total, next, behind, isUnfinished) = ([], 0, nil, 0, false)
  }

  /// Takes in an answer.
  ///
  /// - Returns: false for one to another line, which is dropped.
  @discardableResult
  mutating func take(_ answer: Search.Answer, to query: Search, height: Int) -> Bool {
    guard let asked, asked.line == query.line, asked.services == query.services else { return false }
    if query.after == nil {
      rows = answer.rows
    } else if query.after == next {
      rows += answer.rows
    } else {
      return false
    }
    isAnswered = true
    (total, next) = (max(answer.total, rows.count), answer.next)
    (behind, isUnfinished) = (answer.behind, answer.isUnfinished)
    list.settle(count: rows.count, height: height)
    return true
  }

  /// What to ask for next when the selection comes near the end of what is here.
  var wanted: Search? {
    guard let asked, let next, rows.count < Self.most, list.selected + Self.page / 4 > rows.count else { return nil }
    return asked.goingOn(after: next)
  }

  /// The rows that are missing are looked for in what is older, one answer after the other.
  var isLookingFurther: Bool { isUnfinished && wanted != nil }

  var selected: SearchRow? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }
}

extension WorkstationState {
  /// Opens the search as it was left, and looks again: the office may have changed.
  mutating func openSearch() -> [Effect] {
    let box = search ?? SearchBox()
    layers.append(.search(box))
    return find(box)
  }

  mutating func searchKey(_ key: Key, _ box: SearchBox) -> [Effect] {
    var box = box
    let height = SearchBoxView.capacity(in: Rect(size))
    switch key {
    case .escape, .ctrl("f"): return close(box)
    case .enter: return box.selected.map { open($0, from: box) } ?? []
    case .up, .down, .pageUp, .pageDown:
      _ = box.list.handle(key, count: box.rows.count, height: height)
      replaceTop(.search(box))
      return box.wanted.map { [.ask(.search($0))] } ?? []
    default:
      let before = box.line.text
      guard box.line.handle(key) else { return [] }
      return changed(box, from: before)
    }
  }

  mutating func searchPaste(_ text: String, _ box: SearchBox) -> [Effect] {
    var box = box
    let before = box.line.text
    box.line.insert(text)
    return changed(box, from: before)
  }

  mutating func takeSearch(_ answer: Search.Answer, _ query: Search) -> [Effect] {
    guard let index = layers.firstIndex(where: { if case .search = $0 { true } else { false } }),
      case .search(var box) = layers[index]
    else { return [] }
    guard box.take(answer, to: query, height: SearchBoxView.capacity(in: Rect(size))) else { return [] }
    layers[index] = .search(box)
    guard box.isLookingFurther, let wanted = box.wanted else { return [] }
    return [.ask(.search(wanted))]
  }

  private mutating func changed(_ box: SearchBox, from before: String) -> [Effect] {
    var box = box
    if box.line.text != before { box.list = ListState() }
    replaceTop(.search(box))
    return box.line.text == before ? [] : find(box)
  }

  /// Asks for what the line says now. The rows stay until the answer comes.
  private mutating func find(_ box: SearchBox) -> [Effect] {
    var box = box
    do {
      let line = try SearchLine(box.line.text)
      let query = Search(
        line, synonyms: setting.synonyms, services: services.map(\.service.id), limit: SearchBox.page,
        patience: setting.patience, reader: reader)
      box.ask(line.isEmpty ? nil : query)
      replaceTop(.search(box))
      return line.isEmpty ? [] : [.ask(.search(query))]
    } catch {
      box.ask(nil)
      replaceTop(.search(box))
      if let refusal = error as? Refusal { say(.refused, RefusalText(phrases: phrases).sentence(refusal)) }
      return []
    }
  }

  private mutating func close(_ box: SearchBox) -> [Effect] {
    var left = box
    // Somebody else's eyes may be the next to look.
    left.ask(nil)
    search = left
    layers.removeLast()
    return []
  }

  private mutating func open(_ row: SearchRow, from box: SearchBox) -> [Effect] {
    _ = close(box)
    switch row.found {
    case .post(let item):
      guard let session else { return [] }
      layers.append(.post(PostPage(post: item.post)))
      let reading: [Effect] = [.ask(.post(item.post, session))]
      // Found on a page and in no field: what was looked for is there.
      guard case .page(let page, let document)? = row.places.first?.place else { return reading }
      var open = DocumentPage(owner: .post(item.post), index: 0)
      open.sought = (document, page)
      layers.append(.document(open))
      return reading + [.ask(.documents(item.post, session))]
    case .caseFolder(let found):
      let reading = open(found)
      // Found in a letter and in no field: the letter is what was looked for, once its case may be read.
      guard case .letter(let letter)? = row.places.first?.place, row.places.first?.excerpt != nil else {
        return reading
      }
      return reading + openLetter(letter)
    }
  }
}
