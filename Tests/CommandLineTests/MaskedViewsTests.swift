import Foundation
import TestOffice
import Testing

/// Every view of the command line, by somebody in the service who may not see the case that is in all of them.
@Suite("No view of the command line tells of a hidden case (S3-39)")
struct MaskedViewsTests {
  private let office: DemoOffice
  private let post: String
  private let folder: String
  private let meeting: String
  /// In every text of the case, and in none of the program's.
  private let secret = "zyxw"

  init() throws {
    let office = try DemoOffice()
    self.office = office
    func done(_ command: String...) throws {
      let run = try office.run(["do"] + command)
      #expect(run.status == 0, "\(command): \(run.text) \(run.said)")
    }
    try office.login(as: "wenche.dal")
    meeting = try Self.number(office.run(["do", "start-meeting", "service=barnevern", "--json"]))
    post = try Self.number(
      office.run([
        "do", "register-post", "service=barnevern", "channel=svarut", "kind=bekymringsmelding", "title=Zyxwbrev",
        "sender=Zyxwavsender", "addressee=Zyxwadressat", "--json",
      ]))
    try done("assign-post", "post=\(post)", "handler=unni.bakke")
    let open = [
      "do", "open-case", "service=barnevern", "title=Zyxwsak", "party=Zyxwpart", "owner=unni.bakke", "post=\(post)",
      "--json",
    ]
    folder = try Self.number(office.run(open))
    try done("register-note", "case=\(folder)", "title=Zyxwnotat", "text=Zyxwtekst")
    try done("record-concerned", "post=\(post)", "school=Zyxwskole")
    try done(
      "record-consent", "service=barnevern", "party=Zyxwpart", "given=2026-11-19", "given-by=Zyxwverge",
      "kept-at=Zyxwperm")
    try done("route-post", "post=\(post)", "folder=active", "concerns=child")
    try done("close-meeting", "meeting=\(meeting)")
  }

  /// What a command was about, as it is asked for: `12` of `post:12`.
  private static func number(_ run: Run) throws -> String {
    let id = try #require(try run.json()["id"] as? String, "\(run.text)")
    return String(try #require(id.split(separator: ":").last))
  }

  /// Whatever can be shown, as the help lists it, so that a view that is added is asked as well.
  private func allViews() throws -> [[String]] {
    let help = try office.run(["show", "--help"]).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let list = try #require(help.firstMatch(of: /Views: ([a-z, -]+)\./)).1
    let names = list.split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
    #expect(names.count > 20 && names.contains("tray"))
    let trays = [
      "table", "agenda", "mine", "to-distribute", "assigned", "incoming", "outgoing", "undelivered", "registered",
      "gone", "due",
    ]
    return names.map { name in
      switch name {
      case "post": [name, post]
      case "case": [name, folder]
      case "minutes": [name, meeting]
      default: [name]
      }
    } + trays.map { ["tray", "--tray", $0] } + [
      ["case", folder, "--history"], ["log", post], ["log", "--about", "case:\(folder)"], ["tray", "--filter", secret],
      ["cases", "--filter", secret], ["deadlines", "--filter", secret], ["search", "--filter", secret],
    ]
  }

  private func telling() throws -> [String] {
    try allViews().flatMap { view in
      try [[], ["--json"]].compactMap { format in
        let run = try office.run(["show"] + view + ["--service", "barnevern"] + format)
        return (run.text + run.said).lowercased().contains(secret) ? (view + format).joined(separator: " ") : nil
      }
    }
  }

  @Test("Marte, who is not on the case, finds no word of it; Unni, whose it is, does")
  func views() throws {
    try office.login(as: "marte.lien")
    #expect(try telling() == [])
    try office.login(as: "unni.bakke")
    let told = try telling()
    for view in ["post \(post)", "case \(folder)", "minutes \(meeting)", "log", "deadlines", "deliveries", "consents"] {
      #expect(told.contains(view) && told.contains(view + " --json"), "\(view) tells its owner nothing")
    }
    #expect(told.contains("cases --filter zyxw") && told.contains("tray --tray mine --json"))
  }

  @Test("Who audits the log sees of another service's case that something was done, by whom and when")
  func audit() throws {
    try office.login(as: "tove.nes")
    let text = try office.run(["show", "log", "--limit", "1000"])
    #expect(text.isDone && text.text.contains("gjorde noe i en sak som er skjermet"))
    let json = try office.run(["show", "log", "--limit", "1000", "--json"])
    #expect(!(text.text + json.text).lowercased().contains(secret))
    let kinds = try #require(try json.json()["entries"] as? [[String: Any]]).compactMap { $0["kind"] as? String }
    #expect(Set(kinds).isSuperset(of: ["case-opened", "note-registered", "post-routed", "consent-recorded"]))
  }
}
