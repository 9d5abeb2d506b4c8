import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The desk's office with a service whose every reply needs its leader, and letters in it.
struct ApprovalOffice {
  let office: DeskOffice

  static let service = word("tildeling", of: Service.self)
  static let nils = word("nils.berg", of: User.self)
  static let lise = word("lise.holm", of: User.self)
  static let folder = CaseFolder.ID(year: 2026, number: 1)
  static let recipient = Recipient(
    name: "Ola Nordmann", address: ["Storgata 1"], postalCode: "0155", place: "Oslo", digitalID: "01817010055",
    kind: .person)

  init(_ change: (inout ServiceRoutine) -> Void = { _ in }) throws {
    office = try DeskOffice()
    for (id, name, role) in [(Self.nils, "Nils Berg", Domain.Role.handler), (Self.lise, "Lise Holm", .leader)] {
      let membership = Membership(service: Self.service, role: role)
      try office.send(AddUser(user: id, fullName: name, memberships: [membership]))
    }
    let rule = RuleSource(requirements: ["S2-46"], lines: ["L23"], strength: .must)
    var routine = ServiceRoutine(kinds: [], subjectFollowsKind: false)
    routine.approvals = [ApprovalRule(kinds: [], by: [.leader], rule: rule)]
    routine.sending = SendingRule(
      usual: .svarUt,
      ways: [
        SendingWay(channel: .svarUt, needs: .nothing, signature: .electronic, printedAfterHours: 40, rule: rule)
      ], otherwise: .refused, rule: rule)
    change(&routine)
    try office.send(
      AddService(
        service: Service(id: Self.service, name: "Tildeling", postResponsible: Self.lise), routine: routine))
    try office.send(OpenCase(service: Self.service, title: "Støtte", party: "Ola Nordmann"), as: Self.nils)
  }

  /// A draft of Nils'.
  @discardableResult
  func draft(_ title: String?, _ text: String?, template: String = "svar") throws -> Letter.ID {
    let entries = try office.send(
      DraftLetter(
        caseFolder: Self.folder, template: template, recipient: Self.recipient, title: title, text: text),
      as: Self.nils)
    for case .letterDrafted(let content) in entries.map(\.event) { return content.letter }
    throw Missing()
  }

  func sendForApproval(_ letter: Letter.ID) throws {
    try office.send(SendForApproval(letter: letter, chosen: ChosenForLetter()), as: Self.nils)
  }

  /// One that waits for Lise.
  @discardableResult
  func waiting(_ title: String, _ text: String = "Vi svarer på brevet ditt.") throws -> Letter.ID {
    let letter = try draft(title, text)
    try sendForApproval(letter)
    return letter
  }

  func state(_ letter: Letter.ID) throws -> LetterState? {
    try office.store.answer(LetterCard(letter: letter))?.letter.state
  }

  /// The leader's list.
  func inbox(width: Int = 100, colours: ColourDepth = .many) throws -> Screenplay {
    let play = try Screenplay(office, size: Size(width: width, height: 30), colours: colours)
    play.enter(as: Self.lise)
    play.press(.goLetters)
    return play
  }

  /// A letter of Nils' on the screen, as he writes it.
  func writing(_ letter: Letter.ID) throws -> Screenplay {
    let play = try Screenplay(office)
    play.enter(as: Self.nils)
    play.press(.goLetters)
    play.press(.open)
    try #require(play.screen.contains("Brev \(letter) "), "\(play.screen)")
    return play
  }

  struct Missing: Error {}
}
