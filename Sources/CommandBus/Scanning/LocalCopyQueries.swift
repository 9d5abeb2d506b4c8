package import Domain

/// Copies on people's own machines that are not confirmed deleted, the oldest first (S1-12, S1-13).
package struct LocalCopies: Hashable, Sendable {
  package let service: Service.ID
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.limit = limit
    self.reader = reader
  }
}

package struct LocalCopyRow: Hashable, Sendable {
  package private(set) var copy: LocalCopy
  package private(set) var title: String
  package let registeredBy: String
  /// What it is a copy of is in the speciality system: it should be gone (S1-13).
  package let isOverdue: Bool
  package private(set) var isMasked = false

  package init(copy: LocalCopy, title: String, registeredBy: String, isOverdue: Bool) {
    self.copy = copy
    self.title = title
    self.registeredBy = registeredBy
    self.isOverdue = isOverdue
  }

  package var masked: LocalCopyRow {
    var row = self
    row.copy = LocalCopy(
      id: copy.id, post: copy.post, service: copy.service, machine: copy.machine, place: "", since: copy.since,
      registeredBy: copy.registeredBy, deletedOn: copy.deletedOn, deletedBy: copy.deletedBy)
    (row.title, row.isMasked) = ("", true)
    return row
  }
}
