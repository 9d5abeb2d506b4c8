internal import CPlatform
internal import Glibc

/// An open folder of the document store.
struct StoreFolder: ~Copyable {
  let descriptor: Int32
  let path: String

  /// Opens a folder that must exist and be no link.
  init(_ path: String) throws(DocumentStoreFault) {
    descriptor = platform_open_directory(AT_FDCWD, path)
    self.path = path
    guard descriptor >= 0 else { throw .system(call: "open", errno: -descriptor, path: path) }
  }

  /// Opens the shelf of a digest, creating it, durably, when it is the first document there.
  static func shelf(
    for digest: DocumentDigest, in root: borrowing StoreFolder
  ) throws(DocumentStoreFault) -> StoreFolder {
    let path = "\(root.path)/\(digest.shelf)"
    let made = mkdirat(root.descriptor, digest.shelf, 0o700) == 0 ? 0 : errno
    guard made == 0 || made == EEXIST else { throw .system(call: "mkdir", errno: made, path: path) }
    let shelf = try StoreFolder(path)
    // An empty shelf may be another process's, made and not yet synced.
    let isFresh = try names(in: path).isEmpty
    if isFresh { try sync(root.descriptor, root.path) }
    return shelf
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Makes the folder with mode 0700 and syncs its parent; an existing folder is left as it is.
  static func create(_ path: String) throws(DocumentStoreFault) {
    guard mkdir(path, 0o700) == 0 else {
      if errno == EEXIST { return }
      throw .system(call: "mkdir", errno: errno, path: path)
    }
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let folder = try StoreFolder(parent.isEmpty ? "/" : parent)
    try sync(folder.descriptor, folder.path)
  }

  /// The names in a folder, without `.` and `..`. Names that are not UTF-8 are repaired: none of ours are such.
  static func names(in path: String) throws(DocumentStoreFault) -> [String] {
    let descriptor = platform_open_directory(AT_FDCWD, path)
    guard descriptor >= 0 else { throw .system(call: "open", errno: -descriptor, path: path) }
    guard let stream = fdopendir(descriptor) else {
      let error = errno
      close(descriptor)
      throw .system(call: "fdopendir", errno: error, path: path)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 256) { String(decodingCString: $0, as: UTF8.self) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .system(call: "readdir", errno: errno, path: path) }
    return names
  }
}

/// Bytes on their way into the store.
protocol ByteSource {
  /// Fills the buffer from its start and returns the count; 0 at the end.
  mutating func read(into buffer: inout [UInt8]) throws(DocumentStoreFault) -> Int
}

/// An open file, read by position so that the descriptor's own offset does not matter.
struct DescriptorSource: ByteSource {
  let descriptor: Int32
  /// One byte past this position is read and no more: a file that never stops growing must not hold the reader.
  let expectedCount: Int64
  private(set) var position: Int64 = 0

  init(descriptor: Int32, expectedCount: Int64) {
    self.descriptor = descriptor
    self.expectedCount = expectedCount
  }

  mutating func read(into buffer: inout [UInt8]) throws(DocumentStoreFault) -> Int {
    let wanted = Int(min(Int64(buffer.count), max(0, expectedCount + 1 - position)))
    while true {
      let count = pread(descriptor, &buffer, wanted, Int(position))
      if count >= 0 {
        position += Int64(count)
        return count
      }
      if errno != EINTR { throw .system(call: "read", errno: errno, path: "document") }
    }
  }
}

/// Bytes in memory.
struct MemorySource: ByteSource {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read(into buffer: inout [UInt8]) throws(DocumentStoreFault) -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.replaceSubrange(..<count, with: bytes[position..<position + count])
    position += count
    return count
  }
}

func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(DocumentStoreFault) {
  var rest = bytes
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EINTR {
      throw .system(call: "write", errno: errno, path: "document")
    }
  }
}

/// Makes what was written durable. A failed sync is final: the kernel may have dropped the pages, and a second try
/// would report success (reliability, PostgreSQL's lesson).
func sync(_ descriptor: Int32, _ path: String) throws(DocumentStoreFault) {
  while fsync(descriptor) != 0 {
    if errno != EINTR { throw .system(call: "fsync", errno: errno, path: path) }
  }
}

func check(_ result: Int32, _ call: String, _ path: String) throws(DocumentStoreFault) {
  if result < 0 { throw .system(call: call, errno: -result, path: path) }
}

extension DocumentStoreFault {
  /// The fault for a file that could not be opened as a document.
  static func opening(errno: Int32, path: String) -> Self {
    switch errno {
    case ELOOP, EISDIR, ENXIO, EMLINK: .notRegularFile(path: path)
    default: .system(call: "open", errno: errno, path: path)
    }
  }
}
