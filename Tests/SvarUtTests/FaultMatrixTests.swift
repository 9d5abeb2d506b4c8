import Domain
import Foundation
import SvarUt
import TestOffice
import Testing

/// Every fault at every step, and a courier that does what ``SendOutcome`` says: nobody gets a letter twice, and none is
/// lost.
@Suite("Whatever fails, nobody gets a letter twice")
struct FaultMatrixTests {
  /// What is to become of a letter whose sending meets the fault once.
  enum End: Sendable {
    /// It arrives, once.
    case arrives
    /// It does not, and the courier says so.
    case stops
  }

  @Test(
    "a fault while sending",
    arguments: [
      ("slow", 7.0, End.arrives), ("drip", 0.2, .arrives), ("token", 0, .arrives), ("too-many", 0, .arrives),
      ("server-error", 0, .arrives), ("redirect", 0, .arrives), ("lost-request", 0, .arrives),
      ("error-after", 0, .arrives), ("lost-answer", 0, .arrives), ("garbage", 0, .arrives), ("rejected", 0, .arrives),
      ("integration", 0, .stops), ("forbidden", 0, .stops), ("refused", 0, .stops),
    ])
  func sending(_ fault: String, _ seconds: Double, _ end: End) async throws {
    let service = try SimulatedService()
    try await service.fail(fault, on: "send", seconds: seconds)
    let id = try await Courier(service: service).deliver("brev/1")
    let received = try await service.received()
    #expect(received.counts == (end == .arrives ? ["brev/1": 1] : [:]))
    #expect(id == received.sendings.first?.id)
    if fault == "rejected" {
      try await service.advance(seconds: 60)
      #expect(try await service.client().statuses(of: [try #require(id)]).map(\.word) == ["AVVIST"])
    }
  }

  @Test(
    "the answer is lost and the looking up fails as well",
    arguments: [
      "slow", "drip", "token", "too-many", "server-error", "redirect", "lost-request", "error-after", "lost-answer",
      "garbage", "duplicate", "integration", "forbidden", "refused",
    ])
  func lookingUp(_ fault: String) async throws {
    let service = try SimulatedService()
    try await service.fail("lost-answer", on: "send")
    try await service.fail(fault, on: "find", times: 2, seconds: fault == "slow" ? 7 : 0.2)
    let id = try await Courier(service: service).deliver("brev/1")
    #expect(try await service.received().counts == ["brev/1": 1])
    #expect(id != nil)
  }

  @Test(
    "a fault at the token endpoint",
    arguments: [
      "slow", "drip", "server-error", "redirect", "lost-request", "error-after", "lost-answer", "garbage", "too-many",
    ])
  func atTheToken(_ fault: String) async throws {
    let service = try SimulatedService()
    try await service.fail(fault, on: "token", times: 1, seconds: fault == "slow" ? 7 : 0.2)
    let id = try await Courier(service: service).deliver("brev/1")
    #expect(try await service.received().counts == ["brev/1": 1])
    #expect(id != nil)
  }

  @Test(
    "a fault while asking for the status",
    arguments: [
      ("duplicate", true), ("unknown-word", true), ("server-error", true), ("lost-answer", true),
      ("lost-request", true),
      ("too-many", true), ("token", true), ("garbage", false), ("redirect", false), ("integration", false),
      ("forbidden", false), ("slow", false), ("drip", false),
    ])
  func asking(_ fault: String, _ isAnswered: Bool) async throws {
    let service = try SimulatedService()
    // What takes too long is tried again: every try meets it.
    let isLate = ["slow", "drip"].contains(fault)
    let client = service.client(isLate ? .hasty : .quick)
    let id = try #require(await service.client().send(try service.letter("brev/1")).id)
    try await service.advance(seconds: 60)
    try await service.fail(fault, on: "status", times: isLate ? 2 : 1, seconds: fault == "slow" ? 7 : 0.2)
    guard isAnswered else {
      await #expect(throws: SvarUtFailure.self) { try await client.statuses(of: [id]) }
      return
    }
    let words = try await client.statuses(of: [id]).map(\.word)
    switch fault {
    case "duplicate": #expect(words == ["AKSEPTERT", "VARSLET"])
    case "unknown-word": #expect(words == ["SENDT_MED_BREVDUE"])
    default: #expect(words == ["VARSLET"])
    }
  }

  @Test("nobody answers: surely not sent")
  func nobody() async throws {
    let service = try SimulatedService()
    let client = service.client()
    // The token is kept, so that it is the sending that finds nobody.
    #expect(try await client.find(reference: "x").isEmpty)
    let letter = try service.letter("brev/1")
    service.kill()
    // What was left of the connection is gone after this: sending begins with none.
    await #expect(throws: SvarUtFailure.self) { try await client.find(reference: "x") }
    guard case .notSent(let reason, mayRetry: true) = await client.send(letter) else {
      Issue.record("sent to nobody")
      return
    }
    #expect(reason.code == .unreachable)
  }

  @Test("a send is refused or unknown with its reason")
  func reasons() async throws {
    let service = try SimulatedService()
    let client = service.client()
    let letter = try service.letter("brev/1")
    try await service.fail("refused", on: "send")
    guard case .refused(let reason, field: "tittel") = await client.send(letter) else {
      Issue.record("not refused")
      return
    }
    #expect(reason.code == .rejected)
    #expect(reason.detail.contains("tittel må være satt"))
    try await service.fail("integration", on: "send")
    guard case .notSent(let second, mayRetry: false) = await client.send(letter) else {
      Issue.record("not stopped")
      return
    }
    #expect(second.code == .integrationRefused)
    try await service.fail("drip", on: "send", seconds: 0.1)
    #expect(await service.client(.hasty).send(letter).reasonIfUnknown?.code == .answerLate)
    try await service.fail("lost-answer", on: "send")
    #expect(await client.send(letter).reasonIfUnknown?.code == .answerLost)
    try await service.fail("redirect", on: "send")
    #expect(await client.send(letter).reasonIfUnknown?.code == .redirected)
  }
}

/// Does with a letter what the worker does: sends it, looks it up when nobody knows, and sends again only what surely
/// is not there.
private struct Courier {
  let service: SimulatedService

  /// - Returns: the id, or nil when somebody has to see to it first.
  func deliver(_ reference: String) async throws -> String? {
    let client = service.client(.hasty)
    let letter = try service.letter(reference)
    for _ in 0..<6 {
      switch await client.send(letter) {
      case .accepted(let id): return id
      case .refused, .notSent(_, mayRetry: false): return nil
      case .notSent(_, mayRetry: true): continue
      case .unknown:
        if let id = try await look(for: reference, with: client) { return id }
      }
    }
    return nil
  }

  /// Looks until it is there, or until the slowest of this test's requests must have come to its end: what is
  /// `SvarUtClient.settledAfter` at work.
  private func look(for reference: String, with client: SvarUtClient) async throws -> String? {
    let settled = ContinuousClock.now + .seconds(10)
    while true {
      // A question without an answer says nothing; only an empty answer can.
      let found = try? await client.find(reference: reference)
      if let id = found?.first { return id }
      if found != nil, ContinuousClock.now > settled { return nil }
      try #require(ContinuousClock.now < settled + .seconds(60), "never an answer")
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}

extension SendOutcome {
  fileprivate var reasonIfUnknown: SvarUtReason? {
    if case .unknown(let reason) = self { reason } else { nil }
  }
}
