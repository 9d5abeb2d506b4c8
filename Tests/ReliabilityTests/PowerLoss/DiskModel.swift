/// A disk that forgets what nobody synced.
///
/// The rules are the strictest a file system may have: written bytes last only after a sync of their file, a name,
/// its loss and its change only after a sync of their folder. What was not synced may be there or not, each write
/// and each name by itself, and a write may be torn between two sectors.
struct DiskModel {
  typealias FileNumber = DiskOperation.FileNumber

  /// Whether syncs count. Switched off to show that the test would notice.
  var honoursSyncs = true

  private var contents: [FileNumber: [UInt8]] = [:]
  private var names: [String: FileNumber] = [:]
  private var folders: Set<String> = []
  /// What was done and is not yet known to be durable, in order.
  private var pending: [DiskOperation] = []

  /// What lies on the disk after the power has come back.
  struct Remains {
    var folders: Set<String>
    var files: [String: (number: FileNumber, bytes: [UInt8])]
  }

  /// How much of what was not synced the disk has written anyway.
  enum Luck {
    case nothing
    case everything
    case some(seed: UInt64)
  }

  init(folders: Set<String>, files: [String: (number: FileNumber, bytes: [UInt8])]) {
    self.folders = folders
    for (path, file) in files {
      names[path] = file.number
      contents[file.number] = file.bytes
    }
  }

  mutating func take(_ operation: DiskOperation) {
    switch operation {
    case .answer: return
    case .syncFile(let file):
      guard honoursSyncs else { return }
      settle { $0.file == file }
    case .syncFolder(let path):
      guard honoursSyncs else { return }
      settle { $0.folders.contains(path) }
    default: pending.append(operation)
    }
  }

  func remains(_ luck: Luck) -> Remains {
    var disk = self
    var dice = Dice(seed: 0)
    if case .some(let seed) = luck { dice = Dice(seed: seed) }
    for operation in pending {
      switch luck {
      case .nothing: continue
      case .everything: disk.apply(operation)
      case .some:
        guard Bool.random(using: &dice) else { continue }
        disk.apply(dice.next().isMultiple(of: 4) ? operation.torn(using: &dice) : operation)
      }
    }
    var files: [String: (number: FileNumber, bytes: [UInt8])] = [:]
    // A name whose folder was lost is lost with it.
    for (path, number) in disk.names where disk.folders.contains(path.folder) {
      files[path] = (number, disk.contents[number] ?? [])
    }
    return Remains(folders: disk.folders, files: files)
  }

  private mutating func settle(_ isSynced: (DiskOperation) -> Bool) {
    for operation in pending where isSynced(operation) { apply(operation) }
    pending.removeAll(where: isSynced)
  }

  private mutating func apply(_ operation: DiskOperation) {
    switch operation {
    case .create(let path, let file), .link(let path, let file): names[path] = file
    case .makeFolder(let path): folders.insert(path)
    case .unlink(let path): names[path] = nil
    case .rename(let from, let to):
      // When the name it came from was never written, the new one is not either.
      if let file = names.removeValue(forKey: from) { names[to] = file }
    case .write(let file, let offset, let bytes):
      var content = contents[file] ?? []
      let end = offset + bytes.count
      if content.count < end { content += [UInt8](repeating: 0, count: end - content.count) }
      content.replaceSubrange(offset..<end, with: bytes)
      contents[file] = content
    case .truncate(let file, let length):
      let content = contents[file] ?? []
      contents[file] = Array(content.prefix(length)) + [UInt8](repeating: 0, count: max(0, length - content.count))
    case .syncFile, .syncFolder, .answer: break
    }
  }
}

extension DiskOperation {
  /// The file whose content it changes.
  fileprivate var file: FileNumber? {
    switch self {
    case .write(let file, _, _), .truncate(let file, _): file
    default: nil
    }
  }

  /// The folders whose names it changes.
  fileprivate var folders: [String] {
    switch self {
    case .create(let path, _), .makeFolder(let path), .link(let path, _), .unlink(let path): [path.folder]
    case .rename(let from, let to): [from.folder, to.folder]
    default: []
    }
  }

  /// The start of a longer write, to a whole number of sectors.
  fileprivate func torn(using dice: inout Dice) -> DiskOperation {
    guard case .write(let file, let offset, let bytes) = self, bytes.count > 512 else { return self }
    let sectors = Int.random(in: 0..<(bytes.count / 512), using: &dice)
    return .write(file, offset: offset, bytes: Array(bytes.prefix(sectors * 512)))
  }
}

extension String {
  /// The path of the folder the last part is in; empty for a path of one part.
  fileprivate var folder: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "" }
}
