import Glibc
import TestOffice
import Testing

/// One letter's whole way through the scan queue, played on the built program in a real terminal.
@Suite(.timeLimit(.minutes(5)))
struct PaperWayTests {
  private static let title = "Søknad fra Sápmi"
  private static let first = "Áile Čáhppe 1.pdf"
  private static let second = "Áile Čáhppe 2.pdf"

  /// S0-23…31, S0-40, S0-41, S2-19, S2-20: registered, stamped, made ready, scanned, a fault, scanned anew, good, in a
  /// case, given to somebody, in the registry, final, its files gone, on the shelf, and shredded when its days are over.
  /// The workstation is killed in the middle.
  @Test(arguments: [(80, 24), (100, 30)])
  func aLetterGoesItsWholeWay(width: Int, height: Int) throws {
    let paper = try PaperOffice()
    let desk = try paper.office.terminal(width: width, height: height)
    try desk.signIn(as: "Berit Os", "berit.os")
    try register(on: desk)
    try makeReady(on: desk)
    try scan(paper, on: desk)
    try reportFault(on: desk)

    try kill(desk, in: paper)
    try scanAnew(paper, on: desk)
    try register(entryOn: desk, paper)
    try deleteFiles(paper, on: desk)
    try shelve(on: desk)
    try #require(try paper.isLogWhole())

    let later = try paper.office.terminal(width: width, height: height, clock: "2027-01-21T07:30:00Z")
    try later.signIn(as: "Berit Os", "berit.os")
    try shred(on: later)
    #expect(try paper.office.rows(["originals"], of: "originals").isEmpty)
    #expect(try paper.isLogWhole())
  }

  // MARK: - At the counter and at the scanner

  private func register(on desk: Tmux) throws {
    desk.press("i")
    try desk.wait(for: "antall ark")
    desk.press("Tab", "Tab")
    desk.type("Áile Čáhppe")
    desk.press("Tab")
    desk.type("Øyvind Ås")
    desk.press("Tab", "Tab")
    desk.type(Self.title)
    desk.press("Tab")
    desk.type("2")
    desk.press("C-s")
    try desk.wait(for: ": \(Self.title)")
    desk.press("Escape")
    try desk.wait("the form gone") { !$0.contains("antall ark") }
  }

  /// S0-23, S0-26: the sheets are known from the registration; the slips are answered for.
  private func makeReady(on desk: Tmux) throws {
    desk.press("F3")
    try desk.wait(for: "Skannekø · ")
    try desk.select(Self.title)
    desk.press("s")
    try desk.wait(for: "«\(Self.title)» er stemplet mottatt")
    desk.press("p")
    try desk.wait(for: "små lapper")
    desk.press("Tab", "Tab", "Right", "C-s")
    try desk.wait(for: "«\(Self.title)» er klar for skanning")
    try desk.wait("two pages expected") { $0.marked(Self.title, "✓✓····  skann", "–/2") }
  }

  /// S0-25: the file shows itself without a key, and is given to the letter.
  private func scan(_ paper: PaperOffice, on desk: Tmux) throws {
    try paper.scan("brev-bolig.pdf", as: Self.first)
    try desk.wait(for: "Áile Čáhppe 1")
    desk.press("k")
    try desk.choose(Self.first)
    try desk.wait(for: "skannet fil er koblet til «\(Self.title)»")
    try desk.wait("the scan to be checked") { $0.marked(Self.title, "✓✓✓···  kontroller", "2/2") }
  }

  /// S0-40: from the letter's own page.
  private func reportFault(on desk: Tmux) throws {
    desk.press("F2")
    try desk.wait(for: "På bordet")
    desk.press("/")
    desk.type("sápmi")
    desk.press("Enter")
    try desk.wait(for: "På bordet · 1 · Filter: sápmi")
    desk.press("Enter")
    try desk.wait(for: "skanning: \(Self.first) · 2 sider")
    desk.press("E")
    try desk.wait(for: "Feil i skanningen: ")
    desk.press("Right", "Right", "Right", "Right")
    try desk.wait(for: "◂ kuttet ▸")
    desk.press("Tab")
    desk.type("2")
    desk.press("Tab")
    desk.type("øverste linje mangler")
    desk.press("C-s")
    try desk.wait(for: "«\(Self.title)» er meldt, og går først i skannekøen")
  }

  /// What was reported as saved is saved; the desk is opened again in the same terminal.
  private func kill(_ desk: Tmux, in paper: PaperOffice) throws {
    Glibc.kill(try desk.processID(), SIGKILL)
    try #require(eventually { try desk.processID() == 0 })
    try #require(try paper.isLogWhole())
    desk.command("clear; '\(Program.morgenpost)' --no-page-work")
    try desk.signIn(as: "Berit Os", "berit.os")
    desk.press("F3")
    try desk.wait("the fault first") { $0.marked(Self.title, "✓✓✓!··  skann på nytt: kuttet", "2/2") }
  }

