internal import Glibc

/// A fault of the store itself, for us; the composition turns it into one sentence for the user.
package struct StoreFault: Error, Sendable, CustomStringConvertible {
  package let kind: Kind
  package let path: String?
  package let errno: Int32?
  package let cause: String?

  package init(_ kind: Kind, path: String? = nil, errno: Int32? = nil, cause: String? = nil) {
    self.kind = kind
    self.path = path
    self.errno = errno
    self.cause = cause
  }

  /// What went wrong; `fault.<raw value>` in the phrasebook.
  package enum Kind: String, CaseIterable, Sendable {
    /// There is no office in the folder.
    case noOffice = "no-office"
    case officeExists = "office-exists"
    /// The file is another program's database.
    case notAnOffice = "not-an-office"
    /// The office was written by a newer version.
    case newerOffice = "newer-office"
    /// The office was written by an older version, and cannot be written to bring its tables up to date.
    case olderOffice = "older-office"
    /// Others held the office too long.
    case busy
    case diskFull = "disk-full"
    case readOnly = "read-only"
    /// The disk failed while committing: whether the command was kept is known only after a restart.
    case commitUncertain = "commit-uncertain"
    case damaged
    case lockFile = "lock-file"
    case witnessFile = "witness-file"
    case unsafeConnection = "unsafe-connection"
    case unreadableEntry = "unreadable-entry"
    case inputOutput = "input-output"
  }

  /// What the system said, without our own words for it.
  package var reason: String {
    [errno.map { String(cString: strerror($0)) }, cause].compactMap { $0 }.joined(separator: ": ")
  }

  package var description: String {
    var text = kind.rawValue
    if let path { text += " " + path }
    if let errno { text += ": " + String(cString: strerror(errno)) }
    if let cause { text += ": " + cause }
    return text
  }
}
