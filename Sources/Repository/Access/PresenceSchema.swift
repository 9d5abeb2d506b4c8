/// The tables of who is away, and who acts for whom.
extension Schema {
  static let presence = """
    CREATE TABLE absence (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      user TEXT NOT NULL REFERENCES user (id),
      from_on TEXT NOT NULL CHECK (length(from_on) = 10),
      until_on TEXT NOT NULL CHECK (length(until_on) = 10),
      is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
      CHECK (from_on <= until_on)
    ) STRICT;
    CREATE INDEX absence_by_user ON absence (user, until_on) WHERE NOT is_void;
    CREATE INDEX absence_by_day ON absence (until_on, id) WHERE NOT is_void;
    CREATE TRIGGER absence_overlaps BEFORE INSERT ON absence
      WHEN EXISTS (SELECT 1 FROM absence AS other WHERE other.user = NEW.user AND NOT other.is_void
        AND other.from_on <= NEW.until_on AND NEW.from_on <= other.until_on)
      BEGIN SELECT RAISE(ABORT, 'absence: away twice at the same time'); END;
    CREATE TABLE substitution (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      user TEXT NOT NULL REFERENCES user (id),
      substitute TEXT NOT NULL REFERENCES user (id),
      from_on TEXT NOT NULL CHECK (length(from_on) = 10),
      until_on TEXT NOT NULL CHECK (length(until_on) = 10),
      appointed_by TEXT NOT NULL REFERENCES user (id),
      is_void INTEGER NOT NULL CHECK (is_void IN (0, 1)),
      CHECK (from_on <= until_on),
      CHECK (user <> substitute)
    ) STRICT;
    CREATE INDEX substitution_by_user ON substitution (user, until_on) WHERE NOT is_void;
    CREATE INDEX substitution_by_day ON substitution (until_on, id) WHERE NOT is_void;
    CREATE TRIGGER substitution_overlaps BEFORE INSERT ON substitution
      WHEN EXISTS (SELECT 1 FROM substitution AS other WHERE other.user = NEW.user AND NOT other.is_void
        AND other.from_on <= NEW.until_on AND NEW.from_on <= other.until_on)
      BEGIN SELECT RAISE(ABORT, 'substitution: two substitutes at the same time'); END;
    CREATE TABLE done_for_me (
      user TEXT NOT NULL PRIMARY KEY REFERENCES user (id),
      through INTEGER NOT NULL CHECK (through > 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE deputy_duty (
      service TEXT NOT NULL PRIMARY KEY REFERENCES service (id),
      deputy TEXT NOT NULL REFERENCES user (id),
      officer TEXT NOT NULL REFERENCES user (id),
      since TEXT NOT NULL,
      CHECK (deputy <> officer)
    ) STRICT, WITHOUT ROWID;
    """
}
