internal import GRDB

/// The tables of an office. `log` is the truth; every other table is derived from it.
enum Schema {
  /// "MOPO": marks the file as an office of this program.
  static let applicationID: Int32 = 0x4D4F_504F
  /// Grows with every change of the derived tables; an office with a higher one is left alone.
  static let version: Int32 = 13

  /// The derived tables, parents before children, each with the key it is compared and ordered by.
  static let derived: [(table: String, key: String)] = [
    ("office", "id"), ("user", "id"), ("membership", "user, service, role"),
    ("user_unit", "user, service"), ("service", "id"),
    ("routine_version", "service, version"),
    ("session", "token"), ("meeting", "id"), ("case_folder", "key"), ("post", "id"),
    ("post_document", "post, place"), ("original", "post"), ("closing_day", "day"),
    ("deadline_rule", "service, version, kind, place"), ("deadline_met", "post, purpose"),
    ("post_deadline", "post, place"), ("consent", "id"), ("case_read", "case_folder, user, day"),
    ("case_link", "case_folder, position"), ("registry_entry", "key"), ("write_off", "entry, answer"),
    ("routing", "post"), ("delivery", "id"), ("misdirected", "post"), ("rule_gap", "id"), ("deviation", "id"),
    ("intake_file", "id"),
    ("scan_work", "post"), ("scan_link", "position"), ("scan_fault", "id"), ("local_copy", "id"),
    ("page_work", "digest"), ("page_reading", "digest, page"), ("document_reading", "digest"),
    ("shredding_list", "position"), ("scan_queue", "post"),
    ("undone", "position"), ("answered", "key"),
    ("absence", "id"), ("substitution", "id"), ("done_for_me", "user"), ("deputy_duty", "service"),
    ("letter", "id"), ("letter_answer", "letter, place"), ("letter_version", "letter, number"),
    ("letter_comment", "id"),
    ("letter_approval", "letter, place"), ("dispatch", "id"), ("archive_delivery", "letter"),
    ("directory_row", "id"), ("directory_owner", "service"), ("post_concerned", "post"),
  ]

  /// The tables of each subject, beside whose code they stand.
  private static let subjects = [
    access, routines, posts, originals, deadlines, archive, routing, backlog, scanning, presence,
    distribution, letters,
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
    for sql in subjects + [lists, search, texts] {
      try db.execute(sql: sql)
    }
  }

  /// The tables that a replay fills and compares, row by row, without what follows from their rows alone: the indexes
  /// of the long lists, and the trigrams of the searched texts. No event needs either to find its row.
  static func createForReplay(in db: Database) throws {
    for sql in subjects + [searched] {
      try db.execute(sql: sql)
    }
  }

  /// Drops and makes the derived tables anew, for a replay in place.
  static func dropDerived(in db: Database) throws {
    try db.execute(sql: "DROP TABLE case_search; DROP TABLE post_search")
    for table in textTables { try db.execute(sql: "DROP TABLE \(table)") }
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

}
