/// The tables of the office itself: its people, its services and who is signed in.
extension Schema {
  static let access = """
    CREATE TABLE office (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL CHECK (name <> ''),
      language TEXT NOT NULL,
      is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1))
    ) STRICT;
    CREATE TABLE user (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      name TEXT NOT NULL,
      folded TEXT NOT NULL,
      sort_key TEXT NOT NULL,
      language TEXT,
      is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
      password TEXT,
      failures INTEGER NOT NULL CHECK (failures >= 0),
      failed_at TEXT
    ) STRICT;
    CREATE INDEX user_by_name ON user (sort_key, id);
    CREATE TABLE membership (
      user TEXT NOT NULL REFERENCES user (id),
      service TEXT NOT NULL,
      role TEXT NOT NULL,
      PRIMARY KEY (user, service, role)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX membership_by_service ON membership (service, user);
    CREATE UNIQUE INDEX membership_held_by_one ON membership (service, role)
      WHERE role IN ('archive-officer', 'deputy');
    CREATE TABLE user_unit (
      user TEXT NOT NULL REFERENCES user (id),
      service TEXT NOT NULL,
      unit TEXT NOT NULL CHECK (unit <> ''),
      PRIMARY KEY (user, service)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE service (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      name TEXT NOT NULL,
      place INTEGER NOT NULL,
      post_responsible TEXT NOT NULL REFERENCES user (id),
      routine TEXT NOT NULL,
      routine_version INTEGER NOT NULL CHECK (routine_version > 0)
    ) STRICT;
    CREATE TABLE session (
      token TEXT NOT NULL PRIMARY KEY CHECK (length(token) = 64),
      user TEXT NOT NULL REFERENCES user (id),
      opened_at TEXT NOT NULL,
      expires TEXT NOT NULL,
      closed_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE answered (
      key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
      first INTEGER NOT NULL,
      last INTEGER NOT NULL CHECK (last >= first)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE undone (
      position INTEGER PRIMARY KEY,
      by INTEGER NOT NULL CHECK (by > position)
    ) STRICT;
    """
}
