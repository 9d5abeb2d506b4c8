import Domain
import Testing

/// The code of the refusal that `body` throws; nil when it throws none.
///
/// Another error is let through: it is a fault of the code under test.
func refusal<R>(_ body: () throws -> R) throws -> Refusal? {
  do {
    _ = try body()
    return nil
  } catch let refusal as Refusal {
    return refusal
  }
}

extension Day {
  /// A day of a test's own table; a misspelt one fails the test that holds it.
  init(_ iso: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    self = try #require(Day(iso: iso), sourceLocation: sourceLocation)
  }
}
