import Foundation
import Glibc
import TestOffice
import Testing

@testable import Documents

/// Promise 11: a hostile document can hurt only its own cage.
@Suite struct CageTests {
  /// Every wall that this machine can build.
  private func cages(_ limits: CageLimits = CageLimits()) async -> [Cage] {
    var cages = [await Cage.strongest(limits: limits)]
    for wall in CageWall.allCases where wall != cages[0].wall {
      let cage = Cage(wall: wall, limits: limits)
      if await cage.stands() { cages.append(cage) }
    }
    return cages
  }

  private func open(_ bytes: [UInt8], in folder: ScratchFolder) throws -> Int32 {
    Glibc.open(try folder.write("dokument", bytes), O_RDONLY | O_CLOEXEC)
  }

  @Test func theDocumentReachesTheProgramWhole() async throws {
    let folder = try ScratchFolder()
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let descriptor = try open(bytes, in: folder)
    defer { close(descriptor) }
    lseek(descriptor, 1000, SEEK_SET)
    for cage in await cages() {
      let outcome = await cage.run(.cat, [.document], on: descriptor)
      #expect(outcome == .output(CagedOutput(exitCode: 0, standardOutput: bytes, standardError: [])))
    }
    #expect(lseek(descriptor, 0, SEEK_CUR) == 1000)
  }

  @Test func aProcessorBombIsStopped() async throws {
    let folder = try ScratchFolder()
    let descriptor = try open(SampleDocuments.processorBomb(), in: folder)
    defer { close(descriptor) }
    var limits = CageLimits()
    limits.processorSeconds = 1
    // A busy machine gives a second of processor time slowly.
    limits.wallClock = .seconds(120)
    for cage in await cages(limits) {
      let outcome = await cage.run(.pdftotext, [.document, .text("-")], on: descriptor)
      #expect(outcome == .refused(.cpuTime), "\(cage.wall)")
    }
  }

  @Test func theWallClockEndsAProgramThatOnlyWaits() async throws {
    let folder = try ScratchFolder()
    let descriptor = try open([1], in: folder)
    defer { close(descriptor) }
    var limits = CageLimits()
    limits.wallClock = .milliseconds(300)
    for cage in await cages(limits) {
      let start = ContinuousClock.now
      // A number of seconds that no other test uses, to find the program again.
      let outcome = await cage.run(.sleep, [.text("98.7625")], on: descriptor)
      #expect(outcome == .timedOut, "\(cage.wall)")
      #expect(ContinuousClock.now - start < .seconds(8))
      let isGone = await eventually { !Self.isRunning("98.7625") }
      #expect(isGone, "\(cage.wall)")
    }
  }

  @Test func tooMuchOutputIsStopped() async throws {
    let folder = try ScratchFolder()
    let descriptor = try open(Array(repeating: 65, count: 300_000), in: folder)
    defer { close(descriptor) }
    var limits = CageLimits()
    limits.outputBytes = 1000
    for cage in await cages(limits) {
      #expect(await cage.run(.cat, [.document], on: descriptor) == .tooBig, "\(cage.wall)")
    }
  }

  @Test func memoryIsLimited() async throws {
    let folder = try ScratchFolder()
    let descriptor = try open([1], in: folder)
    defer { close(descriptor) }
    for cage in await cages() {
      // 2 GB of buffer.
      let outcome = await cage.run(
        .dd, [.text("if=/dev/zero"), .text("of=/dev/null"), .text("bs=2G"), .text("count=1")], on: descriptor)
      guard case .output(let output) = outcome else {
        Issue.record("\(cage.wall): \(outcome)")
        continue
      }
      #expect(output.exitCode != 0)
    }
  }

  @Test(.enabled("bubblewrap does not run here") { await Cage(wall: .bubblewrap).stands() })
  func noForeignFilesBehindBubblewrap() async throws {
    let cage = Cage(wall: .bubblewrap)
    let folder = try ScratchFolder()
    let secret = try folder.write("hemmelig", Array("hemmelig".utf8))
    let descriptor = try open([1], in: folder)
    defer { close(descriptor) }
    for path in [secret, "/etc/hostname", "/proc/self/environ", "/root", "/work", "/tmp"] {
      guard case .output(let output) = await cage.run(.cat, [.text(path)], on: descriptor) else {
        Issue.record("cannot run")
        continue
      }
      #expect(output.exitCode != 0, "\(path)")
      #expect(output.standardOutput.isEmpty)
    }
    guard case .output(let listing) = await cage.run(.ls, [.text("-A"), .text("/")], on: descriptor) else {
      Issue.record("cannot run")
      return
    }
    #expect(Set(listing.outputLines).isSubset(of: ["bin", "document", "lib", "lib64", "usr"]))
  }

