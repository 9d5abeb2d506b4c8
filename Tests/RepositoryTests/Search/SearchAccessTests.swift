import CommandBus
import Domain
import Routines
import Testing

@testable import Repository

@Suite("A search finds nothing that the reader may not see (S0-34, S1-40, S1-47, S3-39)")
struct SearchAccessTests {
  private typealias D = DeskOffice
  private static let word = HiddenCase.word
  /// Seven items and two cases of Ada's hold the word.
  private static let own = 9

  private func found(_ line: String, _ office: HiddenCase, _ user: User.ID) throws -> Search.Answer {
    while try office.store.followTexts() > 0 {}
    while try !office.store.readTexts().isQuiet {}
    return try office.store.search(
      line, in: [TwoSystemsOffice.barnevern], by: user, today: office.reader(user).today)
  }

  @Test(
    "what is in a hidden case is neither found nor counted", arguments: [AccessPolicy.sharedCasesOnly, .needToKnow])
  func hidden(_ policy: AccessPolicy) throws {
    let office = try HiddenCase(policy)
    for line in [
      Self.word, "zyxwsak", "zyxwtekst", "ZYXWPART", "zyx", "\"zyxwnotat\"", "2026/1", "zyksw -noe", "zyxw zyxw",
    ] {
      for outsider in [HiddenCase.bo, D.per, D.kari] {
        let answer = try found(line, office, outsider)
        let told = String(describing: answer).lowercased()
        #expect(!told.contains(Self.word), "\(outsider) \(line): \(told)")
        #expect(line == "2026/1" || answer.total == 0, "\(outsider) \(line)")
      }
    }
    let own = try found(Self.word, office, HiddenCase.ada)
    #expect(own.total == Self.own)
    let told = try found("zyxwtekst", office, HiddenCase.ada).rows.map(\.told)
    #expect(told == [["note 2: ⟨Zyxwtekst⟩"]])
  }

  @Test("each of the five services' own policy is kept for whoever is in the service and not on the case")
  func policies() throws {
    for pack in ["profil", "ppt", "barnevern", "velferd", "utekontakten"] {
      let routine = try RoutinePacks.load(pack).routine
      let office = try DeskOffice()
      let service = D.word("egen", Service.self)
      for (user, role) in [("ada.moen", Role.handler), ("bo.vik", .handler), ("clara.li", .clerk), ("dag.os", .leader)]
      {
        try office.program(
          AddUser(
            user: D.word(user, User.self), fullName: user, memberships: [Membership(service: service, role: role)]))
      }
      let ada = D.word("ada.moen", User.self)
      try office.program(
        AddService(service: Service(id: service, name: "Egen", postResponsible: ada), routine: routine))
      let post = try office.mail("Zyxwbrev", "Ordet er zyxwtekst.", to: service)
      // Some of them want it, and the others do not know of it.
      _ = try office.bus.send(
        RecordConsent(
          service: service, party: "Zyxwpart", givenOn: office.now.day, givenBy: "Verge", reference: "Skjema"),
        as: .program)
      try office.program(
        OpenCase(service: service, title: "Zyxwsak", party: "Zyxwpart", owner: ada, post: post))
      let policy = routine.access?.policy
      for user in ["ada.moen", "bo.vik", "clara.li", "dag.os", "per.moe"] {
        let id = D.word(user, User.self)
        let person = try office.store.read { try $0.user(id) }
        let folder = try office.store.read { try $0.caseFolder(CaseFolder.ID(year: 2026, number: 1)) }
        let access = CaseAccess(of: person, to: folder, policy: policy, isOnCase: false)
        let rows = try office.search("zyxw", in: [service], by: id).rows
        #expect(rows.isEmpty == access.isMasked, "\(pack) \(user) \(access)")
        // The words of a document are shown to whoever is on the case; the others read the case first.
        let shows = rows.map(\.told).joined().contains { $0.contains("zyxwtekst") }
        #expect(shows == (access == .own), "\(pack) \(user) \(access)")
      }
    }
  }

