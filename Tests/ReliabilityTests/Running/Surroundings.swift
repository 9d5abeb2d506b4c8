import Foundation
import Glibc
import TestOffice

/// What this machine lets the tests do; a test that cannot run here says why.
enum Surroundings {
  /// The long loops, an hour instead of minutes.
  static let isLong = ProcessInfo.processInfo.environment["MORGENPOST_LONG"] == "1"

  /// Says how much a long loop has done.
  static func tell(_ line: @autoclosure () -> String) {
    if isLong { FileHandle.standardError.write(Data("· \(line())\n".utf8)) }
  }

  static let isRoot = geteuid() == 0

  static func has(_ tool: String) -> Bool {
    (try? Program.run(["sh", "-c", "command -v \(tool)"]).isDone) ?? false
  }

  /// strace is there and may trace: some containers forbid ptrace.
  static let canTrace = (try? Program.run(["strace", "-f", "-qq", "-o", "/dev/null", "true"]).isDone) ?? false

  static let canMount: Bool = {
    guard isRoot, let folder = try? ScratchFolder(), let disk = try? MemoryDisk(at: folder.path + "/disk") else {
      return false
    }
    return disk.isMounted
  }()

  static let canFakeTime = has("faketime")
  static let hasSQLiteShell = has("sqlite3")
  static let canBecomeNobody =
    isRoot && (try? Program.run(["setpriv", "--reuid", "65534", "--clear-groups", "true"]).isDone) ?? false
}

/// A file system in memory with room for `bytes`, mounted while the value lives; for root only.
final class MemoryDisk: Sendable {
  let path: String
  let isMounted: Bool

  init(at path: String, bytes: Int? = nil) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let options = "mode=700" + (bytes.map { ",size=\($0)" } ?? "")
    isMounted = options.withCString { mount("morgenpost-test", path, "tmpfs", 0, $0) } == 0
    guard isMounted else { throw StartedProgram.CannotStart(words: ["mount", path], errno: errno) }
  }

  /// Gives the disk another size while it is in use.
  func resize(bytes: Int) -> Bool {
    "mode=700,size=\(bytes)".withCString { mount("morgenpost-test", path, "tmpfs", UInt(MS_REMOUNT), $0) } == 0
  }

  deinit {
    if isMounted { umount2(path, Int32(MNT_DETACH)) }
  }
}
