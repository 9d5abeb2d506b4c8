import CommandBus
import Domain
import Foundation
import GRDB
import TestOffice
import Testing

@testable import Repository

@Suite("The index of texts stands beside the log and can always be made again")
struct TextIndexTests {
  private typealias D = DeskOffice

  /// Everything in the index, row by row.
  private func rows(_ store: OfficeStore) throws -> [String] {
    try store.database.read { db in
      let sql = "SELECT rowid, \(TextIndex.columns) FROM text_index ORDER BY rowid"
      return try Row.fetchAll(db, sql: sql).map { "\($0)" }
    }
  }

  private func index(_ store: OfficeStore, _ entries: Int = 400) throws {
    while try store.followTexts(limit: entries) > 0 {}
    while try !store.readTexts().isQuiet {}
  }

  @Test("Done again it changes nothing, and in steps of any size it is the same")
  func idempotent() throws {
    let office = try DeskOffice()
    _ = try office.mail("Brev", "Ordet er fjellrev.\u{0C}Side to.")
    let post = try office.registeredLetter()
    let folder = try office.openCase("Avlastning", party: "Jon Vik")
    try office.when(RegisterNote(caseFolder: folder, title: "Notat", text: "Ringte."))
    try index(office.store, 1)
    let first = try rows(office.store)
    #expect(first.count == 1 + 2 + 1 + 1 + 1 + 1, "fields, two pages, an item, its case, a case, its note")
    try office.store.maintain { try TextProgress.set(0, $0) }
    try index(office.store, 3)
    #expect(try rows(office.store) == first)
    try office.store.maintain { db in
      for table in Schema.textTables { try db.execute(sql: "DROP TABLE \(table)") }
      try db.execute(sql: Schema.texts)
    }
    try index(office.store)
    #expect(try rows(office.store) == first, "made again when it is gone")
    #expect(post.value > 0)
    #expect(try office.store.readTexts().isQuiet)
    #expect(try office.store.followTexts() == 0)
    #expect(try office.store.replayAndCompare().differences == [])
    #expect(try office.store.verifyLog().finding == nil)
  }

