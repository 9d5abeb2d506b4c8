import CPlatform
import Domain
import Glibc
import Repository
import Routines

/// A rule pack in a file of the user's: anything may stand at the path, and nothing of it is believed.
struct PackFile {
  let path: String

  /// What a desk reads packs with.
  static let reader: PackReader = { path, phrases in try PackFile(path: path).pack(in: phrases) }

  /// The pack, or a refusal that tells every fault in the words of the phrasebook.
  func pack(in phrases: Phrasebook) throws -> RoutineFile {
    do {
      return try read()
    } catch {
      let faults = error.faults
      if let fault = faults.first, fault.isUnreadable {
        throw Refusal(.packUnreadable, ["file": name, "cause": fault.problem(in: phrases)])
      }
      let words = faults.map { $0.text(in: phrases) }.joined(separator: " ")
      throw Refusal(.packHasFaults, ["file": name, "count": String(faults.count), "faults": words])
    }
  }

  /// The pack, or everything that is wrong with it.
  func read() throws(PackRefused) -> RoutineFile { try RoutinePacks.parse(try bytes(), file: name) }

  /// How the file is told of.
  var name: String { path.singleLine }

  /// An ordinary file of at most ``RoutinePacks/largestSize`` bytes; a pipe or a device is never waited for.
  private func bytes() throws(PackRefused) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw unreadable(errno) }
    defer { close(file) }
    var facts = platform_file_facts()
    let status = platform_facts(file, &facts)
    guard status == 0 else { throw unreadable(-status) }
    guard facts.type == UInt32(S_IFREG) else { throw unreadable(facts.type == UInt32(S_IFDIR) ? EISDIR : EINVAL) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    // One byte more than is read, so that the reader can say that the file is too large.
    while bytes.count <= RoutinePacks.largestSize {
      let count = Glibc.read(file, &chunk, chunk.count)
      guard count >= 0 else { throw unreadable(errno) }
      if count == 0 { break }
      bytes += chunk.prefix(count)
    }
    return bytes
  }

  private func unreadable(_ number: Int32) -> PackRefused {
    let code: PackFault.Code =
      switch number {
      case ENOENT, ENOTDIR: .notThere
      case EACCES, EPERM: .notAllowed
      case EISDIR, EINVAL: .notFile
      default: .unreadable
      }
    return PackRefused([PackFault(file: name, code, ["cause": String(cString: strerror(number))])])
  }
}
