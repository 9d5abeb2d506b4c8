internal import GRDB

extension OfficeStore {
  /// Writes a whole, compact copy of the database to a new file, through SQLite itself: never by reading the file.
  package func copyDatabase(to path: String) throws {
    try database.connections.vacuum(into: path)
  }
}
