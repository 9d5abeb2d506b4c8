package import Domain

/// Entries of the log: about one thing, in one service, or all, in log order.
package struct History: Hashable, Sendable {
  package let subject: Subject?
  /// All that belongs to a case: about itself, its post and its entries.
  package let caseFolder: CaseFolder.ID?
  package let service: Service.ID?
  package let newestFirst: Bool
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(
    subject: Subject? = nil, caseFolder: CaseFolder.ID? = nil, service: Service.ID? = nil, newestFirst: Bool = false,
    after: PageKey? = nil, limit: Int, reader: CaseReader? = nil
  ) {
    self.subject = subject
    self.caseFolder = caseFolder
    self.service = service
    self.newestFirst = newestFirst
    self.after = after
    self.limit = limit
    self.reader = reader
  }
}

package struct HistoryRow: Hashable, Sendable {
  package let entry: LogEntry
  package let actorName: String
  package let onBehalfOfName: String?
  /// Names of the users and cases the event mentions, for its sentence.
  package let names: [String: String]
  package let isUndone: Bool
  /// About a case that the reader may not see: that something happened is told, and who did it.
  package let isMasked: Bool
  /// The version of the service's routine that a decision about post followed; nil while there has been only one.
  package let routineVersion: Int?

  package init(
    entry: LogEntry, actorName: String, onBehalfOfName: String?, names: [String: String], isUndone: Bool,
    routineVersion: Int? = nil, isMasked: Bool = false
  ) {
    self.routineVersion = routineVersion
    self.entry = entry
    self.actorName = actorName
    self.onBehalfOfName = onBehalfOfName
    self.names = names
    self.isUndone = isUndone
    self.isMasked = isMasked
  }
}