  /// S0-27, S0-41: the new file takes the old one's place, which is kept.
  private func scanAnew(_ paper: PaperOffice, on desk: Tmux) throws {
    try paper.scan("brev-avlastning.pdf", as: Self.second)
    try desk.wait(for: "Áile Čáhppe 2")
    desk.press("r")
    try desk.choose(Self.second)
    try desk.wait(for: "feilen i «\(Self.title)» er besvart")
    try desk.wait("the new scan to be checked") { $0.marked(Self.title, "✓✓✓···  kontroller", "2/2") }
    desk.press("g")
    try desk.wait(for: "skanningen av «\(Self.title)» er kontrollert")
    try desk.wait("the scan without a case") { $0.marked(Self.title, "✓✓✓✓··  legg i sak") }
  }

  // MARK: - In the registry

  /// S0-30, S0-31: in a case, given to a handler, registered and final.
  private func register(entryOn desk: Tmux, _ paper: PaperOffice) throws {
    desk.press("F2")
    try desk.wait(for: "På bordet")
    try desk.select(Self.title)
    desk.press("k")
    try desk.choose("2026/1 ")
    try desk.wait(for: "«\(Self.title)» er koblet til sak 2026/1")
    desk.press("F3")
    try desk.wait(for: "Skannekø · ")
    try desk.select(Self.title)
    try desk.distribute(Self.title, to: "Hege Lie", with: "a")
    desk.press("j")
    try desk.answerYes(to: "Journalføre?")
    try desk.wait(for: "«\(Self.title)» er journalført som")
    // Not before the document is final (S0-30, S0-43).
    let early = try paper.office.run(["do", "delete-intermediate", "intake=\(try paper.intake(of: Self.first))"])
    #expect(!early.isDone && paper.isInFolder(Self.first))
    desk.press("J")
    try desk.answerYes(to: "Ferdigstille?")
    try desk.wait(for: "«\(Self.title)» er ferdigstilt")
  }

  /// S0-28…30: the files go when somebody says so, and the log keeps that they were there.
  private func deleteFiles(_ paper: PaperOffice, on desk: Tmux) throws {
    let numbers = try [Self.first, Self.second].map { try paper.intake(of: $0) }
    try desk.turn(to: "Mellomlagring")
    for name in [Self.first, Self.second] {
      try desk.select(name)
      try desk.wait("\(name) free to go") { $0.marked(name, "kan slettes") }
      try desk.ask("x", "Slette filen fra mellomlagring?")
      try desk.answerYes(to: "Slette filen fra mellomlagring?")
      try desk.wait(for: "filen «\(name)» slettes fra mellomlagring")
      #expect(paper.isInFolder(name))
    }
    try paper.takeIn()
    for (name, number) in zip([Self.first, Self.second], numbers) {
      #expect(!paper.isInFolder(name))
      let history = try paper.history(ofFile: number)
      #expect(history.contains("tok inn filen «\(name)»"), "\(history)")
      #expect(history.contains("Berit Os slettet den mellomlagrede filen"), "\(history)")
      #expect(history.contains("Filen er borte fra mappen"), "\(history)")
    }
  }

  // MARK: - The paper

  /// S2-19, S2-20: on the shelf of the month, and locked for 62 days.
  private func shelve(on desk: Tmux) throws {
    try desk.turn(to: "Skannekø")
    try desk.select(Self.title)
    desk.press("Enter")
    try desk.wait(for: "Neste: legg på hylle")
    try desk.wait(for: "Tidligere skanninger som er tatt vare på: 1")
    desk.press("H")
    try desk.wait(for: "«\(Self.title)» ligger på hylle 2026-11")
    try desk.wait(for: "Originalen ligger på hylle 2026-11")
    desk.press("M")
    let refused = try desk.wait(for: "▲ Originalen til post")
    #expect(refused.contains("kan makuleres fra tor 21. jan 2027, etter 62 dager"), "\(refused)")
    desk.press("Escape")
  }

  private func shred(on desk: Tmux) throws {
    desk.press("F3")
    try desk.turn(to: "Makuleringshylle")
    try desk.wait("the lock gone") { $0.marked(Self.title, "2026-11", "kan makuleres") }
    try desk.ask("M", "Makulere originalen?")
    try desk.answerYes(to: "Makulere originalen?")
    try desk.wait(for: "originalen til «\(Self.title)» er makulert")
    try desk.wait(for: "Makuleringshylle · 0")
  }
}
