import Domain
import Foundation
import Glibc
import TestOffice
import Testing

@testable import Documents

/// Letters as they are made and as other programs read them.
@Suite(.serialized, .enabled("weasyprint is missing") { LetterPress.tools.allSatisfy { $0.path != nil } })
struct LetterPressTests {
  private let folder: ScratchFolder
  private let press: LetterPress

  init() async throws {
    folder = try ScratchFolder()
    press = LetterPress(cage: await Cage.strongest())
  }

  /// Made, saved and read back as text.
  private func read(_ page: LetterPage) async throws -> (path: String, text: String) {
    let path = "\(folder.path)/letter.pdf"
    try await press.render(page, to: URL(filePath: path))
    return (path, try Program.run(["pdftotext", "-layout", path, "-"]).text)
  }

  @Test("a letter is PDF/A-2b on A4, and all its fonts are in it")
  func archivable() async throws {
    let (path, _) = try await read(SampleLetters.reply())
    let bytes = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    #expect(bytes.contains("pdfaid:part=\"2\"") && bytes.contains("pdfaid:conformance=\"B\""))
    #expect(bytes.contains("/GTS_PDFA1") && bytes.contains("/ID [(letter-"))
    let facts = try Program.run(["pdfinfo", path]).text
    #expect(facts.contains("(A4)") && facts.contains("Title:           Svar: Søknad om støttekontakt"))
    #expect(facts.contains("CreationDate:    Sat Nov 21"))
    let fonts = try Program.run(["pdffonts", path]).text.split(separator: "\n").dropFirst(2)
    // Name, type, encoding, then emb, sub and uni.
    #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains(" yes yes yes ") }, "\(fonts)")
    #expect(try Program.run(["qpdf", "--check", path]).status == 0)
  }

