import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// Every action on every row of every view, by somebody who may not see the case that is everywhere in them.
@Suite("No screen tells of a hidden case (S1-47, S3-39)")
struct MaskedScreensTests {
  private let service = word("utekontakten", of: Service.self)
  private let leif = word("leif.dal", of: User.self)
  private let ali = word("ali.hansen", of: User.self)
  private let mona = word("mona.lie", of: User.self)
  private let folder = CaseFolder.ID(year: 2026, number: 1)
  /// In every text of the case, and in none of the program's.
  private let secret = "zyxw"

  private func office(_ policy: AccessPolicy) throws -> DeskOffice {
    let office = try DeskOffice()
    for (user, name, role) in [
      (leif, "Leif Dal", Domain.Role.leader), (ali, "Ali Hansen", .handler), (mona, "Mona Lie", .handler),
    ] {
      try office.send(AddUser(user: user, fullName: name, memberships: [Membership(service: service, role: role)]))
    }
    var routine = ServiceRoutine(kinds: [], subjectFollowsKind: false)
    let rule = RuleSource(requirements: ["S1-47"], lines: ["L53"], strength: .must)
    let code = Domain.LocalText(nb: "u.off.", nn: "u.off.", en: "exempt")
    routine.access = AccessRule(policy: policy, policyRule: rule, code: code, legalBasis: "§ 13", rule: rule)
    try office.send(
      AddService(service: Service(id: service, name: "Utekontakten", postResponsible: leif), routine: routine))
    try fill(office)
    return office
  }

  /// One item waiting, one registered, one parked, one returned; a note, a consent and the minutes of it all.
  private func fill(_ office: DeskOffice) throws {
    try office.send(StartMeeting(service: service), as: leif)
    let posts = try (1...4).map { number in
      let details = PostDetails(channel: .courier, title: "Zyxwbrev \(number)", sender: "Zyxwavsender")
      let entries = try office.send(RegisterPost(service: service, details: details), as: leif)
      let post = try #require(
        entries.compactMap { if case .postReceived(let content) = $0.event { content.post } else { nil } }.first)
      try office.send(StampReceived(post: post), as: leif)
      return post
    }
    try office.send(AssignPost(post: posts[0], handler: ali), as: leif)
    try office.send(AssignPost(post: posts[1], handler: ali), as: leif)
    try office.send(OpenCase(service: service, title: "Zyxwsak", party: "Zyxwpart", owner: ali), as: leif)
    for post in posts { try office.send(LinkCase(post: post, caseFolder: folder), as: leif) }
    try office.send(RegisterEntry(post: posts[1]), as: ali)
    try office.send(ParkPost(post: posts[2], until: office.clock.now.day + 5, reason: "Zyxwventer"), as: leif)
    try office.send(RegisterNote(caseFolder: folder, title: "Zyxwnotat", text: "Zyxwtekst"), as: ali)
    let consent = RecordConsent(
      service: service, party: "Zyxwpart", givenOn: office.clock.now.day, givenBy: "Zyxwverge", reference: "Zyxwperm")
    try office.send(consent, as: ali)
    try office.send(CloseMeeting(meeting: MorningMeeting.ID(1)), as: leif)
  }

  private static let places: [ActionID] = [
    .goPost, .goScans, .goMine, .goForwarded, .goRegistry, .goDeviations, .goCases, .goMeetings,
  ]

  /// Actions that leave the workstation or change how it looks, and no row has a part in.
  private static let elsewhere: Set<ActionID> = [
    .quit, .signOut, .suspend, .mouse, .language, .service, .redraw, .palette, .help, .back, .filter, .view, .open,
    .directory, .staff, .presence, .due, .actFor, .setClosingDay, .removeClosingDay,
  ]

  /// Goes through every view of every place, and tries everything on its first rows and on what they open.
  private func walk(_ play: Screenplay, _ places: [ActionID] = Self.places, _ look: (ActionID) -> Void) {
    for place in places {
      play.press(place)
      look(place)
      for _ in 0..<7 {
        for row in 0..<2 {
          if row > 0 { play.key(.down) }
          if row == 0 { tryAll(play, look) }
          guard ask(play, for: .open) else { continue }
          look(.open)
          if row == 0, !play.state.layers.isEmpty { tryAll(play, look) }
          close(play, to: 0)
        }
        play.key(.up)
        guard ask(play, for: .view) else { break }
        look(.view)
      }
    }
  }

  private func tryAll(_ play: Screenplay, _ look: (ActionID) -> Void) {
    let depth = play.state.layers.count
    for action in Action.all where action.group != .places && !Self.elsewhere.contains(action.id) {
      guard ask(play, for: action.id) else { continue }
      look(action.id)
      close(play, to: depth)
    }
  }

  /// Presses the action's key, if it means the action on the screen that is shown.
  private func ask(_ play: Screenplay, for id: ActionID) -> Bool {
    // What is typed in a form would be an answer, the purpose of reading among them.
    guard play.state.layers.last?.isPage != false, let key = Action.named(id)?.keys.first,
      play.state.setting.keymap.action(for: key, in: play.state.scope)?.id == id
    else { return false }
    play.key(key)
    return true
  }

  private func close(_ play: Screenplay, to depth: Int) {
    for _ in 0..<6 where play.state.layers.count > depth { play.key(.escape) }
  }

  @Test(
    "Whatever somebody without access does, no word of the case is on the screen",
    arguments: [AccessPolicy.sharedCasesOnly, .needToKnow])
  func hidden(_ policy: AccessPolicy) throws {
    let office = try office(policy)
    let play = try Screenplay(office)
    play.enter(as: mona)
    var screens = 0
    walk(play) { action in
      screens += 1
      let screen = play.screen.lowercased()
      #expect(!screen.contains(secret), "\(action.rawValue) on \(play.state.scope): \(screen)")
      #expect(!play.message.lowercased().contains(secret), "\(action.rawValue): \(play.message)")
    }
    #expect(screens > 200)
  }

  @Test("The same walk by the one whose case it is finds it in many places")
  func own() throws {
    let office = try office(.sharedCasesOnly)
    let play = try Screenplay(office)
    play.enter(as: ali)
    var told: Set<ActionID> = []
    walk(play, [.goMine, .goRegistry, .goCases]) { if play.screen.lowercased().contains(secret) { told.insert($0) } }
    #expect(told.isSuperset(of: [.goMine, .goRegistry, .goCases, .open, .view, .history, .link]))
  }
}
