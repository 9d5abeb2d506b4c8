/// The tables of the handler directory and of whom an item is about.
extension Schema {
  static let distribution = """
    CREATE TABLE directory_row (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      service TEXT NOT NULL REFERENCES service (id),
      handler TEXT NOT NULL REFERENCES user (id),
      school TEXT,
      area TEXT,
      first_day INTEGER CHECK (first_day BETWEEN 1 AND 31),
      last_day INTEGER CHECK (last_day BETWEEN 1 AND 31),
      born_from TEXT,
      born_until TEXT,
      kind TEXT,
      set_by TEXT NOT NULL REFERENCES user (id),
      set_on TEXT NOT NULL,
      ended_on TEXT,
      CHECK ((first_day IS NULL) = (last_day IS NULL)),
      CHECK ((born_from IS NULL) = (born_until IS NULL)),
      CHECK (coalesce(school, area, first_day, born_from, kind) IS NOT NULL)
    ) STRICT;
    CREATE INDEX directory_by_service ON directory_row (service, id) WHERE ended_on IS NULL;
    CREATE TABLE directory_owner (
      service TEXT NOT NULL PRIMARY KEY REFERENCES service (id),
      owner TEXT REFERENCES user (id),
      changed_on TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE post_concerned (
      post INTEGER PRIMARY KEY REFERENCES post (id),
      school TEXT,
      area TEXT,
      born TEXT
    ) STRICT;
    """
}