  @Test("head, recipient, references, date, body, signers and contact stand on it")
  func everything() async throws {
    var page = SampleLetters.reply()
    page.copies = ["Sørli skole"]
    page.attachments = ["Skjema for klage"]
    let (_, text) = try await read(page)
    #expect(text.count(of: "Svar: Søknad om støttekontakt") == 1)
    let expected = [
      "Fjordvik kommune", "Helse og omsorg", "Áilu Čáhppe Ŋuvvá", "Storgata 1", "9999 Fjordvik", "2026/118-3", "K-77",
      "Per Moe", "offl. § 13", "21. november 2026", "Svar: Søknad om støttekontakt", "Hva vi har vurdert",
      "Blåbærsyltetøy på øya", "• første", "Med vennlig hilsen", "Randi Lunde", "på vegne av Jon Ødegård Berg",
      "elektronisk godkjent", "Vedlegg", "Skjema for klage", "Kopi til", "Sørli skole", "post@fjordvik.example",
      "Side 1 av 1",
    ]
    for words in expected { #expect(text.contains(words), "\(words)") }
    #expect(!text.contains("⟨") && !text.contains("UTKAST") && !text.contains("{{"))
  }

  @Test("æøå and the Sámi letters come back as text")
  func letters() async throws {
    let words = "ÆØÅæøå ÁáČčĐđŊŋŠšŦŧŽž ÏïÖöÄä Ǥǥ Ǩǩ Ʒʒ Å"
    var page = SampleLetters.reply()
    page.text.body = words
    #expect(try await read(page).text.contains(words.composed))
  }

  @Test("the words are the letter's language's", arguments: [Language.nynorsk, .english])
  func languages(_ language: Language) async throws {
    var page = SampleLetters.reply()
    page.language = language
    let expected: [Language: [String]] = [
      .nynorsk: ["Sakshandsamar", "Med vennleg helsing", "inga handskriven underskrift", "Side 1 av 1"],
      .english: ["Our reference", "Yours sincerely", "21 November 2026", "Page 1 of 1"],
    ]
    let text = try await read(page).text
    for words in try #require(expected[language]) { #expect(text.contains(words), "\(words)") }
  }

  @Test("a letter for paper has a line to sign on and does not say that it is approved electronically (S2-38)")
  func physical() async throws {
    var page = SampleLetters.reply()
    page.signature.way = .physical
    let text = try await read(page).text
    #expect(text.contains("underskrift") && !text.contains("elektronisk godkjent"))
  }

  @Test("longer letters are numbered on every page, and say there whose they are; a draft is marked on each")
  func pages() async throws {
    var page = SampleLetters.reply()
    page.isDraft = true
    let paragraph = String(repeating: "Vi har lest søknaden og vurdert den. ", count: 12)
    page.text.body = Array(repeating: paragraph, count: 9).joined(separator: "\n\n")
    let (path, text) = try await read(page)
    #expect(try Program.run(["pdfinfo", path]).text.contains("Pages:           2\n"))
    #expect(text.contains("Side 1 av 2") && text.contains("Side 2 av 2"))
    let leaves = try Program.run(["pdftotext", "-raw", path, "-"]).text.split(separator: "\u{0C}")
    try #require(leaves.count == 2)
    #expect(leaves.allSatisfy { $0.contains("UTKAST") })
    #expect(leaves.map { $0.contains("Fjordvik kommune · 2026/118-3 · 21. november 2026") } == [false, true])
  }

  @Test("the recipient stands where the window of the envelope is")
  func window() async throws {
    let (path, _) = try await read(SampleLetters.reply())
    let boxes = try Program.run(["pdftotext", "-bbox", path, "-"]).text.split(separator: "\n")
    for word in ["Áilu", "Storgata", "9999"] {
      let box = try #require(boxes.first { $0.contains(">\(word)<") })
      let numbers = box.split(separator: "\"").compactMap { Double($0) }.map { $0 * 25.4 / 72 }
      try #require(numbers.count == 4, "\(box)")
      #expect(numbers[0] >= 20 && numbers[2] <= 105 && numbers[1] >= 46 && numbers[3] <= 78, "\(word): \(numbers)")
    }
  }

  @Test("text from outside is only text: nothing is markup, nothing is fetched, nothing is lost")
  func hostile() async throws {
    let listener = try Listener()
    let url = "http://127.0.0.1:\(listener.port)"
    let words = [
      "<img src=\"\(url)/a.png\"><b>fet</b><script>1</script>", "{{title}} {{{style}}} {{#blocks}}", "&lt;b&gt; &amp;",
      "]]> --> </style></body>", "<\u{0301}link rel=stylesheet href=\(url)>", "@import url(\(url));", "${HOME} `id` %s",
      "file:///etc/passwd",
    ]
    var page = SampleLetters.reply()
    page.text = LetterText(title: words[0], body: words.joined(separator: "\n\n") + "\n\nf\u{0}\u{1B}[31m\u{202E}r")
    page.recipient = [words[0], words[1]]
    page.head = .init(office: words[1], service: words[3], contact: [words[5]])
    page.reference = .init(ours: words[1], theirs: words[0], handler: words[2], exemption: words[7])
    page.signature.signers = [.init(name: words[0], title: words[1])]
    page.copies = [words[3]]
    let (path, text) = try await read(page)
    let flat = try Program.run(["pdftotext", "-raw", path, "-"]).text.split { $0.isWhitespace }.joined()
    for part in words { #expect(flat.contains(part.split { $0.isWhitespace }.joined()), "\(part)") }
    #expect(text.contains("{{#blocks}}") && !flat.contains("root:x:0"))
    #expect(!text.unicodeScalars.contains { [0, 0x1B, 0x202E].contains($0.value) })
    #expect(try Program.run(["pdfimages", "-list", path]).text.split(separator: "\n").count == 2)
    #expect(!listener.wasCalled)
  }

  @Test("a letter that nobody could read is refused, not waited for")
  func tooMuch() async throws {
    var page = SampleLetters.reply()
    page.text.body = String(repeating: "- x\n", count: LetterText.longestBody + 1)
    await #expect(throws: LetterFault.tooCostly) { try await press.render(page) }
  }

  @Test("the same letter gives the same bytes; another one does not")
  func sameBytes() async throws {
    let page = SampleLetters.reply()
    let first = try await press.render(page)
    #expect(try await press.render(page) == first)
    var other = page
    other.text.body += "\n\nPS"
    #expect(try await press.render(other) != first)
  }

  @Test("a folder that is not there is named, and nothing is left where it fails")
  func unwritable() async throws {
    let file = URL(filePath: "\(folder.path)/none/letter.pdf")
    await #expect(throws: LetterFault.cannotSave(path: file.path, errno: ENOENT)) {
      try await press.render(SampleLetters.reply(), to: file)
    }
    mkdir("\(folder.path)/letter.pdf", 0o700)
    await #expect(throws: LetterFault.self) {
      try await press.render(SampleLetters.reply(), to: URL(filePath: "\(folder.path)/letter.pdf"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["letter.pdf"])
  }
}

extension String {
  fileprivate func count(of words: String) -> Int { components(separatedBy: words).count - 1 }
}

/// A web server that nobody may call.
private final class Listener {
  let port: UInt16
  private let descriptor: Int32

  init() throws {
    let made = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
    descriptor = made
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(made, $0, length) == 0 && listen(made, 8) == 0 && getsockname(made, $0, &length) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    try #require(isListening)
  }

  var wasCalled: Bool {
    let call = accept(descriptor, nil, nil)
    if call >= 0 { close(call) }
    return call >= 0
  }

  deinit { close(descriptor) }
}
