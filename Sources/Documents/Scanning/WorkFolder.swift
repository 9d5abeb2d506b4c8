internal import CPlatform
internal import Glibc

/// What is done so far with one document: `work/<digest>/`, for its owner only. Files appear whole and synced or not at
/// all, so that a killed program goes on where it was.
struct WorkFolder: ~Copyable {
  let path: String
  private let descriptor: Int32
  /// Holds the lock that keeps other processes out; it ends with the process.
  private let lock: Int32

  private init(path: String, descriptor: Int32, lock: Int32) {
    self.path = path
    self.descriptor = descriptor
    self.lock = lock
  }

  /// Opens the folder of a document, making it when it is missing. `busy` when another process is at it.
  ///
  /// - Parameter digest: lower-case hexadecimal, the name of the document in the store.
  static func open(in shelf: String, digest: String) throws(ArchiveRefusal) -> WorkFolder {
    guard isDigest(digest) else { throw .workFolder(errno: EINVAL) }
    let path = "\(shelf)/\(digest)"
    for folder in [shelf, path] where mkdir(folder, 0o700) != 0 && errno != EEXIST {
      throw .workFolder(errno: errno)
    }
    let descriptor = platform_open_directory(AT_FDCWD, path)
    guard descriptor >= 0 else { throw .workFolder(errno: -descriptor) }
    let lock = openat(descriptor, "lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else {
      let failure = errno
      close(descriptor)
      throw .workFolder(errno: failure)
    }
    let folder = WorkFolder(path: path, descriptor: descriptor, lock: lock)
    let locked = platform_lock(lock, 1, 0)
    guard locked == 0 else { throw locked == -EAGAIN || locked == -EACCES ? .busy : .workFolder(errno: -locked) }
    return folder
  }

  deinit {
    close(lock)
    close(descriptor)
  }

  static func isDigest(_ name: String) -> Bool {
    name.utf8.count == 64 && name.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || 97...102 ~= $0 }
  }

  /// A file without a name, to be named by `keep`. The caller closes it.
  func newFile() throws(ArchiveRefusal) -> Int32 {
    var file = platform_open_unnamed(descriptor)
    if [-EOPNOTSUPP, -EISDIR, -EINVAL, -ENOENT].contains(file) {
      // This file system has no such files; nobody else writes here.
      file = openat(descriptor, Self.draft, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if file < 0 { file = -errno }
    }
    guard file >= 0 else { throw .workFolder(errno: -file) }
    return file
  }

  /// Gives a written file its name, on the disk when this returns. One of that name, from a try that was cut short, is
  /// replaced.
  func keep(_ file: Int32, as name: String) throws(ArchiveRefusal) {
    guard fsync(file) == 0 else { throw .workFolder(errno: errno) }
    var facts = platform_file_facts()
    guard platform_facts(file, &facts) == 0 else { throw .workFolder(errno: EIO) }
    if facts.link_count > 0 {
      guard renameat(descriptor, Self.draft, descriptor, name) == 0 else { throw .workFolder(errno: errno) }
    } else {
      unlinkat(descriptor, name, 0)
      let linked = platform_link(file, descriptor, name)
      guard linked == 0 else { throw .workFolder(errno: -linked) }
    }
    guard fsync(descriptor) == 0 else { throw .workFolder(errno: errno) }
  }

  func keep(_ bytes: [UInt8], as name: String) throws(ArchiveRefusal) {
    let file = try newFile()
    defer { close(file) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .workFolder(errno: errno) }
      rest = rest.dropFirst(count)
    }
    try keep(file, as: name)
  }

  /// Opens a kept file for reading; nil when there is none. The caller closes it.
  func open(_ name: String) throws(ArchiveRefusal) -> Int32? {
    var facts = platform_file_facts()
    let file = platform_open_regular(descriptor, name, 0, &facts)
    if file == -ENOENT { return nil }
    guard file >= 0 else { throw .workFolder(errno: -file) }
    return file
  }

  func bytes(_ name: String) throws(ArchiveRefusal) -> [UInt8]? {
    guard let file = try open(name) else { return nil }
    defer { close(file) }
    var facts = platform_file_facts()
    let status = platform_facts(file, &facts)
    guard status == 0 else { throw .workFolder(errno: -status) }
    do throws(DocumentDeviation) {
      return try FileBytes(descriptor: file, count: facts.byte_count).bytes(at: 0, count: Int(facts.byte_count))
    } catch {
      throw .workFolder(errno: EIO)
    }
  }

  func has(_ name: String) -> Bool {
    var facts = platform_file_facts()
    return platform_facts_at(descriptor, name, &facts) == 0
  }

  func remove(_ name: String) {
    unlinkat(descriptor, name, 0)
  }

  /// The names of what is kept, in byte order.
  var names: [String] { Self.names(in: path).sorted() }

  /// An empty folder for a program's own files, where the wall has no tree of its own.
  func scratch() throws(ArchiveRefusal) -> String {
    let scratch = "\(path)/scratch"
    Self.removeTree(scratch)
    guard mkdir(scratch, 0o700) == 0 else { throw .workFolder(errno: errno) }
    return scratch
  }

  private static let draft = "draft"

  // MARK: The whole shelf

  /// The names in a folder, without `.` and `..`; none when it cannot be read.
  static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes a folder with what is in it. A link is removed and not followed.
  static func removeTree(_ path: String) {
    var facts = platform_file_facts()
    guard platform_facts_at(AT_FDCWD, path, &facts) == 0 else { return }
    guard facts.type == UInt32(S_IFDIR) else {
      unlink(path)
      return
    }
    for name in names(in: path) { removeTree("\(path)/\(name)") }
    rmdir(path)
  }
}
