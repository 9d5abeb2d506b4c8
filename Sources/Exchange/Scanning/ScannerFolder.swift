internal import CPlatform
internal import Glibc

/// A folder where scanners drop files: `intermediate/<service>/`.
///
/// `look` is a function of the folder, what was seen before and the clock; the caller keeps what it returns. A file is
/// complete when no process has it open for writing, or, where the system cannot tell, when size, time and inode stayed
/// the same over two looks at least `quietTime` apart. Names are bytes and never become part of a path. Nothing is
/// opened but regular files with one name. Source: S0-28, S2-8, S2-31.
package struct ScannerFolder: Sendable {
  package let path: String
  /// Milliseconds.
  package let quietTime: Int64
  /// Whether a file that nobody has open for writing is complete at once. Off for folders where a device closes and
  /// reopens a file while it is still scanning.
  package let trustsClosed: Bool
  /// Names in it that are folders of their own: the units' (S2-29).
  package let units: Set<String>

  package init(path: String, quietTime: Int64 = 5000, trustsClosed: Bool = true, units: Set<String> = []) {
    self.path = path
    self.units = units
    self.quietTime = quietTime
    self.trustsClosed = trustsClosed
  }

  /// Makes the folder where it is missing: a unit that a routine has got since the office was founded.
  func make() throws(FolderFault) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system(call: "mkdir", errno: errno) }
  }

  /// Every entry in the folder, by name.
  ///
  /// - Parameters:
  ///   - previous: what the last look returned, for this folder.
  ///   - now: milliseconds since 1970, UTC. A clock that went backwards starts the quiet time anew.
  package func look(previous: [Sighting], now: Int64) throws(FolderFault) -> [Sighting] {
    let folder = try OpenFolder(path)
    let earlier = Dictionary(previous.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    var sightings: [Sighting] = []
    for name in try folder.names() where !isUnit(name, in: folder) {
      if let sighting = see(name, in: folder, earlier: earlier[name], now: now) { sightings.append(sighting) }
    }
    return sightings.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// Opens a file that was seen complete; all later work is done on the open file.
  ///
  /// - Throws: `changed` when another file, or other content, is under the name now.
  package func claim(_ sighting: Sighting) throws(FolderFault) -> ClaimedFile {
    guard case .complete = sighting.state else { throw .notComplete }
    let folder = try OpenFolder(path)
    var facts = platform_file_facts()
    let descriptor = folder.open(sighting.name, &facts)
    guard descriptor >= 0 else { throw descriptor == -ENOENT ? .gone : .system(call: "open", errno: -descriptor) }
    let claimed = ClaimedFile(descriptor: descriptor, sighting: sighting)
    guard sighting.matches(facts) else { throw .changed }
    return claimed
  }

  /// Removes the file that was claimed and stored, and nothing else: whatever else is under the name by now stays.
  ///
  /// The file is first set aside under a name of its own, compared, and only then removed, so that a file that replaces
  /// it at the last moment is not lost. Safe to call again after a crash, also half-way.
  package func removeClaimed(_ sighting: Sighting) throws(FolderFault) -> Removal {
    let folder = try OpenFolder(path)
    let aside = Self.asideName(sighting)
    try folder.finishCutOffRemoval(of: sighting, aside: aside)
    var facts = platform_file_facts()
    switch folder.facts(sighting.name, &facts) {
    case 0: break
    case -ENOENT: return .alreadyGone
    case let error: throw .system(call: "fstatat", errno: -error)
    }
    guard sighting.matches(facts) else { return .replaced }
    switch folder.rename(sighting.name, to: aside) {
    case 0: break
    case -ENOENT: return .alreadyGone
    case -EOPNOTSUPP, -EPERM:
      // Neither exclusive rename nor hard links on this file system: the comparison above is the best there is.
      try folder.unlink(sighting.name)
      return .removed
    case let error: throw .system(call: "rename", errno: -error)
    }
    let isOurs = folder.facts(aside, &facts) == 0 && sighting.matches(facts)
    guard isOurs else {
      try folder.restore(aside, as: sighting.name)
      return .replaced
    }
    try folder.unlink(aside)
    return .removed
  }

  private static func asideName(_ sighting: Sighting) -> [UInt8] {
    Array("\(asidePrefix)\(sighting.device)-\(sighting.inode)".utf8)
  }

  fileprivate static let asidePrefix = ".fjernes-"
}

// MARK: - Looking at one entry

extension ScannerFolder {
  private func isUnit(_ name: [UInt8], in folder: borrowing OpenFolder) -> Bool {
    guard units.contains(String(decoding: name, as: UTF8.self)) else { return false }
    var facts = platform_file_facts()
    return folder.facts(name, &facts) == 0 && Sighting.Entry(facts) == .folder
  }

  /// Nil when the entry was gone before it was looked at.
  private func see(
    _ name: [UInt8], in folder: borrowing OpenFolder, earlier: Sighting?, now: Int64
  ) -> Sighting? {
    var facts = platform_file_facts()
    let status = folder.facts(name, &facts)
    if status == -ENOENT { return nil }
    if status == 0, let entry = Sighting.Entry(facts) {
      return Sighting(name, facts, since: now, .notRegular(entry))
    }
    guard status == 0 else { return Sighting(name, facts, since: now, .unreadable(errno: -status)) }

    let descriptor = folder.open(name, &facts)
    if descriptor == -ENOENT { return nil }
    guard descriptor >= 0 else { return Sighting(name, facts, since: now, .unreadable(errno: -descriptor)) }
    defer { close(descriptor) }
    let since = unchangedSince(facts, earlier, now)
    return Sighting(name, facts, since: since, completeness(descriptor, facts, earlier, since: since, now: now))
  }

  private func unchangedSince(_ facts: platform_file_facts, _ earlier: Sighting?, _ now: Int64) -> Int64 {
    guard let earlier, earlier.matches(facts), earlier.unchangedSince <= now else { return now }
    return earlier.unchangedSince
  }

  private func completeness(
    _ descriptor: Int32, _ facts: platform_file_facts, _ earlier: Sighting?, since: Int64, now: Int64
  ) -> Sighting.State {
    let writers = platform_open_for_writing_elsewhere(descriptor)
    if writers == 1 { return .growing }
    // An empty file is often only the first step of writing one.
    if writers == 0, trustsClosed, facts.byte_count > 0 { return .complete(.closed) }
    return earlier != nil && now - since >= quietTime ? .complete(.quiet) : .growing
  }
}

extension Sighting {
  /// Under a name that `removeClaimed` sets files aside under.
  var isSetAside: Bool { name.starts(with: ScannerFolder.asidePrefix.utf8) }

  init(_ name: [UInt8], _ facts: platform_file_facts, since: Int64, _ state: State) {
    self.init(
      name: name, device: facts.device, inode: facts.inode, byteCount: facts.byte_count, modified: facts.modified_ns,
      unchangedSince: since, state: state)
  }

  func matches(_ facts: platform_file_facts) -> Bool {
    device == facts.device && inode == facts.inode && byteCount == facts.byte_count && modified == facts.modified_ns
  }
}

extension Sighting.Entry {
  /// Nil for a regular file with one name.
  init?(_ facts: platform_file_facts) {
    switch mode_t(facts.type) {
    case S_IFREG where facts.link_count <= 1: return nil
    case S_IFREG: self = .severalNames
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .symbolicLink
    case S_IFIFO: self = .fifo
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }
}

// MARK: - Results

/// A claimed file, held open. Closed when the value ends.
package struct ClaimedFile: ~Copyable {
  /// Open for reading; the file system may have anything under the name by now, this stays the file that was claimed.
  package let descriptor: Int32
  package let sighting: Sighting

  /// Whether the file still has the size and time it was claimed with: what was read since is what was claimed.
  package var isUnchanged: Bool {
    var facts = platform_file_facts()
    return platform_facts(descriptor, &facts) == 0 && sighting.matches(facts)
  }

  deinit {
    close(descriptor)
  }
}

package enum Removal: String, Hashable, Sendable {
  case removed
  /// Someone else removed it, or an earlier call did.
  case alreadyGone
  /// Another file or other content is under the name; it was left alone.
  case replaced
}

/// Why a folder from outside could not be worked with.
package enum FolderFault: Error, Hashable, Sendable {
  /// The folder itself is missing.
  case missing(path: String)
  case notFolder(path: String)
  /// The file is not there any more.
  case gone
  /// The name holds another file or other content than was seen.
  case changed
  case notComplete
  case system(call: String, errno: Int32)

  /// A stable code.
  package var code: String {
    switch self {
    case .missing: "folder-missing"
    case .notFolder: "folder-not-folder"
    case .gone: "file-gone"
    case .changed: "file-changed"
    case .notComplete: "file-not-complete"
    case .system: "folder-system"
    }
  }
}
