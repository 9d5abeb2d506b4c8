internal import Domain
internal import GRDB

extension [SearchTerm] {
  /// A row whose text holds every term: ` AND …` for each.
  func condition(in text: String) -> (sql: String, arguments: StatementArguments) {
    let sql = map { term in
      let ways = term.alternatives.map { $0.map { _ in "instr(\(text), ?) > 0" }.joined(separator: " AND ") }
      return " AND (\(ways.joined(separator: " OR ")))"
    }
    return (sql.joined(), StatementArguments(flatMap { $0.alternatives.joined() }))
  }
}

/// Terms looked up in a trigram index: texts of three letters and more lead, shorter ones narrow.
struct TrigramSearch {
  private let phrases: [String]
  private let short: [String]

  init(_ terms: [SearchTerm], service: Service.ID) {
    let ways = terms.map { term in
      term.alternatives.map { way in way.filter { $0.count >= 3 } }.filter { !$0.isEmpty }
    }
    phrases = ways.filter { !$0.isEmpty }.map(Self.phrase) + [Self.quoted("@\(service)@")]
    short = zip(terms, ways).filter { $1.isEmpty }.flatMap { $0.0.alternatives.joined() }
  }

  private static func phrase(_ ways: [[String]]) -> String {
    let either = ways.map { $0.map(quoted).joined(separator: " AND ") }
    return either.count == 1 ? either[0] : "(" + either.map { "(\($0))" }.joined(separator: " OR ") + ")"
  }

  /// A phrase in quotes is text and no query language; a quote inside it is doubled.
  private static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Words of one or two letters are in no trigram: they are looked for in the newest rows only.
  static let newest = 10_000

  func condition(_ table: String) -> String {
    let window = """
       AND \(table).rowid >= ifnull(
        (SELECT rowid FROM \(table) ORDER BY rowid DESC LIMIT 1 OFFSET \(Self.newest - 1)), 0)
      """
    return "\(table) MATCH ?" + (short.isEmpty ? "" : window)
      + short.map { _ in " AND instr(\(table).folded, ?) > 0" }.joined()
  }

  var arguments: StatementArguments { StatementArguments([phrases.joined(separator: " AND ")] + short) }
}
