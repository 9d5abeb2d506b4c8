package import Domain

/// The versions of the office's routines, service by service, newest first.
package struct RoutineVersions: Hashable, Sendable {
  /// nil: every service's.
  package let service: Service.ID?

  package init(service: Service.ID? = nil) { self.service = service }
}

package struct RoutineVersionRow: Hashable, Sendable {
  package let service: Service.ID
  package let version: Int
  /// The log position that put it into force: decisions after it followed it.
  package let position: Int
  package let adoptedAt: Instant
  package let adoptedBy: String
  /// SHA-256 of its words; empty where the office kept only what was read from them.
  package let digest: String
  package let isCurrent: Bool

  package init(
    service: Service.ID, version: Int, position: Int, adoptedAt: Instant, adoptedBy: String, digest: String,
    isCurrent: Bool
  ) {
    self.service = service
    self.version = version
    self.position = position
    self.adoptedAt = adoptedAt
    self.adoptedBy = adoptedBy
    self.digest = digest
    self.isCurrent = isCurrent
  }
}

/// One version of a service's routine with its words; nil version: the one in force.
package struct RoutineCard: Hashable, Sendable {
  package let service: Service.ID
  package let version: Int?

  package init(service: Service.ID, version: Int? = nil) {
    self.service = service
    self.version = version
  }

  package struct Answer: Hashable, Sendable {
    package let row: RoutineVersionRow
    package let routine: ServiceRoutine
    package let text: String

    package init(row: RoutineVersionRow, routine: ServiceRoutine, text: String) {
      self.row = row
      self.routine = routine
      self.text = text
    }
  }
}