  @Test("once a case is read the words in it are shown, and the log tells of the reading (S0-34)")
  func reads() throws {
    let office = try DeskOffice()
    let post = try office.mail("Brev", "Ordet er fjellrev.")
    let folder = try office.openCase("Sak", party: "Jon Vik")
    try office.when(LinkCase(post: post, caseFolder: folder))
    try office.when(AssignPost(post: post, handler: D.per))
    #expect(try office.search("fjellrev", by: D.siv).rows.map(\.told) == [["tekst.txt 1"]])
    #expect(try office.search("fjellrev", by: D.per).rows.map(\.told) == [["tekst.txt 1: Ordet er ⟨fjellrev⟩."]])
    try office.when(ReadCase(caseFolder: folder), by: D.siv)
    #expect(try office.search("fjellrev", by: D.siv).rows.map(\.told) == [["tekst.txt 1: Ordet er ⟨fjellrev⟩."]])
  }

  @Test("what is shared is found by all of the service, and no longer when it is not (S1-47)")
  func shared() throws {
    let office = try HiddenCase(.sharedCasesOnly)
    #expect(try found("zyxwbrev", office, HiddenCase.bo).total == 0)
    let bus = CommandBus(log: office.store) { Instant(milliseconds: 1_795_158_000_000) }
    #expect(
      try bus.send(ShareCase(caseFolder: HiddenCase.folder, reason: "r"), as: Session(user: HiddenCase.ada)).refusal
        == nil)
    #expect(try found("zyxwbrev", office, HiddenCase.bo).total > 2)
    #expect(
      try bus.send(UnshareCase(caseFolder: HiddenCase.folder, reason: "r"), as: Session(user: HiddenCase.ada)).refusal
        == nil)
    #expect(
      try office.store.search(
        "zyxwbrev", in: [TwoSystemsOffice.barnevern], by: HiddenCase.bo, today: office.reader(HiddenCase.bo).today
      ).total == 0)
    #expect(try found("zyxwbrev", office, HiddenCase.bo).total == 0)
  }

  @Test("a file whose pages have gone to a hidden case's letter is hidden with them")
  func joined() throws {
    let office = try TwoSystemsOffice(.needToKnow).office
    let (barnevern, wenche) = (TwoSystemsOffice.barnevern, TwoSystemsOffice.wenche)
    for user in [HiddenCase.ada, HiddenCase.bo] {
      try office.program(
        AddUser(user: user, fullName: user.text, memberships: [Membership(service: barnevern, role: .handler)]))
    }
    let letter = RegisterPost(
      service: barnevern, details: PostDetails(channel: .letter, title: "Zyxwbrev", sender: "Ola"))
    let post = try office.received(office.when(letter, by: wenche))
    try office.when(StampReceived(post: post), by: wenche)
    try office.when(PrepareScan(post: post, sheets: 1, sides: 1, slips: true), by: wenche)
    let file = try office.file("q", to: barnevern)
    let bo = { try office.search("q.pdf", in: [barnevern], by: HiddenCase.bo).total }
    #expect(try bo() == 1, "in no case, whoever is in the service finds it")
    try office.when(LinkScan(post: post, scan: file), by: wenche)
    try office.when(OpenCase(service: barnevern, title: "Zyxwsak", party: "Part", owner: HiddenCase.ada), by: wenche)
    try office.when(LinkCase(post: post, caseFolder: HiddenCase.folder), by: wenche)
    #expect(try bo() == 0)
    #expect(try office.search("zyxwbrev", in: [barnevern], by: HiddenCase.bo).total == 0)
    #expect(try office.search("zyxwbrev", in: [barnevern], by: HiddenCase.ada).total == 1)
  }

  @Test("somebody who has been on more cases than are named to the index finds what is theirs, and only that")
  func manyCases() throws {
    let office = try HiddenCase(.sharedCasesOnly)
    let other = (1...600).map { number in
      OpenCase(
        service: TwoSystemsOffice.barnevern, title: "Egen \(number)", party: "Part", owner: HiddenCase.bo)
    }
    let bus = CommandBus(log: office.store) { Instant(milliseconds: 1_795_158_000_000) }
    _ = try bus.sendAll(other, as: .program)
    #expect(try found("egen", office, HiddenCase.bo).total == Search.countedUpTo)
    #expect(try found("zyxw", office, HiddenCase.bo).total == 0)
    #expect(try found("zyxw", office, HiddenCase.ada).total == Self.own)
  }
}
