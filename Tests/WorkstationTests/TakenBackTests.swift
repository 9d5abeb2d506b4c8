import Domain
import Screen
import Testing

@testable import Workstation

/// What is written in a letter and taken back again.
@Suite struct TakenBackTests {
  @Test("What is as it was saved counts as saved: Ctrl-S says so, and the forms about the letter open")
  func asItWas() throws {
    let office = try ApprovalOffice()
    let play = try office.writing(office.draft("Svar", "Hei."))
    play.type("a")
    #expect(play.state.letter?.isChanged == true && play.screen.contains("ikke lagret"))
    play.key(.ctrl("z"))
    play.press(.saveLetter)
    #expect(play.message == "Alt i brevet er lagret.", "\(play.message)")
    #expect(play.state.letter?.isChanged == false && !play.screen.contains("ikke lagret"))
    play.type("b")
    play.key(.backspace)
    play.press(.addressLetter)
    #expect(play.screen.contains("mottaker"), "\(play.screen)")
  }
}
