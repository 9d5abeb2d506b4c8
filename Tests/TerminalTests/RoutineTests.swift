import Assets
import Foundation
import TestOffice
import Testing

/// The routines on the screen of the built program: a changed one is followed at once, and five differ side by side.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct RoutineTests {
  /// S2-20: 62 days on the shelf become 90 while two people are at work; what the screen allows changes with them.
  @Test func changedRetentionIsSeenWhereSomebodyIsAtWork() throws {
    let office = try DemoOffice(service: "profil")
    let post = try shelvedLetter(in: office)
    // 66 days after.
    let later = "2027-01-25T07:30:00Z"
    let desk = try office.terminal(width: 110, height: 40, clock: later)
    try desk.signIn()
    try find(post.title, on: desk)
    try desk.wait(for: "kan makuleres fra tor 21. jan 2027 (S2-19, S2-20, S2-31)")
    desk.press("M")
    try desk.wait(for: "arkivet har bekreftet")
    desk.press("Escape")
    try desk.wait("the form gone") { !$0.contains("arkivet har bekreftet") }

    let officer = try office.terminal(width: 110, height: 40, clock: later)
    try officer.signIn(as: "Tove Nes", "tove.nes")
    try adopt(try changedPack(for: office), on: officer)

    try desk.wait(for: "kan makuleres fra tor 18. feb 2027")
    #expect(shreddingIsRefused(on: desk, because: "etter 90 dager på hylle"), "\(desk.picture)")
    desk.press("G")
    try desk.wait(for: "Versjon 2, gjeldende, tatt i bruk man 25. jan 2027 av Tove Nes")
    #expect(try office.ask(["log", "replay", "--check", "--json"]).contains("\"ok\":true"))
  }

  /// What the keys allow is read together with the sheet, but need not come at the same moment.
  private func shreddingIsRefused(on desk: Tmux, because reason: String) -> Bool {
    eventually(within: 20) {
      desk.press("M")
      var seen = ""
      _ = eventually(within: 3) {
        seen = desk.picture
        return seen.contains(reason) || seen.contains("arkivet har bekreftet")
      }
      if seen.contains("arkivet har bekreftet") { desk.press("Escape") }
      return seen.contains(reason)
    }
  }

  /// A letter with a scan, put on the shredding shelf on Friday 20 November 2026.
  private func shelvedLetter(in office: DemoOffice) throws -> (number: Int, title: String) {
    try office.signIn()
    let items = try office.rows(["tray", "--limit", "200"], of: "items")
    let letter = items.first { $0["channel"] as? String == "brev" && $0["stamped"] as? Bool == true }
    let post = try #require(letter?["post"] as? Int)
    try #require(office.run(["do", "check-scan", "post=\(post)", "verdict=good"]).isDone)
    let shelved = try office.run(["do", "shelve-original", "post=\(post)"])
    try #require(shelved.isDone, "\(shelved.summary)")
    return (post, try #require(letter?["title"] as? String))
  }

  private func find(_ title: String, on terminal: Tmux) throws {
    terminal.press("/")
    terminal.type(title)
    terminal.press("Enter")
    try terminal.wait(for: ": \(title) ─")
  }

  private func changedPack(for office: DemoOffice) throws -> String {
    let text = String(decoding: try Assets.data("routines/profil.yaml"), as: UTF8.self)
      .replacing("\nversion: 1\n", with: "\nversion: 2\n").replacing("  days: 62\n", with: "  days: 90\n")
    return try office.scratch.write("profil.yaml", Array(text.utf8))
  }

  /// By name from the palette, with the path of the file.
  private func adopt(_ file: String, on terminal: Tmux) throws {
    terminal.press(":")
    try terminal.wait(for: "Hva vil du gjøre?")
    terminal.type("ny rutine")
    try terminal.wait(for: "ta i bruk ny rutine")
    terminal.press("Enter")
    try terminal.wait(for: "Ta i bruk ny rutine for")
    terminal.type(file)
    terminal.press("Enter")
    try terminal.wait(for: "rutine versjon 2 er i bruk")
  }

  /// One service's desk: who sits there, and what only this service's routine puts on the screen.
  struct Desk: Sendable {
    let name: String
    let user: String
    let heading: String
    /// What the list and the item in it show.
    let tray: [String]
    /// What the form for new post asks or has chosen; none of the other services' forms does.
    let form: String?
    /// How the routine's own page begins.
    let page: [String]
  }

  private static let desks = [
    // A red cover is told; whether post belongs to a case is asked (S0-4, S0-15).
    Desk(
      name: "Berit Os", user: "berit.os", heading: "Velferd (NAV) · Berit Os (sentralarkivet)",
      tray: ["rød ", "rødt omslag"], form: "Er dokumentet knyttet til saksbehandling?",
      page: ["fagsystem Velferd.", "S0-1 S0-2 · 000:L1"]),
    // The young people write where they are; paper is the exception (S1-14).
    Desk(
      name: "Stine Rud", user: "stine.rud", heading: "Utekontakten · Stine Rud (leder)",
      tray: ["Facebook", "Messenger"], form: "◂ internpost ▸",
      page: ["gjelder fra 2019-09-01", "S1-30 · 001:L29 · avledet"]),
    // The morning meeting's shelf, and whether post is about a client at all (S2-9, S2-13).
    Desk(
      name: "Kari Vik", user: "kari.vik", heading: "Helse og omsorg (Profil) · Kari Vik (merkantil)",
      tray: ["Melding om utskrivning", "I hylle til møtet"], form: "Er posten klientrettet?",
      page: ["gjelder fra 2019-03-01", "S2-48 · 002:L24 · skal"]),
    // Two systems, a week for a concern report, and a draft that says so (S3-1, S3-2, S3-24).
    Desk(
      name: "Wenche Dal", user: "wenche.dal", heading: "Barnevern · Wenche Dal (merkantil)",
      tray: ["Frist for gjennomgang av meldingen: tor 26. nov 2026", "Ikke rutet ennå."], form: nil,
      page: ["UTKAST", "fagsystem Visma Familia."]),
    // Titles are the kind, so that no name stands in one (S4-13).
    Desk(
      name: "Ellen Fjeld", user: "ellen.fjeld", heading: "PPT · Ellen Fjeld (konsulent)",
      tray: ["Henvisning", "Pedagogisk rapport", "Brev fra foresatte"], form: "Tittelen settes lik dokumenttypen her.",
      page: ["fagsystem Visma Flyt PPT.", "004:L"]),
  ]

  /// Five workstations at once on one office, each with its own service's columns, questions and words.
  @Test func fiveServicesSideBySide() throws {
    let office = try DemoOffice()
    let open = try Self.desks.map { desk in (desk: desk, terminal: try office.terminal(width: 110, height: 40)) }
    for (desk, terminal) in open { try terminal.signIn(as: desk.name, desk.user) }
    for (desk, terminal) in open {
      try terminal.wait(for: desk.heading)
      try terminal.waitForItem()
      for word in desk.tray { try terminal.wait(for: word) }
      #expect(!Self.desks.contains { $0.heading != desk.heading && terminal.picture.contains($0.heading) })
    }
    for (desk, terminal) in open { try paperForm(of: desk, on: terminal) }
    for (desk, terminal) in open {
      terminal.press("G")
      for word in desk.page { try terminal.wait(for: word) }
    }
  }

  private func paperForm(of desk: Desk, on terminal: Tmux) throws {
    terminal.press("i")
    // The heading may be painted before what is under it.
    let form = try terminal.wait(for: desk.form ?? "Registrer post · ")
    for other in Self.desks.compactMap(\.form) {
      #expect(form.contains(other) == (other == desk.form), "\(desk.user): \(other)")
    }
    terminal.press("Escape")
    try terminal.wait("the form gone") { !$0.contains("Registrer post · ") }
  }
}
