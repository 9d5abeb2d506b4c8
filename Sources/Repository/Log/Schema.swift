internal import GRDB

/// The tables of an office. `log` is the truth; every other table is derived from it.
enum Schema {
  /// "MOPO": marks the file as an office of this program.
  static let applicationID: Int32 = 0x4D4F_504F
  /// Grows with every change of the derived tables; an office with a higher one is left alone.
  static let version: Int32 = 3

  /// The derived tables, parents before children, each with the key it is compared and ordered by.
  static let derived: [(table: String, key: String)] = [
    ("office", "id"), ("user", "id"), ("membership", "user, service, role"), ("service", "id"),
    ("session", "token"), ("meeting", "id"), ("case_folder", "key"), ("post", "id"),
    ("post_document", "post, place"), ("closing_day", "day"), ("deadline_rule", "service, kind, place"),
    ("deadline_met", "post, purpose"), ("post_deadline", "post, place"), ("consent", "id"),
    ("case_read", "case_folder, user, day"), ("case_link", "case_folder, position"),
    ("registry_entry", "key"), ("write_off", "entry, answer"), ("routing", "post"), ("delivery", "id"),
    ("misdirected", "post"), ("rule_gap", "id"), ("deviation", "id"), ("intake_file", "id"),
    ("undone", "position"), ("answered", "key"),
    ("absence", "id"), ("substitution", "id"), ("done_for_me", "user"), ("deputy_duty", "service"),
    ("directory_row", "id"), ("directory_owner", "service"), ("post_concerned", "post"),
  ]

