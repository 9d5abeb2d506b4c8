/// Writes an internal note in a case: finalised and registered at once, journalpost N or X (S1-28, S4-26).
package struct RegisterNote: Command {
  package var caseFolder: CaseFolder.ID
  package var title: String
  package var text: String
  /// Whom it asks to follow it up: then it is an N, and restance until it is written off.
  package var followUp: User.ID?
  /// Entries that it answers: they are written off by it, BN.
  package var writesOff: [RegistryEntry.ID]
  /// The answer to ``Desk/workQuestion(finalisingIn:answer:)``.
  package var startsWork: Bool?

  package init(
    caseFolder: CaseFolder.ID, title: String, text: String, followUp: User.ID? = nil,
    writesOff: [RegistryEntry.ID] = [],
    startsWork: Bool? = nil
  ) {
    self.caseFolder = caseFolder
    self.title = title
    self.text = text
    self.followUp = followUp
    self.writesOff = writesOff
    self.startsWork = startsWork
  }

  package static let name = "register-note"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [
    .required("case", .caseFolder), .required("title", .text), .required("text", .text), .optional("follow-up", .user),
    .optional("writes-off", .entries), .optional("start-work", .flag),
  ]

  package init(_ arguments: Arguments) throws {
    caseFolder = try arguments.caseNumber("case")
    title = try arguments.text("title")
    text = try arguments.text("text")
    followUp = try arguments.word(ifAny: "follow-up", of: User.self)
    writesOff = try arguments.entryNumbers("writes-off")
    startsWork = arguments.has("start-work") ? try arguments.flag("start-work") : nil
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: caseFolder) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let folder = try desk.caseAtHand(caseFolder)
    try desk.requireWork(on: folder, by: session)
    let sequence = try desk.nextSequence(in: folder.id)
    if sequence == 1 { try desk.requireConsent(of: folder.party, in: folder.service) }
    let handler = try followUp.map { try desk.handler($0, at: folder.service) }
    let question = try desk.workQuestion(finalisingIn: folder, answer: startsWork)
    let note = NoteRegistered(
      entry: try desk.nextEntry(in: now.day.year), service: folder.service, caseFolder: folder.id,
      sequence: sequence, type: handler == nil ? .fileNote : .followUpNote, title: title,
      author: try desk.user(session.user).name, handler: handler?.id, registeredOn: now.day,
      text: try desk.file(text, named: "notat.txt", as: .note))
    let writtenOff = try writesOff.map { id in
      let entry = try desk.restance(id, of: folder.service)
      try desk.requireWork(on: try desk.caseFolder(entry.caseFolder), by: session)
      return Event.entryWrittenOff(entry.writtenOff(.note, by: [note.entry], in: folder.service, on: now.day))
    }
    return [.noteRegistered(note)] + writtenOff + question
  }
}
