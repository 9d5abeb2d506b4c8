/// The tables of deadlines and of closing days.
extension Schema {
  /// `due_on` and `soon_on` of `post` are the next of its open deadlines, in the form that lists are sorted by. Its
  /// `routine_version` is the one it was received under: a routine that is adopted later moves none of its deadlines.
  static let deadlines = """
    CREATE TABLE closing_day (
      day TEXT NOT NULL PRIMARY KEY CHECK (length(day) = 10),
      reason TEXT NOT NULL CHECK (reason <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE deadline_rule (
      service TEXT NOT NULL REFERENCES service (id),
      version INTEGER NOT NULL CHECK (version > 0),
      kind TEXT NOT NULL,
      place INTEGER NOT NULL CHECK (place >= 0),
      purpose TEXT NOT NULL,
      clock TEXT NOT NULL,
      start TEXT NOT NULL,
      law TEXT,
      weight TEXT NOT NULL,
      condition TEXT,
      PRIMARY KEY (service, version, kind, place)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE deadline_met (
      post INTEGER NOT NULL REFERENCES post (id),
      purpose TEXT NOT NULL,
      met_on TEXT NOT NULL CHECK (length(met_on) = 10),
      outcome TEXT NOT NULL,
      PRIMARY KEY (post, purpose)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE post_deadline (
      post INTEGER NOT NULL REFERENCES post (id),
      place INTEGER NOT NULL CHECK (place >= 0),
      service TEXT NOT NULL REFERENCES service (id),
      purpose TEXT NOT NULL,
      clock TEXT,
      law TEXT,
      weight TEXT NOT NULL,
      started_on TEXT NOT NULL CHECK (length(started_on) = 10),
      due_on TEXT NOT NULL CHECK (length(due_on) = 10),
      soon_on TEXT NOT NULL CHECK (length(soon_on) = 10),
      met_on TEXT,
      outcome TEXT,
      is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
      PRIMARY KEY (post, place),
      CHECK ((met_on IS NULL) = (outcome IS NULL)),
      CHECK (is_open = 0 OR met_on IS NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deadline_by_service ON post_deadline (service, due_on, post, place) WHERE is_open = 1;
    """
}
