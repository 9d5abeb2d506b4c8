import Foundation
package import Glibc

/// A program on a pseudo-terminal of which this process holds the other end: every byte it writes can be looked at.
package final class PseudoTerminal {
  private let program: StartedProgram
  package private(set) var bytes: [UInt8] = []
  /// Crashes without a report by the Swift runtime, which takes time.
  package static let quiet = ["SWIFT_BACKTRACE": "enable=no"]
  /// The terminal's modes before the program.
  private let modesBefore: termios
  private var master: Int32
  private var slave: Int32

  /// Starts `words[0]` with nothing in its environment but PATH and `environment`.
  package init(_ words: [String], environment: [String: String], columns: Int, rows: Int) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, Self.setLock, &unlocked) == 0, ioctl(master, Self.getNumber, &number) == 0 else {
      throw StartedProgram.CannotStart(words: ["open", "/dev/ptmx"], errno: errno)
    }
    let path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var modes = termios()
    guard tcgetattr(slave, &modes) == 0 else {
      throw StartedProgram.CannotStart(words: ["tcgetattr", path], errno: errno)
    }
    modesBefore = modes
    let search = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    program = try StartedProgram(
      words.map { Array($0.utf8) }, environment: search.merging(environment) { $1 }, .terminal(path))
  }

  deinit {
    hangUp()
    if slave >= 0 { close(slave) }
  }

  // C macros that Swift does not see: TIOCSPTLCK and TIOCGPTN of Linux.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// What the program has written so far, as text; what is not UTF-8 is repaired.
  package var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Reads what there is.
  @discardableResult
  package func drain() -> Bool {
    var isSomething = false
    while master >= 0 {
      var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, 0) > 0, wait.revents & Int16(POLLIN) != 0 else { break }
      var room = [UInt8](repeating: 0, count: 65_536)
      let count = read(master, &room, room.count)
      guard count > 0 else { break }
      bytes += room[..<count]
      isSomething = true
    }
    return isSomething
  }

  /// Reads until the program has written `text`.
  package func waits(for text: String) -> Bool {
    eventually {
      drain()
      return bytes.firstRange(of: Array(text.utf8)) != nil
    }
  }

  package func type(_ text: String) {
    type(bytes: Array(text.utf8))
  }

  package func type(bytes: [UInt8]) {
    _ = write(master, bytes, bytes.count)
  }

  package func forgetOutput() {
    drain()
    bytes = []
  }

  package func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// The line is gone: nobody holds the other end any more.
  package func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// Whether the modes that matter to a shell are what they were before the program.
  package var hasModesOfBefore: Bool {
    var now = termios()
    tcgetattr(slave, &now)
    let before = modesBefore
    return now.c_iflag == before.c_iflag && now.c_oflag == before.c_oflag && now.c_cflag == before.c_cflag
      && now.c_lflag == before.c_lflag
  }

  /// Waits for the program to end, normally reading what it writes: the exit code or the negated signal; nil when it
  /// does not end.
  package func end(reading: Bool = true) -> Int32? {
    var run: Run?
    _ = eventually {
      if reading { drain() }
      run = program.poll()
      return run != nil
    }
    drain()
    return run?.status
  }

  package var pid: pid_t { program.pid }
}