  static func create(in db: Database) throws {
    try db.execute(sql: log)
    try createLogIndexes(in: db)
    try createDerived(in: db)
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Indexes of the log that came after its first version.
  static func createLogIndexes(in db: Database) throws {
    try db.execute(
      sql: """
        CREATE INDEX IF NOT EXISTS log_on_behalf ON log (on_behalf_of, position) WHERE on_behalf_of IS NOT NULL
        """)
  }

  static func createDerived(in db: Database) throws {
    for sql in [access, posts, deadlines, archive, routing, backlog, presence, distribution, lists, search] {
      try db.execute(sql: sql)
    }
  }

  /// The tables that a replay fills and compares, row by row, without what follows from their rows alone: the indexes
  /// of the long lists, and the trigrams of the searched texts. No event needs either to find its row.
  static func createForReplay(in db: Database) throws {
    for sql in [access, posts, deadlines, archive, routing, backlog, presence, distribution, searched] {
      try db.execute(sql: sql)
    }
  }

  /// Drops and makes the derived tables anew, for a replay in place.
  static func dropDerived(in db: Database) throws {
    try db.execute(sql: "DROP TABLE case_search; DROP TABLE post_search")
    for (table, _) in derived.reversed() { try db.execute(sql: "DROP TABLE \(table)") }
  }

  /// Append-only by trigger as well as by code: an entry may only lose its payload and salt (erasure).
  private static let log = """
    CREATE TABLE log (
      position INTEGER PRIMARY KEY CHECK (position > 0),
      at TEXT NOT NULL CHECK (length(at) = 24),
      actor TEXT NOT NULL CHECK (actor <> ''),
      on_behalf_of TEXT,
      service TEXT,
      kind TEXT NOT NULL CHECK (kind <> ''),
      subject TEXT NOT NULL CHECK (subject <> ''),
      payload TEXT NOT NULL,
      salt BLOB NOT NULL CHECK (length(salt) IN (0, 16)),
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      chain BLOB NOT NULL CHECK (length(chain) = 32)
    ) STRICT;
    CREATE INDEX log_by_subject ON log (subject, position);
    CREATE INDEX log_by_service ON log (service, position);
    CREATE TRIGGER log_is_contiguous BEFORE INSERT ON log
      WHEN NEW.position <> (SELECT ifnull(max(position), 0) + 1 FROM log)
      BEGIN SELECT RAISE(ABORT, 'log: an entry can only be appended'); END;
    CREATE TRIGGER log_is_kept BEFORE DELETE ON log
      BEGIN SELECT RAISE(ABORT, 'log: an entry can not be deleted'); END;
    CREATE TRIGGER log_is_unchanged BEFORE UPDATE ON log
      WHEN NOT (NEW.payload = '' AND NEW.salt = x'' AND NEW.position = OLD.position AND NEW.at = OLD.at
        AND NEW.actor = OLD.actor AND NEW.on_behalf_of IS OLD.on_behalf_of AND NEW.service IS OLD.service
        AND NEW.kind = OLD.kind AND NEW.subject = OLD.subject AND NEW.digest = OLD.digest AND NEW.chain = OLD.chain)
      BEGIN SELECT RAISE(ABORT, 'log: an entry can not be changed'); END;
    """

  private static let access = """
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
    CREATE TABLE service (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
      name TEXT NOT NULL,
      place INTEGER NOT NULL,
      post_responsible TEXT NOT NULL REFERENCES user (id),
      routine TEXT NOT NULL
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

  /// `shelf` and `agenda_on` are the state in the form the lists are sorted by.
  private static let posts = """
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

  /// `due_on` and `soon_on` of `post` are the next of its open deadlines, in the form that lists are sorted by.
  private static let deadlines = """
    CREATE TABLE closing_day (
      day TEXT NOT NULL PRIMARY KEY CHECK (length(day) = 10),
      reason TEXT NOT NULL CHECK (reason <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE deadline_rule (
      service TEXT NOT NULL REFERENCES service (id),
      kind TEXT NOT NULL,
      place INTEGER NOT NULL CHECK (place >= 0),
      purpose TEXT NOT NULL,
      clock TEXT NOT NULL,
      start TEXT NOT NULL,
      law TEXT,
      weight TEXT NOT NULL,
      condition TEXT,
      PRIMARY KEY (service, kind, place)
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

  private static let archive = """
    CREATE TABLE case_folder (
      key INTEGER PRIMARY KEY CHECK (key > 0),
      version INTEGER NOT NULL,
      year INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      service TEXT NOT NULL REFERENCES service (id),
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      party TEXT NOT NULL,
      party_folded TEXT NOT NULL,
      owner TEXT NOT NULL REFERENCES user (id),
      status TEXT NOT NULL CHECK (status IN ('R', 'B', 'A')),
      opened_on TEXT NOT NULL,
      closed_on TEXT,
      work_asked INTEGER NOT NULL CHECK (work_asked IN (0, 1)),
      is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
      entries INTEGER NOT NULL CHECK (entries >= 0),
      UNIQUE (year, number),
      CHECK ((status = 'A') = (closed_on IS NOT NULL))
    ) STRICT;
    CREATE TRIGGER case_is_never_new_again BEFORE UPDATE OF status ON case_folder
      WHEN NEW.status = 'R' AND OLD.status <> 'R'
      BEGIN SELECT RAISE(ABORT, 'case_folder: a case never goes back to new'); END;
    CREATE TRIGGER case_closes_without_restance BEFORE UPDATE OF status ON case_folder
      WHEN NEW.status = 'A' AND EXISTS (
        SELECT 1 FROM registry_entry WHERE case_folder = NEW.key AND restance <> 'written-off')
      BEGIN SELECT RAISE(ABORT, 'case_folder: a case with restance can not be closed'); END;
    CREATE TABLE case_read (
      case_folder INTEGER NOT NULL REFERENCES case_folder (key),
      user TEXT NOT NULL REFERENCES user (id),
      day TEXT NOT NULL CHECK (length(day) = 10),
      PRIMARY KEY (case_folder, user, day)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE consent (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      service TEXT NOT NULL REFERENCES service (id),
      party TEXT NOT NULL CHECK (party <> ''),
      party_folded TEXT NOT NULL,
      given_on TEXT NOT NULL CHECK (length(given_on) = 10),
      given_by TEXT NOT NULL CHECK (given_by <> ''),
      reference TEXT CHECK (reference <> ''),
      post INTEGER REFERENCES post (id),
      withdrawn_on TEXT CHECK (withdrawn_on >= given_on),
      CHECK (reference IS NOT NULL OR post IS NOT NULL)
    ) STRICT;
    CREATE INDEX consent_by_service ON consent (service, id);
    CREATE UNIQUE INDEX consent_held ON consent (service, party_folded) WHERE withdrawn_on IS NULL;
    CREATE TABLE case_link (
      case_folder INTEGER NOT NULL REFERENCES case_folder (key),
      position INTEGER NOT NULL,
      PRIMARY KEY (case_folder, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE registry_entry (
      key INTEGER PRIMARY KEY CHECK (key > 0),
      year INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      case_folder INTEGER NOT NULL REFERENCES case_folder (key),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      type TEXT NOT NULL CHECK (type IN ('I', 'U', 'N', 'X', 'S')),
      post INTEGER UNIQUE REFERENCES post (id),
      service TEXT NOT NULL REFERENCES service (id),
      registered_on TEXT NOT NULL,
      received_on TEXT NOT NULL,
      document_date TEXT,
      title TEXT NOT NULL,
      correspondent TEXT NOT NULL,
      handler TEXT REFERENCES user (id),
      restance TEXT CHECK (restance IN ('open', 'preliminarily-answered', 'written-off')),
      preliminary_on TEXT,
      written_off_as TEXT,
      written_off_on TEXT,
      text TEXT,
      UNIQUE (year, number),
      UNIQUE (case_folder, sequence),
      CHECK ((type = 'I') = (post IS NOT NULL)),
      CHECK ((type IN ('I', 'N')) = (restance IS NOT NULL)),
      CHECK (type NOT IN ('N', 'X') OR text IS NOT NULL),
      CHECK ((restance IS 'written-off') = (written_off_as IS NOT NULL)),
      CHECK ((written_off_as IS NULL) = (written_off_on IS NULL)),
      CHECK (restance IS NOT 'preliminarily-answered' OR preliminary_on IS NOT NULL)
    ) STRICT;
    CREATE TRIGGER entry_is_frozen BEFORE UPDATE OF
        key, year, number, case_folder, sequence, type, post, service, registered_on, received_on, document_date, title,
        correspondent, text
      ON registry_entry
      BEGIN SELECT RAISE(ABORT, 'registry_entry: what is registered can not be changed'); END;
    CREATE TRIGGER entry_is_kept BEFORE DELETE ON registry_entry
      BEGIN SELECT RAISE(ABORT, 'registry_entry: an entry can not be deleted'); END;
    CREATE TRIGGER closed_case_takes_no_entry BEFORE INSERT ON registry_entry
      WHEN (SELECT status FROM case_folder WHERE key = NEW.case_folder) = 'A'
      BEGIN SELECT RAISE(ABORT, 'registry_entry: the case is closed'); END;
    CREATE TRIGGER closed_case_has_no_restance BEFORE UPDATE OF restance ON registry_entry
      WHEN NEW.restance <> 'written-off' AND (SELECT status FROM case_folder WHERE key = NEW.case_folder) = 'A'
      BEGIN SELECT RAISE(ABORT, 'registry_entry: the case is closed'); END;
    CREATE TABLE write_off (
      entry INTEGER NOT NULL REFERENCES registry_entry (key),
      answer INTEGER NOT NULL REFERENCES registry_entry (key),
      PRIMARY KEY (entry, answer),
      CHECK (entry <> answer)
    ) STRICT, WITHOUT ROWID;
    """

  private static let backlog = """
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
      is_open INTEGER NOT NULL CHECK (is_open = (resolution IS NULL))
    ) STRICT;
    CREATE INDEX deviation_by_service ON deviation (service, is_open DESC, id);
    CREATE TABLE intake_file (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      service TEXT NOT NULL REFERENCES service (id),
      source TEXT NOT NULL,
      name_bytes TEXT NOT NULL,
      name TEXT NOT NULL,
      inode TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      digest TEXT,
      state TEXT NOT NULL,
      post INTEGER REFERENCES post (id),
      deviation INTEGER REFERENCES deviation (id),
      CHECK ((post IS NULL) <> (deviation IS NULL))
    ) STRICT;
    CREATE INDEX intake_by_state ON intake_file (service, source, state, id);
    CREATE INDEX intake_by_name ON intake_file (service, source, name_bytes, id);
    """

  /// What the long lists are read by. An index that an event is applied by stays with its table.
  ///
  /// What lies on a shelf of the desk is a few hundred of a million items, so each of its lists has an index of those
  /// alone; a query must name the shelf as it stands here. `shelf` is a column of them as well, or the planner, which
  /// knows nothing of how few they are, would take another index.
  private static let lists = """
    CREATE INDEX post_on_table ON post (service, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'table';
    CREATE INDEX post_assigned ON post (service, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'assigned';
    CREATE INDEX post_by_handler ON post (handler, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'assigned';
    CREATE INDEX post_outgoing ON post (service, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'forwarded';
    CREATE INDEX post_incoming ON post (to_service, shelf, is_urgent DESC, received_on, id) WHERE shelf = 'forwarded';
    CREATE INDEX post_by_sender ON post (service, sender_folded, id);
    CREATE INDEX post_by_due ON post (service, due_on, id) WHERE due_on IS NOT NULL;
    CREATE INDEX post_by_case ON post (case_folder, id) WHERE case_folder IS NOT NULL;
    CREATE INDEX post_finished ON post (service, id) WHERE shelf IN ('registered', 'gone');
    CREATE INDEX case_by_service ON case_folder (service, key);
    CREATE INDEX case_by_status ON case_folder (service, status, key);
    CREATE INDEX case_by_owner ON case_folder (service, owner, key) WHERE status <> 'A';
    CREATE INDEX case_by_party ON case_folder (service, party_folded, key);
    CREATE INDEX entry_by_service ON registry_entry (service, key);
    CREATE INDEX entry_in_restance ON registry_entry (service, received_on, key) WHERE restance <> 'written-off';
    """

  private static let presence = """
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

  private static let distribution = """
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

  private static let search = """
    CREATE VIRTUAL TABLE case_search USING fts5 (folded, tokenize = 'trigram');
    CREATE VIRTUAL TABLE post_search USING fts5 (folded, tokenize = 'trigram');
    """

  private static let searched = """
    CREATE TABLE case_search (folded TEXT NOT NULL) STRICT;
    CREATE TABLE post_search (folded TEXT NOT NULL) STRICT;
    """
}
