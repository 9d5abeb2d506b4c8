internal import CPlatform
internal import Glibc
internal import Subprocess
internal import SystemPackage

/// Runs a program on one hostile document, so that the document can hurt only the cage.
///
/// With bubblewrap the program sees `/usr` read-only and the one document under a fixed name, and nothing else: no
/// network, no other process, no home, no environment. Without it the limits still hold, and the network is cut where
/// the system lets us. Always: limits on processor time, memory, files and output, a wall clock, no core dump, no
/// shell, and no name that came from outside on any command line. Source: promise 11 (a hostile PDF can hurt only its
/// own cage).
package struct Cage: Sendable {
  package let wall: CageWall
  package let limits: CageLimits

  /// How far programs stand back for others on this machine, as `nice` says it: for the work of a task that nobody
  /// waits for.
  @TaskLocal package static var niceness = 0

  /// For callers that know the wall; `Cage.strongest` finds the best one.
  package init(wall: CageWall, limits: CageLimits = CageLimits()) {
    self.wall = wall
    self.limits = limits
  }

  /// The strongest cage that runs on this machine, found by trying.
  package static func strongest(limits: CageLimits = CageLimits()) async -> Cage {
    for wall in CageWall.allCases where wall != .limits {
      let cage = Cage(wall: wall, limits: limits)
      if await cage.stands() { return cage }
    }
    return Cage(wall: .limits, limits: limits)
  }

  /// Whether a harmless program runs behind this wall here.
  func stands() async -> Bool {
    guard wall.tools.allSatisfy({ $0.path != nil }) else { return false }
    let nothing = Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard nothing >= 0 else { return false }
    defer { close(nothing) }
    guard case .output(let output) = await run(.init(name: "true", package: "coreutils"), [], on: nothing) else {
      return false
    }
    return output.exitCode == 0
  }

  /// Runs `tool` on the document that is open as `descriptor`, from its first byte.
  package func run(
    _ tool: ExternalTool, _ arguments: [CageArgument], on descriptor: Int32, in room: CageRoom = CageRoom()
  ) async -> CageOutcome {
    assert(platform_inside_transaction() == 0, "the whole office would wait for \(tool.name)")
    for needed in wall.tools + [tool] where needed.path == nil { return .toolMissing(needed) }
    guard let toolPath = tool.path else { return .toolMissing(tool) }
    let document = Self.freshDescriptor(descriptor)
    guard document >= 0 else { return .refused(.cannotStart(detail: "open: errno \(-document)")) }
    defer { close(document) }
    let line =
      Self.manners + wall.command(limits: limits, room: room) + [toolPath]
      + arguments.map { $0.text(in: room, behind: wall) }
    return await withTaskGroup(of: CageOutcome?.self) { group in
      group.addTask { await execute(line, document: document, room: room) }
      group.addTask {
        // Cancelled when the program was quicker.
        try? await Task.sleep(for: limits.wallClock)
        return nil
      }
      let first = await group.next() ?? nil
      let wasCancelled = Task.isCancelled
      group.cancelAll()
      await group.waitForAll()
      return wasCancelled ? .refused(.cancelled) : first ?? .timedOut
    }
  }

  private static var manners: [String] { niceness == 0 ? [] : ["/usr/bin/nice", "-n", String(niceness)] }

  /// An open file of its own, so that no other reader moves its offset; the same one rewound where the system forbids
  /// opening it again.
  private static func freshDescriptor(_ descriptor: Int32) -> Int32 {
    let opened = Glibc.open("/proc/self/fd/\(descriptor)", O_RDONLY | O_CLOEXEC | O_NOCTTY)
    if opened >= 0 { return opened }
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return -errno }
    lseek(copy, 0, SEEK_SET)
    return copy
  }

  private func execute(_ line: [String], document: Int32, room: CageRoom) async -> CageOutcome {
    var options = PlatformOptions()
    // Its own session: the terminal's signals and the terminal itself stay here.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(10))
    ]
    let program = FilePath(line[0])
    let words = Arguments(Array(line.dropFirst()))
    let environment = Environment.custom(environment(room))
    let input = FileDescriptorInput.fileDescriptor(
      FileDescriptor(rawValue: document), closeAfterSpawningProcess: false)
    let errors = BytesOutput.bytes(limit: limits.errorBytes)
    do {
      if let file = room.output {
        let result = try await Subprocess.run(
          .path(program), arguments: words, environment: environment, workingDirectory: "/", platformOptions: options,
          input: input,
          output: .fileDescriptor(FileDescriptor(rawValue: file), closeAfterSpawningProcess: false), error: errors)
        return outcome(result.terminationStatus, [], result.standardError)
      }
      let result = try await Subprocess.run(
        .path(program), arguments: words, environment: environment, workingDirectory: "/", platformOptions: options,
        input: input, output: .bytes(limit: limits.outputBytes), error: errors)
      return outcome(result.terminationStatus, result.standardOutput, result.standardError)
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .tooBig
    } catch is CancellationError {
      return .refused(.cancelled)
    } catch {
      return .refused(.cannotStart(detail: CleanText.line(String(describing: error), limit: 200)))
    }
  }

  private func outcome(_ status: TerminationStatus, _ output: [UInt8], _ errors: [UInt8]) -> CageOutcome {
    switch status {
    case .signaled(let signal): return .refused(signal == SIGXCPU ? .cpuTime : .signal(signal))
    case .exited(let code):
      // The outer program reports an inner death by signal as 128 + signal.
      if code > 128 { return .refused(code - 128 == SIGXCPU ? .cpuTime : .signal(code - 128)) }
      let output = CagedOutput(exitCode: code, standardOutput: output, standardError: errors)
      let wallTools = (wall.tools + [.prlimit]).map { "\($0.name): " }
      if code != 0, let line = output.errorLines.first, wallTools.contains(where: line.hasPrefix) {
        return .refused(.cannotStart(detail: CleanText.line(line, limit: 200)))
      }
      return .output(output)
    }
  }

  private func environment(_ room: CageRoom) -> [Environment.Key: String] {
    var environment: [Environment.Key: String] = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent",
      // One document at a time is enough for one processor.
      "OMP_THREAD_LIMIT": "1",
    ]
    for (name, value) in room.environment(wall: wall) { environment[.init(stringLiteral: name)] = value }
    return environment
  }
}

