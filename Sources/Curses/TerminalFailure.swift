/// Why there is no screen. Each says what, where, and what to do.
package enum TerminalFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal(stream: String)
  /// `TERM` is not set.
  case noTerminalType
  /// `TERM` names a terminal that this machine has no description of.
  case unknownTerminalType(String)
  /// A terminal that cannot put the cursor where it is told, such as `dumb`.
  case cannotMoveCursor(String)
  /// A system call failed; `code` is its `errno`.
  case system(call: String, code: Int32, text: String)
  /// This process already has a terminal open.
  case alreadyOpen

  package var description: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream) is not a terminal. Start the workstation in a terminal, or use the commands that need none."
    case .noTerminalType:
      "TERM is not set, so the kind of terminal is unknown. Set it, for instance: TERM=xterm-256color"
    case .unknownTerminalType(let name):
      "TERM=\(name): this machine has no description of that terminal. "
        + "Set TERM to one it knows, for instance xterm-256color, or install ncurses-term."
    case .cannotMoveCursor(let name):
      "TERM=\(name): that terminal cannot move its cursor, so no screen can be drawn on it. "
        + "Use another terminal, or the commands that need none."
    case .system(let call, let code, let text):
      "The terminal could not be set up: \(call): \(text) (\(code))."
    case .alreadyOpen:
      "The screen is already open in this process."
    }
  }
}
