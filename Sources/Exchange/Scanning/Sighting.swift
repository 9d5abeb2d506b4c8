internal import Documents

/// One entry seen in a folder that outsiders write to. Values only: the folder is not held open.
package struct Sighting: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    /// Still being written, or not yet looked at long enough.
    case growing
    case complete(Evidence)
    /// Not a file that can be taken.
    case notRegular(Entry)
    /// The system could not tell.
    case unreadable(errno: Int32)
  }

  /// Why a file is held to be whole.
  package enum Evidence: String, Hashable, Sendable {
    /// No process has it open for writing.
    case closed
    /// Size and time have not changed for the quiet time.
    case quiet
  }

  package enum Entry: String, Hashable, Sendable {
    case folder
    case symbolicLink
    case fifo
    case socket
    case device
    /// A regular file that has other names too. It is not opened: it could be a file of this office.
    case severalNames
  }

  /// The name as the file system has it: any bytes but `/` and NUL.
  package let name: [UInt8]
  package let device: UInt64
  package let inode: UInt64
  package let byteCount: Int64
  /// Nanoseconds since 1970, UTC.
  package let modified: Int64
  /// Milliseconds since 1970, UTC: since when size, time and inode have been as they are.
  package let unchangedSince: Int64
  package let state: State

  /// The name for people: cleaned, without control or direction characters, bytes that are no UTF-8 as U+FFFD.
  package var displayName: String { FileName.display(name) }

  /// Whether it is a file that can be opened, now or when it is complete.
  package var isOpenable: Bool {
    switch state {
    case .growing, .complete: true
    case .notRegular, .unreadable: false
    }
  }

  /// Whether both saw the same file with the same content, as far as the file system tells.
  package func isSameFile(as other: Sighting) -> Bool {
    device == other.device && inode == other.inode && byteCount == other.byteCount && modified == other.modified
  }
}

/// Names of files from outside.
package enum FileName {
  /// Cleaned, at most 255 characters. Empty for a name of blanks only.
  package static func display(_ name: [UInt8]) -> String {
    CleanText.line(String(decoding: name, as: UTF8.self), limit: 255)
  }
}