/// One word of a command line in the cage.
package enum CageArgument: Hashable, Sendable {
  /// A word written in this program.
  case text(String)
  /// The document, under the fixed name it has in the cage.
  case document
  /// A file in one of the room's folders.
  case file(String, folder: String)

  func text(in room: CageRoom, behind wall: CageWall) -> String {
    switch self {
    case .text(let text): text
    case .document: wall.documentPath
    case .file(let name, let folder): room.path(folder: folder, file: name, wall: wall)
    }
  }
}

/// What a run gave.
package enum CageOutcome: Hashable, Sendable {
  /// The program ended by itself, with any exit code.
  case output(CagedOutput)
  case refused(CageRefusal)
  /// The wall clock ran out.
  case timedOut
  /// It printed more than it may.
  case tooBig
  case toolMissing(ExternalTool)
}

package enum CageRefusal: Hashable, Sendable {
  case cpuTime
  /// Ended by this signal; SIGABRT and SIGSEGV are mostly the memory limit.
  case signal(Int32)
  case cannotStart(detail: String)
  /// The task that asked was cancelled.
  case cancelled
}

/// What a program printed.
package struct CagedOutput: Hashable, Sendable {
  package let exitCode: Int32
  package let standardOutput: [UInt8]
  package let standardError: [UInt8]

  /// Lines of the output; bytes that are no UTF-8 become U+FFFD. Not cleaned.
  package var outputLines: [String] { Self.lines(standardOutput) }
  package var errorLines: [String] { Self.lines(standardError) }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}
