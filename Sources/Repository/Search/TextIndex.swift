internal import Domain
internal import GRDB

/// Writes the rows of the index of texts.
enum TextIndex {
  static let columns = "scope, title, sender, addressee, kind, number, body, loose, place, page"

  /// Brings the fields of a subject up to date in all its rows.
  ///
  /// - Returns: whether who may see it has changed.
  @discardableResult
  static func setFields(of subject: TextSubject, to wanted: TextFields, _ db: Database) throws -> Bool {
    guard let held = try fields(of: subject, db) else {
      try insert(subject.fieldsRow, wanted, body: "", db)
      return true
    }
    guard held != wanted else { return false }
    var rows: [(row: Int, body: String)] = []
    try db.each(
      "SELECT rowid, body FROM text_index WHERE rowid BETWEEN ? AND ?", subject.fieldsRow, subject.lastRow
    ) { rows.append((try $0.number(0), try $0.text(1))) }
    let update = """
      UPDATE text_index SET scope = ?, title = ?, sender = ?, addressee = ?, kind = ?, number = ?, loose = ?
      WHERE rowid = ?
      """
    for (row, body) in rows {
      try db.run(
        update, wanted.scope, wanted.title, wanted.sender, wanted.addressee, wanted.kind, wanted.number,
        loose(wanted, body), row)
    }
    return held.scope != wanted.scope
  }

  static func fields(of subject: TextSubject, _ db: Database) throws -> TextFields? {
    let sql = "SELECT scope, title, sender, addressee, kind, number FROM text_index WHERE rowid = ?"
    return try db.first(sql, subject.fieldsRow) { row in
      TextFields(
        scope: try row.text(0), title: try row.text(1), sender: try row.text(2), addressee: try row.text(3),
        kind: try row.text(4), number: try row.text(5))
    }
  }

  /// Adds the pages of a document; a long page takes several rows.
  ///
  /// - Parameter first: the number of the first of them.
  static func add(
    _ pages: ArraySlice<String>, first: Int, at place: Int, of subject: TextSubject, _ fields: TextFields,
    _ db: Database
  ) throws {
    let sql = "SELECT rowid FROM text_index WHERE rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT 1"
    var row = try db.first(sql, subject.fieldsRow, subject.lastRow) { try $0.number(0) } ?? subject.fieldsRow
    for (offset, page) in pages.enumerated() {
      for body in page.searchable.stretches {
        row += 1
        // Nobody files so many; what comes after them is not found by its words.
        guard row <= subject.lastRow else { return }
        try insert(row, fields, body: body, place: place, page: first + offset, db)
      }
    }
  }

  static func removePages(at place: Int, of subject: TextSubject, _ db: Database) throws {
    // Every row is asked for its place, which has no index: a subject has a few.
    try db.run(
      "DELETE FROM text_index WHERE rowid BETWEEN ? AND ? AND place = ?", subject.fieldsRow, subject.lastRow, place)
  }

  /// Everything about a subject that is gone from the tables.
  static func remove(_ subject: TextSubject, _ db: Database) throws {
    try db.run("DELETE FROM text_index WHERE rowid BETWEEN ? AND ?", subject.fieldsRow, subject.lastRow)
    try db.run("DELETE FROM text_document WHERE subject = ?", subject.key)
  }

  private static func insert(
    _ row: Int, _ fields: TextFields, body: String, place: Int? = nil, page: Int? = nil, _ db: Database
  ) throws {
    try db.run(
      "INSERT INTO text_index (rowid, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row, fields.scope,
      fields.title, fields.sender, fields.addressee, fields.kind, fields.number, body, loose(fields, body), place, page)
  }

  /// The sloppy spelling of every word that has another one.
  private static func loose(_ fields: TextFields, _ body: String) -> String {
    var words: [String] = []
    for text in fields.texts + [body] {
      for word in text.textWords {
        let loose = word.text.loose
        if loose != word.text { words.append(loose) }
      }
    }
    return words.joined(separator: " ")
  }
}

extension String {
  /// In pieces that are quick to read again, divided between words; none for an empty text.
  fileprivate var stretches: [String] {
    let longest = 8000
    var stretches: [String] = []
    var rest = self[...]
    while rest.utf8.count > longest {
      let limit = rest.utf8.index(rest.startIndex, offsetBy: longest)
      // A text without a space for so long is no words; it is divided anywhere.
      let cut = rest[..<limit].lastIndex(of: " ").map { rest.index(after: $0) } ?? rest.index(limit, offsetBy: 1)
      stretches.append(String(rest[..<cut]))
      rest = rest[cut...]
    }
    return rest.isEmpty ? stretches : stretches + [String(rest)]
  }
}
