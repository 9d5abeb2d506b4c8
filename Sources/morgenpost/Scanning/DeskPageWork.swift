import CommandBus
import Dispatch
import Documents
import Domain
import Exchange
import Foundation
import Glibc
import Repository
import Synchronization

/// The workstation's own work on pages, while no worker does it.
///
/// One step at a time, and the lease is given up after each: a worker that has been started meanwhile takes it there.
/// Everything stands back for whoever works at this machine.
final class DeskPageWork: Sendable {
  private let task: Task<Void, Never>
  private let ended = DispatchSemaphore(value: 0)

  private static let niceness: Int32 = 10
  /// Longer than a worker that waits for the lease lets pass between two tries.
  private static let pauseAfterStep = Duration.seconds(1)
  private static let pauseWhenIdle = Duration.seconds(2)
  /// What waits lacks a program, or rests before its next try.
  private static let pauseWhenStuck = Duration.seconds(15)

  /// Begins at once.
  init(for office: OpenOffice, in folder: String) {
    let ended = ended
    task = Task(executorPreference: PatientThread(niceness: Self.niceness)) {
      await Cage.$niceness.withValue(Int(Self.niceness)) { await Self.work(for: office, in: folder) }
      ended.signal()
    }
  }

  /// Ends what is under way, which is begun again by whoever comes next, and gives the lease up.
  func finish() {
    task.cancel()
    _ = ended.wait(timeout: .now() + 5)
  }

  private static func work(for office: OpenOffice, in folder: String) async {
    guard office.store.readOnlyReason == nil, let mark = try? office.store.mark() else { return }
    let pages = PageOffice(office)
    var cage: Cage?
    while !Task.isCancelled {
      // A fault of the store shows at the screen's next question, with its reason.
      guard let waiting = try? pages.waiting(), !waiting.isEmpty else {
        try? await Task.sleep(for: pauseWhenIdle)
        continue
      }
      let wall = if let cage { cage } else { await Cage.strongest() }
      cage = wall
      try? await Task.sleep(for: await step(pages, wall, mark, folder))
    }
  }

  /// - Returns: how long to wait before the next one.
  private static func step(_ office: PageOffice, _ cage: Cage, _ mark: String, _ folder: String) async -> Duration {
    guard let lease = try? WorkLease(office: folder) else { return pauseWhenIdle }
    let rounds = PageRounds(
      office: office, cage: cage, officeCode: mark, workFolder: folder + "/work", onProgress: lease.note)
    return await rounds.round(atMost: 1).isQuiet ? pauseWhenStuck : pauseAfterStep
  }
}

/// Runs tasks on a thread of its own that lets every other thread go first. It lasts as long as the process.
final class PatientThread: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])
  private let signal = DispatchSemaphore(value: 0)

  /// - Parameter niceness: as `nice` says it.
  init(niceness: Int32) {
    let thread = Thread { [self] in
      // Of this thread alone, on Linux. Where it is refused the work goes on as fast as any other.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
      while true {
        signal.wait()
        next()?.runSynchronously(on: asUnownedTaskExecutor())
      }
    }
    thread.name = "page work"
    thread.start()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    signal.signal()
  }

  private func next() -> UnownedJob? {
    jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
  }
}
