import GRDB
import TestOffice

extension DemoOffice {
  /// Changes the office's file behind the program's back.
  func damage(_ sql: String) throws {
    let queue = try DatabaseQueue(path: folder + "/office.sqlite")
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}

extension Program {
  /// Runs the built program by itself, not on an office.
  static func runMorgenpost(
    _ arguments: [String], environment: [String: String] = [:], input: String = ""
  ) throws -> Run {
    try run([morgenpost] + arguments, environment: environment, input: input)
  }
}
