import CommandBus
import Domain
import Foundation
import Glibc
import Repository
import Workstation

/// The user's own editor, as `$VISUAL` or `$EDITOR` names it, on the terminal of this process.
struct EditorProgram: Sendable {
  /// As the user wrote it; it may hold arguments.
  let command: String
  private let folder: DraftFolder

  /// nil where the user has named none.
  init?(drafts folder: DraftFolder, environment: [String: String] = ProcessInfo.processInfo.environment) {
    let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { $0.contains { !$0.isWhitespace } }
    guard let named else { return nil }
    command = named
    self.folder = folder
  }

  /// The text as the user left it. The terminal must have been lent. The file is removed when its text has come back, or
  /// when nothing was written in it.
  func edit(_ draft: LetterDraft) -> Result<String, EditFault> {
    do {
      let path = try folder.handOut(draft)
      let code = try run(on: path)
      guard code == 0 else {
        // What was written before a hang-up is nowhere else.
        if (try? folder.takeBack(draft)) == draft.text { folder.dropHandedOut(draft) }
        // What the shell says when there is no such program, or it must not be run.
        let isStarted = code != 126 && code != 127
        return .failure(isStarted ? .failed(program: command, code: Int(code)) : .notStarted(program: command))
      }
      let text = try folder.takeBack(draft)
      folder.dropHandedOut(draft)
      return .success(text)
    } catch DraftFault.notText {
      return .failure(.notText)
    } catch DraftFault.tooLong {
      return .failure(.tooLong)
    } catch {
      return .failure(.fault("\(error)"))
    }
  }

  /// Runs the editor to its end. The shell takes the command apart, as git and others let it; the path is its argument.
  private func run(on path: String) throws -> Int32 {
    let words = ["/bin/sh", "-c", "\(command) \"$1\"", "sh", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    let failure = posix_spawn(&child, words[0], nil, &attributes, arguments, environ)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .ECHILD) }
    }
    // As the shell tells of a program that a signal has ended.
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
  }
}
