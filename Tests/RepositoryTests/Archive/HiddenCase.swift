import CommandBus
import Domain
import Repository
import Testing

/// A case of Ada's in a service with two systems, with something of everything that can be in one.
///
/// Every text in it holds ``word``, which no routine and no phrase does.
struct HiddenCase {
  static let word = "zyxw"
  static let folder = CaseFolder.ID(year: 2026, number: 1)
  static let ada = DeskOffice.word("ada.moen", User.self)
  static let bo = DeskOffice.word("bo.vik", User.self)
  static let items = 8

  private let desk: TwoSystemsOffice
  private var office: DeskOffice { desk.office }
  var store: OfficeStore { office.store }

  init(_ policy: AccessPolicy) throws {
    desk = try TwoSystemsOffice(policy)
    for (user, name) in [(Self.ada, "Ada Moen"), (Self.bo, "Bo Vik")] {
      try office.program(
        AddUser(
          user: user, fullName: name, memberships: [Membership(service: TwoSystemsOffice.barnevern, role: .handler)]))
    }
    try fill()
  }

  func reader(_ user: User.ID) -> CaseReader { CaseReader(Session(user: user), today: office.now.day) }

  private func fill() throws {
    try desk.when(StartMeeting(service: TwoSystemsOffice.barnevern))
    let undecided = try letter("tilsagn-bufetat")
    try desk.when(RecordConcerned(post: undecided, concerned: Concerned(school: "Zyxwskole")))
    let open = OpenCase(
      service: TwoSystemsOffice.barnevern, title: "Zyxwsak", party: "Zyxwpart", owner: Self.ada, post: undecided)
    try desk.when(open)
    try desk.when(
      desk.route(
        undecided, ["folder": "closed", "concerns": "child"],
        .init(choice: "gjenapne-mappe", reason: "Zyxwgrunn")))
    try desk.when(LinkCase(post: letter("bekymringsmelding"), caseFolder: Self.folder))
    try register(letter("brev-om-barnet"))
    try office.when(
      RegisterNote(caseFolder: Self.folder, title: "Zyxwnotat", text: "Zyxwtekst", followUp: Self.ada), by: Self.ada)
    try desk.when(
      RecordConsent(
        service: TwoSystemsOffice.barnevern, party: "Zyxwpart", givenOn: office.now.day, givenBy: "Zyxwverge",
        reference: "Zyxwskjema"))
    let parked = try letter("cv", to: nil)
    try desk.when(LinkCase(post: parked, caseFolder: Self.folder))
    try desk.when(ParkPost(post: parked, until: office.now.day + 4, reason: "Zyxwventer"))
    try scan()
    try shelve()
    try inBosName()
    try letters()
    try desk.when(CloseMeeting(meeting: MorningMeeting.ID(1)))
  }

  /// A letter of a kind, with whoever it is given to.
  private func letter(_ kind: String, to handler: User.ID? = ada) throws -> PostItem.ID {
    let details = PostDetails(
      channel: .svarUt, kind: try #require(DocumentKind(kind)), title: "Zyxwbrev", sender: "Zyxwavsender",
      addressee: "Zyxwadressat")
    let post = try office.received(desk.when(RegisterPost(service: TwoSystemsOffice.barnevern, details: details)))
    if let handler { try desk.when(AssignPost(post: post, handler: handler)) }
    return post
  }

  private func register(_ post: PostItem.ID) throws {
    try desk.when(LinkCase(post: post, caseFolder: Self.folder))
    try desk.when(desk.route(post, ["folder": "active", "concerns": "child"]))
    for delivery in try desk.deliveries(of: post) {
      try desk.when(ConfirmDelivery(delivery: delivery.id, folder: .active, reference: "Zyxw-12"))
    }
    try office.when(RegisterEntry(post: post), by: Self.ada)
  }

  /// Two files with a telling name and the same bytes.
  private func scan() throws {
    let digest = String(repeating: "a", count: 64)
    for inode in UInt64(1)...2 {
      let sighting = FileSighting(
        nameBytes: "7a\(inode)", name: "zyxw.pdf", inode: inode, bytes: 1, modified: 0, digest: digest)
      let document = DocumentReference(digest: digest, name: "zyxw.pdf", bytes: 1, pages: 1, role: .scan)
      let received = try office.received(
        office.program(
          ReceiveFile(
            source: IntakeSource(service: TwoSystemsOffice.barnevern, kind: .scanner), sighting: sighting,
            details: PostDetails(channel: .scanner, title: "zyxw", sender: ""), receivedOn: office.now.day,
            documents: [document])))
      try desk.when(LinkCase(post: received, caseFolder: Self.folder))
      try desk.when(ReportScanFault(post: received, kind: .other, pages: "1", note: "Zyxwfeil"))
      try desk.when(RegisterLocalCopy(post: received, machine: "Jobbtelefon", place: "Zyxwmappe"))
    }
  }

  /// A letter on paper that has been scanned.
  private func shelve() throws {
    let scan = DocumentReference(
      digest: String(repeating: "b", count: 64), name: "zyxw", bytes: 1, pages: 1, role: .scan)
    let details = PostDetails(channel: .letter, title: "Zyxwpapir", sender: "Zyxwavsender")
    let register = RegisterPost(service: TwoSystemsOffice.barnevern, details: details, documents: [scan])
    let post = try office.received(desk.when(register))
    try desk.when(StampReceived(post: post))
    try desk.when(CheckScan(post: post))
    try desk.when(ShelveOriginal(post: post))
    try desk.when(LinkCase(post: post, caseFolder: Self.folder))
  }

  /// A letter that has left, and one that is being written.
  private func letters() throws {
    let whom = Recipient(name: "Zyxwmottaker", postalCode: "0155", place: "Oslo")
    let draft = DraftLetter(
      caseFolder: Self.folder, template: "svar", recipient: whom, title: "Zyxwsvar", text: "Zyxwsvar.")
    try office.when(draft, by: Self.ada)
    try office.when(FinaliseLetter(letter: Letter.ID(1)), by: Self.ada)
    try office.when(draft, by: Self.ada)
  }

  /// Ada, who stands in for Bo, opens a case of her own in his name.
  private func inBosName() throws {
    let today = try #require(DayPeriod(from: office.now.day, through: office.now.day))
    try office.when(AppointSubstitute(user: Self.bo, substitute: Self.ada, period: today), by: Self.bo)
    let open = OpenCase(
      service: TwoSystemsOffice.barnevern, title: "Zyxwsak", party: "Zyxwannen", owner: Self.ada)
    #expect(try office.bus.send(open, as: Session(user: Self.ada, onBehalfOf: Self.bo)).refusal == nil)
  }
}
