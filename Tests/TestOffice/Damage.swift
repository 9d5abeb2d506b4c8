import GRDB

extension DemoOffice {
  /// Changes the office's file behind the program's back.
  ///
  /// - Parameter values: what the `?` of the statements stand for.
  package func damage(_ sql: String, _ values: [String] = []) throws {
    let queue = try DatabaseQueue(path: folder + "/office.sqlite")
    try queue.writeWithoutTransaction { try $0.execute(sql: sql, arguments: StatementArguments(values)) }
    try queue.close()
  }
}
