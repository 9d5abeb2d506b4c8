import Foundation
import TestOffice
import Testing

/// A referral's way until its answer lies on paper, played on the built program in real terminals, with a worker that
/// sends and a simulated SvarUt that takes what is sent.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct LetterWayTests {
  private static let party = "Áile Čáhppe"
  private static let school = "Solbakken skole"
  private static let reply = "Svar: Henvisning"

  private struct Registered {
    let entry: String
    let folder: String
  }

  /// S4-16, S4-24…32, S2-39, E-2, E-33: confirmed by itself, answered preliminarily, the reply returned with two remarks,
  /// approved, stopped, approved again, sent, not read, printed; the restance stays until the reply, and no longer.
  @Test(arguments: [(80, 24), (100, 30)])
  func referralIsAnsweredOnPaper(width: Int, height: Int) async throws {
    let letters = try SendingOffice()
    func desk(of name: String, _ user: String, at clock: String) throws -> Tmux {
      let desk = try letters.office.terminal(width: width, height: height, clock: clock)
      try desk.signIn(as: name, user)
      return desk
    }
    try receive(on: try desk(of: "Ellen Fjeld", "ellen.fjeld", at: DemoOffice.founded))
    try await letters.move(to: DemoOffice.monday)
    let clerk = try desk(of: "Ellen Fjeld", "ellen.fjeld", at: DemoOffice.monday)
    try distribute(on: clerk)
    let registered = try register(on: clerk)
    try await confirm(on: clerk, letters)

    let early = try desk(of: "Anne Solli", "anne.solli", at: DemoOffice.monday)
    try answerPreliminarily(registered, on: early)
    let first = try desk(of: "Gro Tveit", "gro.tveit", at: DemoOffice.monday)
    try first.openForApproval("Foreløpig svar")
    try first.approve(to: Self.party)
    try await letters.move(to: "2026-11-23T09:00:00Z")
    try early.wait("the preliminary answer to be noted") { $0.contains("foreløpig besvart") }

    let handler = try desk(of: "Anne Solli", "anne.solli", at: "2026-11-23T09:10:00Z")
    try write(to: registered, on: handler)
    let leader = try desk(of: "Gro Tveit", "gro.tveit", at: "2026-11-23T09:10:00Z")
    try giveBack(on: leader)
    try change(on: handler)
    try approveTwice(on: leader)
    try await letters.move(to: "2026-11-23T11:00:00Z")
    try await isUnread(on: handler, letters)

    try await letters.move(to: "2026-11-26T07:30:00Z")
    let later = try desk(of: "Anne Solli", "anne.solli", at: "2026-11-26T07:35:00Z")
    try isPrinted(registered, on: later)
    try await wasSentOnce(letters)
    #expect(try letters.office.isLogWhole())
  }

  // MARK: - In

  /// S4-7, S4-10: over the counter, stamped, and laid to the meeting.
  private func receive(on desk: Tmux) throws {
    desk.press("i")
    try desk.wait(for: "antall ark")
    desk.press("Tab", "Tab")
    desk.type(Self.school)
    desk.press("Tab", "Tab", "F3")
    try desk.wait(for: "10 treff")
    desk.type("henv")
    try desk.wait(for: "2 treff")
    desk.press("Enter")
    try desk.wait(for: "◂ Henvisning ▸")
    // The title follows from the kind (S4-13).
    desk.press("Tab", "Tab")
    desk.type("2")
    desk.press("C-s")
    try desk.wait(for: "Lagret som post")
    desk.press("Escape")
    try desk.wait("the form gone") { !$0.contains("antall ark") }
    desk.press("/")
    desk.type("solbakken")
    desk.press("Enter")
    try desk.wait("the referral marked") { $0.marked("Henvisning", Self.school) }
    try desk.ask("s", "«Henvisning» er stemplet mottatt")
    try desk.ask("t", "«Henvisning» ligger til møtet man 23. nov 2026")
  }

  /// S4-14, S4-15: at the next morning meeting.
  private func distribute(on desk: Tmux) throws {
    desk.press("g")
    try desk.wait(for: "Morgenmøte · ")
    try desk.waitForItem()
    desk.press("End")
    try desk.wait("the referral marked") { $0.marked("fre 20. nov", "Henvisning", "S. S.") }
    try desk.distribute("Henvisning", to: "Anne Solli", with: "f")
    desk.press("g")
    try desk.answerYes(to: "Avslutte morgenmøtet?")
    try desk.wait(for: "Referat fra møte")
  }

  /// S4-9: with a case of its own, whose party the letters go to.
  private func register(on desk: Tmux) throws -> Registered {
    desk.press("F2")
    try desk.wait(for: "På bordet · ")
    try desk.turn(to: "Fordelt, ikke journalført")
    try desk.select(Self.school)
    try desk.ask("j", "Journalfør: Henvisning")
    desk.press("Right")
    try desk.wait(for: "◂ ny sak ▸")
    desk.press("Tab", "Tab", "C-u")
    desk.type(Self.party)
    desk.press("C-s")
    let saved = try desk.wait(for: "«Henvisning» er journalført som")
    let found = try #require(saved.firstMatch(of: #/journalført som (2026/[0-9]+) i sak (2026/[0-9]+)-1/#), "\(saved)")
    return Registered(entry: String(found.1), folder: String(found.2))
  }

  // MARK: - Two letters that write nothing off

  /// S4-16, S4-17: begun by itself, with the fixed words and the name of whoever has the referral.
  private func confirm(on desk: Tmux, _ letters: SendingOffice) async throws {
    desk.press("F4")
    try desk.wait(for: "Mine brev · ")
    try desk.select(Self.school)
    desk.press("Enter")
    try desk.wait("the confirmation, filled in") {
      $0.contains("Bekreftet mottatt henvisning ─") && $0.contains("Saksbehandler er Anne Solli")
    }
    try desk.address(street: "Skoleveien 1", code: "8622", town: "Fjordvik", kind: 2, number: "310000019")
    try desk.ask("M-f", "Ferdigstill brev")
    // PPT asks once whether the work begins (S4-26).
    try desk.wait(for: "sett under arbeid")
    desk.press("Right", "C-s")
    try desk.wait(for: "Lagret: Bekreftet mottatt henvisning er ferdigstilt som")
    desk.press("F4")
    try desk.wait(for: "Mine brev · ")
    try desk.turn(to: "Utsending")
    try desk.wait("it sent") { $0.marked("På vei", Self.school) && !$0.contains("i kø") }
    try await letters.advance(seconds: 600)
    try desk.wait("it waiting to be read") { $0.marked("Ulest", Self.school) }
  }

  /// E-2: the restance stays, and says that it is answered preliminarily.
  private func answerPreliminarily(_ registered: Registered, on desk: Tmux) throws {
    desk.press("F5")
    try desk.select(registered.entry)
    desk.press("Enter")
    try desk.wait(for: "journalført som \(registered.entry)")
    try desk.ask("P", "Brev i sak \(registered.folder)")
    try desk.choose("Nytt: Foreløpig svar")
    try desk.wait(for: "Foreløpig svar: Henvisning ─")
    try desk.replace("{grunn}", with: "vi venter på rapporten fra skolen.")
    try desk.replace("{ventet}", with: "15. januar 2027")
    try desk.saveLetter(version: 2)
    try desk.address(street: "Čorgašgeaidnu 3", code: "9730", town: "Karasjok", kind: 1, number: "01817010055")
    try desk.ask("M-g", "Til godkjenning: brev")
    try desk.wait(for: "svar ventes")
    desk.type("15.01.2027")
    desk.press("C-s")
    try desk.wait(for: "Lagret: Foreløpig svar: Henvisning er sendt til godkjenning")
    desk.press("F5")
    try desk.wait("the restance open") { $0.contains("Mine restanser · 3") && !$0.contains("foreløpig besvart") }
  }

  // MARK: - The reply

  private static let paragraphs = (1...30).map { "\($0). Áile Čáhppe ønsker øving på læringsstoffet." }

  /// S4-22…24: begun in the case, typed, and sent to the leader; it is to write the referral off (S2-39).
  private func write(to registered: Registered, on desk: Tmux) throws {
    desk.press("F7")
    try desk.wait(for: "Saker · ")
    try desk.select(registered.folder)
    desk.press("Enter")
    try desk.wait(for: "Sak \(registered.folder): Henvisning")
    try desk.wait(for: "foreløpig besvart")
    desk.press("End")
    try desk.wait("the referral marked") { $0.marked("foreløpig besvart") }
    try desk.ask("P", "Brev i sak \(registered.folder)")
    try desk.choose("Nytt: Svarbrev om videre")
    try desk.wait(for: "\(Self.reply) ─")
    try desk.replace("{grunn}", with: "Áile Čáhppe får øving frå høsten. Ønsker du møte, så ring.")
    desk.press("Enter")
    try desk.paste(Self.paragraphs.joined(separator: "\n"))
    try desk.saveLetter(version: 2)
    try desk.address(street: "Čorgašgeaidnu 3", code: "9730", town: "Karasjok", kind: 1, number: "01817010055")
    try desk.ask("M-g", "Til godkjenning: brev")
    try desk.wait(for: "◂ velg… ▸")
    desk.press("Right")
    try send(on: desk)
  }

  /// With the referral chosen to be written off.
  private func send(on desk: Tmux) throws {
    try desk.wait(for: "avskrives av brevet")
    desk.press("C-s")
    try desk.wait(for: "Lagret: \(Self.reply) er sendt til godkjenning")
  }

  /// S4-29, S4-30: not approved before it is read; sent back with a reason, and two remarks at their words.
  private func giveBack(on desk: Tmux) throws {
    try desk.openForApproval(Self.reply)
    try desk.wait(for: "Áile Čáhppe får øving frå høsten")
    desk.press("O")
    try desk.wait(for: "Les brevet til slutten først.")
    try desk.remark("Bokmål!", on: "frå")
    try desk.remark("Hvilket?", on: "møte")
    try desk.ask("R", "Send tilbake brev")
    desk.type("Se de to kommentarene")
    desk.press("C-s")
    try desk.wait(for: "Lagret: \(Self.reply) er sendt tilbake")
  }

  /// The handler has the letter open and sees it come back.
  private func change(on desk: Tmux) throws {
    try desk.wait(for: "Sendt tilbake: Se de to kommentarene")
    try desk.replace("frå", with: "fra")
    try desk.wait("both remarks") { $0.contains("Bokmål!") && $0.contains("Hvilket?") }
    try desk.replace("møte", with: "ansvarsgruppemøte")
    try desk.saveLetter(version: 3)
    try desk.resolveRemarks()
    // What was chosen before stands there.
    try desk.ask("M-g", "Til godkjenning: brev")
    try send(on: desk)
  }

  /// S4-29, S4-31: read to the end, approved, stopped while it can be, and approved again.
  private func approveTwice(on desk: Tmux) throws {
    try desk.openForApproval(Self.reply)
    try desk.wait(for: "Áile Čáhppe får øving fra høsten. Ønsker du ansvarsgruppemøte")
    desk.press("M->")
    try desk.wait(for: "30. Áile")
    try desk.approve(to: Self.party)
    try desk.ask("S", "Lagret: \(Self.reply) er stoppet og venter på godkjenning igjen")
    try desk.openForApproval(Self.reply)
    desk.press("M->")
    try desk.wait(for: "30. Áile")
    try desk.approve(to: Self.party)
  }

  // MARK: - Out

  /// S4-32, E-33: told, not read, with the time that is left until it is printed.
  private func isUnread(on desk: Tmux, _ letters: SendingOffice) async throws {
    desk.press("F4")
    try desk.wait(for: "Mine brev · ")
    try desk.turn(to: "Utsending")
    try desk.wait("the reply sent") { $0.line(with: "På vei", Self.reply) != nil && !$0.contains("i kø") }
    try await letters.advance(seconds: 600)
    try desk.wait("the countdown") { $0.line(with: "Ulest", Self.reply) != nil }
    try desk.select(Self.reply)
    let board = try desk.wait("it marked") { $0.marked(Self.reply, "til papir om") }
    let row = try #require(board.split(separator: "\n").first { $0.contains(Self.reply) })
    let hours = try #require(row.firstMatch(of: #/til papir om ([0-9]+) t/#), "\(row)")
    // Forty hours on working days, from Monday noon on; the desk's clock is two hours behind.
    #expect((40...43).contains(Int(hours.1) ?? 0), "\(row)")
  }

  /// On paper when the time was over, and the referral is nobody's restance any more.
  private func isPrinted(_ registered: Registered, on desk: Tmux) throws {
    desk.press("F4")
    try desk.wait(for: "Mine brev · ")
    try desk.turn(to: "Utsending")
    try desk.wait("the reply on paper") { $0.line(with: "På papir", Self.reply) != nil }
    try desk.select(Self.reply)
    // Forty hours after Monday noon it is handed to the printer's, and a day later it is posted.
    try desk.wait("when it was printed") { $0.marked(Self.reply, "skrevet ut tor 26. nov") }
    desk.press("F5")
    let rest = try desk.wait(for: "Mine restanser · 2")
    #expect(!rest.contains(registered.entry) && !rest.contains("foreløpig besvart"), "\(rest)")
  }

  private func wasSentOnce(_ letters: SendingOffice) async throws {
    let received = try await letters.received()
    #expect(received.counts.count == 3 && received.counts.values.allSatisfy { $0 == 1 })
    let replies = received.sendings.filter { $0.title == Self.reply }
    #expect(replies.map(\.recipient) == [Self.party])
    #expect(replies.first?.changes.contains { $0.word == "PRINTET" } == true, "\(replies)")
    #expect(replies.first?.changes.contains { $0.word == "LEST" } == false)
  }
}
