import CommandBus
import Domain
import Repository
import Testing

@Suite("What arrives by itself is counted in and accounted out (S0-28…30, S2-8)")
struct IntakeTests {
  private typealias D = DeskOffice
  private let source = IntakeSource(service: DeskOffice.profil, kind: .scanner)

  private func sighting(_ name: String = "skann.pdf", inode: UInt64 = 1, digest: Character? = "a") -> FileSighting {
    FileSighting(
      nameBytes: name.utf8.map { String($0, radix: 16) }.joined(), name: name, inode: inode, bytes: 10, modified: 5,
      digest: digest.map { String(repeating: $0, count: 64) })
  }

  private func receive(_ sighting: FileSighting, channel: Channel = .scanner, on day: Day) -> ReceiveFile {
    let document = DocumentReference(
      digest: sighting.digest ?? "", name: sighting.name, bytes: sighting.bytes, pages: 1, role: .scan)
    return ReceiveFile(
      source: source, sighting: sighting, details: PostDetails(channel: channel, title: sighting.name, sender: ""),
      receivedOn: day, documents: [document])
  }

  private func account(_ office: DeskOffice) throws -> IntakeRow {
    try #require(try office.store.answer(Intake()).first { $0.source == source })
  }

  @Test("A file becomes an item, and is accounted out when it has left its folder (S0-28, S0-30)")
  func filed() throws {
    let office = try DeskOffice()
    let events = try office.program(receive(sighting(), on: office.now.day))
    #expect(events.map(\.kind) == [.postReceived, .fileReceived])
    #expect(try office.item(PostItem.ID(1)).responsible == D.kari)
    #expect(try account(office) == IntakeRow(source: source, counted: 1, out: 0, filed: 1, refused: 0))
    #expect(try office.store.answer(IntakeFiles(source: source)).map(\.post) == [PostItem.ID(1)])
    try office.program(NoteRemoval(intake: IntakeFile.ID(1)))
    #expect(try account(office) == IntakeRow(source: source, counted: 1, out: 1, filed: 0, refused: 0))
    let again = try office.bus.send(NoteRemoval(intake: IntakeFile.ID(1)), as: .program).refusal
    #expect(again == Refusal(.intakeNotFiled, ["intake": "1"]))
    let missing = try office.bus.send(NoteRemoval(intake: IntakeFile.ID(9)), as: .program).refusal
    #expect(missing == Refusal(.noSuchIntake, ["intake": "9"]))
  }

  @Test("Sent again after a crash, the same file is refused, naming the item it became")
  func sentAgain() throws {
    let office = try DeskOffice()
    let command = receive(sighting(), on: office.now.day)
    try office.program(command)
    let again = try office.bus.send(command, as: .program).refusal
    #expect(again == Refusal(.intakeAlreadyFiled, ["name": "skann.pdf", "post": "1", "intake": "1"]))
    #expect(try account(office).counted == 1)
  }

  @Test("The same name again is another file; the same bytes again are flagged and not lost")
  func twins() throws {
    let office = try DeskOffice()
    try office.program(receive(sighting(), on: office.now.day))
    let other = try office.program(receive(sighting(inode: 2, digest: "b"), on: office.now.day))
    #expect(other.map(\.kind) == [.postReceived, .fileReceived])
    let twin = try office.program(receive(sighting("igjen.pdf", inode: 3), on: office.now.day))
    #expect(twin.map(\.kind) == [.postReceived, .fileReceived, .deviationRaised])
    let item = try office.item(PostItem.ID(3))
    #expect(item.sameBytesAs == PostItem.ID(1))
    #expect(item.warnings.contains(.sameBytes))
    let deviation = try #require(
      try office.store.answer(Deviations(service: D.profil, limit: 10)).rows.first?.deviation)
    #expect((deviation.kind, deviation.about, deviation.responsible) == (.sameBytes, "igjen.pdf: 3 = 1", D.kari))
  }

  @Test("What cannot be filed is counted, raises a deviation with the reason, and is accounted out when taken away")
  func refused() throws {
    let office = try DeskOffice()
    let command = RefuseFile(source: source, sighting: sighting(digest: nil), reason: "truncated")
    let events = try office.program(command)
    #expect(events.map(\.kind) == [.deviationRaised, .fileRefused])
    #expect(try account(office) == IntakeRow(source: source, counted: 1, out: 0, filed: 0, refused: 1))
    #expect(try office.bus.send(command, as: .program).refusal?.code == .intakeAlreadyFiled)
    try office.program(NoteRemoval(intake: IntakeFile.ID(1)))
    #expect(try account(office).difference == 0)
    // The deviation stands until somebody explains it (S2-60).
    #expect(try office.store.answer(Deviations(service: D.profil, limit: 10)).rows.count == 1)
    let explain = ExplainDeviation(deviation: Deviation.ID(1), explanation: "Skannet på nytt")
    let resolved = DeviationResolved(deviation: Deviation.ID(1), service: D.profil, explanation: "Skannet på nytt")
    #expect(try office.when(explain, by: D.per) == [.deviationResolved(resolved)])
    #expect(try office.refusal(explain) == Refusal(.deviationResolved, ["deviation": "1"]))
    let missing = ExplainDeviation(deviation: Deviation.ID(9), explanation: "x")
    #expect(try office.refusal(missing) == Refusal(.noSuchDeviation, ["deviation": "9"]))
    #expect(try office.store.answer(Deviations(service: D.profil, limit: 10)).rows == [])
  }

  @Test("A file dated ahead of the clock is received today, and mail is stamped on arrival (S4-10, S4-12)")
  func dates() throws {
    let office = try DeskOffice()
    let events = try office.program(receive(sighting(), channel: .email, on: office.now.day + 400))
    #expect(events.map(\.kind) == [.postReceived, .postStamped, .fileReceived])
    #expect(try office.item(PostItem.ID(1)).receivedOn == office.now.day)
    #expect(try office.item(PostItem.ID(1)).stamp?.by == User.program)
  }

  @Test("People do not file for the intake")
  func programOnly() throws {
    let office = try DeskOffice()
    #expect(try office.refusal(receive(sighting(), on: office.now.day))?.code == .notPermitted)
    #expect(try office.refusal(RefuseFile(source: source, sighting: sighting(), reason: "x"))?.code == .notPermitted)
  }
}
