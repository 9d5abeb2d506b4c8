import Foundation
import Glibc
import TestOffice
import Testing

/// Every fault of the sending service at every step of the worker that is run in the municipality, on an office on disk.
/// Nobody gets a letter twice, none is lost, and each stands on the board at every moment (S2-41, S4-31).
@Suite("worker sends letters through every fault", .serialized)
struct LetterFaultTests {
  /// A fault, how often it happens, and where the letter that met it stands when the worker has ended.
  struct Meeting {
    let fault: String
    let times: Int
    let stage: String

    init(_ fault: String, _ stage: String, times: Int = 1) {
      (self.fault, self.times, self.stage) = (fault, times, stage)
    }
  }

  /// As many as the longest of the tests has faults.
  private static let letters = 13

  @Test("A fault while it is sent: who gets it gets it once, and who does not is somebody's to see to")
  func sending() throws {
    // Letter by letter; one whose token is refused asks twice.
    let meetings: [Meeting] = [
      .init("slow", "accepted"), .init("server-error", "sending"),
      .init("redirect", "sending"), .init("lost-request", "sending"), .init("error-after", "sending"),
      .init("lost-answer", "sending"), .init("garbage", "sending"), .init("rejected", "accepted"),
      .init("integration", "failed"), .init("forbidden", "failed"), .init("refused", "failed"),
      .init("token", "failed", times: 2), .init("too-many", "queued"),
    ]
    let office = try LetterWorkOffice(letters: Self.letters, rendered: true)
    // What is not known stays unknown here: nobody can be asked.
    try office.fail("forbidden", on: "find", times: 1000)
    for meeting in meetings { try office.fail(meeting.fault, on: "send", times: meeting.times) }
    try office.workMet(meetings)
    try office.heal()
    try office.workUntilStill()
    let failed = meetings.indices.filter { meetings[$0].stage == "failed" }.map { $0 + 1 }
    #expect(
      try office.stages() == meetings.map { $0.stage == "failed" ? "failed" : "accepted" })
    try office.expectOnce("without those that failed", without: failed)
    // What the service rejects after it has taken it may be known already.
    #expect(
      try office.deviations().filter { $0 != "dispatch-undelivered" }
        == Array(repeating: "dispatch-failed", count: 3) + ["dispatch-refused"])
    // Somebody has mended it, and asks for another try: then those go as well, and once.
    for dispatch in failed { try office.act(["retry-dispatch", "dispatch=\(dispatch)"]) }
    try office.workUntilStill()
    #expect(try office.stages().allSatisfy { $0 == "accepted" })
    try office.expectOnce()
    // What SvarUt gave up after it had taken it reached nobody, and that is known.
    try office.advance(seconds: 60)
    try office.work()
    let rejected = try #require(meetings.firstIndex { $0.fault == "rejected" })
    #expect(
      try office.groups() == meetings.indices.map { $0 == rejected ? "failed" : "waiting-to-be-read" })
    #expect(try office.deviations().last == "dispatch-undelivered")
    try office.expectOnce()
    try office.expectWhole()
  }

  @Test("A fault at the token: nothing has left, and it is tried again")
  func token() throws {
    // A question is asked three times; one that is answered with no is not.
    let meetings: [Meeting] = [
      .init("server-error", "queued", times: 3), .init("redirect", "queued", times: 3),
      .init("lost-request", "queued", times: 3), .init("error-after", "queued", times: 3),
      .init("lost-answer", "queued", times: 3), .init("garbage", "queued", times: 3),
      .init("too-many", "queued", times: 3), .init("refused", "failed"), .init("integration", "failed"),
      .init("forbidden", "failed"), .init("slow", "accepted"),
    ]
    let office = try LetterWorkOffice(letters: Self.letters, rendered: true)
    for meeting in meetings { try office.fail(meeting.fault, on: "token", times: meeting.times) }
    let isQuick = try office.workMet(meetings)
    // Those that met none have left.
    if isQuick { #expect(try office.received().count == Self.letters - meetings.count + 1) }
    try office.heal()
    for (index, meeting) in meetings.enumerated() where meeting.stage == "failed" {
      try office.act(["retry-dispatch", "dispatch=\(index + 1)"])
    }
    try office.workUntilStill()
    #expect(try office.stages().allSatisfy { $0 == "accepted" })
    try office.expectOnce()
    try office.expectWhole()
  }

  @Test("The answer is lost and the looking up fails as well: nothing is sent before it is known")
  func lookingUp() throws {
    let faults: [(String, Int)] = [
      ("server-error", 3), ("lost-request", 3), ("error-after", 3), ("lost-answer", 3), ("too-many", 3),
      ("redirect", 1),
      ("garbage", 1), ("refused", 1), ("integration", 1), ("token", 2), ("forbidden", 3),
    ]
    let office = try LetterWorkOffice(letters: Self.letters, rendered: true)
    try office.fail("lost-answer", on: "send", times: Self.letters)
    try office.fail("forbidden", on: "find", times: 1000)
    try office.work()
    try office.heal()
    for (fault, times) in faults { try office.fail(fault, on: "find", times: times) }
    // Long after every answer: without one nothing is sent again.
    office.pass(minutes: 600)
    try office.work()
    #expect(try office.stages().allSatisfy { $0 == "sending" })
    #expect(try office.groups().allSatisfy { $0 == "on-its-way" })
    try office.expectOnce()
    try office.heal()
    for fault in ["duplicate", "slow"] { try office.fail(fault, on: "find") }
    try office.workUntilStill()
    #expect(try office.stages().allSatisfy { $0 == "accepted" })
    try office.expectOnce()
    try office.expectWhole()
  }

  @Test("A fault while the status is asked for: nothing that was known goes back, and nothing counts as read")
  func asking() throws {
    let office = try LetterWorkOffice(letters: 2)
    try office.work()
    // On a slow machine the service has come further meanwhile.
    let known = try office.groups()
    try office.advance(seconds: 60)
    for (fault, times) in [
      ("server-error", 3), ("lost-request", 3), ("error-after", 3), ("lost-answer", 3), ("too-many", 3),
      ("redirect", 1),
      ("garbage", 1), ("refused", 1), ("integration", 1), ("forbidden", 1), ("token", 2),
    ] {
      try office.fail(fault, on: "status", times: times)
      try office.work()
      #expect(try office.groups() == known, "\(fault)")
      try office.heal()
    }
    try office.fail("unknown-word", on: "status")
    try office.work()
    // The unknown word is as new as the known one, and no success.
    #expect(try !office.groups().contains("read"))
    for fault in ["duplicate", "slow"] {
      try office.fail(fault, on: "status")
      try office.work()
      #expect(try office.groups() == ["waiting-to-be-read", "waiting-to-be-read"], "\(fault)")
    }
    try office.expectOnce()
    try office.expectWhole()
  }

  @Test("An answer that never ends: the worker ends when it is asked to, and asks afterwards")
  func endless() throws {
    let office = try LetterWorkOffice(letters: 1, rendered: true)
    try office.fail("drip", on: "send", seconds: 0.2)
    let worker = try office.start()
    try #require(try eventually { try office.received().count == 1 })
    worker.send(SIGTERM)
    let run = worker.wait(limit: 30)
    #expect([0, 69].contains(run.status), "\(run.summary)")
    #expect(try office.stages() == ["sending"])
    try office.workUntilStill()
    #expect(try office.stages() == ["accepted"])
    try office.expectOnce()
    try office.expectWhole()
  }
}

extension LetterWorkOffice {
  /// One run of the worker, and where each letter that met a fault stands after it.
  ///
  /// - Returns: whether it was over before a try that came to nothing is made again by itself.
  @discardableResult
  func workMet(_ meetings: [LetterFaultTests.Meeting]) throws -> Bool {
    let began = ContinuousClock.now
    try work()
    let isQuick = ContinuousClock.now - began < .seconds(25)
    for (row, meeting) in zip(try board(), meetings) {
      let stage = row["stage"] as? String
      #expect(
        stage == meeting.stage || !isQuick && meeting.stage == "queued" && stage == "accepted",
        "\(meeting.fault): \(row)")
    }
    return isQuick
  }

  /// The worker until everything is known, for some hours at most.
  func workUntilStill() throws {
    for _ in 0..<6 {
      pass(minutes: 20)
      try work()
      if try stages().allSatisfy({ ["accepted", "failed"].contains($0) }) { return }
    }
  }
}
