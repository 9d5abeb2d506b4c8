import Foundation
import Glibc
import TestOffice
import Testing

@Suite("worker --once takes what waits (S0-28…30, S2-8)")
struct WorkerTests {
  @Test("The demo office's waiting files: six scans and two mails taken, the truncated one a deviation that stays")
  func demo() throws {
    let office = try DemoOffice()
    try office.signIn()
    let before = try office.rows(["intake"], of: "sources")
    #expect(before.compactMap { $0["waiting"] as? Int }.reduce(0, +) == 9)
    let run = try office.run(["worker", "--only", "intake", "--once", "--settle", "0.2", "--json"])
    #expect(run.status == 0, "\(run.text) \(run.said)")
    let report = try run.json()
    #expect(report["filed"] as? Int == 8)
    #expect(report["refused"] as? Int == 1)
    // Velferd keeps its file in intermediate storage until it is finalised (S0-28, S0-30).
    #expect(report["removed"] as? Int == 7)

    let sources = try office.rows(["intake"], of: "sources")
    for source in sources {
      func number(_ name: String) -> Int { source[name] as? Int ?? -1 }
      #expect(number("in") - number("out") == number("difference"))
      #expect(number("difference") == number("filed") + number("refused"))
      #expect(number("waiting") == 0)
      let isKept = source["service"] as? String == "velferd" && source["source"] as? String == "scanner"
      #expect(number("filed") == (isKept ? 1 : 0))
    }
    #expect(sources.compactMap { $0["in"] as? Int }.reduce(0, +) == 9)
    #expect(sources.compactMap { $0["out"] as? Int }.reduce(0, +) == 7)
    let left = try FileManager.default.contentsOfDirectory(atPath: office.folder + "/intermediate/profil")
    #expect(left.filter { $0.contains(".") } == ["skann_0143.pdf"])

    let deviations = try office.rows(["deviations"], of: "deviations")
    let truncated = try #require(deviations.first { $0["reason"] as? String == "truncated" })
    #expect(truncated["about"] as? String == "skann_0143.pdf")
    #expect(truncated["kind"] as? String == "intake-file")
    #expect(deviations.contains { $0["kind"] as? String == "same-bytes" })
    let twins = try office.rows(["tray"], of: "items").filter {
      ($0["title"] as? String)?.contains("skann_0144") == true
    }
    #expect(twins.count == 1 && twins[0]["warning"] as? Bool == true)
    #expect(try office.run(["log", "verify"]).status == 0)
    #expect(try office.run(["log", "replay", "--check"]).status == 0)

    // Once more, and nothing happens: what was refused is not counted again.
    let position = try office.position()
    let again = try office.run(["worker", "--only", "intake", "--once", "--settle", "0.2", "--json"]).json()
    #expect((again["filed"] as? Int, again["refused"] as? Int) == (0, 0))
    #expect(try office.position() == position)
  }

  @Test("An e-mail becomes an item with its words, sender and original, byte for byte (S2-6, S2-7)")
  func mail() throws {
    let office = try DemoOffice()
    try office.signIn()
    let original = try #require(ScratchFolder.read(office.folder + "/mail/profil/new/ny-parorende.eml"))
    #expect(try office.run(["worker", "--only", "intake", "--once", "--settle", "0.2"]).status == 0)
    let mail = try #require(
      try office.rows(["tray"], of: "items").first {
        $0["channel"] as? String == "epost" && $0["kind"] as? String == "e-post"
      })
    #expect(mail["stamped"] as? Bool == true)
    let number = try #require(mail["post"] as? Int)
    let card = try #require(try office.run(["show", "post", "\(number)", "--json"]).json()["post"] as? [String: Any])
    let documents = try #require(card["documents"] as? [[String: Any]])
    let message = try #require(documents.first { $0["role"] as? String == "message" })
    let digest = try #require(message["digest"] as? String)
    #expect(ScratchFolder.read(office.folder + "/documents/\(digest.prefix(2))/\(digest)") == original)
  }

  @Test(
    "Files dropped with hostile names and contents are deviations or items; nothing is lost, nothing reaches the terminal"
  )
  func hostileFiles() throws {
    let office = try DemoOffice()
    try office.signIn()
    let folder = office.folder + "/intermediate/profil/"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.removeItem(atPath: folder + name)
    }
    let files: [(name: [UInt8], bytes: [UInt8])] = [
      (Array("tom.pdf".utf8), []), (Array("\u{1B}[31mrød.pdf".utf8), Array("ikke en pdf".utf8)),
      ([0xFF, 0xFE] + Array(".pdf".utf8), Array("%PDF-1.7\n".utf8)),
      (Array("\u{202E}fdp.exe".utf8), [0x4D, 0x5A, 0, 0]),
      (Array("linje\nskift.png".utf8), [0x89, 0x50, 0x4E, 0x47]),
      (Array("' OR 1=1 --.tiff".utf8), [0x49, 0x49, 0x2A, 0]),
    ]
    for (name, bytes) in files {
      try ScratchFolder.create(rawPath: Array(folder.utf8) + name, bytes)
    }
    let run = try office.run(["worker", "--only", "intake", "--once", "--settle", "0.2"])
    #expect(run.status == 0, "\(run.said)")
    #expect(run.activeCharacters == [])
    let profil = try #require(
      try office.rows(["intake"], of: "sources").first {
        $0["service"] as? String == "profil" && $0["source"] as? String == "scanner"
      })
    #expect(profil["in"] as? Int == files.count)
    #expect(profil["refused"] as? Int == files.count)
    let plain = try office.run(["show", "deviations"])
    #expect(plain.activeCharacters == [])
    #expect(
      try office.rows(["deviations"], of: "deviations").filter { $0["kind"] as? String == "intake-file" }.count
        == files.count)
  }
}
