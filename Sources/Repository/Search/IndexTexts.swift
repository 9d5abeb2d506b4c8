internal import Domain
internal import GRDB

/// What one step of reading texts into the index did.
package struct TextReport: Sendable, Equatable {
  package var documents = 0
  package var pages = 0
  /// Documents whose words could not be read, and why.
  package var faults: [String] = []
  /// The log has been followed, and there may be more of it.
  package var isBehind = false

  package init(documents: Int = 0, pages: Int = 0) {
    self.documents = documents
    self.pages = pages
  }

  package var isQuiet: Bool { documents == 0 && pages == 0 && !isBehind }
}

/// The index of texts is brought up to date in steps, each of them a short transaction that can be done again: by the
/// worker in its rounds, and by whoever searches.
extension OfficeStore {
  /// Brings the fields of what the next entries of the log are about up to date, and notes their documents.
  ///
  /// - Parameter limit: entries at once; so many are done in less than 50 ms.
  /// - Returns: how many entries were followed; 0 at the end of the log.
  package func followTexts(limit: Int = 400) throws -> Int {
    guard try textsBehind() > 0 else { return 0 }
    return try maintain { db in
      let from = try TextProgress.position(db)
      let through = min(from + limit, try TextProgress.end(db))
      guard through > from else { return 0 }
      var subjects: Set<TextSubject> = []
      let sql = "SELECT DISTINCT subject FROM log WHERE position > ? AND position <= ? AND kind <> 'case-read'"
      try db.each(sql, from, through) { row in
        if let subject = TextSubject(try row.text(0)) { subjects.insert(subject) }
      }
      for letter in try TextDocuments.lettersWritten(after: from, through: through, db) {
        if let subject = try TextDocuments.renew(letter, db) { subjects.insert(subject) }
      }
      try bring(subjects, db)
      for subject in try TextDocuments.read(after: from, through: through, db) {
        try TextDocuments.note(of: subject, db)
      }
      try TextProgress.set(through, db)
      return through - from
    }
  }

  /// What somebody who searches can wait for: the index of a day's post, not of an office that has never been indexed.
  private static let whileWaiting = Duration.milliseconds(500)

  /// Follows the log and reads what lies in the store for as long as somebody who searches can wait. What cannot be
  /// done now is left to the worker.
  package func catchUpTexts() {
    let end = ContinuousClock.now + Self.whileWaiting
    do {
      while ContinuousClock.now < end, try followTexts() > 0 {}
      while ContinuousClock.now < end, try !readTexts().isQuiet {}
    } catch {
      // The answer says how far the index has come.
    }
  }

  /// Entries of the log that the index has not come to.
  package func textsBehind() throws -> Int {
    try database.read { try max(0, TextProgress.end($0) - TextProgress.position($0)) }
  }

  /// Cases first, then post, each in the order of its rows: the index writes a segment for every row that comes before
  /// the one written last.
  private func bring(_ subjects: Set<TextSubject>, _ db: Database) throws {
    var post = subjects.filter { $0.post != nil }
    for subject in Self.inOrder(subjects.subtracting(post)) where try bring(subject, db) {
      // Whether a case is shared stands in the rows of its post as well.
      guard let id = subject.caseFolder else { continue }
      try db.each("SELECT id FROM post WHERE case_folder = ?", id.key) {
        post.insert(TextSubject(PostItem.ID(try $0.number(0))))
      }
    }
    for subject in Self.inOrder(post) { try bring(subject, db) }
  }

  private static func inOrder(_ subjects: Set<TextSubject>) -> [TextSubject] {
    subjects.sorted { $0.fieldsRow < $1.fieldsRow }
  }

  /// - Returns: whether who may see it has changed.
  @discardableResult
  private func bring(_ subject: TextSubject, _ db: Database) throws -> Bool {
    guard let wanted = try TextFields.wanted(subject, db) else {
      guard try TextIndex.fields(of: subject, db) != nil else { return false }
      try TextIndex.remove(subject, db)
      try TextProgress.setRemoved(true, db)
      return false
    }
    let isScopeNew = try TextIndex.setFields(of: subject, to: wanted, db)
    try TextDocuments.note(of: subject, db)
    try TextReaders.note(of: subject, db)
    return isScopeNew
  }

  // MARK: - The words of documents

