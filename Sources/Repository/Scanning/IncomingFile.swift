internal import CPlatform
internal import Glibc

/// A document being written: without a name where the file system can, else under a name that is swept.
struct IncomingFile: ~Copyable {
  let descriptor: Int32
  /// The path of the named file; nil for a file without a name.
  private let temporaryPath: String?

  init(in root: borrowing StoreFolder, method: DocumentStore.WriteMethod) throws(DocumentStoreFault) {
    let opened: (path: String?, descriptor: Int32)
    switch method {
    case .unnamedFile:
      opened = (nil, platform_open_unnamed(root.descriptor))
      try check(opened.descriptor, "open", root.path)
    case .namedFile:
      opened = try NamedIncoming.create(in: root.path)
    case .readOnly(let reason):
      throw .system(call: "open", errno: reason, path: root.path)
    }
    temporaryPath = opened.path
    descriptor = opened.descriptor
  }

  /// Gives the file its name on the shelf. False when a file with that name, and so with these bytes, is there.
  borrowing func place(in shelf: borrowing StoreFolder, as name: String) throws(DocumentStoreFault) -> Bool {
    let result =
      if let temporaryPath {
        Self.move(temporaryPath, to: shelf.descriptor, as: name)
      } else {
        platform_link(descriptor, shelf.descriptor, name)
      }
    if result == -EEXIST { return false }
    try check(result, "link", "\(shelf.path)/\(name)")
    return true
  }

  /// A hard link never replaces; file systems without hard links rename instead.
  private static func move(_ path: String, to shelf: Int32, as name: String) -> Int32 {
    if linkat(AT_FDCWD, path, shelf, name, 0) == 0 { return 0 }
    guard errno == EPERM || errno == EOPNOTSUPP else { return -errno }
    return platform_rename_exclusive(AT_FDCWD, path, shelf, name)
  }

  deinit {
    if let temporaryPath { unlink(temporaryPath) }
    close(descriptor)
  }
}

/// The way for file systems without `O_TMPFILE`: a locked, named file in `documents/.incoming/`.
enum NamedIncoming {
  static let folderName = ".incoming"

  static func create(in store: String) throws(DocumentStoreFault) -> (path: String, descriptor: Int32) {
    let folder = "\(store)/\(folderName)"
    try StoreFolder.create(folder)
    for _ in 0..<100 {
      let path = "\(folder)/\(UInt64.random(in: .min ... .max))"
      let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if descriptor >= 0 {
        // The lock tells a sweeping process that the writer lives; it ends with the writer.
        var facts = platform_file_facts()
        if platform_lock(descriptor, 1, 0) == 0, platform_facts(descriptor, &facts) == 0, facts.link_count == 1 {
          return (path, descriptor)
        }
        // A sweep came between; the next name.
        close(descriptor)
        continue
      }
      guard errno == EEXIST || errno == EINTR else { throw .system(call: "open", errno: errno, path: path) }
    }
    throw .system(call: "open", errno: EEXIST, path: folder)
  }

  /// Removes files whose writer is gone.
  static func sweep(in store: String) throws(DocumentStoreFault) {
    let folder = "\(store)/\(folderName)"
    var facts = platform_file_facts()
    guard platform_facts_at(AT_FDCWD, folder, &facts) == 0 else { return }
    for name in try StoreFolder.names(in: folder) {
      let path = "\(folder)/\(name)"
      let descriptor = Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      if descriptor < 0 {
        if errno == ENOENT { continue }
        throw .system(call: "open", errno: errno, path: path)
      }
      defer { close(descriptor) }
      guard platform_lock(descriptor, 1, 0) == 0 else { continue }
      if unlink(path) != 0, errno != ENOENT { throw .system(call: "unlink", errno: errno, path: path) }
    }
  }
}
