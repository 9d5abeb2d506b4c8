/// The table of the routines that were adopted, every version of them.
extension Schema {
  static let routines = """
    CREATE TABLE routine_version (
      service TEXT NOT NULL REFERENCES service (id),
      version INTEGER NOT NULL CHECK (version > 0),
      position INTEGER NOT NULL,
      adopted_at TEXT NOT NULL,
      adopted_by TEXT NOT NULL,
      digest TEXT NOT NULL,
      text TEXT NOT NULL,
      routine TEXT NOT NULL,
      PRIMARY KEY (service, version)
    ) STRICT;
    CREATE INDEX routine_version_by_position ON routine_version (service, position);
    """
}
