/// A change of the text that is taken back as one.
struct TextChange: Sendable, Hashable {
  /// What kinds of change go together.
  enum Kind: Sendable, Hashable {
    case typing, erasing, alone
  }

  /// One place where characters were replaced.
  struct Part: Sendable, Hashable {
    let start: TextPosition
    let removed: [[Character]]
    let inserted: [[Character]]

    /// Characters that it keeps in memory.
    var cost: Int { (removed + inserted).reduce(1) { $0 + $1.count + 1 } }
  }

  let kind: Kind
  var parts: [Part]
  let cursorBefore: TextPosition
  var cursorAfter: TextPosition
  /// The anchors as they were, so that words that come back get their comment back.
  let anchorsBefore: [TextAnchor]

  var cost: Int { parts.reduce(0) { $0 + $1.cost } }
}

extension TextEditor {
  /// Takes back the last change; false when there is none.
  @discardableResult
  package mutating func undo() -> Bool {
    guard !isReadOnly, let change = past.popLast() else { return false }
    for part in change.parts.reversed() { exchange(part.start, part.inserted, for: part.removed) }
    let before = Dictionary(change.anchorsBefore.map { ($0.id, $0) }) { first, _ in first }
    anchors = anchors.map { before[$0.id] ?? $0 }
    finish(at: change.cursorBefore)
    historyCost -= change.cost
    future.append(change)
    return true
  }

  /// Makes the change again that was taken back last; false when there is none.
  @discardableResult
  package mutating func redo() -> Bool {
    guard !isReadOnly, let change = future.popLast() else { return false }
    for part in change.parts { exchange(part.start, part.removed, for: part.inserted) }
    finish(at: change.cursorAfter)
    historyCost += change.cost
    past.append(change)
    return true
  }

  private mutating func finish(at cursor: TextPosition) {
    self.cursor = cursor
    mark = nil
    wantedColumn = nil
    mayJoin = false
    reveal()
  }

  private mutating func exchange(_ start: TextPosition, _ old: [[Character]], for new: [[Character]]) {
    splice(start..<start.after(old), new)
  }

  /// Characters of changes that are remembered; the oldest are forgotten first.
  private static let memory = 4_000_000

  /// Remembers a change that has been made, together with the last one where the user would call them one.
  mutating func remember(_ change: TextChange, joining joins: Bool) {
    future = []
    if mayJoin, joins, change.kind != .alone, let last = past.last, last.kind == change.kind {
      past[past.count - 1].parts += change.parts
      past[past.count - 1].cursorAfter = change.cursorAfter
    } else {
      past.append(change)
    }
    mayJoin = true
    historyCost += change.cost
    while historyCost > Self.memory, past.count > 1 { historyCost -= past.removeFirst().cost }
  }
}
