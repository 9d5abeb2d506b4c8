import Glibc
import TestOffice
import Testing

/// The terminal is given back on every way out (reliability promise 13).
@Suite(.serialized) struct LeavingTests {
  private static let alternateScreenOff = "\u{1B}[?1049l"
  private static let pasteOff = "\u{1B}[?2004l"

  /// Starts the probe and waits for its first screen.
  private func start(
    _ run: ProbeRun, _ environment: [String: String] = PseudoTerminal.xterm.merging(PseudoTerminal.quiet) { $1 }
  ) throws
    -> PseudoTerminal
  {
    let terminal = try PseudoTerminal(run, environment: environment)
    try #require(terminal.waits(for: "rad 0"), "no screen: \(terminal.output)")
    try #require(!terminal.hasModesOfBefore, "the probe sets the terminal's modes")
    return terminal
  }

  private func expectGivenBack(_ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(terminal.hasModesOfBefore, "the modes are as before", sourceLocation: sourceLocation)
    #expect(terminal.output.contains(Self.alternateScreenOff), sourceLocation: sourceLocation)
    #expect(terminal.output.contains(Self.pasteOff), sourceLocation: sourceLocation)
  }

  @Test func onTheNormalWayOut() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    terminal.type("q")
    #expect(terminal.end() == 0)
    expectGivenBack(terminal)
    #expect(run.events.last == "saved")
  }

  @Test func afterAThrownError() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    terminal.type("\u{1B}[17~")
    let end = try #require(terminal.end())
    #expect(end != 0)
    expectGivenBack(terminal)
  }

  @Test func whenALibraryCallsExit() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    terminal.type("\u{1B}[18~")
    #expect(terminal.end() == 3)
    expectGivenBack(terminal)
  }

  /// A request to stop is an event, so that work is saved first.
  @Test(arguments: [SIGTERM, SIGINT, SIGQUIT, SIGHUP])
  func onARequestToStop(signal: Int32) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    kill(terminal.pid, signal)
    #expect(terminal.end() == 0)
    #expect(run.events.last == "saved")
    expectGivenBack(terminal)
  }

  /// Without the guard's handlers nothing is saved and the terminal stays as it was on the screen.
  @Test(arguments: [SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGSEGV, SIGABRT])
  func noticesMissingHandlers(signal: Int32) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run, Self.unprotected)
    kill(terminal.pid, signal)
    #expect(terminal.end() == -signal)
    #expect(run.events.last != "saved")
    #expect(!terminal.hasModesOfBefore)
    #expect(!terminal.output.contains(Self.alternateScreenOff) && !terminal.output.contains(Self.pasteOff))
  }

  @Test func noticesALineThatIsGoneUnhandled() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run, Self.unprotected)
    terminal.hangUp()
    #expect(terminal.end() != 0)
    #expect(run.events.last != "saved")
  }

  private static let unprotected = PseudoTerminal.xterm.merging(PseudoTerminal.quiet) { $1 }
    .merging(ProbeRun.withoutSignals) { $1 }

  @Test(arguments: [SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGTRAP, SIGFPE])
  func afterACrash(signal: Int32) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    kill(terminal.pid, signal)
    #expect(terminal.end() == -signal, "the crash goes on as it would have")
    expectGivenBack(terminal)
    #expect(terminal.output.contains("probe crashed"))
  }

  /// The Swift runtime's own reporter of crashes writes to the file, does not wait for keys, and the crash goes on.
  @Test(arguments: [SIGSEGV, SIGABRT])
  func afterACrashThatIsReported(signal: Int32) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(
      run, ["TERM": "xterm-256color", "SWIFT_BACKTRACE": "enable=yes,interactive=yes,timeout=100s"])
    kill(terminal.pid, signal)
    #expect(terminal.end() == -signal)
    expectGivenBack(terminal)
    #expect(run.noise.contains { $0.contains("crashed") })
  }

  @Test func afterATrapOfTheProgramItself() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    terminal.type("\u{1B}[15~")
    let end = try #require(terminal.end())
    #expect(end == -SIGILL || end == -SIGTRAP)
    expectGivenBack(terminal)
    #expect(run.noise.contains { $0.contains("Fatal error") }, "what was printed is in the file")
  }

  @Test func afterTheStackIsUsedUp() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    terminal.type("\u{1B}[23~")
    #expect(terminal.end() == -SIGSEGV)
    expectGivenBack(terminal)
  }

  /// The line is gone: nothing can be written, and nothing may wait for it.
  @Test func whenTheLineIsGone() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    terminal.hangUp()
    #expect(terminal.end() == 0)
    #expect(Array(run.events.suffix(2)) == ["hangUp", "saved"])
  }

  /// The other end takes nothing any more, as when a connection freezes, and the probe is held by a write: a request to
  /// stop still reaches it. Without the guard's diversion this never ends.
  @Test(arguments: [SIGTERM, SIGHUP])
  func whenTheTerminalTakesNothing(signal: Int32) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    // F12 draws for ever and notes each frame; nobody reads, so that in the end it stands in a write.
    terminal.type("\u{1B}[24~")
    var last = 0
    var unchanged = 0
    let isHeld = eventually {
      let count = run.events.count
      unchanged = count == last && count > 2 ? unchanged + 1 : 0
      last = count
      return unchanged > 50
    }
    try #require(isHeld)
    kill(terminal.pid, signal)
    #expect(terminal.end(reading: false) == 0)
    #expect(run.events.last == "saved")
  }

  /// Standing still gives the terminal to the shell, and going on takes it again.
  @Test func whileStandingStill() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    kill(terminal.pid, SIGSTOP)
    terminal.forgetOutput()
    kill(terminal.pid, SIGCONT)
    #expect(terminal.waits(for: "rad 0"), "the whole screen is drawn again")
    #expect(eventually { run.events.contains("resume") })
    terminal.type("q")
    #expect(terminal.end() == 0)
    expectGivenBack(terminal)
  }

  /// What libraries print does not reach the screen.
  @Test func keepsNoiseOffTheScreen() throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try start(run)
    terminal.type("\u{1B}[19~")
    #expect(eventually { run.events.contains("key(F8)") })
    terminal.type("q")
    #expect(terminal.end() == 0)
    #expect(!terminal.output.contains("NOISE"))
    #expect(run.noise.sorted() == ["NOISE-ERR", "NOISE-OUT"])
  }
}

/// Where there can be no screen, a sentence says why, and the program ends by itself.
@Suite(.serialized) struct RefusalTests {
  @Test(arguments: [
    ("finnes-ikke", "TERM=finnes-ikke: this machine has no description of that terminal."),
    ("", "TERM is not set"),
    ("dumb", "TERM=dumb: that terminal cannot move its cursor"),
    ("\u{1B}[31m", "TERM=⟦U+001B⟧[31m: this machine has no description"),
  ])
  func saysWhy(type: String, sentence: String) throws {
    let run = try ProbeRun()
    defer { run.remove() }
    let terminal = try PseudoTerminal(run, environment: ["TERM": type])
    #expect(terminal.end() == 69)
    #expect(terminal.output.contains(sentence), "\(terminal.output)")
    #expect(terminal.hasModesOfBefore)
  }
}
