package import Domain

/// Cases of a service, newest first; with words, those whose number, title or party hold them all.
package struct Cases: Hashable, Sendable {
  package let service: Service.ID
  package let view: View
  package let words: [String]
  package let after: PageKey?
  package let limit: Int

  package init(service: Service.ID, view: View = .all, words: [String] = [], after: PageKey? = nil, limit: Int) {
    self.service = service
    self.view = view
    self.words = words
    self.after = after
    self.limit = limit
  }

  package enum View: Hashable, Sendable {
    case all
    case status(CaseStatus)
    /// Not closed, and this person's.
    case owned(User.ID)
  }
}

package struct CaseRow: Hashable, Sendable {
  package let folder: CaseFolder
  package let version: Int
  package let ownerName: String
  package let entries: Int

  package init(folder: CaseFolder, version: Int, ownerName: String, entries: Int) {
    self.folder = folder
    self.version = version
    self.ownerName = ownerName
    self.entries = entries
  }
}

/// One case with its newest entries and the post that is linked but not yet registered.
package struct CaseCard: Hashable, Sendable {
  package let caseFolder: CaseFolder.ID

  package init(caseFolder: CaseFolder.ID) { self.caseFolder = caseFolder }

  package struct Answer: Hashable, Sendable {
    package let row: CaseRow
    package let entries: [RegistryEntry]
    /// The entries that answer an entry which has been written off by them.
    package let answers: [RegistryEntry.ID: [RegistryEntry.ID]]
    package let waiting: [TrayRow]

    package init(
      row: CaseRow, entries: [RegistryEntry], answers: [RegistryEntry.ID: [RegistryEntry.ID]], waiting: [TrayRow]
    ) {
      self.row = row
      self.entries = entries
      self.answers = answers
      self.waiting = waiting
    }

    /// No more of either list is read.
    package static let limit = 500
  }
}

/// The registry of a service, newest first.
package struct Registry: Hashable, Sendable {
  package let service: Service.ID
  package let after: PageKey?
  package let limit: Int

  package init(service: Service.ID, after: PageKey? = nil, limit: Int) {
    self.service = service
    self.after = after
    self.limit = limit
  }
}

package struct RegistryRow: Hashable, Sendable {
  package let entry: RegistryEntry
  package let handlerName: String?

  package init(entry: RegistryEntry, handlerName: String?) {
    self.entry = entry
    self.handlerName = handlerName
  }

  /// Whole days since it was received.
  package func age(on today: Day) -> Int { max(0, today.ordinal - entry.receivedOn.ordinal) }
}

/// What a service, or one person in it, has not answered: I and N entries that are not written off, the oldest first.
package struct Restances: Hashable, Sendable {
  package let service: Service.ID
  /// nil: everybody's.
  package let handler: User.ID?
  package let after: PageKey?
  package let limit: Int

  package init(service: Service.ID, handler: User.ID? = nil, after: PageKey? = nil, limit: Int) {
    self.service = service
    self.handler = handler
    self.after = after
    self.limit = limit
  }
}

/// The text of an internal note, as it was finalised.
package struct NoteText: Hashable, Sendable {
  package let entry: RegistryEntry.ID

  package init(entry: RegistryEntry.ID) { self.entry = entry }
}
