internal import Domain

/// A search in FTS5's own language, made of words of letters and digits alone: nothing that somebody writes reaches it
/// as anything but a word in quotes.
struct SearchExpression {
  let clauses: [SearchClause]
  let unwanted: [SearchPhrase]
  /// Whose rows are searched; nil when there are none.
  let scope: String

  private static let texts = "title sender addressee kind number body"

  /// Rows that hold every word as it was written.
  var exact: String { matching(isLoose: false) }

  /// Rows that hold every word in some sloppy spelling, and not every one as it was written.
  var loose: String { "(\(matching(isLoose: true))) NOT (\(exact))" }

  private func matching(isLoose: Bool) -> String {
    let wanted = clauses.map { clause in
      let ways = clause.alternatives.map { way in
        Self.all(way.map { Self.phrase($0, isLoose: isLoose) })
      }
      return Self.any(ways)
    }
    let held = Self.all([scope] + wanted)
    guard !unwanted.isEmpty else { return held }
    return "(\(held)) NOT \(Self.any(unwanted.map { Self.phrase($0, isLoose: false) }))"
  }

  private static func phrase(_ phrase: SearchPhrase, isLoose: Bool) -> String {
    let exact = "{\(texts)} : (\(quoted(phrase.words.joined(separator: " ")))\(phrase.findsBeginnings ? " *" : ""))"
    guard !phrase.isQuoted, isLoose || phrase.isFolded else { return exact }
    // The sloppy spellings stand in a column of their own, out of the row of the text: the words may stand anywhere.
    let words = phrase.words.enumerated().map { place, word in
      let mayGoOn = place == phrase.words.count - 1 && phrase.findsBeginnings && word.loose.count > 1
      return "{\(texts) loose} : (\(quoted(word.loose))\(mayGoOn ? " *" : ""))"
    }
    return any([exact, all(words)])
  }

  private static func quoted(_ words: String) -> String { "\"\(words)\"" }

  private static func all(_ parts: [String]) -> String { joined(parts, by: " AND ") }
  private static func any(_ parts: [String]) -> String { joined(parts, by: " OR ") }

  private static func joined(_ parts: [String], by word: String) -> String {
    parts.count == 1 ? parts[0] : "(" + parts.joined(separator: word) + ")"
  }
}

/// Whose rows of the index somebody may search.
enum SearchScope {
  /// Rows of services where the reader sees everything, and of the others what is in no case, in a shared one or in
  /// one of the cases.
  ///
  /// - Parameter cases: nil when there are too many to name: then every row is looked at.
  static func expression(all: [Service.ID], own: [Service.ID], cases: [Int]?) -> String? {
    var parts = all.map { TextScope.service($0.text) }
    if let cases {
      let seen = ([TextScope.free, TextScope.shared] + cases.map(TextScope.caseFolder)).joined(separator: " OR ")
      parts += own.map { "(\(TextScope.service($0.text)) AND (\(seen)))" }
    } else {
      parts += own.map { TextScope.service($0.text) }
    }
    return parts.isEmpty ? nil : "scope : (\(parts.joined(separator: " OR ")))"
  }
}
