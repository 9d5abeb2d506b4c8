internal import CPlatform
internal import Glibc

/// An open folder whose entries have names from outside: bytes, always used relative to the open folder.
struct OpenFolder: ~Copyable {
  let descriptor: Int32

  init(_ path: String) throws(FolderFault) {
    descriptor = platform_open_directory(AT_FDCWD, path)
    guard descriptor >= 0 else {
      switch -descriptor {
      case ENOENT: throw .missing(path: path)
      case ENOTDIR, ELOOP: throw .notFolder(path: path)
      case let error: throw .system(call: "open", errno: error)
      }
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The entries without `.` and `..`, in the order of the file system.
  func names() throws(FolderFault) -> [[UInt8]] {
    // A descriptor of its own: the stream moves the offset and closes it.
    let own = platform_open_directory(descriptor, ".")
    guard own >= 0 else { throw .system(call: "open", errno: -own) }
    guard let stream = fdopendir(own) else {
      let error = errno
      close(own)
      throw .system(call: "fdopendir", errno: error)
    }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    guard errno == 0 else { throw .system(call: "readdir", errno: errno) }
    return names
  }

  /// 0 or a negated errno; never follows a link.
  func facts(_ name: [UInt8], _ facts: inout platform_file_facts) -> Int32 {
    withName(name) { platform_facts_at(descriptor, $0, &facts) }
  }

  /// A descriptor or a negated errno.
  func open(_ name: [UInt8], _ facts: inout platform_file_facts) -> Int32 {
    withName(name) { platform_open_regular(descriptor, $0, 0, &facts) }
  }

  /// 0 or a negated errno; never replaces.
  func rename(_ name: [UInt8], to newName: [UInt8]) -> Int32 {
    withName(name) { old in withName(newName) { platform_rename_exclusive(descriptor, old, descriptor, $0) } }
  }

  /// The same into another folder of the same file system.
  func rename(_ name: [UInt8], to newName: [UInt8], in other: borrowing OpenFolder) -> Int32 {
    let target = other.descriptor
    return withName(name) { old in withName(newName) { platform_rename_exclusive(descriptor, old, target, $0) } }
  }

  func unlink(_ name: [UInt8]) throws(FolderFault) {
    let result = withName(name) { unlinkat(descriptor, $0, 0) == 0 ? 0 : errno }
    guard result == 0 || result == ENOENT else { throw .system(call: "unlink", errno: result) }
    try sync()
  }

  func sync() throws(FolderFault) {
    while fsync(descriptor) != 0 {
      if errno != EINTR { throw .system(call: "fsync", errno: errno) }
    }
  }

  /// Gives a file that was set aside its name back. When the name is taken again the file stays aside, where the next
  /// look finds it as a file of its own.
  func restore(_ aside: [UInt8], as name: [UInt8]) throws(FolderFault) {
    let result = rename(aside, to: name)
    guard result == 0 || result == -EEXIST || result == -ENOENT else { throw .system(call: "rename", errno: -result) }
    try sync()
  }

  /// Ends a removal that a crash cut off between setting aside and removing.
  func finishCutOffRemoval(of sighting: Sighting, aside: [UInt8]) throws(FolderFault) {
    var found = platform_file_facts()
    guard facts(aside, &found) == 0 else { return }
    if sighting.matches(found) {
      try unlink(aside)
    } else {
      try restore(aside, as: sighting.name)
    }
  }

  private func withName(_ name: [UInt8], _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    // A name with NUL would be another name for the system.
    guard !name.contains(0), !name.isEmpty else { return -EINVAL }
    return (name + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in chars.baseAddress.map(body) ?? -EINVAL }
    }
  }
}
