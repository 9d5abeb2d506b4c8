import CommandBus
import Documents
import Domain
import Exchange
import Foundation
import Repository
import Synchronization
import TestOffice
import Testing

@Suite("An e-mail is taken once, whatever is interrupted on the way (S2-6, S2-8; promises 1 and 3)")
struct MailRetryTests {
  private static let mail = """
    From: Ola Nordmann <ola@example.org>
    From: Kari Nordmann <kari@example.org>
    Subject: Klage
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain; charset=utf-8

    Jeg klager på vedtaket.
    --b
    Content-Type: application/octet-stream; name="vedlegg.bin"
    Content-Disposition: attachment; filename="vedlegg.bin"

    vedlegg
    --b--

    """.replacing("\n", with: "\r\n")

  /// An office on the disk with one message in Profil's mailbox, and the calls its intake makes.
  private final class Mailbox: Sendable {
    let office: DeskOffice
    let folder: String
    private let scratch: ScratchFolder
    private let fault = Fault()

    /// Fails the n-th call, before or after it did its work: what a crash between two steps leaves behind.
    private final class Fault: Sendable {
      private let state = Mutex<(calls: Int, failing: Int?, isAfter: Bool)>((0, nil, false))

      struct Interrupted: Error {}

      func arm(_ call: Int?, after isAfter: Bool) { state.withLock { $0 = (0, call, isAfter) } }

      var hasStruck: Bool {
        state.withLock { state in state.failing.map { $0 <= state.calls } ?? false }
      }

      func step<R>(_ work: () throws -> R) throws -> R {
        let (isHit, isAfter) = state.withLock { state in
          state.calls += 1
          return (state.calls == state.failing, state.isAfter)
        }
        if isHit, !isAfter { throw Interrupted() }
        let result = try work()
        if isHit { throw Interrupted() }
        return result
      }
    }

    init() throws {
      scratch = try ScratchFolder()
      folder = scratch.path + "/kontor"
      office = try DeskOffice(in: folder)
      try FileManager.default.createDirectory(
        atPath: folder + "/intermediate/profil", withIntermediateDirectories: true)
      try FileManager.default.createDirectory(atPath: folder + "/mail", withIntermediateDirectories: true)
      try Maildir(path: maildir).create()
      try ScratchFolder.create(maildir + "/new/1.M1.vert", Array(MailRetryTests.mail.utf8))
    }

    var maildir: String { folder + "/mail/profil" }

    /// A round of a newly started worker, interrupted at its `call`-th step; whether the step was reached.
    func round(interruptedAt call: Int? = nil, after isAfter: Bool = false) async throws -> (IntakeReport, Bool) {
      fault.arm(call, after: isAfter)
      let (store, bus, fault) = (office.store, office.bus, fault)
      let intake = IntakeOffice(
        folder: folder, services: [DeskOffice.profil],
        fileOpen: { descriptor in try fault.step { Self.filed(try store.documents.add(contentsOf: descriptor)) } },
        fileBytes: { bytes in try fault.step { Self.filed(try store.documents.add(bytes: bytes)) } },
        openFiled: { document in
          try fault.step { try store.documents.open(try #require(DocumentDigest(hex: document.digest))) }
        },
        send: { command in try fault.step { try bus.send(command, as: .program) } },
        lying: { source in try fault.step { try store.answer(IntakeFiles(source: source)) } })
      var rounds = IntakeRounds(office: intake, inspector: Inspector(cage: Cage(wall: .limits)))
      let report = await rounds.round(at: office.now)
      return (report, fault.hasStruck)
    }

    private static func filed(_ stored: StoredDocument) -> FiledDocument {
      FiledDocument(digest: stored.digest.hex, bytes: Int(stored.byteCount))
    }

    /// Nothing lost, nothing twice: one item with its parts, counted in and out, the message kept byte for byte.
    func expectTakenOnce(_ comment: Comment) throws {
      let posts = try office.listed(.table)
      #expect(posts.count == 1, comment)
      let documents = try office.item(try #require(posts.first, comment)).documents
      #expect(documents.map(\.role) == [.message, .text, .attachment], comment)
      #expect(documents.map(\.flaws) == [[.conflictingHeaders], nil, nil], comment)
      let digest = try #require(documents.first.flatMap { DocumentDigest(hex: $0.digest) }, comment)
      #expect(try office.store.documents.bytes(of: digest, limit: 10_000) == Array(MailRetryTests.mail.utf8), comment)
      let source = IntakeSource(service: DeskOffice.profil, kind: .mail)
      let account = try office.store.answer(Intake()).first { $0.source == source }
      #expect(account == IntakeRow(source: source, counted: 1, out: 1, filed: 0, refused: 0), comment)
      #expect(try FileManager.default.contentsOfDirectory(atPath: maildir + "/new") == [], comment)
      #expect(ScratchFolder.read(maildir + "/cur/1.M1.vert:2,") == Array(MailRetryTests.mail.utf8), comment)
      #expect(try office.store.verifyLog().finding == nil, comment)
      #expect(try office.store.replayAndCompare().differences == [], comment)
    }
  }

  @Test("Interrupted before or after any step, the next rounds finish the work", arguments: [false, true])
  func everyStep(after isAfter: Bool) async throws {
    var steps = 0
    while true {
      let mailbox = try Mailbox()
      let (report, wasInterrupted) = try await mailbox.round(interruptedAt: steps + 1, after: isAfter)
      guard wasInterrupted else { break }
      steps += 1
      #expect(!report.faults.isEmpty, "step \(steps): an interruption is told")
      for _ in 0..<2 {
        let faults = try await mailbox.round().0.faults
        #expect(faults == [], "step \(steps): \(faults)")
      }
      try mailbox.expectTakenOnce("interrupted \(isAfter ? "after" : "before") step \(steps)")
    }
    // What lies in both folders, the original, its text, its attachment, the entry, the removal.
    #expect(steps >= 7)
  }

  @Test("A message that cannot be moved stays and is not taken twice; it is moved when it can be")
  func notMovable() async throws {
    let mailbox = try Mailbox()
    let taken = mailbox.maildir + "/cur"
    try FileManager.default.removeItem(atPath: taken)
    try ScratchFolder.create(taken, [])
    for round in 0..<3 {
      let report = try await mailbox.round().0
      #expect(report.faults.count == 1 && report.filed == (round == 0 ? 1 : 0))
      #expect(ScratchFolder.read(mailbox.maildir + "/new/1.M1.vert") == Array(Self.mail.utf8))
    }
    try FileManager.default.removeItem(atPath: taken)
    #expect(try await mailbox.round().0.faults == [])
    try mailbox.expectTakenOnce("after the folder is mended")
  }

  @Test("The same message delivered again, after it was taken, is flagged and not lost")
  func deliveredAgain() async throws {
    let mailbox = try Mailbox()
    _ = try await mailbox.round()
    try ScratchFolder.create(mailbox.maildir + "/new/2.M2.vert", Array(Self.mail.utf8))
    #expect(try await mailbox.round().0.filed == 1)
    let posts = try mailbox.office.listed(.table)
    #expect(posts.count == 2)
    #expect(try mailbox.office.item(try #require(posts.max())).sameBytesAs == posts.min())
  }
}