  @Test func theEnvironmentStaysOutside() async throws {
    let folder = try ScratchFolder()
    let descriptor = try open([1], in: folder)
    defer { close(descriptor) }
    setenv("MORGENPOST_SECRET_OF_TEST", "x", 1)
    for cage in await cages() {
      guard case .output(let output) = await cage.run(.env, [], on: descriptor) else {
        Issue.record("cannot run")
        continue
      }
      let names = Set(output.outputLines.map { String($0.prefix { $0 != "=" }) })
      #expect(names.isSubset(of: ["PATH", "LC_ALL", "HOME", "PWD", "OMP_THREAD_LIMIT"]), "\(cage.wall)")
    }
  }

  @Test func descriptorsOfThisProcessStayOutside() async throws {
    let folder = try ScratchFolder()
    let descriptor = try open([1], in: folder)
    defer { close(descriptor) }
    let leaky = Glibc.open("/dev/null", O_RDONLY)
    defer { close(leaky) }
    for cage in await cages() where cage.wall != .bubblewrap {
      guard case .output(let output) = await cage.run(.ls, [.text("/proc/self/fd")], on: descriptor) else {
        Issue.record("cannot run")
        continue
      }
      // Standard input, output, error and the listing itself.
      #expect(output.outputLines == ["0", "1", "2", "3"], "\(cage.wall)")
    }
  }

  @Test func aMissingProgramSaysHowToGetIt() async throws {
    let folder = try ScratchFolder()
    let descriptor = try open([1], in: folder)
    defer { close(descriptor) }
    let absent = ExternalTool(name: "finnes-ikke", package: "finnes-ikke-pakke")
    #expect(await Cage.strongest().run(absent, [], on: descriptor) == .toolMissing(absent))
    #expect(absent.installation == "apt-get install finnes-ikke-pakke")
  }

  @Test func aCancelledTaskEndsTheProgram() async throws {
    let folder = try ScratchFolder()
    let descriptor = try open([1], in: folder)
    defer { close(descriptor) }
    let cage = await Cage.strongest()
    let task = Task { await cage.run(.sleep, [.text("97.3141")], on: descriptor) }
    let hasStarted = await eventually { Self.isRunning("97.3141") }
    #expect(hasStarted)
    task.cancel()
    #expect(await task.value == .refused(.cancelled))
    let isGone = await eventually { !Self.isRunning("97.3141") }
    #expect(isGone)
  }

  @Test func manyRunsAtOnceLoseNoOutput() async throws {
    let folder = try ScratchFolder()
    let bytes = Array(repeating: UInt8(ascii: "x"), count: 100_000)
    let descriptor = try open(bytes, in: folder)
    defer { close(descriptor) }
    let cage = await Cage.strongest()
    await withTaskGroup(of: CageOutcome.self) { group in
      for _ in 0..<40 { group.addTask { await cage.run(.cat, [.document], on: descriptor) } }
      for await outcome in group {
        guard case .output(let output) = outcome else {
          Issue.record("\(outcome)")
          continue
        }
        #expect(output.standardOutput == bytes)
      }
    }
  }

  @Test func capabilitiesNameTheWall() async {
    let found = await DocumentCapabilities.find()
    #expect(found.wall == (await Cage.strongest()).wall)
    #expect(found.missing.allSatisfy { $0.path == nil })
  }

  /// Whether a program with this word on its command line runs.
  private static func isRunning(_ word: String) -> Bool {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.contains { process in
      guard let line = ScratchFolder.read("/proc/\(process)/cmdline") else { return false }
      return line.split(separator: 0).contains { $0.elementsEqual(word.utf8) }
    }
  }

  private func eventually(_ condition: () -> Bool) async -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
      if condition() { return true }
      await Task.yield()
    }
    return false
  }
}

extension ExternalTool {
  fileprivate static let cat = Self(name: "cat", package: "coreutils")
  fileprivate static let sleep = Self(name: "sleep", package: "coreutils")
  fileprivate static let dd = Self(name: "dd", package: "coreutils")
  fileprivate static let ls = Self(name: "ls", package: "coreutils")
  fileprivate static let env = Self(name: "env", package: "coreutils")
}
