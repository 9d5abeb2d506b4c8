import CommandBus
import Domain
import Repository
import Screen
import Testing

@testable import Workstation

/// The leader's inbox on the screen (S4-27…32): what has changed, why the letter is here, and the next one by itself.
@Suite struct ApprovalInboxTests {
  private typealias A = ApprovalOffice

  private func approve(_ play: Screenplay) {
    play.key(.alt(">"))
    play.press(.approveLetter)
    play.key(.right, .enter)
  }

  @Test("S4-27: the leader sees on the home place and in the bar how many letters wait, the handler does not")
  func counts() throws {
    let given = try A()
    try given.waiting("Første")
    try given.waiting("Andre")
    let play = try Screenplay(given.office)
    play.enter(as: A.lise)
    #expect(play.screen.contains(/F4 Br\w* 2/), "\(play.screen)")
    #expect(play.screen.contains("2 brev til godkjenning (F4)"), "\(play.screen)")
    let handler = try Screenplay(given.office)
    handler.enter(as: A.nils)
    #expect(!handler.screen.contains(/F4 Br\w* 2/) && !handler.screen.contains("til godkjenning (F4)"))
  }

  @Test("After an approval the next letter comes by itself, S still stops the one before, and in the end none is left")
  func nextByItself() throws {
    let given = try A()
    let first = try given.waiting("Første")
    let second = try given.waiting("Andre")
    let play = try given.inbox()
    play.press(.open)
    #expect(play.screen.contains("Brev 1 Første"), "\(play.screen)")
    approve(play)
    #expect(play.screen.contains("Brev 2 Andre"), "\(play.screen)")
    #expect(play.message.contains("«Første» er godkjent") && play.message.contains("Her er det neste; 1 venter"))
    // It was the first one that could be stopped, and it is on the screen again.
    play.press(.cancelApproval)
    #expect(play.message == "Lagret: Første er stoppet og venter på godkjenning igjen", "\(play.message)")
    #expect(play.screen.contains("Brev 1 Første"), "\(play.screen)")
    #expect(try given.state(first) == .awaitingApproval)
    approve(play)
    #expect(play.screen.contains("Brev 2 Andre"))
    play.press(.returnLetter)
    play.type("Skriv kortere")
    play.key(.ctrl("s"))
    #expect(try given.state(second) == .returned)
    #expect(play.message.contains("Andre er sendt tilbake. Ingen flere brev venter på deg."), "\(play.message)")
    #expect(play.screen.contains("Brev 2 Andre"))
  }

  @Test("A stopped letter does not take the place of one that something has been written in meanwhile")
  func stoppedWhileWriting() throws {
    let given = try A()
    let letter = try given.draft("Svar", "Første linje.")
    let stopped = Letter.ID(99)
    let play = try given.writing(letter)
    var unchanged = play.state
    _ = unchanged.showStopped(stopped)
    #expect(unchanged.letterPage?.letter == stopped)
    play.type("Nå: ")
    var changed = play.state
    _ = changed.showStopped(stopped)
    #expect(changed.letterPage?.letter == letter)
  }

  @Test("S4-31: a letter cannot be stopped once its minute is over, and the key says so")
  func minuteIsOver() throws {
    let given = try A()
    try given.waiting("Første")
    try given.waiting("Andre")
    let play = try given.inbox()
    play.press(.open)
    approve(play)
    given.office.clock.move(to: given.office.clock.now.adding(seconds: Letter.cancelWindow + 1))
    play.event(.tick)
    play.key(.escape)
    play.press(.cancelApproval)
    #expect(play.message.hasPrefix("Ingen godkjente brev kan stoppes nå."), "\(play.message)")
  }

