internal import Glibc
internal import Synchronization

/// Letters made into pages before they are sent, for somebody who wants to see how they will look. They lie in memory
/// only; of many the last few are kept.
package final class LetterProofs: Sendable {
  private struct State {
    var made = 0
    var kept: [(name: String, pdf: [UInt8])] = []
  }

  private let state = Mutex(State())

  package init() {}

  /// Proofs that are kept at once.
  private static let most = 4

  /// Keeps the bytes of a PDF, and gives it a name that no stored document has.
  ///
  /// - Parameter owner: what it is of; the name begins with it.
  package func keep(_ pdf: [UInt8], of owner: String) -> String {
    state.withLock { state in
      state.made += 1
      let name = "\(owner)-\(state.made)"
      state.kept.append((name, pdf))
      state.kept.removeFirst(max(state.kept.count - Self.most, 0))
      return name
    }
  }

  /// A descriptor for reading, to be closed by the caller; nil when no proof of that name is kept.
  package func open(_ name: String) throws(DocumentDeviation) -> Int32? {
    guard let pdf = state.withLock({ $0.kept.first { $0.name == name }?.pdf }) else { return nil }
    let document = try MemoryDocument.of(pdf)
    let copy = fcntl(document.descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw .unreadable(errno: errno) }
    return copy
  }
}
