import CPlatform
import Foundation
import Glibc
import TestOffice
import Testing

@testable import Documents

/// Promise 11, the other way round: what each wall and limit keeps from happening does happen where it is taken out, so
/// that ``CageTests`` would notice its absence.
@Suite struct OpenCageTests {
  private func run(
    _ tool: ExternalTool, _ arguments: [CageArgument] = [], document: [UInt8] = [1], wall: CageWall = .limits,
    _ change: (inout CageLimits) -> Void = { _ in }
  ) async throws -> CageOutcome {
    let folder = try ScratchFolder()
    let descriptor = Glibc.open(try folder.write("dokument", document), O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var limits = CageLimits()
    // A busy machine takes its time to start a program.
    limits.wallClock = .seconds(120)
    change(&limits)
    return await Cage(wall: wall, limits: limits).run(tool, arguments, on: descriptor)
  }

  private func output(_ outcome: CageOutcome) throws -> CagedOutput {
    guard case .output(let output) = outcome else { throw Unexpected(outcome: outcome) }
    return output
  }

  struct Unexpected: Error { let outcome: CageOutcome }

  @Test("Without the limit on processor time a bomb goes on until the wall clock ends it")
  func processorTime() async throws {
    let outcome = try await run(.pdftotext, [.document, .text("-")], document: SampleDocuments.processorBomb()) {
      $0.processorSeconds = 600
      $0.wallClock = .seconds(4)
    }
    #expect(outcome == .timedOut)
  }

  @Test("Without the wall clock a program that only waits takes the time it likes")
  func wallClock() async throws {
    let start = ContinuousClock.now
    let outcome = try await run(.init(name: "sleep", package: "coreutils"), [.text("1.5")]) {
      $0.wallClock = .seconds(600)
    }
    #expect(try output(outcome).exitCode == 0)
    #expect(ContinuousClock.now - start >= .milliseconds(1500))
  }

  @Test("Without the limit on memory two gigabytes are had")
  func memory() async throws {
    let arguments: [CageArgument] = ["if=/dev/zero", "of=/dev/null", "bs=2G", "count=1"].map { .text($0) }
    let outcome = try await run(.init(name: "dd", package: "coreutils"), arguments) {
      $0.addressSpace = 4 << 30
      $0.wallClock = .seconds(120)
      $0.processorSeconds = 60
    }
    #expect(try output(outcome).exitCode == 0)
  }

  @Test("Without the limit on output everything is read")
  func tooMuchOutput() async throws {
    let bytes = [UInt8](repeating: 65, count: 300_000)
    let outcome = try await run(.init(name: "cat", package: "coreutils"), [.document], document: bytes)
    #expect(try output(outcome).standardOutput == bytes)
  }

  @Test("Without bubblewrap a program reads what the user may read")
  func files() async throws {
    let folder = try ScratchFolder()
    let secret = try folder.write("hemmelig", Array("hemmelig".utf8))
    let outcome = try await run(.init(name: "cat", package: "coreutils"), [.text(secret)])
    #expect(try output(outcome).outputLines == ["hemmelig"])
  }

  @Test("Without the cage the environment is inherited")
  func environment() throws {
    let program = Process()
    program.executableURL = URL(filePath: "/usr/bin/env")
    program.environment = ProcessInfo.processInfo.environment.merging(["MORGENPOST_SECRET_OF_TEST": "x"]) { $1 }
    let pipe = Pipe()
    program.standardOutput = pipe
    try program.run()
    let lines = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    program.waitUntilExit()
    #expect(lines.contains("MORGENPOST_SECRET_OF_TEST=x"))
  }

  @Test("No wall that cuts the network lets a connection through; without one it is made")
  func network() async throws {
    let listener = try Listener()
    let connecting = CageArgument.text("exec 3<>/dev/tcp/127.0.0.1/\(listener.port)")
    for wall in CageWall.allCases {
      guard await Cage(wall: wall).stands() else { continue }
      let outcome = try await run(.init(name: "bash", package: "bash"), [.text("-c"), connecting], wall: wall)
      #expect((try output(outcome).exitCode == 0) == (wall == .limits), "\(wall)")
    }
  }

  #if DEBUG
  @Test("Promise 17: a document is never looked at inside a write transaction: a debug build stops there")
  func insideTransaction() async throws {
    await #expect(processExitsWith: .success) {
      _ = await Cage(wall: .limits).run(.init(name: "true", package: "coreutils"), [], on: 0)
    }
    await #expect(processExitsWith: .failure) {
      platform_enter_transaction()
      _ = await Cage(wall: .limits).run(.init(name: "true", package: "coreutils"), [], on: 0)
    }
  }
  #endif
}

private struct Unanswered: Error { let errno: Int32 }

/// A port on this machine that takes connections.
private struct Listener: ~Copyable {
  let port: UInt16
  private let descriptor: Int32

  init() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isListening else { throw Unanswered(errno: errno) }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(descriptor) }
}
