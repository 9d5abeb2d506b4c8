import Domain
import Foundation
import Glibc
import Synchronization
import TestOffice
import Testing

@testable import Documents

/// Promise 11: what is made to hurt is contained, has its reason, runs nothing, and slows nobody down.
@Suite(.serialized) struct HostileDocumentTests {
  /// What one document came to.
  private struct Answer {
    let inspector: String?
    let outcome: PageLookOutcome
    let drawing: String
    let took: Duration

    var look: String {
      switch outcome {
      case .read(let findings):
        "\(findings.readings.count) read, \(findings.refused.count) refused, \(findings.pagesNotLookedAt) left"
      case .refused(let reason): "refused: \(reason.code)"
      case .toolMissing(let tool): "missing: \(tool.name)"
      case .cancelled: "cancelled"
      }
    }
  }

  /// Less than an honest page may take, so that the bombs burn out sooner.
  private static let limits = {
    var limits = CageLimits.drawing
    limits.processorSeconds = 1
    limits.wallClock = .seconds(30)
    return limits
  }()

  /// Everything that is ever done to a document, also where an earlier step would have refused it.
  private func open(_ document: HostileDocument, _ folder: ScratchFolder, _ wall: CageWall) async throws -> Answer {
    let bytes = try document.bytes()
    let path = try folder.write(document.name, bytes)
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let start = ContinuousClock.now
    let inspection = await Inspector(cage: Cage(wall: wall, limits: Self.limits)).inspect(path: path)
    var code: String?
    if case .deviation(let deviation) = inspection { code = deviation.code }
    let kind = FileKind(firstBytes: bytes.prefix(FileKind.signatureLength)) ?? .pdf
    let outcome = await PageLook(wall: wall, limits: Self.limits, pageLimit: 6)
      .look(descriptor, kind: kind, pages: document.pages)
    let drawing = await draw(descriptor, kind, wall)
    let answer = Answer(inspector: code, outcome: outcome, drawing: drawing, took: ContinuousClock.now - start)
    // The document is as it was.
    #expect(ScratchFolder.read(path) == bytes)
    return answer
  }

  private func draw(_ descriptor: Int32, _ kind: FileKind, _ wall: CageWall) async -> String {
    do throws(DocumentDeviation) {
      let page = try await PageRenderer(wall: wall, limits: Self.limits)
        .gray(1, of: descriptor, kind: kind, .within(width: 400, height: 400))
      return page.width <= 400 && page.height <= 400 && page.pixels.count == page.width * page.height
        ? "\(page.width) × \(page.height)" : "too large"
    } catch {
      return error.code
    }
  }

  @Test("Each is contained and has its reason; an honest letter beside them takes its usual time")
  func allOfThem() async throws {
    #expect(HostileDocument.all.count >= 40)
    #expect(Set(HostileDocument.all.map(\.name)).count == HostileDocument.all.count)
    let folder = try ScratchFolder()
    let wall = await Cage.strongest().wall
    let honest = try HonestLetter(folder, wall)
    let alone = try await honest.median(of: 5)
    let isDone = Mutex(false)
    async let beside = honest.median { !isDone.withLock { $0 } }
    let before = Self.ownMemory()
    for document in HostileDocument.all {
      let answer = try await open(document, folder, wall)
      report(document, answer)
    }
    let grown = Self.ownMemory() - before
    isDone.withLock { $0 = true }
    let between = try await beside
    print("honest letter: alone \(alone), beside the others \(between); memory grew by \(grown >> 20) MiB")
    // The bombs take one of the machine's processors each in turn; on a machine with one, half of it.
    #expect(between < alone * 4 + .seconds(1))
    #expect(grown < 300 << 20)
    #expect(!ScratchFolder.exists(HostileDocument.trace))
    #expect(!ScratchFolder.exists("/tmp/v.exe"))
  }

  private func report(_ document: HostileDocument, _ answer: Answer) {
    let words = ["\(document.name.debugDescription)", answer.inspector ?? "taken", answer.look, answer.drawing]
    print(words.joined(separator: " | "), "|", answer.took)
    #expect(document.inspector.contains(answer.inspector), "\(document.name): \(answer.inspector ?? "taken")")
    #expect(answer.drawing != "too large", "\(document.name)")
    // A dozen runs, each within its second of processor time; a busy machine gives them slowly.
    #expect(answer.took < .seconds(90), "\(document.name)")
    switch (answer.outcome, document.ending) {
    case (.read(let findings), .read), (.read(let findings), .either):
      #expect(findings.readings.count + findings.refused.count + findings.pagesNotLookedAt == document.pages)
    case (.refused, .refused), (.refused, .either): break
    default: Issue.record("\(document.name): \(answer.look)")
    }
  }

