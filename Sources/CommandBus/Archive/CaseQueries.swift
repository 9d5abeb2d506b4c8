package import Domain

/// Cases of a service, newest first; with words, those whose number, title or party hold them all.
package struct Cases: Hashable, Sendable {
  package let service: Service.ID
  package let view: View
  package let words: [String]
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(
    service: Service.ID, view: View = .all, words: [String] = [], after: PageKey? = nil, limit: Int,
    reader: CaseReader? = nil
  ) {
    self.service = service
    self.view = view
    self.reader = reader
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
  /// What the reader may see of it; of a masked one the folder tells no more than its number and owner.
  package let access: CaseAccess

  package init(folder: CaseFolder, version: Int, ownerName: String, entries: Int, access: CaseAccess = .own) {
    self.folder = access.isMasked ? folder.masked : folder
    self.access = access
    self.version = version
    self.ownerName = ownerName
    self.entries = entries
  }
}

/// One case with its newest entries and the post that is linked but not yet registered.
package struct CaseCard: Hashable, Sendable {
  package let caseFolder: CaseFolder.ID
  package let reader: CaseReader?

  package init(caseFolder: CaseFolder.ID, reader: CaseReader? = nil) {
    self.caseFolder = caseFolder
    self.reader = reader
  }

  package struct Answer: Hashable, Sendable {
    package let row: CaseRow
    /// Whether what is in it is answered: it is one's own, or that it is read today is in the log (``Domain/ReadCase``).
    package let isOpen: Bool
    /// The consent that holds for its party now.
    package let consent: Consent?
    package let entries: [RegistryEntry]
    /// The entries that answer an entry which has been written off by them.
    package let answers: [RegistryEntry.ID: [RegistryEntry.ID]]
    package let waiting: [TrayRow]

    package init(
      row: CaseRow, entries: [RegistryEntry], answers: [RegistryEntry.ID: [RegistryEntry.ID]], waiting: [TrayRow],
      consent: Consent? = nil, isOpen: Bool = true
    ) {
      self.row = row
      self.consent = consent
      self.isOpen = isOpen
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
  package let reader: CaseReader?

  package init(service: Service.ID, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.reader = reader
    self.after = after
    self.limit = limit
  }
}

package struct RegistryRow: Hashable, Sendable {
  package let entry: RegistryEntry
  package let handlerName: String?
  /// In a case that the reader may not see.
  package let isMasked: Bool

  package init(entry: RegistryEntry, handlerName: String?, isMasked: Bool = false) {
    self.entry = entry
    self.isMasked = isMasked
    self.handlerName = handlerName
  }
}

/// The text of an internal note, as it was finalised.
package struct NoteText: Hashable, Sendable {
  package let entry: RegistryEntry.ID
  package let reader: CaseReader?

  package init(entry: RegistryEntry.ID, reader: CaseReader? = nil) {
    self.entry = entry
    self.reader = reader
  }
}

/// The written consents of a service, newest first.
package struct Consents: Hashable, Sendable {
  package let service: Service.ID
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.reader = reader
    self.after = after
    self.limit = limit
  }
}
