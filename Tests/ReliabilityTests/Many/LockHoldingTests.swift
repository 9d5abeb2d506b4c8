import Foundation
import TestOffice
import Testing

/// Promise 17: one slow clerk does not stop the others: nothing waits while it holds the office's lock.
@Suite(.enabled(if: Surroundings.canTrace, "strace may not trace here"))
struct LockHoldingTests {
  /// Calls that may wait for a person, another program, the network or the clock.
  private static let waiting =
    "poll,ppoll,select,pselect6,epoll_wait,epoll_pwait,read,readv,connect,accept4,sendto,sendmsg,recvfrom,recvmsg,"
    + "execve,vfork,fork,wait4,waitid,nanosleep,clock_nanosleep,flock"

  @Test(
    "Promise 17: between lock and release no call waits for anything but the disk", arguments: DisturbedRun.allCases)
  func waitsForNothing(_ run: DisturbedRun) throws {
    let (office, arguments) = try run.prepare()
    let held = try Self.held(by: arguments, in: office)
    #expect(held.times >= 3, "the office was opened, changed and closed")
    #expect(held.waits.isEmpty)
  }

  @Test("Promise 17: the test fails when a transaction waits")
  func noticesWaiting() throws {
    let (office, arguments) = try DisturbedRun.command.prepare()
    #expect(try Self.held(by: arguments, in: office, without: [.haste]).waits.contains { $0.hasPrefix("poll") })
  }

  /// How often the lock was taken, and every call that may have waited while it was held, by the thread that held it.
  private static func held(
    by arguments: [String], in office: OfficeUnderTest, without taken: [Protection] = []
  ) throws -> (times: Int, waits: [String]) {
    let log = office.root + "/trace"
    let strace = ["strace", "-f", "-y", "-xx", "-s", "200", "-qq", "-o", log, "-e", "trace=fcntl,\(waiting)"]
    try OfficeUnderTest.require(try office.run(arguments, under: strace + Protection.wrapper(without: taken)))
    var times = 0
    var holders: Set<Int> = []
    var waits: [String] = []
    for call in try SystemCallTrace.read(log) {
      if call.name == "fcntl" {
        guard call.isDone, call.arguments.first?.path?.hasSuffix("/office.lock") == true else { continue }
        let words = "\(call.arguments)"
        // The place of whoever is next is given back as soon as the lock itself is had.
        if words.contains("l_start=1") { continue }
        if words.contains("F_WRLCK") {
          times += 1
          holders.insert(call.thread)
        } else if words.contains("F_UNLCK") {
          holders.remove(call.thread)
        }
      } else if holders.contains(call.thread), !call.answersAtOnce(in: office.folder) {
        waits.append("\(call.name) \(call.arguments.compactMap { $0.path ?? $0.string })")
      }
    }
    return (times, waits)
  }
}

extension SystemCall {
  /// A file of the office, as far as a disk does, and what the kernel itself says: random numbers, and whether memory
  /// that is free may be given back, which the C library asks.
  fileprivate func answersAtOnce(in folder: String) -> Bool {
    guard let path = arguments.first?.path else { return false }
    return path.hasPrefix(folder + "/") || ["/dev/urandom", "/proc/sys/vm/overcommit_memory"].contains(path)
  }
}
