internal import CPlatform
internal import Crypto
internal import Glibc

/// The office's documents, each stored once under the SHA-256 of its bytes: `documents/ab/<sha256>`.
///
/// A document is written into a file without a name (`O_TMPFILE`), synced, and only then linked into place, and the
/// directory is synced before `add` returns: a document that was acknowledged is on the disk, and a crash at any
/// moment leaves neither half a document nor a stray copy. Safe for many processes at once. Files are 0600, folders
/// 0700. Nothing here ever touches the database files.
///
/// Source: S0-28 (intermediate storage), S2-31 (the scan file may be deleted only when it is stored).
package struct DocumentStore: Sendable {
  /// How bytes reach their place, decided once when the store is opened.
  package enum WriteMethod: Sendable, Equatable {
    /// A file without a name, linked into place.
    case unnamedFile
    /// A file under `documents/.incoming/`, renamed into place; swept when the store is opened. The errno says why
    /// the file system could not do better.
    case namedFile(reason: Int32)
    /// Not at all: this process may only read here. Every `add` fails with the errno.
    case readOnly(reason: Int32)
  }

  package let path: String
  package let writeMethod: WriteMethod

  /// Opens the store in `path`, creating the folder when it is missing, and sweeps what an earlier crash left.
  package init(path: String) throws(DocumentStoreFault) {
    self.path = path
    try StoreFolder.create(path)
    let folder = try StoreFolder(path)
    switch platform_open_unnamed(folder.descriptor) {
    case let descriptor where descriptor >= 0:
      close(descriptor)
      writeMethod = .unnamedFile
    case let error where [-EOPNOTSUPP, -EISDIR, -EINVAL, -ENOENT].contains(error):
      writeMethod = .namedFile(reason: -error)
    case let error where [-EACCES, -EROFS, -EPERM].contains(error):
      writeMethod = .readOnly(reason: -error)
      return
    case let error:
      throw .system(call: "open", errno: -error, path: path)
    }
    try NamedIncoming.sweep(in: path)
  }

  /// For tests of the way without `O_TMPFILE`.
  init(path: String, writeMethod: WriteMethod) throws(DocumentStoreFault) {
    self.path = path
    self.writeMethod = writeMethod
    try StoreFolder.create(path)
    try NamedIncoming.sweep(in: path)
  }

  /// Stores the file at `path`. Symbolic links, FIFOs, devices, folders and files with several names are refused.
  package func add(contentsOfFile path: String) throws(DocumentStoreFault) -> StoredDocument {
    var facts = platform_file_facts()
    let descriptor = platform_open_regular(AT_FDCWD, path, 0, &facts)
    guard descriptor >= 0 else { throw .opening(errno: -descriptor, path: path) }
    defer { close(descriptor) }
    return try add(contentsOf: descriptor)
  }

  /// Stores everything the open regular file holds, from its first byte, whatever its offset is.
  ///
  /// - Returns: the digest, the size, and whether the bytes were new to the store.
  /// - Throws: `changedWhileRead` when the file grew, shrank or was written to meanwhile; nothing is stored then.
  package func add(contentsOf descriptor: Int32) throws(DocumentStoreFault) -> StoredDocument {
    var before = platform_file_facts()
    try check(platform_facts(descriptor, &before), "fstat", "document")
    guard before.type == UInt32(S_IFREG) else { throw .notRegularFile(path: "document") }
    var source = DescriptorSource(descriptor: descriptor, expectedCount: before.byte_count)
    return try write(from: &source) { (byteCount) throws(DocumentStoreFault) in
      var after = platform_file_facts()
      try check(platform_facts(descriptor, &after), "fstat", "document")
      guard after.byte_count == before.byte_count, after.modified_ns == before.modified_ns,
        byteCount == before.byte_count
      else { throw .changedWhileRead }
    }
  }

  /// Stores bytes that are already in memory: minutes, letters, e-mail parts.
  package func add(bytes: [UInt8]) throws(DocumentStoreFault) -> StoredDocument {
    var source = MemorySource(bytes: bytes)
    return try write(from: &source) { (_) throws(DocumentStoreFault) in }
  }
}

// MARK: - Writing

extension DocumentStore {
  private func write<Source: ByteSource>(
    from source: inout Source, confirming confirm: (_ byteCount: Int64) throws(DocumentStoreFault) -> Void
  ) throws(DocumentStoreFault) -> StoredDocument {
    let root = try StoreFolder(path)
    let incoming = try IncomingFile(in: root, method: writeMethod)
    let (digest, byteCount) = try Self.copy(from: &source, to: incoming.descriptor)
    try confirm(byteCount)
    try sync(incoming.descriptor, "document")

    let shelf = try StoreFolder.shelf(for: digest, in: root)
    let isNew = try incoming.place(in: shelf, as: digest.hex)
    if !isNew { try confirmStored(digest, byteCount, in: shelf) }
    // Also when the document was there: another process may have linked it and not yet synced.
    try sync(shelf.descriptor, shelf.path)
    return StoredDocument(digest: digest, byteCount: byteCount, isNew: isNew)
  }