  /// Pages, and documents, that one transaction takes in: each transaction waits for the disk.
  private static let pagesAtOnce = 100
  private static let documentsAtOnce = 64
  /// A text that is longer than this is no text.
  private static let longestText = 16 << 20

  /// Takes the next texts that lie in the store into the index; quiet when there are no more.
  package func readTexts() throws -> TextReport {
    var report = TextReport()
    var texts: [(document: TextDocument, pages: [String])] = []
    var pageCount = 0
    for document in try database.read({ try TextDocuments.next(.waiting, limit: Self.documentsAtOnce, $0) }) {
      do {
        let pages = try pages(of: document)
        texts.append((document, pages))
        pageCount += pages.count - document.pages
      } catch let error as DocumentStoreFault where error.isOfTheDocument {
        try set(.without, document)
        report.documents += 1
        report.faults.append("\(document.digest.prefix(12)): \(error.code)")
      }
      if pageCount >= Self.pagesAtOnce { break }
    }
    guard !texts.isEmpty else { return report }
    report = try maintain { [report] db in
      var report = report
      for (document, pages) in texts { try add(pages, of: document, as: .waiting, &report, db) }
      return report
    }
    return report
  }

  private func pages(of document: TextDocument) throws -> [String] {
    guard let digest = document.source.flatMap(DocumentDigest.init(hex:)) else { return [] }
    let text = String(decoding: try documents.bytes(of: digest, limit: Self.longestText), as: UTF8.self)
    guard let letter = document.letter else { return text.textPages }
    // A letter's title is no part of its text, and is searched with it.
    let title = try database.read { try TextDocuments.title(of: letter, $0) } ?? ""
    return ["\(title)\n\(text)"]
  }

  /// Documents whose words a program must find, the newest first.
  package func unreadTexts(limit: Int) throws -> [DocumentDigest] {
    let found = try database.read { try TextDocuments.next(.unread, limit: limit, $0) }
    return found.reduce(into: []) { digests, document in
      if let digest = DocumentDigest(hex: document.digest), !digests.contains(digest) { digests.append(digest) }
    }
  }

  /// Takes the words that a program has found in a document into the index, wherever the document lies.
  ///
  /// - Parameter pages: the words of each page; empty when there are none to be had.
  package func fileText(_ pages: [String], of digest: DocumentDigest) throws -> TextReport {
    var report = TextReport()
    while let document = try database.read({ try TextDocuments.unread(digest.hex, $0) }) {
      if pages.contains(where: { !$0.searchable.isEmpty }) {
        report = try maintain { [report] db in
          var report = report
          try add(pages, of: document, as: .unread, &report, db)
          return report
        }
      } else {
        try set(.without, document)
        report.documents += 1
      }
    }
    return report
  }

  private func set(_ state: TextDocument.State, _ document: TextDocument) throws {
    try maintain { try TextDocuments.set(state, pages: document.pages, document, $0) }
  }

  /// Adds the next pages of a document, unless another process has been quicker.
  private func add(
    _ pages: [String], of document: TextDocument, as state: TextDocument.State, _ report: inout TextReport,
    _ db: Database
  ) throws {
    let standing = try TextDocuments.standing(document, db)
    guard standing?.state == state, standing?.document == document else { return }
    let next = document.pages..<min(pages.count, document.pages + Self.pagesAtOnce)
    let isLast = next.upperBound == pages.count
    if let fields = try TextIndex.fields(of: document.subject, db) {
      try TextIndex.add(pages[next], first: next.lowerBound + 1, at: document.place, of: document.subject, fields, db)
    }
    try TextDocuments.set(isLast ? .read : state, pages: next.upperBound, document, db)
    report.pages += next.count
    if isLast { report.documents += 1 }
  }

  // MARK: - Taking out

  /// Takes the words of a document out of the index for good: no page of it is found again, and none of its words is
  /// left in the file.
  package func forgetText(of digest: DocumentDigest) throws {
    try maintain { db in
      for document in try TextDocuments.subjects(holding: digest.hex, db) {
        try TextIndex.removePages(at: document.place, of: document.subject, db)
        try TextDocuments.set(.forgotten, pages: 0, document, db)
      }
      try TextProgress.setRemoved(true, db)
    }
    try purgeTexts()
  }

