internal import Domain
internal import GRDB

/// An item or a case as the index of texts knows it.
struct TextSubject: Hashable {
  /// Items by their number; cases after all of them, by theirs.
  let key: Int

  /// Rows that one subject can have, as a power of two.
  private static let shift = 24
  private static let firstCase = 1 << 38
  /// A key that comes after all of them.
  static let pastAll = (1 << 39) - 1

  init(key: Int) { self.key = key }

  init(_ post: PostItem.ID) { key = post.value }

  init(_ caseFolder: CaseFolder.ID) { key = Self.firstCase + caseFolder.key }

  /// The subject of a log entry; nil for what has no texts.
  init?(_ subject: String) {
    if subject.hasPrefix("post:"), let number = Int(subject.dropFirst(5)), (1..<Self.firstCase).contains(number) {
      key = number
    } else if subject.hasPrefix("case:"), let id = CaseFolder.ID(String(subject.dropFirst(5))) {
      key = Self.firstCase + id.key
    } else {
      return nil
    }
  }

  /// The subject that a row belongs to.
  init(row: Int) { key = Self.pastAll - (row >> Self.shift) }

  var post: PostItem.ID? { key < Self.firstCase ? PostItem.ID(key) : nil }
  var caseFolder: CaseFolder.ID? { key < Self.firstCase ? nil : CaseFolder.ID(key: key - Self.firstCase) }

  /// The row of its fields, and the first of all. What is newer stands before what is older: FTS5 finds its way
  /// forward quickly, and backward only by reading all that lies between.
  var fieldsRow: Int { (Self.pastAll - key) << Self.shift }
  var lastRow: Int { fieldsRow | ((1 << Self.shift) - 1) }
}

/// What of a subject is searched beside its documents; every row of it has them.
struct TextFields: Equatable {
  let scope: String
  let title: String
  /// Of a case: the party.
  let sender: String
  let addressee: String
  let kind: String
  let number: String

  var texts: [String] { [title, sender, addressee, kind, number] }
}

/// Words that say whose a row is; of letters and digits alone, as `unicode61` divides words at all else.
///
/// A word that most rows have would be gone through from end to end: whose a row is stands in one word with the
/// ``IndexStretch`` that it lies in.
enum TextScope {
  /// Rows of a service in a stretch.
  static func service(_ id: String, _ stretch: IndexStretch) -> String { "s" + named(id) + stretch.mark }

  /// Those of them that are in no case, or in one that all of the service share.
  static func open(_ id: String, _ stretch: IndexStretch) -> String { "o" + named(id) + stretch.mark }

  static func caseFolder(_ key: Int) -> String { "k\(key)" }

  static func words(of subject: TextSubject, service: String, caseKey: Int?, isShared: Bool) -> String {
    let stretches = IndexStretch.all(of: subject)
    var words = stretches.map { Self.service(service, $0) }
    if caseKey == nil || isShared { words += stretches.map { open(service, $0) } }
    if let caseKey { words.append(caseFolder(caseKey)) }
    return words.joined(separator: " ")
  }

  private static func named(_ id: String) -> String { id.utf8.map { String($0, radix: 16) }.joined() }
}

extension TextFields {
  /// As they stand in the tables now; nil when the item or case is gone.
  static func wanted(_ subject: TextSubject, _ db: Database) throws -> TextFields? {
    if let post = subject.post { return try ofPost(post, db) }
    return try subject.caseFolder.flatMap { try ofCase($0, db) }
  }

  private static func ofPost(_ post: PostItem.ID, _ db: Database) throws -> TextFields? {
    let sql = """
      SELECT post.service, post.title, post.sender, post.addressee, post.kind, post.case_folder, post.entry,
        ifnull(case_folder.is_shared, 0)
      FROM post LEFT JOIN case_folder ON case_folder.key = post.case_folder WHERE post.id = ?
      """
    return try db.first(sql, post.value) { row in
      let caseKey = try row.numberIfAny(5)
      let numbers = [
        post.description, caseKey.map { CaseFolder.ID(key: $0).description },
        try row.numberIfAny(6).map { RegistryEntry.ID(key: $0).description },
      ]
      let kind = try row.text(4)
      return TextFields(
        scope: TextScope.words(
          of: TextSubject(post), service: try row.text(0), caseKey: caseKey, isShared: try row.flag(7)),
        title: try row.text(1).searchable, sender: try row.text(2).searchable, addressee: try row.text(3).searchable,
        kind: kind == DocumentKind.unknown.text ? "" : kind, number: numbers.compactMap { $0 }.joined(separator: " "))
    }
  }

  private static func ofCase(_ id: CaseFolder.ID, _ db: Database) throws -> TextFields? {
    try db.first("SELECT service, title, party, is_shared FROM case_folder WHERE key = ?", id.key) { row in
      TextFields(
        scope: TextScope.words(
          of: TextSubject(id), service: try row.text(0), caseKey: id.key, isShared: try row.flag(3)),
        title: try row.text(1).searchable, sender: try row.text(2).searchable, addressee: "", kind: "",
        number: id.description)
    }
  }
}
