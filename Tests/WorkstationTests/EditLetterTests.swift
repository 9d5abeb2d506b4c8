import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// A letter's text in the user's own editor and back.
@Suite struct EditLetterTests {
  private typealias A = ApprovalOffice

  @Test("Ctrl-E hands out what is on the screen; what comes back is cleaned, is not saved, and is taken back as one")
  func roundTrip() throws {
    let given = try A()
    let letter = try given.draft("Svar", "Første linje.")
    let play = try given.writing(letter)
    play.type("Nå: ")
    play.press(.editLetter)
    #expect(play.edits.last?.text == "Nå: Første linje.")
    play.hear(.edited(letter, .success("Kjære Ola\u{1B}[2J,\r\nandre\tlinje.\u{7}")))
    #expect(play.screen.contains("Kjære Ola[2J,"), "\(play.screen)")
    #expect(play.screen.contains("ikke lagret"))
    #expect(try given.office.store.answer(SavedLetterText(letter: letter)) == "Første linje.")
    play.key(.ctrl("z"))
    #expect(play.screen.contains("Nå: Første linje."), "\(play.screen)")
    play.hear(.edited(letter, .success("Nå: Første linje.")))
    #expect(play.message == "Teksten er som før.", "\(play.message)")
    play.hear(.edited(letter, .success("Ny tekst.")))
    play.press(.saveLetter)
    #expect(try given.office.store.answer(SavedLetterText(letter: letter)) == "Ny tekst.")
  }

  @Test("A text that comes back empty empties the letter, and is taken back as one")
  func emptied() throws {
    let given = try A()
    let letter = try given.draft("Svar", "Første linje.\nAndre linje.")
    let play = try given.writing(letter)
    play.hear(.edited(letter, .success("")))
    #expect(!play.screen.contains("linje."), "\(play.screen)")
    #expect(play.screen.contains("ikke lagret"))
    play.key(.ctrl("z"))
    #expect(play.screen.contains("Første linje.") && play.screen.contains("Andre linje."), "\(play.screen)")
  }

  @Test("An editor that is not named, missing, or ends with an error leaves the text alone and says what helps")
  func faults() throws {
    let given = try A()
    let letter = try given.draft("Svar", "Første linje.")
    let play = try given.writing(letter)
    for (fault, words) in [
      (EditFault.noEditor, "export EDITOR=nano"), (.notStarted(program: "vimm"), "«vimm» kunne ikke startes"),
      (.failed(program: "vim", code: 1), "«vim» sluttet med feil 1"), (.notText, "UTF-8"),
      (.tooLong, "lengre enn 200000 tegn"), (.fault("full disk"), "full disk"),
    ] {
      play.hear(.edited(letter, .failure(fault)))
      #expect(play.message.contains(words), "\(play.message)")
      #expect(play.screen.contains("Første linje."))
      #expect(!play.screen.contains("ikke lagret"))
    }
  }

  @Test("S4-17: a locked letter, and one that waits for its leader, is not handed to another program")
  func refused() throws {
    let given = try A { routine in
      routine.templates = [
        LetterTemplate(
          id: "fast", name: LocalText(nb: "Fast", nn: "Fast", en: "Fixed"), kinds: [], isLocked: true,
          body: "Vi har fått brevet {grunn}.", purpose: .reply,
          rule: RuleSource(requirements: ["S4-17"], lines: ["L1"], strength: .must))
      ]
    }
    let locked = try given.writing(try given.draft(nil, nil, template: "fast"))
    locked.press(.editLetter)
    #expect(locked.message == "Ordlyden er fast: fyll inn feltene her (Tab går til neste).", "\(locked.message)")
    try given.waiting("Svar")
    let lead = try given.inbox()
    lead.press(.open)
    lead.press(.editLetter)
    #expect(lead.edits.isEmpty && lead.message != "")
  }
}
