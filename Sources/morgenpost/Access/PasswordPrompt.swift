import Domain
import Foundation
import Glibc

/// Reads one line without showing it.
enum PasswordPrompt {
  static func read(asking prompt: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else { return readLine(strippingNewline: true) ?? "" }
    var shown = termios()
    tcgetattr(STDIN_FILENO, &shown)
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
    FileHandle.standardError.write(Data("\(prompt) ".utf8))
    let line = readLine(strippingNewline: true) ?? ""
    FileHandle.standardError.write(Data("\n".utf8))
    return line
  }

  /// Asked for twice on a terminal, where nobody sees what is typed.
  static func readNew(asking prompt: String, again: String) throws -> String {
    let password = try read(asking: prompt)
    guard isatty(STDIN_FILENO) == 1 else { return password }
    guard try read(asking: again) == password else { throw Refusal(.passwordsDiffer) }
    return password
  }
}
