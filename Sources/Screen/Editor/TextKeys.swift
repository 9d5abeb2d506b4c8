/// The keys of an editor.
extension TextEditor {
  /// Does what a key says.
  package mutating func handle(_ key: Key) -> Outcome {
    if search != nil { return searchKey(key) }
    if move(key) || select(key) { return .moved }
    return edit(key)
  }

  private mutating func move(_ key: Key) -> Bool {
    switch key {
    case .up: moveRows(by: -1)
    case .down: moveRows(by: 1)
    case .pageUp: moveRows(by: -page)
    case .pageDown: moveRows(by: page)
    case .character(" ") where isReadOnly: moveRows(by: page)
    case .left: go(to: position(before: cursor))
    case .right: go(to: position(after: cursor))
    case .ctrlLeft: go(to: wordStart(before: cursor))
    case .ctrlRight: go(to: wordEnd(after: cursor))
    case .ctrlUp: go(to: paragraphStart)
    case .ctrlDown: go(to: nextParagraph)
    case .home: go(to: rowStart())
    case .end: go(to: rowEnd())
    case .alt("<"): go(to: .start)
    case .alt(">"): go(to: end)
    case .ctrl("f"): startSearch()
    case .ctrl("g"): return findAgain()
    case .tab: return goToNextGap()
    default: return false
    }
    return true
  }

  private mutating func select(_ key: Key) -> Bool {
    switch key {
    case .ctrl(" "), .alt("a"): mark = mark == nil ? cursor : nil
    case .ctrl("a"):
      go(to: end)
      mark = .start
    case .escape where mark != nil: mark = nil
    case .ctrl("c"):
      guard let selection else { return false }
      clipboard = lines(in: selection)
      mark = nil
    default: return false
    }
    return true
  }

  private mutating func edit(_ key: Key) -> Outcome {
    let before = revision
    switch key {
    case .character(let character):
      if insert(String(character)) > 0 { return .rejected }
    case .enter: insert("\n")
    case .backspace: erase(position(before: cursor)..<cursor)
    case .delete: erase(cursor..<position(after: cursor))
    case .ctrl("w"): remove(selection ?? wordStart(before: cursor)..<cursor)
    case .alt("d"): remove(selection ?? cursor..<wordEnd(after: cursor))
    case .ctrl("k"): removeLine()
    case .ctrl("x"): cut()
    case .ctrl("v"): putIn()
    case .ctrl("z"): undo()
    case .ctrl("y"): redo()
    default: return .ignored
    }
    if revision != before { return .edited }
    return isReadOnly || gaps != nil ? .rejected : .moved
  }

  private mutating func erase(_ range: Range<TextPosition>) {
    if let selection { remove(selection) } else { remove(range, .erasing) }
  }

  /// The rest of the paragraph, or its end when the cursor stands there. It can be put in again.
  private mutating func removeLine() {
    let rest = TextPosition(paragraph: cursor.paragraph, offset: paragraphs[cursor.paragraph].count)
    let range = cursor < rest ? cursor..<rest : cursor..<position(after: cursor)
    let taken = lines(in: range)
    if remove(range) { clipboard = taken }
  }

  private mutating func putIn() {
    mayJoin = false
    insert(clipboard.map { String($0) }.joined(separator: "\n"))
  }

  private mutating func cut() {
    guard let selection else { return }
    let taken = lines(in: selection)
    if remove(selection) { clipboard = taken }
  }
}
