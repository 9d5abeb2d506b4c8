import Foundation
import TestOffice

/// A fault put into one system call of a run, by strace.
struct Injection: Sendable {
  /// A call, narrowed to one file where threads would otherwise mix up the count.
  struct Target: Hashable, Sendable, CustomStringConvertible {
    let call: String
    /// A path inside the office's folder; nil for any file.
    var path: String?

    var description: String { call + (path.map { " on \($0)" } ?? "") }

    fileprivate func filter(_ office: OfficeUnderTest) -> [String] {
      path.map { ["-P", office.folder + "/" + $0] } ?? []
    }
  }

  let target: Target
  /// `signal=KILL`, `error=EIO`, `retval=0`.
  let effect: String
  /// Which of the calls, counted from 1; `forever` means that one and all after it.
  let number: Int
  var forever = false

  /// The words to put before the program's own; what strace says goes into `log`.
  func wrapper(_ office: OfficeUnderTest, log: String = "/dev/null", without taken: [Protection] = []) -> [String] {
    ["strace", "-f", "-qq", "-o", log, "-e", "trace=\(target.call)"] + target.filter(office)
      + [
        "-e", "inject=\(target.call):\(effect):when=\(number)" + (forever ? "+" : ""),
      ] + Protection.wrapper(without: taken)
  }

  /// The numbers of the call in a run without faults, counted as strace counts: in each thread by itself.
  ///
  /// Left out are those that would meet the runtime's own event descriptor, whose wake-ups are not the program's.
  static func numbers(
    of target: Target, in arguments: [String], on office: OfficeUnderTest
  ) throws -> [Int] {
    let log = office.root + "/calls"
    let wrapper = ["strace", "-f", "-y", "-qq", "-o", log, "-e", "trace=\(target.call)", "-e", "signal=none"]
    try OfficeUnderTest.require(try office.run(arguments, under: wrapper + target.filter(office)))
    var threads: [Substring: Int] = [:]
    var numbers: Set<Int> = []
    var foreign: Set<Int> = []
    for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, parts[1].contains("\(target.call)(") else { continue }
      threads[parts[0], default: 0] += 1
      let number = threads[parts[0], default: 0]
      if parts[1].contains("anon_inode:") { foreign.insert(number) } else { numbers.insert(number) }
    }
    return numbers.subtracting(foreign).sorted()
  }
}

/// The runs whose every call is disturbed.
enum DisturbedRun: String, CaseIterable, Sendable {
  /// Two pages are taken in.
  case intake
  /// One item is registered.
  case command
  /// One page is taken in while the write-ahead log is full, so that the commit also checkpoints.
  case checkpoint

  /// An office that is ready for the run, and the run's arguments.
  func prepare() throws -> (office: OfficeUnderTest, arguments: [String]) {
    switch self {
    case .intake:
      let office = try OfficeUnderTest()
      try office.drop("scan-a.png")
      try office.drop("scan-b.png")
      return (office, OfficeUnderTest.worker)
    case .command:
      let assigned = try Self.assigned.get()
      return (try OfficeUnderTest(copying: assigned.office), OfficeUnderTest.registerEntry(assigned.post))
    case .checkpoint:
      let office = try OfficeUnderTest(copying: try Self.full.get())
      try office.drop("scan-a.png")
      return (office, OfficeUnderTest.worker)
    }
  }

  private static let assigned = Result {
    let office = try OfficeUnderTest()
    return (office: office, post: try office.assignedPost("Brev"))
  }

  /// Made once: pages are taken in until the next commit reaches SQLite's 1000 pages.
  static let full = Result {
    let office = try OfficeUnderTest()
    var number = 0
    var growth = 0
    // What a run with one page adds differs a little from run to run: stop where the next one surely fills it, and go
    // the last bit there in smaller steps, or it would be full before.
    let mark = 1000 * 4120
    while try office.walBytes() + growth * 9 / 10 < mark {
      let size = try office.walBytes()
      guard growth == 0 || mark - size > growth * 2 else {
        try OfficeUnderTest.require(try office.run(OfficeUnderTest.registerPost("Fyll")))
        continue
      }
      // Large steps far from the mark, single files near it: only a single file tells what the next one adds.
      let files = size < 2_600_000 ? 5 : 1
      for _ in 0..<files {
        number += 1
        try office.drop("gammel-\(number).png")
      }
      try OfficeUnderTest.require(try office.run(OfficeUnderTest.worker))
      // Now and then one adds more: the least is what a run surely adds.
      if files == 1 { growth = min(growth == 0 ? .max : growth, try office.walBytes() - size) }
    }
    return office
  }
}