  private static func copy<Source: ByteSource>(
    from source: inout Source, to descriptor: Int32
  ) throws(DocumentStoreFault) -> (DocumentDigest, Int64) {
    var hash = SHA256()
    var byteCount: Int64 = 0
    var buffer = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = try source.read(into: &buffer)
      guard count > 0 else { break }
      hash.update(data: buffer[..<count])
      try writeAll(buffer[..<count], to: descriptor)
      byteCount += Int64(count)
    }
    return (DocumentDigest(Array(hash.finalize())), byteCount)
  }

  /// The same digest means the same bytes; a different size means that the stored file is damaged.
  private func confirmStored(
    _ digest: DocumentDigest, _ byteCount: Int64, in shelf: borrowing StoreFolder
  ) throws(DocumentStoreFault) {
    var facts = platform_file_facts()
    try check(platform_facts_at(shelf.descriptor, digest.hex, &facts), "fstatat", shelf.path)
    guard facts.type == UInt32(S_IFREG), facts.byte_count == byteCount else {
      throw .damaged(digest, path: "\(shelf.path)/\(digest.hex)")
    }
  }
}

// MARK: - Reading

extension DocumentStore {
  /// Calls `body` with the open document and its size; the descriptor is closed afterwards.
  package func withDocument<Result, Failure: Error>(
    _ digest: DocumentDigest, _ body: (_ descriptor: Int32, _ byteCount: Int64) throws(Failure) -> Result
  ) throws(DocumentAccessFault<Failure>) -> Result {
    let descriptor: Int32
    var facts = platform_file_facts()
    do throws(DocumentStoreFault) {
      descriptor = try openDocument(digest, &facts)
    } catch {
      throw .store(error)
    }
    defer { close(descriptor) }
    do throws(Failure) {
      return try body(descriptor, facts.byte_count)
    } catch {
      throw .body(error)
    }
  }

  /// Opens a stored document for reading. The caller closes the descriptor.
  package func open(_ digest: DocumentDigest) throws(DocumentStoreFault) -> Int32 {
    var facts = platform_file_facts()
    return try openDocument(digest, &facts)
  }

  /// The whole document, checked against its digest; `tooLarge` above `limit` bytes.
  package func bytes(of digest: DocumentDigest, limit: Int) throws(DocumentStoreFault) -> [UInt8] {
    var facts = platform_file_facts()
    let descriptor = try openDocument(digest, &facts)
    defer { close(descriptor) }
    guard facts.byte_count <= Int64(limit) else { throw .tooLarge(byteCount: facts.byte_count, limit: limit) }
    var source = DescriptorSource(descriptor: descriptor, expectedCount: facts.byte_count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(facts.byte_count))
    var buffer = [UInt8](repeating: 0, count: 256 * 1024)
    while bytes.count <= limit {
      let count = try source.read(into: &buffer)
      guard count > 0 else { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    guard DocumentDigest(Array(SHA256.hash(data: bytes))) == digest else {
      throw .damaged(digest, path: documentPath(digest))
    }
    return bytes
  }

  /// Reads the document again and compares its hash. Returns its size.
  ///
  /// - Throws: `damaged` when the bytes are not the ones that were stored, `missing` when the file is gone.
  @discardableResult
  package func verify(_ digest: DocumentDigest) throws(DocumentStoreFault) -> Int64 {
    var facts = platform_file_facts()
    let descriptor = try openDocument(digest, &facts)
    defer { close(descriptor) }
    var source = DescriptorSource(descriptor: descriptor, expectedCount: facts.byte_count)
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = try source.read(into: &buffer)
      guard count > 0 else { break }
      hash.update(data: buffer[..<count])
    }
    guard DocumentDigest(Array(hash.finalize())) == digest else {
      throw .damaged(digest, path: documentPath(digest))
    }
    return source.position
  }

  /// Whether the document is there; a failing disk is an error and never "no".
  package func contains(_ digest: DocumentDigest) throws(DocumentStoreFault) -> Bool {
    var facts = platform_file_facts()
    switch platform_facts_at(AT_FDCWD, documentPath(digest), &facts) {
    case 0: return facts.type == UInt32(S_IFREG)
    case -ENOENT: return false
    case let error: throw .system(call: "fstatat", errno: -error, path: documentPath(digest))
    }
  }

  /// Where a document lies, for messages and for `doctor`.
  package func documentPath(_ digest: DocumentDigest) -> String {
    "\(path)/\(digest.shelf)/\(digest.hex)"
  }

  private func openDocument(
    _ digest: DocumentDigest, _ facts: inout platform_file_facts
  ) throws(DocumentStoreFault) -> Int32 {
    let path = documentPath(digest)
    let descriptor = platform_open_regular(AT_FDCWD, path, 1, &facts)
    guard descriptor >= 0 else {
      throw descriptor == -ENOENT ? .missing(digest) : .opening(errno: -descriptor, path: path)
    }
    return descriptor
  }
}

// MARK: - Inventory

/// What lies in the store.
package struct StoreInventory: Sendable, Equatable {
  /// Every stored document, sorted.
  package var digests: [DocumentDigest] = []
  /// Names, relative to the store, that are not documents; `doctor` shows them.
  package var strangers: [String] = []
}

extension DocumentStore {
  /// Every document in the store, and what does not belong there.
  package func inventory() throws(DocumentStoreFault) -> StoreInventory {
    var inventory = StoreInventory()
    for shelf in try StoreFolder.names(in: path) where shelf != NamedIncoming.folderName {
      guard shelf.utf8.count == 2, DocumentDigest.isHex(shelf) else {
        inventory.strangers.append(shelf)
        continue
      }
      for name in try StoreFolder.names(in: "\(path)/\(shelf)") {
        if let digest = DocumentDigest(hex: name), digest.shelf == shelf {
          inventory.digests.append(digest)
        } else {
          inventory.strangers.append("\(shelf)/\(name)")
        }
      }
    }
    inventory.digests.sort()
    inventory.strangers.sort()
    return inventory
  }

  /// Every stored document, sorted by digest.
  package func allDigests() throws(DocumentStoreFault) -> [DocumentDigest] {
    try inventory().digests
  }
}
