import Foundation
import TestOffice
import Testing

/// Promise 2: "Lagret" means on the disk.
@Suite(.enabled(if: Surroundings.canTrace, "strace may not trace here"))
struct DurabilityTests {
  @Test(
    "Promise 2: the log and then the witness are synced before the answer is written",
    arguments: [OfficeUnderTest.registerPost("Brev"), ["do", "mark-urgent", "post=1", "--json"]])
  func syncsBeforeAnswering(_ arguments: [String]) throws {
    let office = try OfficeUnderTest()
    let calls = try Self.trace(arguments, in: office)
    #expect(Self.isDurable(calls), "\(calls.map(\.name))")
    // The same trace without its syncs must not pass.
    #expect(!Self.isDurable(calls.filter { !$0.isSync("office.sqlite-wal") }))
    #expect(!Self.isDurable(calls.filter { !$0.isSync("witness") }))
    #expect(!Self.isDurable(calls.reversed()))
  }

  @Test("Promise 2: the test fails when the program does not sync")
  func noticesMissingSyncs() throws {
    let calls = try Self.trace(OfficeUnderTest.registerPost("Brev"), in: OfficeUnderTest(), without: [.syncs])
    #expect(calls.contains { $0.isWrite("office.sqlite-wal") } && calls.contains(where: \.isAnswer))
    #expect(!Self.isDurable(calls))
  }

  @Test("Promise 2: a refused command leaves nothing in the log or the witness")
  func refusalsWriteNothing() throws {
    let office = try OfficeUnderTest()
    let log = office.root + "/trace"
    let run = try office.run(["do", "stamp-received", "post=99999", "--json"], under: Self.wrapper(log))
    #expect(run.status == 65)
    #expect(!(try SystemCallTrace.read(log)).contains { $0.isWrite("office.sqlite-wal") || $0.isWrite("witness") })
  }

  private static func wrapper(_ log: String) -> [String] {
    ["strace", "-f", "-y", "-xx", "-s", "100000", "-qq", "-o", log, "-e", "trace=write,pwrite64,fsync,fdatasync"]
  }

  private static func trace(
    _ arguments: [String], in office: OfficeUnderTest, without taken: [Protection] = []
  ) throws -> [SystemCall] {
    let log = office.root + "/trace"
    let wrapper = wrapper(log) + Protection.wrapper(without: taken)
    try OfficeUnderTest.require(try office.run(arguments, under: wrapper))
    return try SystemCallTrace.read(log)
  }

  /// Last write to the log, its sync, last write to the witness, its sync, answer: in this order.
  private static func isDurable(_ calls: [SystemCall]) -> Bool {
    guard let logged = calls.lastIndex(where: { $0.isWrite("office.sqlite-wal") }),
      let logSynced = calls.lastIndex(where: { $0.isSync("office.sqlite-wal") }),
      let witnessed = calls.lastIndex(where: { $0.isWrite("witness") }),
      let witnessSynced = calls.lastIndex(where: { $0.isSync("witness") }),
      let answered = calls.firstIndex(where: \.isAnswer)
    else { return false }
    return logged < logSynced && logSynced < witnessed && witnessed < witnessSynced && witnessSynced < answered
  }
}

extension SystemCall {
  fileprivate func isWrite(_ file: String) -> Bool { name == "pwrite64" && concerns(file) }

  fileprivate func isSync(_ file: String) -> Bool { ["fsync", "fdatasync"].contains(name) && concerns(file) }

  fileprivate var isAnswer: Bool { name == "write" && arguments[1].string?.contains("\"ok\":true") == true }

  private func concerns(_ file: String) -> Bool { arguments.first?.path?.hasSuffix("/office/\(file)") == true }
}
