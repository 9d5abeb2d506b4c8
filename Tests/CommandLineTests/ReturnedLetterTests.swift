import TestOffice
import Testing

@Suite("A letter that came back stands among the restances of whoever wrote it (S4-29, S4-30)")
struct ReturnedLetterTests {
  @Test("show restances --view returned lists one's own returned letters, and nobody else's")
  func returned() throws {
    let office = try DemoOffice(service: "profil")
    func done(_ command: String...) throws {
      let run = try office.run(["do"] + command)
      #expect(run.status == 0, "\(command): \(run.text) \(run.said)")
    }
    func titles() throws -> [String] {
      let run = try office.run(["show", "restances", "--view", "returned", "--json"])
      #expect(run.status == 0, "\(run.said)")
      let rows = try #require(try run.json()["restances"] as? [[String: Any]])
      #expect(rows.allSatisfy { $0["state"] as? String == "returned" })
      return rows.compactMap { $0["title"] as? String }
    }
    try office.login(as: "per.moe")
    #expect(try titles() == [])
    try done(
      "draft-letter", "case=2026/2", "template=svar", "recipient=Ola Nordmann", "street=Storgata 1",
      "postal-code=8622", "town=Mo i Rana", "digital-id=15868210092", "title=Svar på spørsmål", "text=Hei Ola.")
    try done("send-for-approval", "letter=1", "writes-off=none")
    #expect(try titles() == [])
    try office.login(as: "randi.lunde")
    try done("return-letter", "letter=1", "reason=Skriv fullt navn")
    #expect(try titles() == [])
    try office.login(as: "per.moe")
    #expect(try titles() == ["Svar på spørsmål"])
    let again = try office.run(["do", "send-for-approval", "letter=9"])
    #expect(again.status != 0)
    // What is refused is said in words, not by its key.
    try office.login(as: "randi.lunde")
    let refused = try office.run(["do", "approve-letter", "letter=1", "read-to=end"])
    #expect(refused.said.contains("Brev 1 er sendt tilbake"), "\(refused.said)")
    let filtered = try office.run(["show", "restances", "--view", "returned", "--filter", "x"])
    #expect(filtered.status == 65 && filtered.said.contains("--filter"), "\(filtered.said)")
  }
}
