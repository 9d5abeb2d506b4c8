/// The tables of the post, its documents and the morning meetings.
extension Schema {
  /// `shelf` and `agenda_on` are the state in the form the lists are sorted by.
  static let posts = """
    CREATE TABLE meeting (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      service TEXT NOT NULL REFERENCES service (id),
      started_at TEXT NOT NULL,
      started_by TEXT NOT NULL REFERENCES user (id),
      started_position INTEGER NOT NULL,
      closed_at TEXT,
      closed_position INTEGER,
      decided INTEGER,
      left_over INTEGER,
      minutes TEXT,
      CHECK ((closed_at IS NULL) = (minutes IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX meeting_open ON meeting (service) WHERE closed_at IS NULL;
    CREATE INDEX meeting_by_service ON meeting (service, id);
    CREATE TABLE post (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      version INTEGER NOT NULL CHECK (version > 0),
      service TEXT NOT NULL REFERENCES service (id),
      routine_version INTEGER NOT NULL CHECK (routine_version > 0),
      channel TEXT NOT NULL,
      cover TEXT NOT NULL,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      sender TEXT NOT NULL,
      sender_folded TEXT NOT NULL,
      addressee TEXT NOT NULL,
      folded TEXT NOT NULL,
      sheets INTEGER CHECK (sheets > 0),
      sides INTEGER CHECK (sides IN (1, 2)),
      scanned_pages INTEGER,
      documents INTEGER NOT NULL CHECK (documents >= 0),
      document_date TEXT,
      answers TEXT CHECK (answers <> ''),
      received_on TEXT NOT NULL CHECK (length(received_on) = 10),
      opened_at TEXT NOT NULL CHECK (length(opened_at) = 24),
      opened_on TEXT NOT NULL CHECK (length(opened_on) = 10),
      stamped_at TEXT,
      stamped_by TEXT REFERENCES user (id),
      is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
      state TEXT NOT NULL,
      shelf TEXT NOT NULL CHECK (shelf IN ('table', 'assigned', 'forwarded', 'registered', 'gone')),
      handler TEXT REFERENCES user (id),
      agenda_on TEXT,
      to_service TEXT REFERENCES service (id),
      to_place TEXT,
      reason TEXT,
      responsible TEXT NOT NULL REFERENCES user (id),
      case_folder INTEGER REFERENCES case_folder (key),
      entry INTEGER,
      split_from INTEGER REFERENCES post (id),
      same_bytes_as INTEGER REFERENCES post (id),
      preliminary_on TEXT,
      expected_on TEXT,
      due_on TEXT,
      soon_on TEXT,
      due_weight TEXT,
      given_at TEXT,
      seen_at TEXT,
      CHECK ((state = 'assigned') = (given_at IS NOT NULL)),
      CHECK (seen_at IS NULL OR given_at IS NOT NULL),
      CHECK ((stamped_at IS NULL) = (stamped_by IS NULL)),
      CHECK ((state = 'assigned') = (handler IS NOT NULL)),
      CHECK (state NOT IN ('on-tray', 'parked') OR agenda_on IS NOT NULL),
      CHECK (state <> 'assigned' OR stamped_at IS NOT NULL),
      CHECK (entry IS NULL OR (case_folder IS NOT NULL AND stamped_at IS NOT NULL)),
      CHECK ((preliminary_on IS NULL) = (expected_on IS NULL)),
      CHECK ((due_on IS NULL) = (soon_on IS NULL) AND (due_on IS NULL) = (due_weight IS NULL))
    ) STRICT;
    CREATE TRIGGER received_date_is_frozen BEFORE UPDATE OF received_on ON post
      WHEN OLD.entry IS NOT NULL AND NEW.received_on <> OLD.received_on
      BEGIN SELECT RAISE(ABORT, 'post: the received date of a registered item is frozen'); END;
    CREATE TABLE post_document (
      post INTEGER NOT NULL REFERENCES post (id),
      place INTEGER NOT NULL CHECK (place >= 0),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      pages INTEGER CHECK (pages >= 0),
      role TEXT NOT NULL,
      flaws TEXT CHECK (flaws <> ''),
      PRIMARY KEY (post, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX post_document_by_digest ON post_document (digest, post);
    """
}
