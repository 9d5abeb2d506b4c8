import Domain
import Foundation
import Glibc

/// What is kept of a run: one line of JSON for everything that was done from outside, synced before it is answered.
/// What time does to a shipment follows from these and is not written.
final class Journal: Sendable {
  enum Entry: Codable, Sendable {
    case sent(Sending)
    case read(id: String, at: Instant, text: String)
    case handled(id: String, at: Instant)
    case channel(digitalId: String, channel: Channel)
    case clock(offset: Int64)
  }

  private let file: FileHandle
  private let path: String

  /// Opens the journal of a folder, and makes both when they are missing. One simulator at a time.
  init(folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    path = folder + "/svarut.jsonl"
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw CocoaError(.fileLocking, userInfo: [NSFilePathErrorKey: path])
    }
  }

  /// Everything that was kept. A last line without its end was never answered and is cut off.
  func entries() throws -> [Entry] {
    try file.seek(toOffset: 0)
    let all = try file.readToEnd() ?? Data()
    var lines = all.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
    if let last = lines.last, all.last != UInt8(ascii: "\n") {
      complain("\(path): the last line is not whole and is left out")
      try file.truncate(atOffset: UInt64(all.count - last.count))
      lines.removeLast()
    }
    return try lines.map { try JSONDecoder().decode(Entry.self, from: $0) }
  }

  func keep(_ entry: Entry) throws {
    try file.write(contentsOf: try JSONEncoder().encode(entry) + [UInt8(ascii: "\n")])
    try file.synchronize()
  }
}
