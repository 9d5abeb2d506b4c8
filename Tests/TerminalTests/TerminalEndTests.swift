import Glibc
import TestOffice
import Testing

/// A test leaves no terminal behind, whatever became of it.
@Suite struct TerminalEndTests {
  private func isThere(_ process: pid_t) -> Bool { kill(process, 0) == 0 }

  /// Threads of a test runner may block every signal; what they start must be able to end all the same.
  @Test func endsWithItsTest() throws {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let (server, shell) = try opened()
    #expect(eventually { !isThere(server) && !isThere(shell) })
  }

  private func opened() throws -> (server: pid_t, program: pid_t) {
    let terminal = try Tmux(width: 80, height: 24)
    terminal.command("sleep 600")
    #expect(eventually { (try? terminal.processID()) ?? 0 > 0 })
    let blocked = try #require(signals("SigBlk", of: terminal.server))
    #expect(blocked & (1 << UInt64(SIGTERM - 1)) == 0, "the terminal can be asked to end")
    return (terminal.server, try terminal.processID())
  }

  /// A set of signals from what the system says about a process.
  private func signals(_ name: String, of process: pid_t) -> UInt64? {
    let status = String(decoding: ScratchFolder.read("/proc/\(process)/status") ?? [], as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line.flatMap { UInt64($0.split { $0.isWhitespace }[1], radix: 16) }
  }
}
