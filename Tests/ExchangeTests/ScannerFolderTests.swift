import Glibc
import TestOffice
import Testing

@testable import Exchange

/// S0-28, S2-8, S2-31: a scan is taken when it is whole, and removed only when it is the one that was taken.
@Suite struct ScannerFolderTests {
  private let now: Int64 = 1_790_000_000_000
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
  }

  private var scanner: ScannerFolder { ScannerFolder(path: folder.path, quietTime: 5000) }

  /// The state of the file `name`, or nil when it is not seen.
  private func state(_ name: String, _ sightings: [Sighting]) -> Sighting.State? {
    sightings.first { $0.name == Array(name.utf8) }?.state
  }

  private func sighting(_ name: String) throws -> Sighting {
    let sightings = try scanner.look(previous: [], now: now)
    return try #require(sightings.first { $0.name == Array(name.utf8) })
  }

  // MARK: Complete or not

  @Test func aClosedFileIsCompleteAtOnceAndAnOpenOneIsNot() throws {
    let path = try folder.write("a.pdf", [1, 2, 3])
    #expect(state("a.pdf", try scanner.look(previous: [], now: now)) == .complete(.closed))
    let writer = open(path, O_WRONLY | O_APPEND)
    var sightings = try scanner.look(previous: [], now: now)
    #expect(state("a.pdf", sightings) == .growing)
    // However long it rests: someone still has it open.
    sightings = try scanner.look(previous: sightings, now: now + 100_000)
    #expect(state("a.pdf", sightings) == .growing)
    close(writer)
    #expect(state("a.pdf", try scanner.look(previous: sightings, now: now + 1)) == .complete(.closed))
  }

  @Test func anEmptyFileWaitsForTheQuietTime() throws {
    try folder.write("tom.pdf", [])
    let first = try scanner.look(previous: [], now: now)
    #expect(state("tom.pdf", first) == .growing)
    let second = try scanner.look(previous: first, now: now + 4999)
    #expect(state("tom.pdf", second) == .growing)
    let third = try scanner.look(previous: second, now: now + 5000)
    #expect(state("tom.pdf", third) == .complete(.quiet))
  }

  @Test func withoutTrustTwoLooksAndTheQuietTimeAreNeeded() throws {
    let careful = ScannerFolder(path: folder.path, quietTime: 5000, trustsClosed: false)
    let path = try folder.write("a.pdf", [1])
    let first = try careful.look(previous: [], now: now)
    #expect(state("a.pdf", first) == .growing)
    let second = try careful.look(previous: first, now: now + 5000)
    #expect(state("a.pdf", second) == .complete(.quiet))
    // It grew after all.
    try ScratchFolder.create(path, [1, 2])
    let third = try careful.look(previous: second, now: now + 6000)
    #expect(state("a.pdf", third) == .growing)
    #expect(state("a.pdf", try careful.look(previous: third, now: now + 10_999)) == .growing)
    #expect(state("a.pdf", try careful.look(previous: third, now: now + 11_000)) == .complete(.quiet))
  }

  @Test func aClockThatGoesBackStartsTheQuietTimeAnew() throws {
    let careful = ScannerFolder(path: folder.path, quietTime: 5000, trustsClosed: false)
    try folder.write("a.pdf", [1])
    let first = try careful.look(previous: [], now: now)
    let second = try careful.look(previous: first, now: now - 3_600_000)
    #expect(state("a.pdf", second) == .growing)
    #expect(state("a.pdf", try careful.look(previous: second, now: now - 3_595_000)) == .complete(.quiet))
  }

  @Test func aReplacedFileOfTheSameSizeStartsAnew() throws {
    let careful = ScannerFolder(path: folder.path, quietTime: 5000, trustsClosed: false)
    try folder.write("a.pdf", [1])
    let first = try careful.look(previous: [], now: now)
    try folder.write("b.pdf", [2])
    rename(folder.path + "/b.pdf", folder.path + "/a.pdf")
    #expect(state("a.pdf", try careful.look(previous: first, now: now + 9000)) == .growing)
  }

  // MARK: Hostile names and entries

  @Test(arguments: [
    "-rf.pdf", "--help", "$(reboot).pdf", ";id", "a\nb.pdf", "\r.pdf", "\u{1B}]0;x\u{07}.pdf", "fdp.\u{202E}gpj",
    "%n%s.pdf", "'; DROP TABLE log.pdf", "CON", "slutt. ", ".skjult.pdf", "C:\\x", "å.pdf", "a\u{030A}.pdf",
    "\u{200B}usynlig.pdf", "Hаnsen.pdf",
  ])
  func anyNameIsSeenClaimedAndRemoved(name: String) throws {
    try folder.write(name, [1, 2, 3])
    try folder.write("nabo.pdf", [9])
    let seen = try sighting(name)
    #expect(seen.state == .complete(.closed))
    #expect(
      seen.displayName.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) })
    let claimed = try scanner.claim(seen)
    #expect(ScratchFolder.read(descriptor: claimed.descriptor) == [1, 2, 3])
    #expect(try scanner.removeClaimed(seen) == .removed)
    #expect(try scanner.removeClaimed(seen) == .alreadyGone)
    #expect(!ScratchFolder.exists(folder.path + "/" + name))
    #expect(ScratchFolder.read(folder.path + "/nabo.pdf") == [9])
  }

  @Test func namesOf255BytesAndNamesThatAreNoText() throws {
    let longest = String(repeating: "æøå", count: 41) + "aaaaa.pdf"
    try folder.write(longest, [1])
    let raw: [UInt8] = [0xFF, 0x9B, 0x33, 0x31, 0x6D, 0x2E, 0x70, 0x64, 0x66]
    let path: [UInt8] = Array(folder.path.utf8) + [0x2F] + raw + [0]
    let descriptor = path.withUnsafeBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
    }
    try #require(descriptor >= 0)
    write(descriptor, "x", 1)
    close(descriptor)
    let sightings = try scanner.look(previous: [], now: now)
    #expect(sightings.count == 2)
    #expect(state(longest, sightings) == .complete(.closed))
    let odd = try #require(sightings.first { $0.name == raw })
    #expect(odd.displayName == "\u{FFFD}\u{FFFD}31m.pdf")
    for seen in sightings { #expect(try scanner.removeClaimed(seen) == .removed) }
    #expect(try scanner.look(previous: [], now: now).isEmpty)
  }

  @Test func whatIsNoFileIsNamedAndNeverOpened() throws {
    let outside = try ScratchFolder()
    let database = try outside.write("office.sqlite", [1, 2, 3])
    symlink(database, folder.path + "/lenke.pdf")
    link(database, folder.path + "/hard.pdf")
    mkfifo(folder.path + "/rør.pdf", 0o600)
    mkdir(folder.path + "/mappe.pdf", 0o700)
    // A lock of this process on the database must outlive the look: opening and closing a second name would drop it.
    let held = open(database, O_RDWR)
    defer { close(held) }
    var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 0, l_pid: 0)
    try #require(fcntl(held, F_SETLK, &lock) == 0)

    let sightings = try scanner.look(previous: [], now: now)
    #expect(state("lenke.pdf", sightings) == .notRegular(.symbolicLink))
    #expect(state("hard.pdf", sightings) == .notRegular(.severalNames))
    #expect(state("rør.pdf", sightings) == .notRegular(.fifo))
    #expect(state("mappe.pdf", sightings) == .notRegular(.folder))
    for seen in sightings {
      #expect(!seen.isOpenable)
      #expect(throws: FolderFault.notComplete) { _ = try scanner.claim(seen).descriptor }
    }
    #expect(Locks.isLocked(database))
    #expect(ScratchFolder.read(database) == [1, 2, 3])
  }

  // MARK: Nothing is lost between the looks

  @Test func aFileSwappedBetweenLookAndClaimIsNotTaken() throws {
    try folder.write("a.pdf", [1])
    let seen = try sighting("a.pdf")
    try folder.write("b.pdf", [2])
    rename(folder.path + "/b.pdf", folder.path + "/a.pdf")
    #expect(throws: FolderFault.changed) { _ = try scanner.claim(seen).descriptor }
    #expect(try scanner.removeClaimed(seen) == .replaced)
    #expect(ScratchFolder.read(folder.path + "/a.pdf") == [2])
    unlink(folder.path + "/a.pdf")
    symlink("/etc/hostname", folder.path + "/a.pdf")
    #expect(throws: FolderFault.self) { _ = try scanner.claim(seen).descriptor }
    #expect(try scanner.removeClaimed(seen) == .replaced)
    unlink(folder.path + "/a.pdf")
    #expect(throws: FolderFault.gone) { _ = try scanner.claim(seen).descriptor }
  }

  @Test func whatWasClaimedStaysReadableWhateverHappensToTheName() throws {
    let path = try folder.write("a.pdf", [1, 2, 3])
    let claimed = try scanner.claim(try sighting("a.pdf"))
    unlink(path)
    try folder.write("a.pdf", [9])
    let isUnchanged = claimed.isUnchanged
    #expect(isUnchanged)
    #expect(ScratchFolder.read(descriptor: claimed.descriptor) == [1, 2, 3])
    #expect(try scanner.removeClaimed(claimed.sighting) == .replaced)
    #expect(ScratchFolder.read(path) == [9])
  }

  @Test func aFileWrittenToAfterTheClaimIsNotRemoved() throws {
    let path = try folder.write("a.pdf", [1, 2, 3])
    let seen = try sighting("a.pdf")
    let claimed = try scanner.claim(seen)
    let writer = open(path, O_WRONLY | O_APPEND)
    write(writer, "x", 1)
    close(writer)
    let isUnchanged = claimed.isUnchanged
    #expect(!isUnchanged)
    #expect(try scanner.removeClaimed(seen) == .replaced)
    #expect(ScratchFolder.read(path) == [1, 2, 3, UInt8(ascii: "x")])
  }

  @Test func aRemovalCutOffHalfwayIsFinished() throws {
    try folder.write("a.pdf", [1])
    let seen = try sighting("a.pdf")
    let aside = folder.path + "/.fjernes-\(seen.device)-\(seen.inode)"
    rename(folder.path + "/a.pdf", aside)
    #expect(try scanner.removeClaimed(seen) == .alreadyGone)
    #expect(!ScratchFolder.exists(aside))
  }

  @Test func aStrangerSetAsideByACutOffRemovalComesBack() throws {
    try folder.write("a.pdf", [1])
    let seen = try sighting("a.pdf")
    unlink(folder.path + "/a.pdf")
    let aside = try folder.write(".fjernes-\(seen.device)-\(seen.inode)", [7, 7])
    #expect(try scanner.removeClaimed(seen) == .replaced)
    #expect(!ScratchFolder.exists(aside))
    #expect(ScratchFolder.read(folder.path + "/a.pdf") == [7, 7])
  }

  @Test func aSwapAtAnyMomentLosesNothing() async throws {
    // A second scan with the same name arrives again and again while the first is removed.
    let path = folder.path
    for round in 0..<200 {
      try folder.write("a.pdf", [1])
      let seen = try sighting("a.pdf")
      try folder.write("ny", [2, 2])
      async let arrival = Self.deliver(path + "/ny", path + "/a.pdf")
      let removal = try scanner.removeClaimed(seen)
      #expect(await arrival == 0)
      let left = try scanner.look(previous: [], now: now)
      #expect(left.map(\.byteCount) == [2], "round \(round): \(removal)")
      for sighting in left { _ = try scanner.removeClaimed(sighting) }
    }
  }

  @concurrent private static func deliver(_ old: String, _ new: String) async -> Int32 {
    Glibc.rename(old, new)
  }

  // MARK: The folder itself

  @Test func aFolderThatIsMissingOrNoFolderIsAFault() throws {
    let absent = folder.path + "/borte"
    #expect(throws: FolderFault.missing(path: absent)) {
      try ScannerFolder(path: absent).look(previous: [], now: now)
    }
    let file = try folder.write("fil", [1])
    #expect(throws: FolderFault.notFolder(path: file)) { try ScannerFolder(path: file).look(previous: [], now: now) }
    let link = folder.path + "/lenke"
    symlink("/tmp", link)
    #expect(throws: FolderFault.notFolder(path: link)) { try ScannerFolder(path: link).look(previous: [], now: now) }
  }

  @Test func tenThousandEntriesAreAllSeen() throws {
    for index in 0..<10_000 { close(open(folder.path + "/\(index)", O_CREAT | O_WRONLY, 0o600)) }
    #expect(try scanner.look(previous: [], now: now).count == 10_000)
  }
}

/// Asks another process, as this one's own locks never stand in its way.
private enum Locks {
  static func isLocked(_ path: String) -> Bool {
    // flock(1) takes the other kind of lock; the kernel lists those of this kind.
    var status = stat()
    guard stat(path, &status) == 0, let table = ScratchFolder.read("/proc/locks") else { return false }
    let lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
    return lines.contains { $0.contains("POSIX") && $0.contains(":\(status.st_ino) ") }
  }
}
