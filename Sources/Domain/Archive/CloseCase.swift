/// Closes a case: R or B → A.
///
/// Noark says both that a case with restance cannot be closed (3.2.9) and that closing writes all of it off (3.4.5).
/// Here every open entry is named and chosen for, one by one, and never silently (trap 3).
package struct CloseCase: Command {
  package var caseFolder: CaseFolder.ID
  package var choices: [Choice]
  /// What answered the entries that are written off as answered in writing, where no entry here is the answer.
  package var note: String?

  /// How one open entry is written off.
  package struct Choice: Hashable, Sendable {
    /// Its place in the case: the 3 of 2026/118-3.
    package let sequence: Int
    package let method: WriteOffMethod
    /// Places in the case of the entries that answer it.
    package let answers: [Int]

    package init(sequence: Int, method: WriteOffMethod, answers: [Int] = []) {
      self.sequence = sequence
      self.method = method
      self.answers = answers
    }

    /// Reads `3:SA` or, answered by entry 7 and entry 8 of the case, `5:BN:7+8`.
    package init?(_ text: some StringProtocol) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { String($0).singleLine }
      guard (2...3).contains(parts.count), let sequence = Self.place(parts[0]),
        let method = WriteOffMethod(rawValue: parts[1].uppercased())
      else { return nil }
      let answers = parts.count == 3 ? parts[2].split(separator: "+", omittingEmptySubsequences: false) : []
      let places = answers.compactMap { Self.place(String($0)) }
      guard places.count == answers.count else { return nil }
      self.init(sequence: sequence, method: method, answers: places)
    }

    private static func place(_ text: String) -> Int? {
      guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
      return Int(text).flatMap { $0 > 0 ? $0 : nil }
    }
  }

  package init(caseFolder: CaseFolder.ID, choices: [Choice] = [], note: String? = nil) {
    self.caseFolder = caseFolder
    self.choices = choices
    self.note = note
  }

  package static let name = "close-case"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [
    .required("case", .caseFolder), .optional("entries", .writeOffs), .optional("note", .text),
  ]

  package init(_ arguments: Arguments) throws {
    caseFolder = try arguments.caseNumber("case")
    note = try arguments.text(ifAny: "note")
    choices = []
    guard let text = try arguments.text(ifAny: "entries") else { return }
    for part in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      guard let choice = Choice(part), !choices.contains(where: { $0.sequence == choice.sequence }) else {
        throw Refusal(
          .badArgument,
          ["name": "entries", "expected": "3:SA,5:BN:7", "found": String(String(part).singleLine.prefix(40))])
      }
      choices.append(choice)
    }
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: caseFolder) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let folder = try desk.caseAtHand(caseFolder)
    try desk.requireWork(on: folder, by: session)
    let waiting = try desk.waitingPosts(in: caseFolder)
    guard waiting.isEmpty else {
      let posts = waiting.map(\.description).joined(separator: ", ")
      throw Refusal(.caseHasPost, ["case": caseFolder.description, "posts": posts])
    }
    let letters = try desk.openLetters(in: caseFolder)
    guard letters.isEmpty else {
      let numbers = letters.map(\.description).joined(separator: ", ")
      throw Refusal(.lettersOpen, ["case": caseFolder.description, "letters": numbers])
    }
    let open = try desk.openRestances(in: caseFolder)
    try requireChoice(for: open)
    let writtenOff = try choices.sorted { $0.sequence < $1.sequence }.map { choice in
      try writeOff(choice, in: folder, on: desk, at: now)
    }
    return writtenOff + [.caseClosed(CaseClosed(caseFolder: folder.id, service: folder.service))]
  }

  /// Names every open entry that nothing has been chosen for.
  private func requireChoice(for open: [RegistryEntry]) throws {
    let chosen = Set(choices.map(\.sequence))
    let missing = open.filter { !chosen.contains($0.sequence) }
    guard missing.isEmpty else {
      let entries = missing.map { "\($0.sequence) «\($0.title)»" }.joined(separator: ", ")
      let example = missing.map { "\($0.sequence):SA" }.joined(separator: ",")
      throw Refusal(
        .restancesOpen, ["case": caseFolder.description, "entries": entries, "example": "entries=\(example)"])
    }
  }

  private func writeOff(
    _ choice: Choice, in folder: CaseFolder, on desk: some Desk, at now: Instant
  ) throws -> Event {
    let entry = try desk.restance(desk.entry(choice.sequence, in: folder.id).id, of: folder.service)
    let answers = try choice.answers.map { try desk.entry($0, in: folder.id).id }
    try desk.requireAnswer(answers, note, to: entry, choice.method)
    try desk.requireCoordination(of: entry, choice.method, note)
    return .entryWrittenOff(entry.writtenOff(choice.method, by: answers, in: folder.service, note: note, on: now.day))
  }
}
