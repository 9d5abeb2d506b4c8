import Domain

/// `name=value` words of a command line.
enum NamedValues {
  /// Refuses a word without a name and a name that is given twice.
  static func arguments(_ words: [String]) throws -> Arguments {
    var texts: [String: String] = [:]
    for word in words {
      guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
        throw Refusal(
          .badArgument, ["name": String(word.singleLine.prefix(40)), "expected": "name=value", "found": ""])
      }
      let name = String(word[..<equals])
      guard texts.updateValue(String(word[word.index(after: equals)...]), forKey: name) == nil else {
        throw Refusal(.badArgument, ["name": name.singleLine, "expected": "name=value", "found": "2 ×"])
      }
    }
    return Arguments(texts)
  }
}
