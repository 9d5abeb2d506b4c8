/// The named texts a command is read from: the command line, a form, a test.
///
/// Every reading cleans the text (NFC, no control characters, trimmed) and refuses what does not
/// have the expected shape, naming the argument and what was expected.
package struct Arguments: Hashable, Sendable {
  private let texts: [String: String]

  /// No single text in the office is longer than this many characters.
  package static let longestText = 2000

  package init(_ texts: [String: String] = [:]) {
    self.texts = texts
  }

  package var names: [String] { texts.keys.sorted() }

  /// Only the named ones.
  package func only(_ names: [String]) -> Arguments { Arguments(texts.filter { names.contains($0.key) }) }

  /// These, and others where nothing is said.
  package func adding(_ more: [String: String]) -> Arguments {
    Arguments(texts.merging(more) { own, other in own.singleLine.isEmpty ? other : own })
  }

  package func has(_ name: String) -> Bool { optionalText(name) != nil }

  /// Refuses names that `parameters` does not list, so that a misspelt argument is never ignored.
  package func check(against parameters: [Parameter]) throws {
    let known = Set(parameters.map(\.name))
    for name in names where !known.contains(name) {
      throw Refusal(
        .unknownArgument, ["name": name.singleLine, "known": parameters.map(\.name).joined(separator: ", ")])
    }
    for parameter in parameters where parameter.isRequired && !has(parameter.name) {
      throw Refusal(.missingArgument, ["name": parameter.name, "expected": parameter.kind.name])
    }
  }

  package func text(_ name: String) throws -> String {
    guard let text = try checkedText(name) else {
      throw Refusal(.missingArgument, ["name": name, "expected": "text"])
    }
    return text
  }

  /// nil when absent or blank.
  package func text(ifAny name: String) throws -> String? { try checkedText(name) }

  package func number(ifAny name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = try checkedText(name) else { return nil }
    guard text.utf8.count <= 12, text.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(text),
      range.contains(value)
    else { throw bad(name, "\(range.lowerBound)–\(range.upperBound)", text) }
    return value
  }

  package func day(ifAny name: String) throws -> Day? {
    guard let text = try checkedText(name) else { return nil }
    guard let day = Day(iso: text) ?? Day(norwegian: text) else { throw bad(name, "2026-11-20", text) }
    return day
  }

  package func requiredDay(_ name: String) throws -> Day {
    guard let day = try day(ifAny: name) else {
      throw Refusal(.missingArgument, ["name": name, "expected": "day"])
    }
    return day
  }

  package func flag(_ name: String) throws -> Bool {
    guard let text = try checkedText(name) else { return false }
    switch text {
    case "yes", "ja", "true", "1": return true
    case "no", "nei", "false", "0": return false
    default: throw bad(name, "yes|no", text)
    }
  }

  /// `tied-to-case:ja, client-directed:nei`: answers to a routine's questions, by the question's id.
  package func answers(ifAny name: String) throws -> [String: Bool]? {
    guard let text = try checkedText(name) else { return nil }
    var answers: [String: Bool] = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: ":", omittingEmptySubsequences: false).map { String($0).singleLine }
      guard pair.count == 2, !pair[0].isEmpty else { throw bad(name, "spørsmål:ja", text) }
      switch pair[1] {
      case "yes", "ja", "true": answers[pair[0]] = true
      case "no", "nei", "false": answers[pair[0]] = false
      default: throw bad(name, "\(pair[0].prefix(40)):ja|nei", text)
      }
    }
    return answers
  }

  package func choice<C: RawRepresentable & CaseIterable>(ifAny name: String, _: C.Type) throws -> C?
  where C.RawValue == String {
    guard let text = try checkedText(name) else { return nil }
    guard let choice = C(rawValue: text) else {
      throw bad(name, C.allCases.map(\.rawValue).joined(separator: "|"), text)
    }
    return choice
  }

  package func word<Owner>(_ name: String, of _: Owner.Type) throws -> Word<Owner> {
    let text = try text(name)
    guard let word = Word<Owner>(text) else { throw bad(name, "a–z 0–9 . - _", text) }
    return word
  }

  package func word<Owner>(ifAny name: String, of owner: Owner.Type) throws -> Word<Owner>? {
    try checkedText(name) == nil ? nil : try word(name, of: owner)
  }

  package func id<Owner>(_ name: String, of _: Owner.Type) throws -> Number<Owner> {
    guard let value = try number(ifAny: name, in: 1...999_999_999) else {
      throw Refusal(.missingArgument, ["name": name, "expected": "number"])
    }
    return Number(value)
  }

  package func caseNumber(ifAny name: String) throws -> CaseFolder.ID? {
    guard let text = try checkedText(name) else { return nil }
    guard let number = CaseFolder.ID(text) else { throw bad(name, "2026/118", text) }
    return number
  }

  /// As it was given; nil when absent.
  func raw(_ name: String) -> String? { texts[name] }

  private func checkedText(_ name: String) throws -> String? {
    guard let text = optionalText(name) else { return nil }
    guard text.count <= Self.longestText, text.utf8.count <= Self.longestText * 8 else {
      throw Refusal(.textTooLong, ["name": name, "longest": String(Self.longestText)])
    }
    return text
  }

  private func optionalText(_ name: String) -> String? {
    guard let text = texts[name]?.singleLine, !text.isEmpty else { return nil }
    return text
  }

  private func bad(_ name: String, _ expected: String, _ found: String) -> Refusal {
    Refusal(.badArgument, ["name": name, "expected": expected, "found": String(found.prefix(40))])
  }
}

extension String {
  /// Composed, trimmed, and with every control character turned into a space: how text enters the log.
  package var singleLine: String {
    var scalars = String.UnicodeScalarView()
    for scalar in composed.unicodeScalars {
      scalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    let text = String(scalars)
    let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
    let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
    return String(text[start..<end])
  }
}

extension Day {
  /// Reads the way Norwegians write it: `20.11.2026`.
  package init?(norwegian text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
