internal import CPlatform
internal import Glibc

/// A service's mail folder, `mail/<service>/`: a Maildir (`tmp`, `new`, `cur`), and single `.eml` files beside it.
///
/// A message in `new` is whole by the rule of Maildir: it was written in `tmp` and moved. A loose file is looked at like
/// a scan. A message is moved to `cur` only when the caller says that it is stored; nothing is ever removed.
/// Source: S2-6, S2-8.
package struct Maildir: Sendable {
  package let path: String
  private let loose: ScannerFolder

  /// - Parameter quietTime: milliseconds that a loose file must rest where the system cannot say that it is closed.
  package init(path: String, quietTime: Int64 = 5000) {
    self.path = path
    loose = ScannerFolder(path: path, quietTime: quietTime)
  }

  /// Every message that waits, first those in `new`, then the loose files, by name.
  ///
  /// - Parameters:
  ///   - previous: what the last look returned.
  ///   - now: milliseconds since 1970, UTC.
  package func look(previous: [MailSighting], now: Int64) throws(FolderFault) -> [MailSighting] {
    let delivered = try lookInNew(now: now)
    let earlier = previous.filter { $0.place == .loose }.map(\.file)
    let dropped = try loose.look(previous: earlier, now: now).filter { !Self.isOwnFolder($0) }
    return delivered.map { MailSighting(place: .new, file: $0) }
      + dropped.map { MailSighting(place: .loose, file: $0) }
  }

  /// Opens a message that was seen complete.
  package func claim(_ sighting: MailSighting) throws(FolderFault) -> ClaimedFile {
    try folder(of: sighting.place).claim(sighting.file)
  }

  /// Moves a stored message to `cur`, marked as taken. Safe to call again after a crash.
  package func moveToTaken(_ sighting: MailSighting) throws(FolderFault) -> Removal {
    let source = try OpenFolder(folder(of: sighting.place).path)
    let taken = try takenFolder()
    var facts = platform_file_facts()
    switch source.facts(sighting.file.name, &facts) {
    case 0: break
    case -ENOENT: return .alreadyGone
    case let error: throw .system(call: "fstatat", errno: -error)
    }
    guard sighting.file.matches(facts) else { return .replaced }
    let name = try move(sighting.file, from: source, to: taken)
    // What was moved is compared again: the name may have changed hands in between.
    guard taken.facts(name, &facts) == 0, sighting.file.matches(facts) else {
      let result = taken.rename(name, to: sighting.file.name, in: source)
      guard result == 0 || result == -EEXIST || result == -ENOENT else {
        throw .system(call: "rename", errno: -result)
      }
      return .replaced
    }
    try taken.sync()
    try source.sync()
    return .removed
  }

  /// The first free of the name marked as Maildir marks a message that was looked at, and the same with the inode.
  private func move(
    _ file: Sighting, from source: borrowing OpenFolder, to taken: borrowing OpenFolder
  ) throws(FolderFault) -> [UInt8] {
    for name in Self.takenNames(file) {
      switch source.rename(file.name, to: name, in: taken) {
      case 0: return name
      case -EEXIST, -ENAMETOOLONG: continue
      case let error: throw .system(call: "rename", errno: -error)
      }
    }
    throw .system(call: "rename", errno: EEXIST)
  }

  static func takenNames(_ file: Sighting) -> [[UInt8]] {
    let mark = Array(":2,".utf8)
    let plain = file.name.lastIndex(of: UInt8(ascii: ":")).map { Array(file.name[..<$0]) } ?? file.name
    let unique = Array("-\(file.inode)".utf8)
    return [plain + mark, plain.prefix(200) + unique + mark]
  }
}

extension Maildir {
  /// Makes the folder and its `tmp`, `new` and `cur`, mode 0700, where they are missing.
  package func create() throws(FolderFault) {
    for name in ["", "/tmp", "/new", "/cur"] where mkdir(path + name, 0o700) != 0 && errno != EEXIST {
      throw .system(call: "mkdir", errno: errno)
    }
  }

  private func folder(of place: MailSighting.Place) -> ScannerFolder {
    place == .new ? ScannerFolder(path: "\(path)/new") : loose
  }

  private func takenFolder() throws(FolderFault) -> OpenFolder {
    if mkdir("\(path)/cur", 0o700) != 0, errno != EEXIST { throw .system(call: "mkdir", errno: errno) }
    return try OpenFolder("\(path)/cur")
  }

  /// The messages in `new`; none when there is no such folder, as in a folder for loose files only.
  private func lookInNew(now: Int64) throws(FolderFault) -> [Sighting] {
    let folder: OpenFolder
    do throws(FolderFault) {
      folder = try OpenFolder("\(path)/new")
    } catch .missing {
      return []
    } catch {
      throw error
    }
    var found: [Sighting] = []
    // Maildir readers pass over names that begin with a dot.
    for name in try folder.names() where name.first != UInt8(ascii: ".") {
      var facts = platform_file_facts()
      let status = folder.facts(name, &facts)
      if status == -ENOENT { continue }
      found.append(Sighting(name, facts, since: now, state(status, facts, now: now)))
    }
    return found.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private func state(_ status: Int32, _ facts: platform_file_facts, now: Int64) -> Sighting.State {
    guard status == 0 else { return .unreadable(errno: -status) }
    switch Sighting.Entry(facts) {
    case nil: return .complete(.closed)
    // A delivery by link and unlink has two names for a moment.
    case .severalNames where now - facts.modified_ns / 1_000_000 < loose.quietTime: return .growing
    case let entry?: return .notRegular(entry)
    }
  }

  private static func isOwnFolder(_ sighting: Sighting) -> Bool {
    sighting.state == .notRegular(.folder) && ["tmp", "new", "cur"].contains { Array($0.utf8) == sighting.name }
  }
}

/// A message that waits in a mail folder.
package struct MailSighting: Hashable, Sendable {
  package enum Place: String, Hashable, Sendable {
    case new
    case loose
  }

  package let place: Place
  package let file: Sighting

  package init(place: Place, file: Sighting) {
    self.place = place
    self.file = file
  }
}
