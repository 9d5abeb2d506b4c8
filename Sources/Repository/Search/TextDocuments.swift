internal import Domain
internal import Foundation
internal import GRDB

/// A document of a subject whose words are searched, or are to be.
struct TextDocument: Equatable {
  let subject: TextSubject
  /// Of an item's documents, its place among them; of a case's notes, the number in the case; of a case's letters, their
  /// own number above all of those.
  let place: Int
  let digest: String
  let source: String?
  /// Pages that are in the index already.
  var pages = 0
  /// It can be taken from one item and given to another.
  var isScan = false

  /// The place of the letter before the first one: no case has so many entries.
  private static let lettersFrom = 1 << 40

  static func place(of letter: Letter.ID) -> Int { lettersFrom + letter.value }

  static func letter(at place: Int) -> Letter.ID? { place > lettersFrom ? Letter.ID(place - lettersFrom) : nil }

  var letter: Letter.ID? { Self.letter(at: place) }

  enum State: String {
    /// The words lie in the store.
    case waiting
    /// A program must find the words first.
    case unread
    case read
    /// There are no words, or none that can be read.
    case without
    /// Taken out for good.
    case forgotten
  }
}

/// The table `text_document`: which documents have been read into the index.
enum TextDocuments {
  /// Where the words of a document of an item lie: the digest of a text in the store, its pages divided by form feeds;
  /// NULL while nobody has found them. Another way to a document's words is added here and nowhere else.
  private static let source = """
    ifnull((SELECT text_digest FROM document_reading WHERE document_reading.digest = post_document.digest),
      CASE post_document.role WHEN 'text' THEN post_document.digest END)
    """

  /// Notes what documents a subject has, so that they are read, and takes those out that it has no longer.
  ///
  /// A scan that has come from another item, or gone to one, is noted there as well: only one of them is told of it.
  static func note(of subject: TextSubject, _ db: Database) throws {
    var open = [subject]
    var done: Set<TextSubject> = []
    while let next = open.popLast() {
      guard done.insert(next).inserted else { continue }
      for digest in try noteAlone(next, db) { open += try holders(of: digest, db) }
    }
  }

  /// - Returns: the digests that have come or gone.
  private static func noteAlone(_ subject: TextSubject, _ db: Database) throws -> Set<String> {
    let wanted = try wanted(of: subject, db)
    let held = try held(by: subject, db)
    var changed = Set(wanted.filter(\.isScan).map(\.digest)).subtracting(held.map(\.digest))
    for document in held where !wanted.contains(where: { $0.place == document.place && $0.digest == document.digest }) {
      try TextIndex.removePages(at: document.place, of: subject, db)
      try db.run("DELETE FROM text_document WHERE subject = ? AND place = ?", subject.key, document.place)
      try TextProgress.setRemoved(true, db)
      changed.insert(document.digest)
    }
    // What is not in the index yet has no rows for the words of its documents.
    guard try TextIndex.fields(of: subject, db) != nil else { return [] }
    for document in wanted { try note(document, db) }
    return changed
  }

  private static func held(by subject: TextSubject, _ db: Database) throws -> [TextDocument] {
    var found: [TextDocument] = []
    try db.each("SELECT subject, place, digest, source, pages FROM text_document WHERE subject = ?", subject.key) {
      found.append(try read($0))
    }
    return found
  }

  /// Items that have a document now, or had it when they were last noted.
  private static func holders(of digest: String, _ db: Database) throws -> [TextSubject] {
    var found = try subjects(holding: digest, db).map(\.subject)
    try db.each("SELECT DISTINCT post FROM post_document WHERE digest = ?", digest) {
      found.append(TextSubject(PostItem.ID(try $0.number(0))))
    }
    return found
  }

  /// The items of documents that entries of the log are about: their words have been found.
  static func read(after from: Int, through: Int, _ db: Database) throws -> [TextSubject] {
    var subjects: [TextSubject] = []
    let sql = """
      SELECT DISTINCT post_document.post FROM log
      JOIN post_document ON post_document.digest = substr(log.subject, 10)
      WHERE log.position > ? AND log.position <= ? AND log.subject LIKE 'document:%'
      """
    try db.each(sql, from, through) { subjects.append(TextSubject(PostItem.ID(try $0.number(0)))) }
    return subjects
  }

  private static func wanted(of subject: TextSubject, _ db: Database) throws -> [TextDocument] {
    var found: [TextDocument] = []
    if let post = subject.post {
      // The e-mail byte for byte says no more than its words and attachments.
      let sql = """
        SELECT place, digest, \(source), role = 'scan' FROM post_document
        WHERE post = ? AND role IN ('text', 'scan', 'attachment')
        """
      try db.each(sql, post.value) { row in
        found.append(
          TextDocument(
            subject: subject, place: try row.number(0), digest: try row.text(1), source: try row.textIfAny(2),
            isScan: try row.flag(3)))
      }
    } else if let id = subject.caseFolder {
      // What a letter says is found as the letter, not once more as its entry.
      let notes = "SELECT sequence, text FROM registry_entry WHERE case_folder = ? AND text IS NOT NULL AND type <> 'U'"
      try db.each(notes, id.key) { row in
        found.append(try ownText(of: subject, at: try row.number(0), try row.text(1)))
      }
      let letters = "SELECT id, text FROM letter WHERE case_folder = ? AND state <> 'discarded'"
      try db.each(letters, id.key) { row in
        let place = TextDocument.place(of: Letter.ID(try row.number(0)))
        found.append(try ownText(of: subject, at: place, try row.text(1)))
      }
    }
    return found
  }

