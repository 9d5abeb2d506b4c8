import Testing

@testable import Domain

@Suite("The words of a letter")
struct LetterTextTests {
  @Test("a blank line ends a paragraph, # begins a heading and - a line of a list; nothing else is markup")
  func blocks() {
    let text = LetterText(
      title: "Svar",
      body: "# Hva vi fant\nFørste linje  \r\nandre linje\n\n- ett\n- to\ntre\n\n\n**fire** <b>fem</b>\n#seks")
    #expect(
      text.blocks == [
        .heading("Hva vi fant"), .paragraph("Første linje\nandre linje"), .list(["ett", "to"]), .paragraph("tre"),
        .paragraph("**fire** <b>fem</b>\n#seks"),
      ])
    #expect(LetterText(title: "x", body: " \n\t\n\u{2028}").blocks == [])
  }

  @Test("what still stands in braces is named, other braces are words")
  func blanks() throws {
    let text = LetterText(title: "Svar: {emne}", body: "{ventet} {ikke-et-felt} {{grunn}} { grunn } {Grunn} {grunn} {")
    #expect(text.blanks == [.subject, .expected, .reason])
    #expect(try refusal { try text.check() }?.arguments == ["fields": "{emne}, {ventet}, {grunn}"])
  }

  @Test("each place to be filled in is found where it stands; other braces are words")
  func blankPlaces() {
    let text = LetterText(title: "{emne}", body: "👨‍👩‍👧 {grunn}:\n{ikke-et-felt} {{ventet}} {")
    let characters = Array(text.body)
    #expect(text.blankPlaces.map { String(characters[$0]) } == ["{grunn}", "{ventet}"])
    #expect(LetterText(title: "{emne}", body: "Hei.").blankPlaces == [])
  }

  @Test("E-9: the paragraphs that must stay are found on their lines, and the first that is changed is named")
  func standing() {
    let wording = LetterWording(
      title: "Svar", body: "Hei.\n\n= Du kan klage til {kommune}\ninnen tre uker.\n\n= Spør oss.", isLocked: false)
    #expect(wording.hasStanding)
    let whole = "Hei.\n\nNoe eget.\n\nDu kan klage til Fjordvik\ninnen tre uker.\n\n\nSpør oss.\nPS"
    #expect(wording.standing(in: whole).lines == [4..<6])
    #expect(wording.standing(in: whole).lost == "Spør oss.")
    let kept = "Du kan klage til Fjordvik innen\ntre uker.\n\nSpør oss."
    #expect(wording.standing(in: kept).lines == [0..<2, 3..<4])
    #expect(wording.standing(in: kept).lost == nil)
    #expect(wording.standing(in: "").lost == "Du kan klage til {kommune} innen tre uker.")
    #expect(!LetterWording(title: "Svar", body: "Hei.", isLocked: false).hasStanding)
  }

  @Test("S4-17: what is filled in is found in a locked text, and in no text of other words")
  func gaps() throws {
    let wording = LetterWording(title: "Svar", body: "Hei {part}, det {grunn}.\n\nFrist: {frist}", isLocked: true)
    func filled(in text: String) -> [String]? {
      let characters = Array(text)
      return wording.gaps(in: text)?.map { String(characters[$0]) }
    }
    #expect(filled(in: "Hei {part}, det {grunn}.\n\nFrist: {frist}") == ["{part}", "{grunn}", "{frist}"])
    #expect(filled(in: "Hei Áile, det er ja.\n\nFrist: ") == ["Áile", "er ja", ""])
    #expect(filled(in: "Hei Áile, det er.\nja.\n\nFrist: i dag") == nil)
    #expect(filled(in: "Hei Áile, dette er ja.\n\nFrist: i dag") == nil)
    #expect(filled(in: "Hei Áile, det er ja.\n\nFrist: i dag\nog mer") == nil)
    #expect(LetterWording(title: "x", body: "Fast {part} ord.", isLocked: true).gaps(in: "Fast ord.") == nil)
    #expect(LetterWording(title: "x", body: "Fast.", isLocked: true).gaps(in: "Fast.") == [])
    #expect(LetterWording(title: "x", body: "Fast {part} ord.", isLocked: true).gaps(in: "") == nil)
  }

  @Test("a letter without title or text, or longer than a letter is, is refused with the reason")
  func check() throws {
    #expect(try refusal { try LetterText(title: " ", body: "x").check() }?.code == .letterUntitled)
    #expect(try refusal { try LetterText(title: "x", body: " \n ").check() }?.code == .letterEmpty)
    let long = String(repeating: "æ", count: LetterText.longestBody + 1)
    #expect(try refusal { try LetterText(title: "x", body: long).check() }?.arguments["name"] == "text")
    #expect(
      try refusal { try LetterText(title: String(long.prefix(201)), body: "x").check() }?.arguments["name"] == "title")
    #expect(
      try refusal { try LetterText(title: String(long.prefix(200)), body: String(long.dropLast())).check() } == nil)
  }

  @Test("days are written as letters have them")
  func days() throws {
    #expect(try Day("2026-03-01").written(in: .bokmål) == "1. mars 2026")
    #expect(try Day("2026-12-24").written(in: .nynorsk) == "24. desember 2026")
    #expect(try Day("2026-05-17").written(in: .english) == "17 May 2026")
  }
}

