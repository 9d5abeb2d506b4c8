import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The office with a service that scans as Profil does: each for themselves, to a folder of the unit's, 62 days on the
/// shelf; and one whose centre scans to intermediate storage, as Velferd's.
struct ScanOffice {
  let office: DeskOffice
  static let kari = DeskOffice.kari
  static let per = DeskOffice.per
  static let omsorg = word("omsorg", of: Service.self)
  static let velferd = word("velferd", of: Service.self)

  init() throws {
    office = try DeskOffice()
    let rule = RuleSource(requirements: ["S2-14"], lines: ["L7"], strength: .must)
    let name = Domain.LocalText(nb: "Omsorg", nn: "Omsorg", en: "Care")
    let mta = Domain.LocalText(nb: "MTA", nn: "MTA", en: "MTA")
    var own = ServiceRoutine(kinds: [], subjectFollowsKind: false)
    own.scanning = ScanningRule(
      by: .handler, target: "Profil", units: [ScanUnit(id: "mta", name: mta), ScanUnit(id: "omsorg", name: name)],
      direct: Ruling(applies: true, rule: rule), checks: [.quality, .pages], rule: rule)
    own.retention = RetentionRule(destroy: .afterDays, days: 62, conditions: [.scanned, .archived], rule: rule)
    var centre = ServiceRoutine(kinds: [], subjectFollowsKind: false)
    centre.scanning = ScanningRule(
      by: .centre, intermediate: Ruling(applies: true, rule: rule), usual: .intermediate, checks: [.quality], rule: rule
    )
    for (service, name, routine) in [(Self.omsorg, "Omsorg", own), (Self.velferd, "Velferd", centre)] {
      try office.send(
        AddService(service: Service(id: service, name: name, postResponsible: Self.kari), routine: routine))
      for (user, role) in [(Self.kari, Domain.Role.clerk), (Self.per, .handler)] {
        try office.send(GrantRole(user: user, membership: Membership(service: service, role: role)))
      }
    }
  }

  /// A letter of so many sheets, stamped.
  @discardableResult
  func letter(_ title: String, in service: Service.ID = omsorg, sheets: Int? = nil, to handler: User.ID? = nil) throws
    -> PostItem.ID
  {
    let details = PostDetails(channel: .letter, title: title, sender: "Ola Nordmann", sheets: sheets)
    let entries = try office.send(RegisterPost(service: service, details: details), as: Self.kari)
    let post = try #require(Self.received(entries))
    try office.send(StampReceived(post: post), as: Self.kari)
    if let handler { try office.send(AssignPost(post: post, handler: handler), as: Self.kari) }
    return post
  }

  /// A file from the scanner's folder.
  @discardableResult
  func scan(_ name: String, in service: Service.ID = omsorg, pages: Int = 1, unit: String? = nil) throws -> PostItem.ID
  {
    let digest = String((name + String(repeating: "0", count: 64)).utf8.map { Character(hex($0)) }.prefix(64))
    let sighting = FileSighting(
      nameBytes: name.utf8.map { String($0, radix: 16) }.joined(), name: name, inode: 1, bytes: 4096, modified: 5,
      digest: digest)
    let document = DocumentReference(digest: digest, name: name, bytes: 4096, pages: pages, role: .scan)
    let command = ReceiveFile(
      source: IntakeSource(service: service, kind: .scanner, unit: unit), sighting: sighting,
      details: PostDetails(channel: .scanner, title: name, sender: ""), receivedOn: office.clock.now.day,
      documents: [document])
    return try #require(Self.received(try office.send(command)))
  }

  /// The pages of a file as the worker found them.
  func look(at post: PostItem.ID, _ pages: [PageReading]) throws {
    let digest = try #require(try office.item(post).documents.first?.digest)
    try office.send(RecordPages(digest: digest, pages: pages))
  }

  private func hex(_ byte: UInt8) -> String { String(byte % 16, radix: 16) }

  private static func received(_ entries: [LogEntry]) -> PostItem.ID? {
    entries.compactMap { if case .postReceived(let content) = $0.event { content.post } else { nil } }.first
  }

  /// Somebody at the service's scan queue.
  func play(
    as user: User.ID = kari, in service: Service.ID = omsorg, size: Size = Size(width: 100, height: 30)
  ) throws -> Screenplay {
    let play = try Screenplay(office, size: size)
    play.enter(as: user)
    if play.state.service != service {
      play.press(.service)
      play.type(service.text)
      play.key(.enter)
    }
    play.press(.goScans)
    return play
  }
}

extension ScanOffice {
  static func thursdayAnd(days: Int) -> Instant { DeskOffice.thursday.adding(seconds: days * 86_400) }

  /// Whether the entry of an item stands as it is.
  func isFinalised(_ post: PostItem.ID) throws -> Bool {
    try office.store.read { desk in
      guard let entry = try desk.post(post).entry else { return false }
      return try desk.isFinalised(entry)
    }
  }
}