  /// A text of ours: its bytes are its words.
  private static func ownText(of subject: TextSubject, at place: Int, _ stored: String) throws -> TextDocument {
    let text = try JSONDecoder().decode(DocumentReference.self, from: Data(stored.utf8))
    return TextDocument(subject: subject, place: place, digest: text.digest, source: text.digest)
  }

  // MARK: - Letters

  /// Letters whose words have changed, or that have come to an end.
  static func lettersWritten(after from: Int, through: Int, _ db: Database) throws -> [Letter.ID] {
    let sql = """
      SELECT DISTINCT substr(subject, 8) FROM log WHERE position > ? AND position <= ?
        AND kind IN ('letter-drafted', 'letter-saved', 'letter-finalised', 'letter-discarded')
      """
    var letters: [Letter.ID] = []
    try db.each(sql, from, through) { row in
      if let number = Int(try row.text(0)) { letters.append(Letter.ID(number)) }
    }
    return letters
  }

  /// Takes a letter's words out, so that they are read anew: its title may have changed, and its text not.
  ///
  /// - Returns: its case.
  static func renew(_ letter: Letter.ID, _ db: Database) throws -> TextSubject? {
    let sql = "SELECT case_folder FROM letter WHERE id = ?"
    guard let key = try db.first(sql, letter.value, read: { try $0.number(0) }) else { return nil }
    let subject = TextSubject(CaseFolder.ID(key: key))
    let place = TextDocument.place(of: letter)
    let held = "SELECT state FROM text_document WHERE subject = ? AND place = ? AND state <> ?"
    let forgotten = TextDocument.State.forgotten.rawValue
    guard try db.first(held, subject.key, place, forgotten, read: { try $0.text(0) }) != nil else { return subject }
    try TextIndex.removePages(at: place, of: subject, db)
    try db.run("DELETE FROM text_document WHERE subject = ? AND place = ?", subject.key, place)
    try TextProgress.setRemoved(true, db)
    return subject
  }

  static func title(of letter: Letter.ID, _ db: Database) throws -> String? {
    try db.first("SELECT title FROM letter WHERE id = ?", letter.value) { try $0.text(0) }
  }

  private static func note(_ wanted: TextDocument, _ db: Database) throws {
    let sql = "SELECT digest, source, state FROM text_document WHERE subject = ? AND place = ?"
    let held = try db.first(sql, wanted.subject.key, wanted.place) { row in
      (digest: try row.text(0), source: try row.textIfAny(1), state: try row.text(2))
    }
    if let held {
      // Words that a program has found here stand until others have been filed.
      let isKnown = held.digest == wanted.digest && (held.source == wanted.source || wanted.source == nil)
      if isKnown || held.state == TextDocument.State.forgotten.rawValue { return }
      try TextIndex.removePages(at: wanted.place, of: wanted.subject, db)
    }
    let state: TextDocument.State = wanted.source == nil ? .unread : .waiting
    try db.run(
      "INSERT OR REPLACE INTO text_document (subject, place, digest, source, state, pages) VALUES (?, ?, ?, ?, ?, 0)",
      wanted.subject.key, wanted.place, wanted.digest, wanted.source, state.rawValue)
  }

  static func next(_ state: TextDocument.State, limit: Int, _ db: Database) throws -> [TextDocument] {
    let sql = """
      SELECT subject, place, digest, source, pages FROM text_document
      WHERE state = ?1 AND state IN ('waiting', 'unread') ORDER BY subject DESC LIMIT ?2
      """
    var found: [TextDocument] = []
    try db.each(sql, state.rawValue, limit) { found.append(try read($0)) }
    return found
  }

  /// A document as it stands now, in any state.
  static func standing(
    _ document: TextDocument, _ db: Database
  ) throws -> (state: TextDocument.State?, document: TextDocument)? {
    let sql = """
      SELECT subject, place, digest, source, pages, state FROM text_document WHERE subject = ? AND place = ?
      """
    return try db.first(sql, document.subject.key, document.place) { row in
      (TextDocument.State(rawValue: try row.text(5)), try read(row))
    }
  }

  /// Where a document that no program has read yet stands.
  static func unread(_ digest: String, _ db: Database) throws -> TextDocument? {
    let sql = """
      SELECT subject, place, digest, source, pages FROM text_document WHERE digest = ? AND state = 'unread' LIMIT 1
      """
    return try db.first(sql, digest, read: read)
  }

  static func subjects(holding digest: String, _ db: Database) throws -> [TextDocument] {
    var found: [TextDocument] = []
    try db.each("SELECT subject, place, digest, source, pages FROM text_document WHERE digest = ?", digest) {
      found.append(try read($0))
    }
    return found
  }

  private static func read(_ row: PlainRow) throws -> TextDocument {
    TextDocument(
      subject: TextSubject(key: try row.number(0)), place: try row.number(1), digest: try row.text(2),
      source: try row.textIfAny(3), pages: try row.number(4))
  }

  static func set(_ state: TextDocument.State, pages: Int, _ document: TextDocument, _ db: Database) throws {
    try db.run(
      "UPDATE text_document SET state = ?, pages = ? WHERE subject = ? AND place = ?", state.rawValue, pages,
      document.subject.key, document.place)
  }
}