  /// Bytes of this process that lie in memory.
  private static func ownMemory() -> Int {
    let words = ScratchFolder.read("/proc/self/statm").map { String(decoding: $0, as: UTF8.self).split(separator: " ") }
    return (words?.dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
  }

  @Test("Ten thousand pages are looked at one by one, as far as a stack can reach, and the rest is counted")
  func aThickDocument() async throws {
    let folder = try ScratchFolder()
    let path = try folder.write("tykk.pdf", SampleDocuments.pdf(pages: 10_000))
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let told = Mutex<[Int]>([])
    let look = PageLook(wall: await Cage.strongest().wall, pageLimit: 8)
    let outcome = await look.look(descriptor, kind: .pdf, pages: 10_000) { page in told.withLock { $0.append(page) } }
    guard case .read(let findings) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(findings.readings.map(\.page) == Array(1...8))
    #expect(findings.readings.allSatisfy { $0.isBlank })
    #expect(findings.pagesNotLookedAt == 9992)
    let pages = told.withLock { $0 }
    #expect(pages == Array(1...8))
    #expect(PageLook.mostPages == 1000)
  }

  @Test("One bad page does not hide the others, and too many end the look")
  func badPagesAmongGood() async throws {
    let folder = try ScratchFolder()
    let bomb = SampleDocuments.stream("/Filter/FlateDecode", Deflate.repeated("q Q ", times: 60_000_000))
    let look = PageLook(wall: await Cage.strongest().wall, limits: Self.limits)
    for (bad, expected) in [([2], (readings: [1, 3, 4, 5, 6], left: 0)), ([1, 3, 4], (readings: [2], left: 2))] {
      let path = try folder.write("blandet.pdf", SampleDocuments.pdf(pages: 6, bad: bad, bomb))
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
      defer { close(descriptor) }
      guard case .read(let findings) = await look.look(descriptor, kind: .pdf, pages: 6) else {
        Issue.record("\(bad)")
        continue
      }
      #expect(findings.readings.map(\.page) == expected.readings)
      #expect(findings.refused == bad.map { RefusedPage(page: $0, reason: .tooCostly) })
      #expect(findings.pagesNotLookedAt == expected.left)
    }
  }

  @Test("A cancelled look ends at once")
  func cancelled() async throws {
    let folder = try ScratchFolder()
    let path = try folder.write("bombe.pdf", SampleDocuments.processorBomb())
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let wall = await Cage.strongest().wall
    var limits = CageLimits.drawing
    limits.processorSeconds = 600
    limits.wallClock = .seconds(600)
    let look = PageLook(wall: wall, limits: limits)
    let start = ContinuousClock.now
    let task = Task { await look.look(descriptor, kind: .pdf, pages: 1) }
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(ContinuousClock.now - start < .seconds(20))
  }
}

/// A letter as most letters are, looked at again and again.
private struct HonestLetter {
  private let path: String
  private let wall: CageWall

  init(_ folder: ScratchFolder, _ wall: CageWall) throws {
    self.wall = wall
    path = try PaperScans.make([.init(lines: PaperScans.letter)], in: folder)
  }

  func median(of count: Int) async throws -> Duration {
    var left = count
    return try await median {
      left -= 1
      return left >= 0
    }
  }

  /// The middle of the times it took while `isGoingOn`.
  func median(while isGoingOn: () -> Bool) async throws -> Duration {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    var times: [Duration] = []
    repeat {
      let start = ContinuousClock.now
      let outcome = await PageLook(wall: wall).look(descriptor, kind: .pdf, pages: 1)
      times.append(ContinuousClock.now - start)
      guard case .read(let findings) = outcome, findings.readings.first?.isBlank == false else {
        throw Unread(outcome: outcome)
      }
    } while isGoingOn()
    return times.sorted()[times.count / 2]
  }

  struct Unread: Error { let outcome: PageLookOutcome }
}
