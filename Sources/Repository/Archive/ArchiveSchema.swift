/// The tables of cases and registry entries, and what may never happen to them.
extension Schema {
  static let archive = """
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
      folded TEXT NOT NULL DEFAULT '',
      handler TEXT REFERENCES user (id),
      -- The entry's handler, else the one who has its post.
      has_it TEXT REFERENCES user (id),
      restance TEXT CHECK (restance IN ('open', 'preliminarily-answered', 'written-off')),
      preliminary_on TEXT,
      written_off_as TEXT,
      written_off_on TEXT,
      text TEXT,
      finalised_at TEXT,
      finalised_by TEXT REFERENCES user (id),
      CHECK ((finalised_at IS NULL) = (finalised_by IS NULL)),
      UNIQUE (year, number),
      UNIQUE (case_folder, sequence),
      CHECK ((type = 'I') = (post IS NOT NULL)),
      CHECK ((type IN ('I', 'N')) = (restance IS NOT NULL)),
      CHECK (type NOT IN ('N', 'X') OR text IS NOT NULL),
      CHECK ((restance IS 'written-off') = (written_off_as IS NOT NULL)),
      CHECK ((written_off_as IS NULL) = (written_off_on IS NULL)),
      CHECK (restance IS NOT 'preliminarily-answered' OR preliminary_on IS NOT NULL),
      CHECK (has_it IS handler OR (handler IS NULL AND post IS NOT NULL))
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
}
