/// A file seen in a scanner folder or mailbox, from the first look until it is accounted for.
package struct IntakeFile: Hashable, Sendable {
  package typealias ID = Number<IntakeFile>

  package let id: ID
  package let source: IntakeSource
  package let sighting: FileSighting
  package let state: State
  package let post: PostItem.ID?
  package let deviation: Deviation.ID?
  /// Who let it go from intermediate storage, and when (S0-30).
  package let released: Stamp?
  package let removedAt: Instant?

  package init(
    id: ID, source: IntakeSource, sighting: FileSighting, state: State, post: PostItem.ID?, deviation: Deviation.ID?,
    released: Stamp? = nil, removedAt: Instant? = nil
  ) {
    self.released = released
    self.removedAt = removedAt
    self.id = id
    self.source = source
    self.sighting = sighting
    self.state = state
    self.post = post
    self.deviation = deviation
  }

  package enum State: String, CaseIterable, Codable, Sendable {
    /// Stored and entered as post; the file lies in intermediate storage until what is in it has a handler and is
    /// finalised (S0-28, S0-30).
    case kept
    /// Stored and entered as post; the file still lies in the folder, and may go.
    case filed
    /// Stored, entered, and gone from the folder.
    case removed
    /// Cannot be filed; a deviation says why and the file stays.
    case refused
    /// Was refused, and somebody has since taken it out of the folder.
    case takenAway = "taken-away"
  }
}

/// A folder or mailbox the office counts in from.
package struct IntakeSource: Hashable, Codable, Sendable {
  package let service: Service.ID
  package let kind: Kind
  /// The unit whose folder it is; nil: the service's own (S2-29).
  package let unit: String?

  package init(service: Service.ID, kind: Kind, unit: String? = nil) {
    self.service = service
    self.kind = kind
    self.unit = unit
  }

  package enum Kind: String, CaseIterable, Codable, Sendable {
    case scanner, mail
  }
}

/// What tells one dropped file from another: its name, its bytes, and the file system's own marks.
package struct FileSighting: Hashable, Codable, Sendable {
  /// Lower-case hexadecimal of the name's bytes; a name from outside may be anything.
  package let nameBytes: String
  /// The name made fit for a screen.
  package let name: String
  package let inode: UInt64
  package let bytes: Int
  /// Nanoseconds since 1970, as the file system says.
  package let modified: Int64
  /// SHA-256 of the content; nil when it could not be read.
  package let digest: String?

  package init(nameBytes: String, name: String, inode: UInt64, bytes: Int, modified: Int64, digest: String?) {
    self.nameBytes = nameBytes
    self.name = name
    self.inode = inode
    self.bytes = bytes
    self.modified = modified
    self.digest = digest
  }
}
