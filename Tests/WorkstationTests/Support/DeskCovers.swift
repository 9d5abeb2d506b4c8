import Domain
import Synchronization

@testable import Workstation

/// Notes which cover sheets are asked for, and lays them nowhere: the built program's own are printed in
/// CommandLineTests and TerminalTests.
final class DeskCovers: CoverPress {
  private let asked = Mutex<[CoverRequest]>([])
  private let answer = Mutex<Result<PrintedCovers, Refusal>>(.success(PrintedCovers(count: 0, place: nil)))

  var requests: [CoverRequest] { asked.withLock { $0 } }

  func answer(with result: Result<PrintedCovers, Refusal>) { answer.withLock { $0 = result } }

  func print(_ request: CoverRequest) async throws -> PrintedCovers {
    asked.withLock { $0.append(request) }
    return try answer.withLock { try $0.get() }
  }
}
