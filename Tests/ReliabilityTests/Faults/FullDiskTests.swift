import Foundation
import Glibc
import TestOffice
import Testing

/// Promise 12: disk full, read-only, locked: one plain message, nothing half done.
@Suite struct FullDiskTests {
  @Test(
    "Promise 12: the disk runs full during commands and intake; with room again everything goes on",
    .enabled(if: Surroundings.canMount, "only root may mount a disk in memory"))
  func diskFull() throws {
    let complaints = try Self.fillDisk()
    #expect(complaints.isEmpty)
  }

  @Test(
    "Promise 12: the test fails when the program does not notice that the disk is full",
    .enabled(if: Surroundings.canMount, "only root may mount a disk in memory"))
  func noticesUnseenFullDisk() throws {
    let complaints = try Self.fillDisk(without: [.writeErrors])
    #expect(complaints.contains { $0.hasPrefix("acknowledged and lost") || $0.hasPrefix("log ") }, "\(complaints)")
  }

  private static func fillDisk(without taken: [Protection] = []) throws -> [String] {
    let place = try ScratchFolder()
    let disk = try MemoryDisk(at: place.path + "/disk", bytes: 64 << 20)
    let office = try OfficeUnderTest(at: disk.path)
    for number in 0..<6 { try office.drop("scan-\(number).png") }
    let used = try #require(
      try Int(
        Program.run(["sh", "-c", "df --output=used -B1 \"$0\" | tail -1 | tr -d ' '", disk.path])
          .text.trimmingCharacters(in: .whitespacesAndNewlines)))
    // Room for a few pages more, at most.
    try #require(disk.resize(bytes: used + 64 << 10))
    var refusals = 0
    var complaints: [String] = []
    for number in 0..<12 {
      let run = try office.run(
        number.isMultiple(of: 3) ? OfficeUnderTest.worker : OfficeUnderTest.registerPost("Brev \(number)"),
        under: Protection.wrapper(without: taken))
      complaints += EveryCallTests.complaints(about: run, "disk full")
      if !run.isDone { refusals += 1 }
    }
    if refusals <= 2 { complaints.append("the disk was never full") }
    try #require(disk.resize(bytes: 64 << 20))
    complaints += try OfficeCheck.recover(office)
    let next = try office.run(OfficeUnderTest.registerPost("Brev"))
    return next.isDone ? complaints : complaints + ["with room again: \(next.summary)"]
  }

  @Test("Promise 12: a limit on the size of files ends no process by a signal", arguments: [100, 200, 240, 300])
  func fileSizeLimit(kilobytes: Int) throws {
    let office = try OfficeUnderTest()
    try office.drop("scan.png")
    let limit = ["prlimit", "--fsize=\(kilobytes << 10)"]
    var refusals = 0
    for arguments in [OfficeUnderTest.worker] + (0..<8).map({ OfficeUnderTest.registerPost("Brev \($0)") }) {
      let run = try office.run(arguments, under: limit)
      EveryCallTests.expectPlainEnd(run, "\(kilobytes) KiB")
      if !run.isDone { refusals += 1 }
    }
    #expect(refusals > 0 || kilobytes > 200, "the limit was never reached")
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test("Promise 12: the test fails when the program does not notice the limit")
  func noticesUnseenSizeLimit() throws {
    let office = try OfficeUnderTest()
    let limit = ["prlimit", "--fsize=\(100 << 10)"] + Protection.wrapper(without: [.writeErrors])
    for number in 0..<8 { try office.run(OfficeUnderTest.registerPost("Brev \(number)"), under: limit) }
    #expect(try OfficeCheck.recover(office).contains { $0.hasPrefix("acknowledged and lost") || $0.hasPrefix("log ") })
  }

  @Test(
    "Promise 12: an answer that cannot be written is no success; what was done stays done",
    arguments: [OfficeUnderTest.registerPost("Brev"), ["show", "tray"], ["log", "export"]])
  func outputFull(_ arguments: [String]) throws {
    let office = try OfficeUnderTest()
    let run = try office.run(arguments, under: ["sh", "-c", "exec \"$0\" \"$@\" > /dev/full"])
    #expect(run.status == 74, "\(run.summary)")
    #expect(run.said.contains("stdout"), "\(run.summary)")
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test(
    "Promise 12: who may only read can read, and is told so when writing",
    .enabled(if: Surroundings.canBecomeNobody, "only root may become another user"))
  func readOnly() throws {
    let office = try OfficeUnderTest()
    let (write, intake) = try Self.asReader(of: office)
    #expect(Self.isToldReadOnly(write), "\(write.summary)")
    EveryCallTests.expectPlainEnd(intake, "read-only")
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test(
    "Promise 12: the test fails when nobody asks whether the office may be written",
    .enabled(if: Surroundings.canBecomeNobody, "only root may become another user"))
  func noticesUnaskedRights() throws {
    let write = try Self.asReader(of: OfficeUnderTest(), without: [.rights]).write
    #expect(!Self.isToldReadOnly(write), "\(write.summary)")
  }

  private static func isToldReadOnly(_ run: Run) -> Bool {
    run.status == 77 && (run.answer?["refusal"] as? [String: Any])?["code"] as? String == "read-only"
  }

  /// A command and a round of intake by somebody whose office may not be written; afterwards it may be again.
  private static func asReader(
    of office: OfficeUnderTest, without taken: [Protection] = []
  ) throws -> (write: Run, intake: Run) {
    try OfficeUnderTest.require(
      try Program.run([
        "sh", "-c", "chmod 755 \"$0\"; chown -R 65534:65534 \"$0\"; chmod -R a-w \"$0/office\"", office.root,
      ]))
    let nobody =
      ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"] + Protection.wrapper(without: taken)
    let write = try office.run(OfficeUnderTest.registerPost("Brev"), under: nobody)
    let intake = try office.run(OfficeUnderTest.worker, under: nobody)
    try OfficeUnderTest.require(
      try Program.run(["sh", "-c", "chown -R 0:0 \"$0\"; chmod -R u+w \"$0\"", office.root]))
    return (write, intake)
  }

  @Test("Promise 12, 17: an office held by another for too long is busy, and then it works again")
  func lockedTooLong() throws {
    let office = try OfficeUnderTest()
    let holder = try Holder(office)
    let run = try office.run(OfficeUnderTest.registerPost("Brev"), limit: Self.patience)
    #expect(Self.isBusy(run), "\(run.summary)")
    _ = consume holder
    #expect(try office.run(OfficeUnderTest.registerPost("Brev")).isDone)
    #expect(try OfficeCheck.recover(office).isEmpty)
  }

  @Test(
    "Promise 12, 17: the test fails when a command waits for the office without end", .enabled(if: Surroundings.isLong))
  func noticesEndlessWaiting() throws {
    let office = try OfficeUnderTest()
    let holder = try Holder(office)
    let run = try office.run(
      OfficeUnderTest.registerPost("Brev"), under: Protection.wrapper(without: [.patience]), limit: Self.patience)
    #expect(!Self.isBusy(run) && run.isOverdue, "\(run.summary)")
    _ = consume holder
  }

  /// Seconds after which who waits for the office must have been told: 15, and the time a busy machine takes besides.
  private static let patience = 30.0

  private static func isBusy(_ run: Run) -> Bool {
    run.status == 75 && (run.answer?["refusal"] as? [String: Any])?["code"] as? String == "busy"
  }

  /// Takes the office's own lock, as another process's open file would, until the value ends.
  private struct Holder: ~Copyable {
    private let descriptor: Int32

    init(_ office: OfficeUnderTest) throws {
      descriptor = open(office.folder + "/office.lock", O_RDWR | O_CLOEXEC)
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      // F_OFD_SETLK, which Glibc does not show to Swift: the lock belongs to this open file alone.
      guard descriptor >= 0, fcntl(descriptor, 37, &lock) == 0 else {
        throw StartedProgram.CannotStart(words: ["fcntl"], errno: errno)
      }
    }

    deinit { close(descriptor) }
  }
}
