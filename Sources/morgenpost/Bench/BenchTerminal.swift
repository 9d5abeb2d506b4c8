import Foundation
import Glibc

/// The built program on a terminal of its own: start-up, keys, memory.
struct BenchTerminal {
  let office: String
  let password: String

  struct Result {
    /// Milliseconds from the start of the process to the first painted screen.
    let firstScreen: Double
    /// Milliseconds from a key to the first painted cells.
    let keyMedian: Double
    let keyWorstOfHundred: Double
    /// The workstation's peak, megabytes.
    let peakMegabytes: Double
  }

  func run() throws -> Result {
    let starts = try (0..<5).map { _ in try startUp() }.sorted()
    let terminal = try start()
    defer { terminal.end() }
    try signIn(terminal)
    let rest = try restAfterKey(on: terminal)
    var times: [Double] = []
    for index in 0..<300 {
      let began = ContinuousClock.now
      // One way and then the other: two keys that undo each other would paint nothing if both were read at once.
      terminal.type(index < 150 ? Self.down : Self.up)
      guard terminal.waitForOutput(milliseconds: 10_000) else { throw Self.silent("key \(index)") }
      times.append(began.elapsedSeconds * 1000)
      terminal.drain(quietMilliseconds: rest)
    }
    let peak = terminal.peakMegabytes()
    times.sort()
    return Result(
      firstScreen: starts[starts.count / 2], keyMedian: times[times.count / 2],
      keyWorstOfHundred: times[times.count * 99 / 100], peakMegabytes: peak)
  }

  /// Milliseconds from the key that opens a scanned letter of A4 at 300 dots per inch to its first page on the screen, and
  /// from the key for the next page to that. The median of five each.
  func pictures() throws -> (first: Double, next: Double) {
    var (firsts, nexts): ([Double], [Double]) = ([], [])
    for _ in 0..<5 {
      let terminal = try start()
      defer { terminal.end() }
      try signIn(terminal)
      terminal.type("/\(BenchOffice.scanTitle)\r")
      guard terminal.wait(for: "skann.pdf", milliseconds: 10_000) else { throw Self.silent("scan") }
      terminal.drain(quietMilliseconds: 200)
      firsts.append(try picture(after: "D", on: terminal))
      terminal.drain(quietMilliseconds: 1000)
      nexts.append(try picture(after: "n", on: terminal))
    }
    return (firsts.sorted()[2], nexts.sorted()[2])
  }

  /// White paper is painted by nothing else.
  private func picture(after key: String, on terminal: PseudoTerminal) throws -> Double {
    let began = ContinuousClock.now
    terminal.type(key)
    guard terminal.wait(for: "48;5;231", milliseconds: 10_000) else { throw Self.silent("picture") }
    return began.elapsedSeconds * 1000
  }

  private func startUp() throws -> Double {
    let began = ContinuousClock.now
    let terminal = try start()
    defer { terminal.end() }
    // The title bar's product name is the first thing that every screen shows.
    guard terminal.wait(for: "Morgenpost", milliseconds: 10_000) else { throw Self.silent("start") }
    return began.elapsedSeconds * 1000
  }

  private static let down = "\u{1B}OB"
  private static let up = "\u{1B}OA"

  /// Types until several keys in a row are answered: the places are painted before the rows are there, and until then a
  /// key moves nothing.
  ///
  /// - Returns: the milliseconds without output after which a key's answer is complete. What belongs to the row comes
  ///   after the row itself, and later the slower this build and this machine are; taken for the next key's answer it
  ///   would spoil the figure.
  private func restAfterKey(on terminal: PseudoTerminal) throws -> Int {
    let deadline = ContinuousClock.now + .seconds(60)
    var lasted: [Double] = []
    while lasted.count < 6 {
      guard ContinuousClock.now < deadline else { throw Self.silent("rows") }
      let began = ContinuousClock.now
      terminal.type(lasted.count % 2 == 0 ? Self.down : Self.up)
      guard terminal.waitForOutput(milliseconds: 500) else {
        lasted = []
        continue
      }
      let answered = ContinuousClock.now
      let last = terminal.drain(quietMilliseconds: 300) ?? answered
      lasted.append((last - began).inSeconds * 1000)
    }
    return min(max(20, Int(1.5 * (lasted.max() ?? 0))), 200)
  }

  /// The demo office shows its users: the first one is chosen.
  private func signIn(_ terminal: PseudoTerminal) throws {
    guard terminal.wait(for: "person.0", milliseconds: 10_000) else { throw Self.silent("sign-in") }
    terminal.type("\r")
    terminal.drain(quietMilliseconds: 100)
    terminal.type(password + "\r")
    // A password is slow to check on purpose, and much slower in a build for debugging.
    guard terminal.wait(for: "F2", milliseconds: 30_000) else { throw Self.silent("tray") }
    terminal.drain(quietMilliseconds: 500)
  }

  private func start() throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: CommandLine.arguments[0], arguments: ["--office", office, "--no-page-work"],
      environment: [:])
  }

  private static func silent(_ what: String) -> Failure {
    Failure(.unavailable, code: "terminal", message: "the workstation painted nothing (\(what))")
  }
}

/// A program with a pseudo-terminal of 120 × 40 as its input and output.
final class PseudoTerminal {
  /// TIOCSPTLCK and TIOCGPTN, which are function-like macros in C.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  private let master: Int32
  private let process = Process()
  private var seen: [UInt8] = []

  init(executable: String, arguments: [String], environment: [String: String]) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, Self.setLock, &locked) == 0, ioctl(master, Self.getNumber, &number) == 0 else {
      throw Failure(.unavailable, code: "pty", message: String(cString: strerror(errno)))
    }
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(slave, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]) { $1 }.merging(environment) { $1 }
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  func type(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// True as soon as anything is painted.
  func waitForOutput(milliseconds: Int) -> Bool { readSome(waiting: milliseconds) }

  /// True as soon as `text` has been painted since the last ``drain(quietMilliseconds:)``.
  func wait(for text: String, milliseconds: Int) -> Bool {
    let deadline = ContinuousClock.now + .milliseconds(milliseconds)
    while ContinuousClock.now < deadline {
      if String(decoding: seen, as: UTF8.self).contains(text) { return true }
      _ = readSome(waiting: 50)
    }
    return false
  }

  /// Reads until nothing has come for a while, and forgets it.
  ///
  /// - Returns: when the last of it came; nil when nothing did.
  @discardableResult
  func drain(quietMilliseconds: Int) -> ContinuousClock.Instant? {
    var last: ContinuousClock.Instant?
    while readSome(waiting: quietMilliseconds) { last = .now }
    seen = []
    return last
  }

  /// VmHWM of the process.
  func peakMegabytes() -> Double {
    let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0
    return kilobytes / 1024
  }

  /// Reads on until it has ended: a program that leaves its screen to a terminal nobody reads would wait for ever.
  func end() {
    process.terminate()
    while process.isRunning { _ = readSome(waiting: 20) }
    process.waitUntilExit()
    close(master)
  }

  private func readSome(waiting milliseconds: Int) -> Bool {
    var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, Int32(milliseconds)) > 0, descriptor.revents & Int16(POLLIN) != 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    seen += buffer[..<count]
    return true
  }
}