@Suite("A standard letter's wording")
struct LetterWordingTests {
  private let appeal = "= Du kan klage til {kommune} innen tre uker."

  private func letter(_ body: String, isLocked: Bool) throws -> StandardLetter {
    let head = "name: Prøve\npurpose: reply\nlocked: \(isLocked)\n\n"
    let form = try LetterForm(id: "prove", language: .bokmål, text: head + "Om {emne}\n\n" + body)
    return try LetterTemplates([form]).letter("prove", in: ServiceRoutine(kinds: [], subjectFollowsKind: false))
  }

  private let values: [LetterField: String] = [.subject: "BPA", .office: "Fjordvik kommune"]

  @Test("what is missing is named, and a draft keeps its place (S4-17)")
  func missing() throws {
    let letter = try letter("Grunnen er {grunn}.\n\n" + appeal, isLocked: false)
    let refused = try refusal { try letter.fill(values, in: .bokmål) }
    #expect(refused?.code == .letterFieldMissing && refused?.arguments["fields"] == "{grunn}")
    let draft = letter.draft(values, in: .bokmål)
    #expect(draft.title == "Om BPA" && draft.blanks == [.reason])
    #expect(draft.body == "Grunnen er {grunn}.\n\nDu kan klage til Fjordvik kommune innen tre uker.")
  }

  @Test("what is filled in fills nothing itself and begins no paragraph")
  func hostileValues() throws {
    let letter = try letter("Fra {part} om {emne}.", isLocked: true)
    let hostile = "{emne}\n\n# Du får\r\n{grunn}"
    let text = try letter.fill([.party: hostile, .subject: "BPA"], in: .bokmål)
    #expect(text.body == "Fra (emne)  # Du får (grunn) om BPA.")
    #expect(text.blocks.count == 1 && text.blanks == [])
  }

  @Test(
    "a locked letter keeps every word; only what is filled in may differ (S4-17)",
    arguments: [
      ("Om BPA", "Vi fikk den {mottatt}.\n\nHilsen {saksbehandler}", true),
      ("Om BPA", "Vi fikk den 3. mars 2026.\n\nHilsen  Kari Vik", true),
      ("Om BPA", "Vi fikk\nden 3. mars 2026.\n\n\nHilsen Kari Vik\n", true),
      ("Om BPA", "Vi fikk den.\n\nHilsen Kari Vik", false),
      ("Om BPA", "Vi fikk den 3. mars 2026.\n\nHilsen Kari Vik\n\nPS: ring meg", false),
      ("Om BPA", "Hilsen Kari Vik\n\nVi fikk den 3. mars 2026.", false),
      ("Om BPA", "Vi fikk den 3. mars 2026.", false),
      ("Om noe annet", "Vi fikk den 3. mars 2026.\n\nHilsen Kari Vik", false),
      ("Om BPA", "Vi fikk den .\n\nHilsen Kari Vik", false),
      ("Om BPA", "Vi fikk den " + String(repeating: "i dag ", count: 60) + ".\n\nHilsen Kari Vik", false),
    ])
  func locked(_ title: String, _ body: String, _ isKept: Bool) throws {
    let letter = try letter("Vi fikk den {mottatt}.\n\nHilsen {saksbehandler}", isLocked: true)
    let refused = try refusal { try letter.checkWording(LetterText(title: title, body: body), values, in: .bokmål) }
    #expect((refused == nil) == isKept, "\(String(describing: refused))")
  }

  @Test("in a free letter the paragraph about appealing stays, wherever it stands (E-9)")
  func standing() throws {
    let letter = try letter("Skriv noe her.\n\n" + appeal, isLocked: false)
    let appeal = "Du kan klage til Fjordvik kommune innen tre uker."
    for body in [
      "Nei.\n\n\(appeal)", "\(appeal)\n\nNei.", "Nei.\n\nDu kan klage til Fjordvik\nkommune innen tre uker.",
    ] {
      #expect(try refusal { try letter.checkWording(.init(title: "Nei", body: body), values, in: .bokmål) } == nil)
    }
    for body in [
      "Nei.", "Nei. \(appeal)", appeal.replacing("tre", with: "to"), "Du kan klage til Solvik innen tre uker.",
    ] {
      let refused = try refusal { try letter.checkWording(.init(title: "Nei", body: body), values, in: .bokmål) }
      #expect(refused?.code == .letterWordingStands && refused?.arguments["text"] == appeal, "\(body)")
    }
  }

  @Test("a pattern is found whichever words repeat themselves")
  func patterns() {
    func matches(_ pattern: String, _ text: String) -> Bool {
      LetterPattern(pieces: LetterPiece.pieces(of: pattern)).matches(text)
    }
    #expect(matches("{part} og {part}", "a og b og c") && !matches("{part} og {part}", "a og "))
    #expect(matches("fra {part} til {frist}.", "fra a til b til c."))
    #expect(!matches("fra {part} til {frist}.", "fra a til b til c") && !matches("{part}", ""))
    let long = String(repeating: "og ", count: 190)
    #expect(!matches("{part} og {part} og {part}!", long))
  }
}
