import Curses
import Glibc

#if DEBUG
@testable import Screen
#else
import Screen
#endif

/// A small program on a real terminal, for the tests: it shows what it is told and what reaches it.
///
/// `CursesProbe LOG` appends every event to the file LOG. Keys: `q` ends, F5 crashes by a trap, F6 throws, F7 calls
/// `exit`, F8 prints to standard output and standard error, F9 turns the mouse on or off, F10 posts from elsewhere, F11 uses up the
/// stack, F12 draws until something happens, Ctrl-R writes hostile text past the drawing code, Ctrl-Z stands still.
/// `CursesProbe LOG raw` draws hostile text uncleaned: what a test that looks for it must notice.
/// `CursesProbe LOG picture` draws every shade on every other.
@main
struct Probe {
  struct Failure: Error {}

  static func main() throws {
    guard CommandLine.arguments.count > 1 else {
      print("usage: CursesProbe LOG")
      exit(64)
    }
    let log = CommandLine.arguments[1]
    let mailbox = try Mailbox<String>()
    let options = CursesTerminal.Options(
      waker: mailbox.waker, errorPath: log + ".err", crashNotice: "probe crashed\r\n")
    do {
      try CursesTerminal.withTerminal(options) { terminal in
        try ProbeScreen(log: log, mailbox: mailbox).run(on: terminal)
      }
    } catch let failure as TerminalFailure {
      print(failure)
      exit(69)
    }
  }
}

final class ProbeScreen {
  private let log: String
  private let mailbox: Mailbox<String>
  private var field = TextField()
  private var last = "-"
  private var hasMouse = false
  private var list = ListState()

  init(log: String, mailbox: Mailbox<String>) {
    self.log = log
    self.mailbox = mailbox
  }

  func run(on terminal: CursesTerminal) throws {
    try terminal.run(showing: frame(terminal)) { event in
      note("\(event)")
      last = "\(event)"
      switch event {
      case .key(.character("q")), .hangUp, .terminate:
        note("saved")
        return .finish
      case .key(.ctrl("z")), .suspend: return .suspend
      case .key(.ctrl("r")):
        writeRaw()
        return .unchanged
      case .key(.function(5)): trap()
      case .key(.function(6)): throw Probe.Failure()
      case .key(.function(7)): exit(3)
      case .key(.function(8)): printNoise()
      case .key(.function(9)): hasMouse.toggle()
      case .key(.function(10)): postFromElsewhere()
      case .key(.function(11)): overflow(1)
      case .key(.function(12)): drawForEver(on: terminal)
      case .key(let key):
        if !list.handle(key, count: 1000, height: 5) { _ = field.handle(key) }
      case .paste(let text): field.insert(text)
      case .wake: last = mailbox.drain().joined()
      default: break
      }
      return .show(frame(terminal))
    }
  }

  private func frame(_ terminal: CursesTerminal) -> Frame {
    var buffer = CellBuffer(terminal.size, glyphs: terminal.glyphs)
    let parts = buffer.bounds.rows(.fixed(1), .fixed(1), .fixed(1), .fixed(6), .rest)
    TitleLine(left: ["Prøve", "Čáŋ đŧž 漢字 é", "Åse"], right: "\(terminal.size.width)x\(terminal.size.height)")
      .render(into: &buffer, in: parts[0])
    let cursor = field.render(into: &buffer, in: parts[1], isFocused: true)
    buffer.put(TerminalText("last: \(last)", limit: 500), at: parts[2].origin, maxWidth: parts[2].width)
    let table = TableView(columns: [Column("Rad", .rest(atLeast: 5))], count: 1000) { TableView.Row(["rad \($0)"]) }
    table.render(list, into: &buffer, in: parts[3])
    if CommandLine.arguments.last == "picture" {
      renderShades(into: &buffer, at: parts[4].origin)
    } else {
      renderHostile(into: &buffer, in: parts[4])
    }
    guard CommandLine.arguments.last == "raw" else {
      return Frame(buffer, cursor: cursor, title: "Prøve \u{1B}]0;x", wantsMouse: hasMouse)
    }
    buffer.put(Self.raw("FARE\u{1B}[5m\u{202E}x"), at: parts[2].origin, maxWidth: parts[2].width)
    return Frame(buffer, cursor: cursor, title: Self.raw("FARE\u{07}\u{1B}[5m"), wantsMouse: hasMouse)
  }

  /// Text that has not been cleaned; only in a debug build.
  private static func raw(_ text: String) -> TerminalText {
    #if DEBUG
    TerminalText(clean: text, width: text.unicodeScalars.count)
    #else
    TerminalText(text)
    #endif
  }

  /// Text as an attacker would write it, and one row for every role.
  private func renderHostile(into buffer: inout CellBuffer, in rect: Rect) {
    let texts: [TerminalText] = [
      "esc \u{1B}[31m\u{1B}]52;c;QQ==\u{07} c1 \u{9B}31m bidi \u{202E}fdp.exe zero\u{200B}width tag\u{E0041}",
      "marks a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306} family 👨‍👩‍👧 tone 👍🏽 flag 🇳🇴 ❤️ line\u{2028}two",
    ]
    for (row, text) in texts.enumerated() where row < rect.height {
      buffer.put(text, at: Point(x: rect.x, y: rect.y + row), maxWidth: rect.width)
    }
    var x = rect.x
    for role in Style.Role.allCases where rect.height > 3 {
      x = buffer.put("\(role.rawValue) ", at: Point(x: x, y: rect.y + 3), style: Style(role))
    }
  }

  /// A row for each of ten papers, from black to white, with every ink on it.
  private func renderShades(into buffer: inout CellBuffer, at point: Point) {
    let size = Size(width: Shades.levels, height: 10)
    let picture = CharacterPicture(size) { index in
      let shades = Shades(ink: UInt8(index % size.width * 17), paper: UInt8(index / size.width * 28))
      return (0x2580, shades)
    }
    buffer.put(picture, at: point)
  }

  private func postFromElsewhere() {
    let mailbox = mailbox
    Task.detached { mailbox.post("posted æ") }
  }

  /// Draws until something happens.
  private func drawForEver(on terminal: CursesTerminal) {
    var round = 0
    while !terminal.hasPendingEvent {
      round += 1
      var buffer = CellBuffer(terminal.size, glyphs: terminal.glyphs)
      for y in 0..<terminal.size.height {
        buffer.put(
          TerminalText("\(round * 31 + y) ").repeated(20), at: Point(x: 0, y: y), maxWidth: terminal.size.width)
      }
      terminal.present(Frame(buffer))
      note("drawing")
    }
  }

  private func printNoise() {
    print("NOISE-OUT")
    _ = write(STDERR_FILENO, "NOISE-ERR\n", 10)
  }

  /// What a program does that writes text from outside as it is.
  private func writeRaw() {
    let text = "\u{1B}]2;owned\u{07}\u{1B}[18;1Hfaktura\u{202E}fdp.exe"
    let terminal = open("/dev/tty", O_WRONLY | O_NOCTTY)
    _ = write(terminal, text, text.utf8.count)
    close(terminal)
  }

  private func trap() -> Never {
    let numbers: [Int] = []
    // The trap is what this key is for.
    _ = numbers[list.selected]
    exit(0)
  }

  @inline(never)
  private func overflow(_ depth: Int) {
    // Using up the stack is what this key is for.
    if depth > 0 { overflow(depth + 1) }
    note("\(depth)")
  }

  private func note(_ line: String) {
    guard let file = fopen(log, "a") else { return }
    fputs(line + "\n", file)
    fclose(file)
  }
}
