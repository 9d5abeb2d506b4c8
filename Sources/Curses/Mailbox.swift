internal import Glibc
internal import Synchronization

/// Where background work leaves results for the thread that owns the terminal. Any thread may post; posting wakes the
/// terminal, which then gives ``InputEvent/wake``.
package final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  /// Give it to ``CursesTerminal/Options``.
  package let waker: Waker

  package init() throws(TerminalFailure) {
    waker = try Waker()
  }

  package func post(_ message: Message) {
    let wasEmpty = messages.withLock { queue in
      defer { queue.append(message) }
      return queue.isEmpty
    }
    if wasEmpty { waker.wake() }
  }

  /// Takes all messages, oldest first.
  package func drain() -> [Message] {
    messages.withLock { queue in
      defer { queue.removeAll() }
      return queue
    }
  }
}

/// A pipe that wakes the terminal's thread. Bytes in it mean only "look".
package final class Waker: Sendable {
  let readEnd: Int32
  private let writeEnd: Int32

  package init() throws(TerminalFailure) {
    (readEnd, writeEnd) = try makePipe()
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Wakes the terminal's thread; a full pipe will wake it anyway.
  package func wake() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Empties the pipe.
  func clear() {
    emptyPipe(readEnd)
  }
}

/// A pipe of which both ends never block and are closed in child programs.
func makePipe() throws(TerminalFailure) -> (read: Int32, write: Int32) {
  var ends: [Int32] = [-1, -1]
  guard pipe(&ends) == 0 else { throw .lastError(of: "pipe") }
  for end in ends {
    _ = fcntl(end, F_SETFL, O_NONBLOCK)
    _ = fcntl(end, F_SETFD, FD_CLOEXEC)
  }
  return (ends[0], ends[1])
}

func emptyPipe(_ descriptor: Int32) {
  var bytes = [UInt8](repeating: 0, count: 64)
  while read(descriptor, &bytes, bytes.count) == bytes.count {}
}

extension TerminalFailure {
  /// The failure of the system call that has just failed.
  static func lastError(of call: String) -> TerminalFailure {
    let code = errno
    return .system(call: call, code: code, text: String(cString: strerror(code)))
  }
}
