/// Writes entries off, so that they are no longer restance; Noark's avskrivning (trap 1, Noark 3.4.3, 3.4.4).
///
/// Many to many: several entries may be answered by one, and one by several.
package struct WriteOffEntries: Command {
  package var entries: [RegistryEntry.ID]
  package var method: WriteOffMethod
  package var answers: [RegistryEntry.ID]
  package var note: String?

  package init(
    entries: [RegistryEntry.ID], method: WriteOffMethod, answers: [RegistryEntry.ID] = [], note: String? = nil
  ) {
    self.entries = entries
    self.method = method
    self.answers = answers
    self.note = note
  }

  package static let name = "write-off"
  package static let permission = Permission.handleCase
  /// SA is left out: it is what closing a case asks about, entry by entry.
  package static let methods = WriteOffMethod.allCases.filter { $0 != .caseClosed }
  package static let parameters: [Parameter] = [
    .required("entries", .entries), .required("method", .choice(methods.map(\.rawValue))),
    .optional("answers", .entries), .optional("note", .text),
  ]

  package init(_ arguments: Arguments) throws {
    entries = try arguments.entryNumbers("entries")
    guard !entries.isEmpty else { throw Refusal(.missingArgument, ["name": "entries", "expected": "2026/871"]) }
    let words = Self.methods.map(\.rawValue).joined(separator: "|")
    guard let chosen = try arguments.choice(ifAny: "method", WriteOffMethod.self) else {
      throw Refusal(.missingArgument, ["name": "method", "expected": words])
    }
    guard Self.methods.contains(chosen) else {
      throw Refusal(.badArgument, ["name": "method", "expected": words, "found": chosen.rawValue])
    }
    method = chosen
    answers = try arguments.entryNumbers("answers")
    note = try arguments.text(ifAny: "note")
  }

  package func scope(on desk: some Desk) throws -> Scope {
    guard let first = entries.first else { return .office }
    return try desk.scope(of: desk.entry(first).caseFolder)
  }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    guard case .service(let service) = try scope(on: desk) else {
      throw Refusal(.missingArgument, ["name": "entries", "expected": "2026/871"])
    }
    return try entries.map { id in
      let entry = try desk.restance(id, of: service)
      try desk.requireWork(on: try desk.caseAtHand(entry.caseFolder), by: session)
      try desk.requireAnswer(answers, note, to: entry, method)
      try desk.requireCoordination(of: entry, method, note)
      return .entryWrittenOff(entry.writtenOff(method, by: answers, in: service, note: note, on: now.day))
    }
  }
}

extension Desk {
  /// An entry that still asks for an answer: I or N, not written off.
  func restance(_ id: RegistryEntry.ID, of service: Service.ID) throws -> RegistryEntry {
    let entry = try entry(id)
    let folder = try caseFolder(entry.caseFolder)
    guard folder.service == service else {
      throw Refusal(
        .caseOfOtherService, ["case": folder.id.description, "service": try self.service(folder.service).name])
    }
    guard entry.type.asksForAnswer else {
      throw Refusal(.neverRestance, ["entry": id.description, "type": entry.type.rawValue])
    }
    if let done = entry.writeOff {
      throw Refusal(
        .alreadyWrittenOff, ["entry": id.description, "day": done.on.iso, "method": done.method.rawValue])
    }
    return entry
  }

  /// What is answered in writing names the answer, or says in a note which one it is.
  func requireAnswer(
    _ answers: [RegistryEntry.ID], _ note: String?, to entry: RegistryEntry, _ method: WriteOffMethod
  ) throws {
    let service = try caseFolder(entry.caseFolder).service
    for id in answers {
      let answer = try self.entry(id)
      guard try caseFolder(answer.caseFolder).service == service, id != entry.id,
        method.answerTypes.contains(answer.type)
      else {
        throw Refusal(
          .noAnswer, ["answer": id.description, "entry": entry.id.description, "method": method.rawValue])
      }
    }
    guard method.answerTypes.isEmpty || !answers.isEmpty || note != nil else {
      throw Refusal(.answerMissing, ["entry": entry.id.description, "method": method.rawValue])
    }
  }
}

extension RegistryEntry {
  func writtenOff(
    _ method: WriteOffMethod, by answers: [RegistryEntry.ID], in service: Service.ID, note: String? = nil, on day: Day
  ) -> EntryWrittenOff {
    EntryWrittenOff(
      entry: id, service: service, caseFolder: caseFolder, sequence: sequence, post: post, method: method,
      answers: answers, note: note, on: day)
  }
}
