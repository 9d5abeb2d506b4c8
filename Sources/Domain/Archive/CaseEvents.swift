package struct CaseOpened: EventContent {
  package let caseFolder: CaseFolder.ID
  package let service: Service.ID
  package let title: String
  package let kind: DocumentKind
  package let party: String
  package let owner: User.ID

  package init(
    caseFolder: CaseFolder.ID, service: Service.ID, title: String, kind: DocumentKind, party: String, owner: User.ID
  ) {
    self.caseFolder = caseFolder
    self.service = service
    self.title = title
    self.kind = kind
    self.party = party
    self.owner = owner
  }

  package var subject: Subject { .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}

package struct CaseLinked: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let before: CaseFolder.ID?

  package init(post: PostItem.ID, service: Service.ID, caseFolder: CaseFolder.ID, before: CaseFolder.ID?) {
    self.post = post
    self.service = service
    self.caseFolder = caseFolder
    self.before = before
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// Incoming registry entry, journalpost type I. From here the received date is frozen (Noark 3.2.22).
package struct EntryRegistered: EventContent {
  package let entry: RegistryEntry.ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let sequence: Int
  package let title: String
  package let correspondent: String
  package let receivedOn: Day
  package let documentDate: Day?
  package let registeredOn: Day

  package init(
    entry: RegistryEntry.ID, post: PostItem.ID, service: Service.ID, caseFolder: CaseFolder.ID, sequence: Int,
    title: String, correspondent: String, receivedOn: Day, documentDate: Day?, registeredOn: Day
  ) {
    self.entry = entry
    self.post = post
    self.service = service
    self.caseFolder = caseFolder
    self.sequence = sequence
    self.title = title
    self.correspondent = correspondent
    self.receivedOn = receivedOn
    self.documentDate = documentDate
    self.registeredOn = registeredOn
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}
