import Foundation
import TestOffice
import Testing

/// A case that is somebody else's is shown to whoever may see it, and that they saw it is in the log (S3-39).
@Suite("Reading a case on the command line")
struct ReadCaseTests {
  @Test("S3-39: the post desk and, with a purpose, a colleague read it, and the log says so; without one it is refused")
  func logged() throws {
    let office = try DemoOffice()
    try office.login(as: "unni.bakke")
    let open = ["do", "open-case", "service=barnevern", "title=Undersøkelse", "party=Ola Nordmann", "owner=unni.bakke"]
    let id = try #require(try office.run(open + ["--json"]).json()["id"] as? String)
    let words = ["show", "case", String(try #require(id.split(separator: ":").last)), "--json"]
    func readings() throws -> Int {
      try office.run(["log", "export"]).text.split(separator: "\n").count { $0.contains("\"case-read\"") }
    }
    for (number, reader) in ["wenche.dal", "marte.lien"].enumerated() {
      try office.login(as: reader)
      if reader == "marte.lien" {
        let bare = try office.run(words)
        #expect(try bare.status == 65 && bare.code() == "purpose-missing", "\(bare.summary)")
        #expect(!bare.text.contains("Nordmann"))
      }
      let shown = try office.run(words + ["--purpose", "vakt i helgen"])
      #expect(shown.isDone && shown.text.contains("Ola Nordmann"), "\(shown.summary)")
      #expect(try readings() == number + 1)
    }
  }
}
