package import Domain

/// Cases of a service, newest first; with words, those whose number, title or party hold them all.
package struct Cases: Hashable, Sendable {
  package let service: Service.ID
  package let words: [String]
  package let after: PageKey?
  package let limit: Int

  package init(service: Service.ID, words: [String] = [], after: PageKey? = nil, limit: Int) {
    self.service = service
    self.words = words
    self.after = after
    self.limit = limit
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
    package let waiting: [TrayRow]

    package init(row: CaseRow, entries: [RegistryEntry], waiting: [TrayRow]) {
      self.row = row
      self.entries = entries
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
  package let handler: User.ID?

  package init(entry: RegistryEntry, handler: User.ID?) {
    self.entry = entry
    self.handler = handler
  }
}
