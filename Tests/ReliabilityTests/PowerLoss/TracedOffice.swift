import Foundation
import Glibc
import TestOffice

/// An office on a disk of its own, the run that was traced there, and the ways in which the power can fail in it.
///
/// Each state is rebuilt on a fresh disk in memory: such disks number their files in the order in which they are made,
/// so that the files from the scanner keep the numbers by which the intake knows them.
struct TracedOffice {
  /// After how many operations the power fails, and what the disk had written by then.
  struct Failure {
    let after: Int
    let luck: DiskModel.Luck
  }

  private struct Scan {
    let file: DroppedFile
    let number: DiskOperation.FileNumber
    let inode: ino_t
    let modified: timespec
  }

  let operations: [DiskOperation]
  private let runs: Int
  private let known: OfficeUnderTest
  private let promisedBefore: [Promise]
  private let session: String
  private let before: DiskModel
  private let numbers: [String: DiskOperation.FileNumber]
  private let scans: [Scan]

  struct Unfaithful: Error { let path: String, errno: Int32 }

  /// Runs the arguments one after the other under strace, with pages of these names, and no others, in the scanner
  /// folder.
  ///
  /// - Parameter faking: an injection that answers syncs instead of the kernel, for the counter-test.
  init(_ prepared: OfficeUnderTest, runs: [[String]], scans names: [String], faking: String? = nil) throws {
    let place = try ScratchFolder()
    let disk = try MemoryDisk(at: place.path + "/disk")
    // The first files of the disk, here as on every rebuilt one.
    for name in names { try Self.write(ScannedPage.png(name), to: "\(disk.path)/\(name)") }
    for name in ["office", "session"] {
      try OfficeUnderTest.require(
        try Program.run(["cp", "-a", "\(prepared.root)/\(name)", "\(disk.path)/\(name)"]))
    }
    let office = OfficeUnderTest(knowing: prepared, at: disk.path)
    guard try office.isScannerFolderEmpty() else { throw Unfaithful(path: office.scannerFolder, errno: 0) }
    let dropped = try names.map { try office.drop($0, moving: "\(disk.path)/\($0)") }

    let tree = try OfficeTree(office.folder)
    before = DiskModel(folders: tree.folders, files: tree.files)
    scans = try dropped.map { file in
      let facts = try Self.facts(office.scannerFolder + "/" + file.name)
      let number = tree.files["intermediate/\(OfficeUnderTest.service)/\(file.name)"]?.number
      return Scan(file: file, number: number ?? 0, inode: facts.st_ino, modified: facts.st_mtim)
    }
    promisedBefore = office.promises
    numbers = tree.files.mapValues(\.number)
    var reader = DiskOperationReader(root: office.folder, files: numbers)
    for arguments in runs {
      let log = place.path + "/trace"
      var wrapper = ["strace", "-f", "-y", "-xx", "-s", "16000000", "-qq", "-o", log]
      wrapper += ["-e", "trace=\(DiskOperationReader.traced)", "-e", "signal=none"]
      if let faking { wrapper += ["-e", "inject=\(faking)"] }
      try OfficeUnderTest.require(try office.run(arguments, under: wrapper))
      for call in try SystemCallTrace.read(log) { try reader.take(call) }
    }
    operations = reader.operations
    session = try String(contentsOfFile: office.session, encoding: .utf8)
    self.runs = runs.count
    known = office
  }

  /// How many writes went to the file that had this path before the first run.
  func writes(to path: String) -> Int {
    operations.count { if case .write(let file, _, _) = $0 { file == numbers[path] } else { false } }
  }

  /// Every operation as the last one, with nothing, everything, and `parts` times some of the rest on the disk.
  func failures(parts: Int) -> [Failure] {
    (0...operations.count).flatMap { after in
      [Failure(after: after, luck: .nothing), Failure(after: after, luck: .everything)]
        + (0..<parts).map { Failure(after: after, luck: .some(seed: UInt64(after * 100 + $0))) }
    }
  }

  /// Lets the power fail, starts the office again, and checks it.
  func violations(after failure: Failure, honouringSyncs: Bool = true) throws -> [String] {
    var model = before
    model.honoursSyncs = honouringSyncs
    let done = operations.prefix(failure.after)
    done.forEach { model.take($0) }
    let answers = done.count { if case .answer = $0 { true } else { false } }

    let place = try ScratchFolder()
    let disk = try MemoryDisk(at: place.path + "/disk")
    let office = OfficeUnderTest(
      knowing: known, at: disk.path, promises: answers == runs ? known.promises : promisedBefore)
    try rebuild(model.remains(failure.luck), as: office)
    return try OfficeCheck.recover(office)
  }

  private func rebuild(_ remains: DiskModel.Remains, as office: OfficeUnderTest) throws {
    for scan in scans {
      let path = "\(office.root)/\(scan.file.name)"
      try Self.write(ScannedPage.png(scan.file.name), to: path)
      guard try Self.facts(path).st_ino == scan.inode else { throw Unfaithful(path: path, errno: 0) }
    }
    try Self.write(Array(session.utf8), to: office.session)
    for folder in [""] + remains.folders.sorted() where mkdir("\(office.folder)/\(folder)", 0o700) != 0 {
      guard errno == EEXIST else { throw Unfaithful(path: folder, errno: errno) }
    }
    // The shared memory of SQLite is memory: it never comes back.
    for (path, file) in remains.files where path != "office.sqlite-shm" {
      let target = "\(office.folder)/\(path)"
      guard let scan = scans.first(where: { $0.number == file.number }) else {
        try Self.write(file.bytes, to: target)
        continue
      }
      let times = [scan.modified, scan.modified]
      guard rename("\(office.root)/\(scan.file.name)", target) == 0, utimensat(AT_FDCWD, target, times, 0) == 0 else {
        throw Unfaithful(path: path, errno: errno)
      }
    }
    for scan in scans { unlink("\(office.root)/\(scan.file.name)") }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Unfaithful(path: path, errno: errno) }
    defer { close(descriptor) }
    guard bytes.isEmpty || Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw Unfaithful(path: path, errno: errno)
    }
  }

  private static func facts(_ path: String) throws -> stat {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw Unfaithful(path: path, errno: errno) }
    return facts
  }
}

/// Every folder and file of an office, by path relative to it; files get numbers from 1.
private struct OfficeTree {
  var folders: Set<String> = [""]
  var files: [String: (number: DiskOperation.FileNumber, bytes: [UInt8])] = [:]

  init(_ root: String) throws {
    for path in try FileManager.default.subpathsOfDirectory(atPath: root).sorted() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
      if isFolder.boolValue {
        folders.insert(path)
      } else {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)))
        files[path] = (files.count + 1, bytes)
      }
    }
  }
}
