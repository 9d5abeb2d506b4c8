/// The tables of the scan queue, of what is found on pages, and of the signed shredding lists.
extension Schema {
  static let scanning = """
    CREATE TABLE scan_work (
      post INTEGER PRIMARY KEY REFERENCES post (id),
      prepared_at TEXT,
      prepared_by TEXT REFERENCES user (id),
      unit TEXT,
      scanned_at TEXT,
      scanned_by TEXT REFERENCES user (id),
      scans INTEGER NOT NULL DEFAULT 0,
      checked_at TEXT,
      checked_by TEXT REFERENCES user (id),
      explanation TEXT,
      CHECK ((prepared_at IS NULL) = (prepared_by IS NULL)),
      CHECK ((checked_at IS NULL) = (checked_by IS NULL)),
      CHECK (checked_at IS NULL OR scans > 0)
    ) STRICT;
    CREATE TABLE scan_link (
      position INTEGER PRIMARY KEY,
      post INTEGER NOT NULL REFERENCES post (id),
      from_post INTEGER NOT NULL REFERENCES post (id),
      documents TEXT NOT NULL,
      is_part INTEGER NOT NULL CHECK (is_part IN (0, 1)),
      replaces INTEGER NOT NULL CHECK (replaces IN (0, 1)),
      is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
    ) STRICT;
    CREATE INDEX scan_link_by_post ON scan_link (post, position) WHERE is_undone = 0;
    CREATE INDEX scan_link_by_file ON scan_link (from_post) WHERE is_undone = 0;
    CREATE TABLE scan_fault (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      post INTEGER NOT NULL REFERENCES post (id),
      service TEXT NOT NULL REFERENCES service (id),
      kind TEXT NOT NULL,
      pages TEXT NOT NULL,
      note TEXT NOT NULL,
      reported_at TEXT NOT NULL,
      reported_by TEXT NOT NULL REFERENCES user (id),
      outcome TEXT,
      settled_at TEXT,
      settled_by TEXT REFERENCES user (id),
      answer TEXT,
      is_seen INTEGER NOT NULL DEFAULT 0 CHECK (is_seen IN (0, 1)),
      CHECK ((outcome IS NULL) = (settled_at IS NULL) AND (outcome IS NULL) = (settled_by IS NULL)),
      CHECK (is_seen = 0 OR outcome IS NOT NULL)
    ) STRICT;
    CREATE INDEX scan_fault_by_post ON scan_fault (post, id);
    CREATE INDEX scan_fault_open ON scan_fault (service, id) WHERE outcome IS NULL;
    CREATE INDEX scan_fault_by_reporter ON scan_fault (reported_by, service, id);
    CREATE INDEX scan_fault_unseen ON scan_fault (reported_by, service, id)
      WHERE outcome IS NOT NULL AND is_seen = 0 AND settled_by <> reported_by;
    CREATE TABLE local_copy (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      post INTEGER NOT NULL REFERENCES post (id),
      service TEXT NOT NULL REFERENCES service (id),
      machine TEXT NOT NULL,
      place TEXT NOT NULL,
      since TEXT NOT NULL CHECK (length(since) = 10),
      registered_by TEXT NOT NULL REFERENCES user (id),
      deleted_on TEXT CHECK (length(deleted_on) = 10),
      deleted_by TEXT REFERENCES user (id),
      CHECK ((deleted_on IS NULL) = (deleted_by IS NULL))
    ) STRICT;
    CREATE INDEX local_copy_open ON local_copy (service, since, id) WHERE deleted_on IS NULL;
    CREATE INDEX local_copy_by_post ON local_copy (post);
    CREATE TABLE page_work (
      digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
      post INTEGER NOT NULL REFERENCES post (id),
      step TEXT NOT NULL CHECK (step IN ('look', 'sort', 'read')),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
      tries INTEGER NOT NULL DEFAULT 0,
      fault TEXT,
      since TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX page_work_waiting ON page_work (since, digest) WHERE state = 'waiting';
    CREATE INDEX page_work_by_post ON page_work (post);
    CREATE TABLE page_reading (
      digest TEXT NOT NULL,
      page INTEGER NOT NULL CHECK (page > 0),
      reading TEXT NOT NULL,
      PRIMARY KEY (digest, page)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE document_reading (
      digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
      pages_left INTEGER NOT NULL DEFAULT 0,
      archive TEXT,
      text TEXT,
      text_digest TEXT CHECK (length(text_digest) = 64)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE shredding_list (
      position INTEGER PRIMARY KEY,
      service TEXT NOT NULL REFERENCES service (id),
      shelf TEXT NOT NULL,
      signed_on TEXT NOT NULL CHECK (length(signed_on) = 10),
      signed_by TEXT NOT NULL REFERENCES user (id),
      shredded INTEGER NOT NULL CHECK (shredded > 0),
      still INTEGER NOT NULL,
      list TEXT NOT NULL
    ) STRICT;
    CREATE INDEX shredding_list_by_service ON shredding_list (service, position);
    CREATE TABLE scan_queue (
      post INTEGER PRIMARY KEY REFERENCES post (id),
      service TEXT NOT NULL,
      step TEXT NOT NULL,
      has_fault INTEGER NOT NULL,
      is_urgent INTEGER NOT NULL,
      received_on TEXT NOT NULL,
      handler TEXT,
      is_file INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX scan_queue_by_service ON scan_queue (service, has_fault DESC, is_urgent DESC, received_on, post);
    CREATE INDEX scan_queue_by_handler
      ON scan_queue (service, handler, has_fault DESC, is_urgent DESC, received_on, post);
    CREATE INDEX scan_queue_of_files ON scan_queue (service, received_on, post) WHERE is_file = 1;
    """
}
