/// The index of texts: what is searched, in one place.
///
/// It stands beside the log and is no view of it alone, for the words lie in the documents: a replay leaves it out, and
/// whatever is missing from it is put in again by ``OfficeStore/followTexts(limit:)`` and what comes after.
extension Schema {
  /// The tables of the index, without those that SQLite keeps behind it.
  static let textTables = ["text_progress", "text_document", "text_reader", "text_index"]

  /// How many letters a beginning of a word has that is found without gathering the words that have it.
  static let indexedBeginnings = 2...4

  /// The words of the index, in their order. It is no table of the office: every connection makes its own.
  static let textWords = "CREATE VIRTUAL TABLE temp.text_word USING fts5vocab('main', 'text_index', 'instance')"

  /// `text_index` has a row for the fields of an item or a case, and one for every page of its documents, which has the
  /// fields as well: so words meet that stand partly here and partly there. Its rowid is the subject and a running
  /// number (``TextSubject``), the newest subject first. `scope` says whose it is and where, in words that no text can
  /// hold in that column (``TextScope``); `loose` has the sloppy spelling of every word that has another one.
  ///
  /// Of `text_document`: `source` is the document whose bytes are the words, once there is one; of what is `unread` a
  /// program must find them first.
  static let texts = """
    CREATE TABLE text_progress (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      position INTEGER NOT NULL CHECK (position >= 0),
      has_removed INTEGER NOT NULL CHECK (has_removed IN (0, 1))
    ) STRICT;
    INSERT INTO text_progress (id, position, has_removed) VALUES (1, 0, 0);
    CREATE TABLE text_document (
      subject INTEGER NOT NULL,
      place INTEGER NOT NULL,
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      source TEXT CHECK (length(source) = 64),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'unread', 'read', 'without', 'forgotten')),
      pages INTEGER NOT NULL CHECK (pages >= 0),
      PRIMARY KEY (subject, place),
      CHECK (state <> 'waiting' OR source IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX text_document_to_read ON text_document (state, subject) WHERE state IN ('waiting', 'unread');
    CREATE INDEX text_document_by_digest ON text_document (digest);
    CREATE TABLE text_reader (
      user TEXT NOT NULL,
      case_folder INTEGER NOT NULL,
      PRIMARY KEY (user, case_folder)
    ) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE text_index USING fts5 (
      scope, title, sender, addressee, kind, number, body, loose, place UNINDEXED, page UNINDEXED,
      tokenize = 'unicode61 remove_diacritics 0', prefix = '\(indexedBeginnings.map(String.init).joined(separator: " "))');
    """
}