  @Test("S4-29, S4-30: what changed since the letter was sent back stands in signs, with or without colours")
  func changes() throws {
    for colours in [ColourDepth.many, .mono] {
      let given = try A()
      let letter = try given.waiting("Svar", "Vi avslår søknaden din.\nDu kan klage innen tre uker fra i dag.")
      let play = try given.inbox(colours: colours)
      play.press(.open)
      play.press(.letterChanges)
      #expect(play.message.hasPrefix("Dette er første versjon"), "\(play.message)")
      try given.office.send(ReturnLetter(letter: letter, reason: "Feil frist"), as: A.lise)
      let text = "Vi avslår søknaden din.\nDu kan klage innen seks uker fra i dag."
      try given.office.send(SaveLetter(letter: letter, text: text), as: A.nils)
      try given.sendForApproval(letter)
      play.hear(position: 1_000)
      play.key(.character("d"))
      #expect(play.screen.contains("Endret siden versjon 1, sendt tilbake"), "\(play.screen)")
      #expect(play.screen.contains("klage innen [-tre-] {+seks+} uker"), "\(play.screen)")
      #expect(play.screen.contains("[-tatt ut-] {+satt inn+}"), "\(play.screen)")
      #expect(play.screen.contains("Vi avslår søknaden din."))
      // The signs have read nothing of the letter, and the letter comes back.
      play.key(.escape)
      #expect(!play.screen.contains("[-tre-]"))
      #expect(play.screen.contains("klage innen seks uker fra i dag."))
    }
  }

  @Test("In the changes only what reads them acts: words that were meant for a remark run as no commands")
  func changesTakeNoCommands() throws {
    let given = try A()
    let letter = try given.waiting("Svar", "Du kan klage innen tre uker.")
    try given.office.send(ReturnLetter(letter: letter, reason: "Feil frist"), as: A.lise)
    try given.office.send(SaveLetter(letter: letter, text: "Du kan klage innen seks uker."), as: A.nils)
    try given.sendForApproval(letter)
    let play = try given.inbox()
    play.press(.open)
    play.key(.alt(">"))
    play.press(.letterChanges)
    let changed = "[-tre-] {+seks+}"
    #expect(play.screen.contains(changed), "\(play.screen)")
    let hints = play.screen.split(separator: "\n").last ?? ""
    #expect(hints.contains("tilbake") && hints.contains("endringer"), "\(hints)")
    #expect(!hints.contains("kommenter") && !hints.contains("godkjenn"), "\(hints)")
    play.press(.commentLetter)
    #expect(play.message == "Gå ut av endringene først (Esc).", "\(play.message)")
    play.type("ORSPq:")
    play.press(.letterPage)
    #expect(play.screen.contains(changed), "\(play.screen)")
    #expect(play.state.layers.count == 1, "\(play.screen)")
    #expect(try given.state(letter) == .awaitingApproval)
    play.key(.escape)
    #expect(!play.screen.contains(changed) && play.message.isEmpty, "\(play.screen)")
    play.key(.alt("<"))
    play.press(.commentLetter)
    #expect(play.state.layers.count == 2, "\(play.screen)")
  }

  @Test("A new text while the changes are shown is compared anew, and one without changes says so")
  func changesFollow() throws {
    let given = try A()
    let letter = try given.draft("Svar", "En to tre.")
    try given.office.send(SaveLetter(letter: letter, text: "En fire tre."), as: A.nils)
    let play = try given.writing(letter)
    play.press(.letterChanges)
    #expect(play.screen.contains("Endret siden versjon 1, som brevet begynte med"), "\(play.screen)")
    #expect(play.screen.contains("En [-to-] {+fire+} tre."), "\(play.screen)")
    try given.office.send(SaveLetter(letter: letter, text: "En to tre."), as: A.nils)
    play.hear(position: 1_000)
    #expect(play.screen.contains("En to tre."), "\(play.screen)")
    play.press(.letterChanges)
    #expect(play.message == "Ingen ord er endret siden versjon 1.", "\(play.message)")
    // What is not saved yet is compared too.
    play.key(.alt(">"))
    play.type(" Nytt.")
    play.press(.letterChanges)
    #expect(play.screen.contains("{+tre. Nytt.+}"), "\(play.screen)")
  }

