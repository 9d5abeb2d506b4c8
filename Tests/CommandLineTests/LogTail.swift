import GRDB
import TestOffice

/// Looks at the end of an office's log from outside, as often as one likes and without a process for each look.
final class LogTail: Sendable {
  private let queue: DatabaseQueue

  init(of office: DemoOffice) throws {
    var configuration = Configuration()
    configuration.readonly = true
    queue = try DatabaseQueue(path: office.folder + "/office.sqlite", configuration: configuration)
  }

  /// The kind of the last entry.
  var lastKind: String {
    get throws {
      try queue.read { try String.fetchOne($0, sql: "SELECT kind FROM log ORDER BY position DESC LIMIT 1") ?? "" }
    }
  }
}
