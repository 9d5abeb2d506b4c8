/// The tables of deviations and of the files that were seen.
extension Schema {
  static let backlog = """
    CREATE TABLE deviation (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      version INTEGER NOT NULL,
      service TEXT NOT NULL REFERENCES service (id),
      kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      about TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      responsible TEXT NOT NULL REFERENCES user (id),
      resolution TEXT CHECK (resolution <> ''),
      post INTEGER REFERENCES post (id),
      is_open INTEGER NOT NULL CHECK (is_open = (resolution IS NULL))
    ) STRICT;
    CREATE INDEX deviation_by_service ON deviation (service, is_open DESC, id);
    CREATE INDEX deviation_by_post ON deviation (post) WHERE post IS NOT NULL AND is_open = 1;
    CREATE TABLE intake_file (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      service TEXT NOT NULL REFERENCES service (id),
      source TEXT NOT NULL,
      unit TEXT,
      name_bytes TEXT NOT NULL,
      name TEXT NOT NULL,
      inode TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      digest TEXT,
      state TEXT NOT NULL,
      post INTEGER REFERENCES post (id),
      deviation INTEGER REFERENCES deviation (id),
      released_at TEXT,
      released_by TEXT REFERENCES user (id),
      removed_at TEXT,
      CHECK ((released_at IS NULL) = (released_by IS NULL)),
      CHECK ((post IS NULL) <> (deviation IS NULL))
    ) STRICT;
    CREATE INDEX intake_by_state ON intake_file (service, source, state, id);
    CREATE INDEX intake_by_post ON intake_file (post) WHERE post IS NOT NULL;
    CREATE INDEX intake_by_name ON intake_file (service, source, name_bytes, id);
    """
}
