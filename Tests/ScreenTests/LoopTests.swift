import Screen
import Testing

@Suite struct LoopTests {
  @Test func showsOneFrameForABurstOfEvents() {
    let terminal = ScriptedTerminal([.key(.down), .key(.down), .key(.down), .tick, .key(.escape)], pauses: [3, 4])
    var rows = 0
    terminal.run(showing: frame("start")) { event in
      if event == .key(.escape) { return .finish }
      if event == .tick { return .unchanged }
      rows += 1
      return .show(frame("\(rows)"))
    }
    #expect(terminal.shown == ["start", "3"])
  }

  @Test func suspendsAndPassesErrorsOn() {
    struct Failure: Error {}
    let terminal = ScriptedTerminal([.key(.ctrl("z")), .key(.enter)])
    #expect(throws: Failure.self) {
      try terminal.run(showing: frame("start")) { event in
        if event == .key(.enter) { throw Failure() }
        return .suspend
      }
    }
    #expect(terminal.suspensions == 1)
  }

  @Test("The terminal is lent to another program, and the screen drawn again afterwards")
  func lendsTheTerminal() {
    let terminal = ScriptedTerminal([.key(.ctrl("e"))])
    terminal.run(showing: frame("start")) { event in
      switch event {
      case .key(.ctrl("e")): .lend {}
      case .resume: .show(frame("again"))
      default: .finish
      }
    }
    #expect(terminal.shown == ["start", "lent", "again"])
  }

  private func frame(_ text: TerminalText) -> Frame {
    var buffer = CellBuffer(Size(width: 10, height: 1))
    buffer.put(text, at: .origin)
    return Frame(buffer)
  }
}

/// A terminal that gives prepared events and keeps what it was shown.
private final class ScriptedTerminal: Terminal {
  let size = Size(width: 10, height: 1)
  let glyphs = Glyphs.unicode
  let colours = ColourDepth.mono
  private(set) var shown: [String] = []
  private(set) var suspensions = 0
  private var events: [InputEvent]
  private var given = 0
  private let pauses: Set<Int>

  /// No event waits after so many events have been given, as `pauses` says.
  init(_ events: [InputEvent], pauses: Set<Int> = []) {
    self.events = events
    self.pauses = pauses
  }

  var hasPendingEvent: Bool { !events.isEmpty && !pauses.contains(given) }

  func nextEvent(within limit: Duration?) -> InputEvent {
    given += 1
    return events.isEmpty ? .hangUp : events.removeFirst()
  }

  func present(_ frame: Frame) {
    shown.append(frame.buffer.text)
  }

  func suspend() {
    suspensions += 1
  }

  func lend(_ body: () -> Void) {
    shown.append("lent")
    body()
    events.insert(.resume, at: 0)
  }
}
