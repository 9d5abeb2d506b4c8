/// An internal note, journalpost N or X: finalised as it is registered, and its text never changed (Noark 3.2.30–31).
package struct NoteRegistered: EventContent {
  package let entry: RegistryEntry.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let sequence: Int
  package let type: EntryType
  package let title: String
  /// The name of who wrote it, as it stood then.
  package let author: String
  /// Whom it asks to follow it up; nil for a note for the file.
  package let handler: User.ID?
  package let registeredOn: Day
  package let text: DocumentReference

  package init(
    entry: RegistryEntry.ID, service: Service.ID, caseFolder: CaseFolder.ID, sequence: Int, type: EntryType,
    title: String, author: String, handler: User.ID?, registeredOn: Day, text: DocumentReference
  ) {
    self.entry = entry
    self.service = service
    self.caseFolder = caseFolder
    self.sequence = sequence
    self.type = type
    self.title = title
    self.author = author
    self.handler = handler
    self.registeredOn = registeredOn
    self.text = text
  }

  package var subject: Subject { .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}

/// An entry has been written off and is no longer restance (Noark 3.4.3, 3.4.4).
package struct EntryWrittenOff: EventContent {
  package let entry: RegistryEntry.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let sequence: Int
  /// The item it was registered from, if any: the item's history tells it too.
  package let post: PostItem.ID?
  package let method: WriteOffMethod
  /// The entries that answer it; one may answer many, and many one.
  package let answers: [RegistryEntry.ID]
  package let note: String?
  package let on: Day

  package init(
    entry: RegistryEntry.ID, service: Service.ID, caseFolder: CaseFolder.ID, sequence: Int, post: PostItem.ID?,
    method: WriteOffMethod, answers: [RegistryEntry.ID], note: String?, on: Day
  ) {
    self.entry = entry
    self.service = service
    self.caseFolder = caseFolder
    self.sequence = sequence
    self.post = post
    self.method = method
    self.answers = answers
    self.note = note
    self.on = on
  }

  package var subject: Subject { post.map { .post($0) } ?? .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}

/// A write-off was wrong: the entry is restance again, preliminarily answered if it was so before.
package struct WriteOffWithdrawn: EventContent {
  package let entry: RegistryEntry.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let sequence: Int
  package let post: PostItem.ID?
  package let reason: String

  package init(
    entry: RegistryEntry.ID, service: Service.ID, caseFolder: CaseFolder.ID, sequence: Int, post: PostItem.ID?,
    reason: String
  ) {
    self.entry = entry
    self.service = service
    self.caseFolder = caseFolder
    self.sequence = sequence
    self.post = post
    self.reason = reason
  }

  package var subject: Subject { post.map { .post($0) } ?? .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}