  /// Pages of the index that one transaction goes through.
  private static let mergedAtOnce = 200

  /// Removes the last traces of what has been taken out, if anything has.
  ///
  /// What is taken out of an FTS5 index is only marked until its segments are merged; here all of them are, a stretch
  /// at a time. The write-ahead log has the old pages until it is emptied.
  ///
  /// - Throws: `StoreFault.busy` while somebody reads: another call will do it.
  package func purgeTexts() throws {
    guard try database.read(TextProgress.hasRemoved) else { return }
    try maintain { try $0.run("INSERT INTO text_index (text_index, rank) VALUES ('merge', ?)", -Self.mergedAtOnce) }
    var hasMore = true
    while hasMore {
      hasMore = try maintain { db in
        let before = db.totalChangesCount
        try db.run("INSERT INTO text_index (text_index, rank) VALUES ('merge', ?)", Self.mergedAtOnce)
        // SQLite's manual: fewer than two changes say that there was nothing to merge.
        return db.totalChangesCount - before >= 2
      }
    }
    try maintain { try TextProgress.setRemoved(false, $0) }
    do {
      try database.emptyWriteAheadLog()
    } catch {
      try maintain { try TextProgress.setRemoved(true, $0) }
      throw error
    }
  }
}

/// How far the index has followed the log.
enum TextProgress {
  static func position(_ db: Database) throws -> Int {
    try db.first("SELECT position FROM text_progress WHERE id = 1") { try $0.number(0) } ?? 0
  }

  static func end(_ db: Database) throws -> Int {
    try db.first("SELECT ifnull(max(position), 0) FROM log") { try $0.number(0) } ?? 0
  }

  static func set(_ position: Int, _ db: Database) throws {
    try db.run("UPDATE text_progress SET position = ?", position)
  }

  /// Whether something has been taken out whose traces may still be there.
  static func hasRemoved(_ db: Database) throws -> Bool {
    try db.first("SELECT has_removed FROM text_progress") { try $0.flag(0) } ?? false
  }

  static func setRemoved(_ hasRemoved: Bool, _ db: Database) throws {
    try db.run("UPDATE text_progress SET has_removed = ?", hasRemoved)
  }
}

/// The table `text_reader`: who has been on which case, so that those who see only their own search among these.
///
/// Nobody is taken out of it: what is found is held against the cases as they are.
enum TextReaders {
  static func note(of subject: TextSubject, _ db: Database) throws {
    let note = "INSERT OR IGNORE INTO text_reader (user, case_folder) "
    if let post = subject.post {
      try db.run(
        note + "SELECT handler, case_folder FROM post WHERE id = ? AND handler IS NOT NULL AND case_folder IS NOT NULL",
        post.value)
    } else if let id = subject.caseFolder {
      try db.run(note + "SELECT owner, key FROM case_folder WHERE key = ?", id.key)
      try db.run(
        note + "SELECT handler, case_folder FROM registry_entry WHERE case_folder = ? AND handler IS NOT NULL", id.key)
    }
  }

  static func has(_ user: User.ID, beenOn key: Int, _ db: Database) throws -> Bool {
    let sql = "SELECT 1 FROM text_reader WHERE user = ? AND case_folder = ?"
    return try db.first(sql, user.text, key) { try $0.flag(0) } ?? false
  }

  /// The newest cases that somebody has been on.
  static func cases(of user: User.ID, limit: Int, _ db: Database) throws -> [Int] {
    var keys: [Int] = []
    let sql = "SELECT case_folder FROM text_reader WHERE user = ? ORDER BY case_folder DESC LIMIT ?"
    try db.each(sql, user.text, limit) { keys.append(try $0.number(0)) }
    return keys
  }
}

extension String {
  /// A text's pages, divided by form feeds; one after the last page begins no other.
  var textPages: [String] {
    var pages = split(separator: "\u{0C}", omittingEmptySubsequences: false).map { String($0) }
    if pages.count > 1, pages.last?.allSatisfy(\.isWhitespace) == true { pages.removeLast() }
    return pages
  }
}

extension DocumentStoreFault {
  /// Whether another try will find the same.
  fileprivate var isOfTheDocument: Bool {
    switch self {
    case .missing, .damaged, .tooLarge, .notRegularFile: true
    case .changedWhileRead, .system: false
    }
  }
}
