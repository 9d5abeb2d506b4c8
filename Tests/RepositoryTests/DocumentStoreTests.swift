import CPlatform
import Glibc
import Synchronization
import TestOffice
import Testing

@testable import Repository

/// S0-28, S2-31: a scan that was acknowledged is on the disk, whole, once.
@Suite struct DocumentStoreTests {
  @Test func storesOnceUnderTheHash() throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    let first = try store.add(bytes: Array("abc".utf8))
    let second = try store.add(bytes: Array("abc".utf8))
    // FIPS 180-4 gives this digest for "abc".
    #expect(first.digest.hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(first.isNew)
    #expect(!second.isNew)
    #expect(first.byteCount == 3)
    #expect(try store.bytes(of: first.digest, limit: 10) == Array("abc".utf8))
    #expect(try store.allDigests() == [first.digest])
    #expect(ScratchFolder.mode(folder.path + "/documents/ba/" + first.digest.hex) == 0o600)
    #expect(ScratchFolder.mode(folder.path + "/documents/ba") == 0o700)
  }

  @Test(arguments: [0, 1, 262_143, 262_144, 262_145, 3_000_000])
  func storesEverySizeFromAFileAndLeavesTheFile(size: Int) throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
    let path = try folder.write("scan", bytes)
    let stored = try store.add(contentsOfFile: path)
    #expect(stored.byteCount == Int64(size))
    #expect(try store.bytes(of: stored.digest, limit: size) == bytes)
    #expect(try store.verify(stored.digest) == Int64(size))
    #expect(ScratchFolder.read(path) == bytes)
    #expect(try store.add(bytes: bytes).isNew == false)
  }

  @Test func worksWithoutUnnamedFilesAndSweepsWhatACrashLeft() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/documents"
    let store = try DocumentStore(path: path, writeMethod: .namedFile(reason: EOPNOTSUPP))
    let stored = try store.add(bytes: Array("named".utf8))
    #expect(try store.add(bytes: Array("named".utf8)).isNew == false)
    #expect(try store.bytes(of: stored.digest, limit: 5) == Array("named".utf8))
    #expect(try StoreFolder.names(in: path + "/.incoming").isEmpty)

    let orphan = path + "/.incoming/17"
    try ScratchFolder.create(orphan, Array("half a".utf8))
    let held = try NamedIncoming.create(in: path)
    defer { close(held.descriptor) }
    _ = try DocumentStore(path: path)
    #expect(!ScratchFolder.exists(orphan))
    #expect(ScratchFolder.exists(held.path))
  }

  @Test func leavesNoStrayFileAfterAFault() throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    #expect(throws: DocumentStoreFault.self) { try store.add(contentsOfFile: folder.path + "/absent") }
    #expect(try StoreFolder.names(in: store.path).isEmpty)
  }

  @Test func refusesWhatIsNoPlainFile() throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    let target = try folder.write("real.pdf", [1, 2, 3])
    symlink(target, folder.path + "/link.pdf")
    mkfifo(folder.path + "/fifo.pdf", 0o600)
    mkdir(folder.path + "/folder.pdf", 0o700)
    link(target, folder.path + "/second-name.pdf")
    for name in ["link.pdf", "fifo.pdf", "folder.pdf", "second-name.pdf", "real.pdf"] {
      let path = folder.path + "/" + name
      #expect(throws: DocumentStoreFault.notRegularFile(path: path)) { try store.add(contentsOfFile: path) }
    }
    #expect(ScratchFolder.read(target) == [1, 2, 3])
    #expect(try store.allDigests().isEmpty)
  }

  @Test func missingIsOnlyMissing() throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    let stored = try store.add(bytes: [9])
    let absent = try #require(DocumentDigest(hex: String(repeating: "0", count: 64)))
    #expect(throws: DocumentStoreFault.missing(absent)) { try store.open(absent) }
    #expect(try !store.contains(absent))
    #expect(try store.contains(stored.digest))
    unlink(store.documentPath(stored.digest))
    symlink("/etc/hostname", store.documentPath(stored.digest))
    #expect(throws: DocumentStoreFault.notRegularFile(path: store.documentPath(stored.digest))) {
      try store.verify(stored.digest)
    }
  }

  @Test func damageIsFound() throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    let stored = try store.add(bytes: Array("the letter".utf8))
    let path = store.documentPath(stored.digest)
    try ScratchFolder.create(path, Array("the better".utf8))
    let damaged = DocumentStoreFault.damaged(stored.digest, path: path)
    #expect(throws: damaged) { try store.verify(stored.digest) }
    #expect(throws: damaged) { try store.bytes(of: stored.digest, limit: 100) }
    try ScratchFolder.create(path, Array("the".utf8))
    #expect(throws: damaged) { try store.add(bytes: Array("the letter".utf8)) }
  }

  @Test func aFileThatGrowsWhileReadIsNotStored() throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    // Sparse, and long enough that the writer below gets in before the last byte is read.
    let path = try folder.write("growing.pdf", [])
    truncate(path, 100_000_000)
    let writer = open(path, O_WRONLY | O_APPEND)
    defer { close(writer) }
    let isRead = Flag()
    let growing = Thread {
      while !isRead.value, write(writer, "x", 1) == 1 {}
    }
    #expect(throws: DocumentStoreFault.changedWhileRead) { try store.add(contentsOfFile: path) }
    isRead.set()
    growing.join()
    #expect(try store.allDigests().isEmpty)
  }

  @Test func manyWritersOfTheSameBytesLeaveOneDocument() async throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/documents"
    let new = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let store = try DocumentStore(path: path)
          return try (0..<40).filter { try store.add(bytes: Array("scan \($0)".utf8)).isNew }.count
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(new == 40)
    let store = try DocumentStore(path: path)
    let digests = try store.allDigests()
    #expect(digests.count == 40)
    for digest in digests { try store.verify(digest) }
  }

  @Test func strangersAreShownAndNeverTakenForDocuments() throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    let stored = try store.add(bytes: [1])
    try ScratchFolder.create(store.path + "/notes.txt", [1])
    try ScratchFolder.create(store.path + "/\(stored.digest.hex.prefix(2))/notes", [1])
    let inventory = try store.inventory()
    #expect(inventory.digests == [stored.digest])
    #expect(inventory.strangers == ["\(stored.digest.hex.prefix(2))/notes", "notes.txt"])
  }

  @Test func readsOnlyItsOwnSpellingOfADigest() {
    let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(DocumentDigest(hex: hex)?.hex == hex)
    #expect(DocumentDigest(hex: hex.uppercased()) == nil)
    #expect(DocumentDigest(hex: "../" + hex.dropFirst(3)) == nil)
    #expect(DocumentDigest(hex: "") == nil)
  }

  @Test func theCallersOffsetDoesNotMatterAndItsDescriptorStaysOpen() throws {
    let folder = try ScratchFolder()
    let store = try DocumentStore(path: folder.path + "/documents")
    let path = try folder.write("scan", [1, 2, 3, 4])
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    lseek(descriptor, 2, SEEK_SET)
    let stored = try store.add(contentsOf: descriptor)
    #expect(stored.byteCount == 4)
    #expect(lseek(descriptor, 0, SEEK_CUR) == 2)
    let size = try store.withDocument(stored.digest) { _, byteCount in byteCount }
    #expect(size == 4)
  }
}

private final class Flag: Sendable {
  private let state = Mutex(false)
  var value: Bool { state.withLock { $0 } }
  func set() { state.withLock { $0 = true } }
}

/// A thread of the system, so that writing goes on while the store reads.
private final class Thread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let id: pthread_t

  init(_ body: @escaping @Sendable () -> Void) {
    var id = pthread_t()
    pthread_create(
      &id, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(Work(body)).toOpaque())
    self.id = id
  }

  func join() {
    pthread_join(id, nil)
  }
}