  @Test("The page says who gets the letter and how, when it is printed if nobody opens it, and why it needs a leader")
  func facts() throws {
    let given = try A()
    try given.waiting("Svar")
    for width in [80, 120] {
      let play = try given.inbox(width: width)
      play.press(.open)
      #expect(play.screen.contains("Til Ola Nordmann · "), "\(play.screen)")
      // Approved on Thursday at 09:00, 40 hours on working days end on Saturday and so on Monday.
      #expect(play.screen.contains("Åpnes det ikke innen 40 timer på virkedager, skrives det ut"), "\(play.screen)")
      #expect(play.screen.contains("Skrevet av Nils Berg · Avskriver ingenting"), "\(play.screen)")
      #expect(play.screen.contains("Må godkjennes av leder (S2-46"), "\(play.screen)")
    }
  }

  @Test("S4-30: remarks stand in the margin of a wide screen and under the text of a narrow one, at their numbers")
  func remarks() throws {
    let given = try A()
    let letter = try given.waiting("Svar", "Vi avslår søknaden.\nDu kan klage.")
    try given.office.send(CommentLetter(letter: letter, firstWord: 2, text: "Hvem?"), as: A.lise)
    let wide = try given.inbox()
    wide.press(.open)
    let beside = wide.screen.split(separator: "\n").first { $0.contains("Lise Holm: Hvem?") }
    #expect(beside?.contains("Vi avslår søknaden.") == true, "\(wide.screen)")
    let narrow = try given.inbox(width: 80)
    narrow.press(.open)
    let lines = narrow.screen.split(separator: "\n").map(String.init)
    let text = try #require(lines.firstIndex { $0.contains("Vi avslår søknaden.") })
    let below = try #require(lines.firstIndex { $0.contains("1 Lise Holm: Hvem?") })
    #expect(below > text && lines[text].contains("1"), "\(narrow.screen)")
    #expect(lines.contains { $0.contains("── Kommentarer") }, "\(narrow.screen)")
  }

  @Test("S4-17: in a locked letter only what is filled in can be written, and that is said at once")
  func locked() throws {
    let given = try A { routine in
      routine.templates = [
        LetterTemplate(
          id: "fast", name: LocalText(nb: "Fast brev", nn: "Fast brev", en: "Fixed letter"), kinds: [], isLocked: true,
          body: "Vi har fått brevet ditt {grunn}.\n\nDu får svar senest {ventet}.", purpose: .reply,
          rule: RuleSource(requirements: ["S4-17"], lines: ["L1"], strength: .must))
      ]
    }
    let letter = try given.draft(nil, nil, template: "fast")
    let play = try given.writing(letter)
    #expect(play.screen.contains("Ordlyden er fast: bare det som fylles inn, kan endres."), "\(play.screen)")
    // The cursor stands at the first field; the words before it stay.
    play.key(.backspace)
    #expect(play.message == "Ordlyden er fast: bare det som fylles inn, kan endres.", "\(play.message)")
    for _ in "{grunn}" { play.key(.delete) }
    play.type("i dag")
    #expect(play.screen.contains("Vi har fått brevet ditt i dag."), "\(play.screen)")
    play.key(.enter)
    #expect(play.screen.contains("Vi har fått brevet ditt i dag."))
    play.key(.delete)
    play.key(.tab)
    for _ in "{ventet}" { play.key(.delete) }
    play.type("1. desember")
    play.event(.paste(" 2026"))
    play.press(.saveLetter)
    #expect(play.message.hasPrefix("Lagret: "), "\(play.message)")
    let text = try given.office.store.answer(SavedLetterText(letter: letter))
    #expect(text == "Vi har fått brevet ditt i dag.\n\nDu får svar senest 1. desember 2026.")
    // And what was filled in can be taken back.
    play.key(.ctrl("z"))
    #expect(play.screen.contains("1. desember."), "\(play.screen)")
  }
}
