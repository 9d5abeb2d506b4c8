internal import Domain

/// A search in FTS5's own language, made of words of letters and digits alone: nothing that somebody writes reaches it
/// as anything but a word in quotes.
struct SearchExpression {
  /// Something in it finds so many words that every stretch costs as much as the whole index.
  let isCostly: Bool
  private let scope: SearchScope
  private let exact: String
  private let loose: String
  private let unwanted: String?

  private static let texts = "title sender addressee kind number body"

  /// - Parameter scope: whose rows are searched.
  init(clauses: [SearchClause], unwanted: [SearchPhrase], scope: SearchScope, _ index: IndexWords) throws {
    self.scope = scope
    var writer = Writer(index: index)
    exact = Self.all(try writer.wanted(clauses, isLoose: false))
    loose = Self.all(try writer.wanted(clauses, isLoose: true))
    let phrases = try unwanted.map { try writer.phrase($0, isLoose: false) }
    self.unwanted = phrases.isEmpty ? nil : Self.any(phrases)
    isCostly = writer.isCostly
  }

  /// Rows that hold every word as it was written.
  func exact(in stretch: IndexStretch) -> String { without(unwanted, exact, in: stretch) }

  /// Rows that hold every word, as it was written or in some sloppy spelling.
  func loose(in stretch: IndexStretch) -> String { without(unwanted, loose, in: stretch) }

  private func without(_ unwanted: String?, _ wanted: String, in stretch: IndexStretch) -> String {
    let held = Self.all([scope.expression(in: stretch), wanted])
    return unwanted.map { "(\(held)) NOT \($0)" } ?? held
  }

  private struct Writer {
    var index: IndexWords
    var isCostly = false

    mutating func wanted(_ clauses: [SearchClause], isLoose: Bool) throws -> [String] {
      try clauses.map { clause in
        any(try clause.alternatives.map { way in all(try way.map { try phrase($0, isLoose: isLoose) }) })
      }
    }

    mutating func phrase(_ phrase: SearchPhrase, isLoose: Bool) throws -> String {
      let exact = try words(phrase.words, mayGoOn: phrase.findsBeginnings, in: SearchExpression.texts)
      guard !phrase.isQuoted, isLoose || phrase.isFolded else { return exact }
      // The sloppy spellings stand in a column of their own, out of the row of the text: the words may stand anywhere.
      let loose = try phrase.words.enumerated().map { place, word in
        let mayGoOn = place == phrase.words.count - 1 && phrase.findsBeginnings && word.loose.count > 1
        return try words([word.loose], mayGoOn: mayGoOn, in: SearchExpression.texts + " loose")
      }
      return any([exact, all(loose)])
    }

    /// Words in a row, of which the last may go on.
    private mutating func words(_ words: [String], mayGoOn: Bool, in columns: String) throws -> String {
      let before = words.dropLast().map { $0 + " " }.joined()
      guard mayGoOn, let last = words.last, !Schema.indexedBeginnings.contains(last.unicodeScalars.count) else {
        return "{\(columns)} : (\(SearchExpression.quoted(before + (words.last ?? "")))\(mayGoOn ? " *" : ""))"
      }
      guard let ends = try index.beginning(with: last) else {
        isCostly = true
        return "{\(columns)} : (\(SearchExpression.quoted(before + last)) *)"
      }
      // A beginning that has no index of its own is gathered before the first row is seen; whole words are not.
      let found = (ends.isEmpty ? [last] : ends).map { SearchExpression.quoted(before + $0) }
      return "{\(columns)} : (\(found.joined(separator: " OR ")))"
    }

    private func any(_ parts: [String]) -> String { SearchExpression.any(parts) }
    private func all(_ parts: [String]) -> String { SearchExpression.all(parts) }
  }

  private static func quoted(_ words: String) -> String { "\"\(words)\"" }

  private static func all(_ parts: [String]) -> String { joined(parts, by: " AND ") }
  private static func any(_ parts: [String]) -> String { joined(parts, by: " OR ") }

  private static func joined(_ parts: [String], by word: String) -> String {
    parts.count == 1 ? parts[0] : "(" + parts.joined(separator: word) + ")"
  }
}

/// Whose rows of the index somebody may search.
struct SearchScope {
  /// Services where the reader sees everything.
  let all: [Service.ID]
  /// Services where what is in no case is seen, what is in a shared one, and what is in one of the cases.
  let own: [Service.ID]
  /// nil when there are too many to name: then every row is looked at.
  let cases: [Int]?

  func expression(in stretch: IndexStretch) -> String {
    var words = all.map { TextScope.service($0.text, stretch) }
    if let cases {
      words += own.map { TextScope.open($0.text, stretch) } + cases.map(TextScope.caseFolder)
    } else {
      words += own.map { TextScope.service($0.text, stretch) }
    }
    return "scope : (\(words.joined(separator: " OR ")))"
  }
}
