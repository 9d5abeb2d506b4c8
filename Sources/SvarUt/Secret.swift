/// A password or token. It is written nowhere by accident: neither printing nor looking into it shows what it holds.
struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The secret itself, for the one header it belongs in.
  let revealed: String

  init(_ revealed: String) { self.revealed = revealed }

  var description: String { "•••" }
  var debugDescription: String { "•••" }
  var customMirror: Mirror { Mirror(self, children: [:]) }
}