  @Test("What has been read is known when the office is opened again, and two processes do not read it twice")
  func restarts() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/office"
    let office = try DeskOffice(in: folder)
    _ = try office.mail("Brev", (1...250).map { "Side \($0)" }.joined(separator: "\u{0C}"))
    _ = try office.store.followTexts()
    let first = try office.store.readTexts()
    #expect(first.pages == 100)
    #expect(first.documents == 0)
    let other = try OfficeStore.open(folder, phrases: D.phrases)
    #expect(try other.readTexts().pages == 100)
    try other.close()
    #expect(try office.store.readTexts() == TextReport(documents: 1, pages: 50))
    #expect(try office.store.readTexts().isQuiet)
    try office.store.close()
    let store = try OfficeStore.open(folder, phrases: D.phrases)
    #expect(try store.followTexts() == 0)
    #expect(try rows(store).count == 251)
    #expect(
      try store.search("\"side 250\"", in: [D.profil], today: office.now.day).rows.map(\.told) == [
        ["tekst.txt 250: ⟨Side 250⟩"]
      ])
    try store.close()
  }

  @Test("A text that is missing or damaged is said, and holds up no other")
  func faults() throws {
    let office = try DeskOffice()
    let digest = String(repeating: "a", count: 64)
    let lost = DocumentReference(digest: digest, name: "tekst.txt", bytes: 1, pages: nil, role: .text)
    let details = PostDetails(channel: .email, title: "Tapt", sender: "Ola")
    try office.program(RegisterPost(service: D.profil, details: details, documents: [lost]))
    _ = try office.mail("Brev", "Fjellrev")
    _ = try office.store.followTexts()
    let report = try office.store.readTexts()
    #expect(report.documents == 2)
    #expect(report.faults == ["aaaaaaaaaaaa: document-missing"])
    #expect(try office.store.readTexts().isQuiet)
    #expect(try office.titles("fjellrev") == ["Brev"])
    #expect(try office.titles("tapt") == ["Tapt"])
  }

  @Test("Bytes that are no text are searched as what can be read of them")
  func bytes() throws {
    let office = try DeskOffice()
    let filed = try office.store.documents.add(bytes: [0x66, 0xFF, 0x00, 0x20] + Array("Fjellrev \u{202E}bak".utf8))
    let text = DocumentReference(
      digest: filed.digest.hex, name: "tekst.txt", bytes: 20, pages: nil, role: .text)
    let details = PostDetails(channel: .email, title: "Brev", sender: "Ola")
    try office.program(RegisterPost(service: D.profil, details: details, documents: [text]))
    #expect(try office.search("fjellrev").rows.first?.told.first?.hasSuffix("⟨Fjellrev⟩ bak") == true)
  }

  @Test("What a program has found in a document is put in wherever the document lies, once")
  func found() throws {
    let office = try DeskOffice()
    let digest = String(repeating: "b", count: 64)
    let scan = DocumentReference(digest: digest, name: "brev.pdf", bytes: 1, pages: 2, role: .scan)
    let details = PostDetails(channel: .scanner, title: "Skann", sender: "")
    for _ in 0..<2 { try office.program(RegisterPost(service: D.profil, details: details, documents: [scan])) }
    _ = try office.store.followTexts()
    let document = try #require(DocumentDigest(hex: digest))
    #expect(try office.store.unreadTexts(limit: 10) == [document])
    #expect(try office.store.fileText(["Første", "Andre side om fjellrev"], of: document).pages == 4)
    #expect(try office.store.unreadTexts(limit: 10) == [])
    #expect(try office.store.fileText(["Noe annet"], of: document).isQuiet)
    #expect(
      try office.search("fjellrev").rows.map(\.told) == [
        ["brev.pdf 2: Andre side om ⟨fjellrev⟩"], ["brev.pdf 2: Andre side om ⟨fjellrev⟩"],
      ])
    try office.program(RegisterPost(service: D.profil, details: details, documents: [scan]))
    _ = try office.store.followTexts()
    #expect(try office.store.fileText(["", " "], of: document).documents == 1)
    #expect(try office.store.unreadTexts(limit: 10) == [])
  }

  /// A program's words in the whole folder, whatever file they are in.
  private func traces(of word: String, in folder: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("office.sqlite") }
    let bytes = Data(word.utf8)
    return names.filter { FileManager.default.contents(atPath: folder + "/" + $0)?.range(of: bytes) != nil }
  }

  @Test("What is taken out leaves no trace in the file, and does not come back")
  func forgets() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/office"
    let office = try DeskOffice(in: folder)
    for number in 0..<40 { _ = try office.mail("Brev \(number)", "Vanlige ord \(number) om fjellrev.") }
    _ = try office.mail("Hemmelig", "Zyxwvutsrq og åzyxøvut sto her.")
    try office.indexTexts()
    let digest = try #require(
      try office.store.database.read { db in
        try String.fetchOne(db, sql: "SELECT digest FROM post_document ORDER BY post DESC LIMIT 1")
      }.flatMap(DocumentDigest.init(hex:)))
    #expect(try office.titles("zyxwvutsrq") == ["Hemmelig"])
    try office.store.close()
    let before = try traces(of: "yxwvutsrq", in: folder)
    #expect(before != [])
    let store = try OfficeStore.open(folder, phrases: D.phrases)
    try store.forgetText(of: digest)
    #expect(try store.search("zyxwvutsrq", in: [D.profil], today: office.now.day).total == 0)
    #expect(try store.search("hemmelig", in: [D.profil], today: office.now.day).total == 1)
    #expect(try store.search("fjellrev", in: [D.profil], today: office.now.day).total == 40)
    try store.maintain { try TextProgress.set(0, $0) }
    try index(store)
    #expect(try store.search("zyxwvutsrq", in: [D.profil], today: office.now.day).total == 0)
    try store.close()
    for word in ["yxwvutsrq", "azyxovut", "zyxøvut"] {
      let left = try traces(of: word, in: folder)
      #expect(left == [], "\(word)")
    }
  }

  @Test("An item that is gone from the tables is taken out of the index too")
  func gone() throws {
    let office = try DeskOffice()
    let post = try office.mail("Brev", "Fjellrev")
    try office.indexTexts()
    try office.store.maintain { db in
      try db.run("DELETE FROM post_deadline WHERE post = ?", post.value)
      try db.run("DELETE FROM post_document WHERE post = ?", post.value)
      try db.run("DELETE FROM post WHERE id = ?", post.value)
      try TextProgress.set(0, db)
    }
    try index(office.store)
    try office.store.purgeTexts()
    #expect(try rows(office.store) == [])
    #expect(try office.store.search("fjellrev", in: [D.profil], today: office.now.day).rows == [])
  }

  @Test("An office that can only be read is searched as far as its index goes")
  func readOnly() throws {
    let scratch = try ScratchFolder()
    let folder = scratch.path + "/office"
    let office = try DeskOffice(in: folder)
    _ = try office.letter("Fjellrev")
    try office.indexTexts()
    _ = try office.letter("Fjellrev igjen")
    try office.store.close()
    let store = try OfficeStore.open(folder, onlyToRead: true, phrases: D.phrases)
    let answer = try store.search("fjellrev", in: [D.profil], today: office.now.day)
    #expect(answer.rows.map(\.title) == ["Fjellrev"])
    #expect(answer.behind == 1)
    try store.close()
  }
}
