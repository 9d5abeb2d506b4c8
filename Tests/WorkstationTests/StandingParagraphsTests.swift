import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// What must stay in a letter whose other words are free, and what is still to be filled in, while one writes.
@Suite struct StandingParagraphsTests {
  private typealias A = ApprovalOffice

  private func refusal() throws -> (office: A, letter: Letter.ID, play: Screenplay) {
    let office = try A()
    let letter = try office.draft(nil, nil, template: "avslag")
    return (office, letter, try office.writing(letter))
  }

  private func shown(_ play: Screenplay) -> [String] {
    guard let editor = play.state.letter?.editor else { return [] }
    return editor.spans.map { editor.text(in: $0.range) }
  }

  @Test("E-9: the paragraphs about appealing are marked, and follow what is written above them")
  func marked() throws {
    let (_, _, play) = try refusal()
    #expect(shown(play).count == 2 && shown(play).first?.hasPrefix("Du kan klage på vedtaket.") == true)
    #expect(play.screen.contains("avsnitt som må stå: 2"), "\(play.screen)")
    let before = shown(play)
    play.key(.enter)
    play.type("Noe eget.")
    #expect(shown(play) == before)
    #expect(play.state.letter?.editor.spans.allSatisfy { $0.style.attributes.contains(.bold) } == true)
  }

  @Test("E-9: a change in one of them is told at once, and taken back with one key")
  func changed() throws {
    let (office, letter, play) = try refusal()
    play.key(.alt(">"))
    play.type("x")
    #expect(play.message.contains("må stå som det var"), "\(play.message)")
    #expect(play.screen.contains("et avsnitt som må stå, er endret"), "\(play.screen)")
    #expect(shown(play).count == 1)
    play.type("y")
    play.press(.saveLetter)
    #expect(play.message.contains("Du har rett til å se dokumentene"), "\(play.message)")
    #expect(try office.office.store.answer(LetterCard(letter: letter))?.letter.textVersion == 1)
    play.key(.ctrl("z"), .ctrl("z"))
    #expect(shown(play).count == 2)
    #expect(play.screen.contains("avsnitt som må stå: 2"), "\(play.screen)")
  }

  @Test("Tab goes from place to place and marks it, so that what is typed takes its place; at the end it begins again")
  func places() throws {
    let (_, _, play) = try refusal()
    play.key(.alt("<"))
    let blanks = { LetterText(title: "", body: play.state.letter?.editor.text ?? "").blankPlaces.count }
    let count = blanks()
    try #require(count > 2)
    play.press(.nextBlank)
    let first = selected(play)
    #expect(first?.hasPrefix("{") == true && first?.hasSuffix("}") == true)
    #expect(play.message == "Igjen å fylle ut: \(count). Skriv rett over.", "\(play.message)")
    play.type("Ordene mine")
    #expect(blanks() == count - 1)
    play.press(.nextBlank)
    let second = selected(play)
    for _ in 1..<count { play.press(.nextBlank) }
    #expect(selected(play) == second, "after the last the first one")
    for _ in 0..<count {
      play.press(.nextBlank)
      play.type("noe")
    }
    #expect(blanks() == 0)
    play.press(.nextBlank)
    #expect(play.message == "Tittelen har {emne} igjen (Alt-t)." || play.message == "Ingenting igjen å fylle ut.")
  }

  @Test("A letter in which nothing must stay says nothing about it")
  func free() throws {
    let office = try A()
    let play = try office.writing(office.draft("Svar", "Hei, {grunn} er ikke alt."))
    #expect(shown(play).isEmpty && !play.screen.contains("må stå"))
    play.press(.nextBlank)
    #expect(selected(play) == "{grunn}")
    play.type("x")
    play.press(.nextBlank)
    #expect(play.message == "Ingenting igjen å fylle ut.", "\(play.message)")
  }

  private func selected(_ play: Screenplay) -> String? {
    guard let editor = play.state.letter?.editor else { return nil }
    return editor.selection.map { editor.text(in: $0) }
  }
}
