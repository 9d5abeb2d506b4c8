/// How far a long text is scrolled, and whether its end has been on screen.
package struct ScrollState: Sendable, Hashable {
  /// The line at the top.
  package private(set) var offset: Int
  /// Whether the last line has been shown since this state was made.
  package private(set) var hasShownEnd: Bool

  package init() {
    offset = 0
    hasShownEnd = false
  }

  /// Brings the offset into a text of `count` lines with room for `height`, and notes when the end is on screen. Call
  /// it when the text or the size changes and after each move.
  package mutating func settle(count: Int, height: Int) {
    offset = max(min(offset, count - height), 0)
    if height > 0, offset + height >= count { hasShownEnd = true }
  }

  package mutating func move(by lines: Int, count: Int, height: Int) {
    offset = max(offset + lines, 0)
    settle(count: count, height: height)
  }

  /// Does what a movement key says. False when it is not a movement key.
  package mutating func handle(_ key: Key, count: Int, height: Int) -> Bool {
    let page = max(height - 1, 1)
    switch key {
    case .up: move(by: -1, count: count, height: height)
    case .down: move(by: 1, count: count, height: height)
    case .pageUp: move(by: -page, count: count, height: height)
    case .pageDown, .character(" "): move(by: page, count: count, height: height)
    case .home: move(by: -count, count: count, height: height)
    case .end: move(by: count, count: count, height: height)
    default: return false
    }
    return true
  }
}
