internal import GRDB

/// The words that stand in the index of texts.
struct IndexWords {
  private let db: Database
  private var known: [String: [String]?] = [:]

  /// Each of them is looked for by itself in every stretch.
  private static let most = 24

  init(_ db: Database) { self.db = db }

  /// Those that begin so; nil when there are too many to name.
  mutating func beginning(with beginning: String) throws -> [String]? {
    if let known = known[beginning] { return known }
    let found = try words(beginning: beginning)
    known[beginning] = .some(found)
    return found
  }

  private func words(beginning: String) throws -> [String]? {
    var found: [String] = []
    var from = beginning
    while let word = try first(from: from, in: beginning) {
      guard found.count < Self.most else { return nil }
      found.append(word)
      // No word holds this sign, and no other one comes before it.
      from = word + "\u{1}"
    }
    return found
  }

  /// One word at a time: going on to the next would pass every place where this one stands.
  private func first(from word: String, in beginning: String) throws -> String? {
    let sql = "SELECT term FROM temp.text_word WHERE term >= ? AND term < ? LIMIT 1"
    return try db.first(sql, word, beginning + "\u{10FFFF}") { try $0.text(0) }
  }
}
