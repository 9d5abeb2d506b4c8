import Foundation
import Glibc
import Testing

/// The probe on a pseudo-terminal of which this process holds the other end: every byte it writes can be looked at.
final class PseudoTerminal {
  private let child: ChildProcess
  private var hasEnded = false
  private(set) var bytes: [UInt8] = []
  /// Crashes without a report by the Swift runtime, which takes time.
  static let quiet = "SWIFT_BACKTRACE=enable=no"
  /// The terminal's modes before the probe.
  let modesBefore: termios
  private var master: Int32
  private var slave: Int32

  init(
    _ run: ProbeRun, environment: [String] = ["TERM=xterm-256color", PseudoTerminal.quiet], columns: Int = 100,
    rows: Int = 20
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, Self.setLock, &unlocked) == 0, ioctl(master, Self.getNumber, &number) == 0 else {
      throw ChildProcess.Failure(call: "open /dev/ptmx")
    }
    let path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var modes = termios()
    guard tcgetattr(slave, &modes) == 0 else { throw ChildProcess.Failure(call: "tcgetattr") }
    modesBefore = modes
    child = try ChildProcess(
      [ProbeRun.program, run.log], environment: ["PATH=/usr/bin:/bin"] + environment,
      .terminal(path))
  }

  deinit {
    if !hasEnded { child.destroy() }
    hangUp()
    if slave >= 0 { close(slave) }
  }

  // C macros that Swift does not see: TIOCSPTLCK and TIOCGPTN of Linux.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  /// What the probe has written so far, as text; what is not UTF-8 is repaired.
  var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Reads what there is.
  @discardableResult
  func drain() -> Bool {
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

  /// Reads until the probe has written `text`.
  func waits(for text: String) -> Bool {
    eventually {
      drain()
      return bytes.firstRange(of: Array(text.utf8)) != nil
    }
  }

  func type(_ text: String) {
    type(bytes: Array(text.utf8))
  }

  func type(bytes: [UInt8]) {
    _ = write(master, bytes, bytes.count)
  }

  func forgetOutput() {
    drain()
    bytes = []
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// The line is gone: nobody holds the other end any more.
  func hangUp() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// The terminal's modes now.
  var modes: termios {
    var modes = termios()
    tcgetattr(slave, &modes)
    return modes
  }

  /// Waits for the probe to end, normally reading what it writes; nil when it does not.
  func end(reading: Bool = true) -> ProbeEnd? {
    let end = child.end { if reading { drain() } }
    hasEnded = end != nil
    drain()
    return end
  }

  var pid: pid_t { child.pid }
}

extension termios {
  /// Whether the modes that matter to a shell are the same.
  func isLike(_ other: termios) -> Bool {
    c_iflag == other.c_iflag && c_oflag == other.c_oflag && c_cflag == other.c_cflag && c_lflag == other.c_lflag
  }
}
