import TestOffice
import Testing

/// What is done with a letter at a desk, by keys.
extension Tmux {
  /// Whom a letter goes to; the name is there already.
  ///
  /// - Parameter kind: how often the kind of recipient is turned on: 1 a person, 2 an organisation.
  func address(street: String, code: String, town: String, kind: Int, number: String) throws {
    press("M-m")
    try wait(for: "postnummer")
    press("Tab")
    type(street)
    press("Tab")
    type(code)
    press("Tab")
    type(town)
    press("Tab", "Tab")
    for _ in 0..<kind { press("Right") }
    press("Tab")
    type(number)
    press("C-s")
    try wait(for: "Lagret: mottaker og kanal for")
  }

  /// Goes to the words in the text: the next place below the cursor, or else the first one.
  func find(_ words: String) throws {
    press("C-f")
    try wait(for: "Finn:")
    type(words)
    try wait(for: "Finn: \(words)")
    press("Enter")
    try wait("the text again") { !$0.contains("Finn: ") }
  }

  /// Puts other words in the place of some.
  func replace(_ words: String, with others: String) throws {
    try find(words)
    for _ in words { press("DC") }
    type(others)
  }

  /// A remark on the word that is found by these letters (S4-30).
  func remark(_ text: String, on word: String) throws {
    try find(word)
    press("M-k")
    try wait(for: "Kommentar til brev")
    try wait(for: "Om «\(word)")
    type(text)
    press("C-s")
    try wait("the remark saved") { !$0.contains("Kommentar til brev") && $0.contains("Lagret: kommentaren til") }
  }

  /// Sees to every remark: the key goes to the next one first, unless the cursor is at one.
  func resolveRemarks() throws {
    let goes = "Trykk en gang til når den er løst"
    for _ in 0..<10 where picture.hasOpenRemarks {
      press("M-r")
      guard eventually(within: 3, { picture.contains(goes) }) else { continue }
      press("M-r")
      _ = eventually(within: 3) { !picture.contains(goes) }
    }
    try wait("no remark left", seconds: 3) { !$0.hasOpenRemarks }
  }

  /// Saves the text as a new version.
  func saveLetter(version: Int) throws {
    press("C-s")
    try wait("version \(version) saved") { $0.contains("· versjon \(version) ") && !$0.contains("ikke lagret") }
  }

  /// Opens the letter that waits for approval, unless it is on the screen already.
  func openForApproval(_ title: String) throws {
    if eventually(within: 1, { picture.contains("── til godkjenning · versjon") && picture.contains("\(title) ─") }) {
      return
    }
    press("F4")
    try wait(for: "Brev til godkjenning · 1")
    try select(title)
    press("Enter")
    try wait(for: "── til godkjenning · versjon")
  }

  /// Says yes to the question that names whom it goes to and how (S4-31, S4-32).
  func approve(to recipient: String) throws {
    try ask("O", "Godkjenne «")
    let question = try wait(for: "kan stoppes så lenge")
    #expect(question.contains("Til \(recipient) · SvarUt") && question.contains("40 timer"), "\(question)")
    try answerYes(to: "Godkjenne «")
    try wait(for: "er godkjent. S stopper det")
  }
}

extension String {
  /// Whether the line over the letter's text counts remarks.
  fileprivate var hasOpenRemarks: Bool {
    split(separator: "\n").contains { $0.hasPrefix("── ") && $0.contains(" · versjon ") && $0.contains("kommentarer") }
  }
}
