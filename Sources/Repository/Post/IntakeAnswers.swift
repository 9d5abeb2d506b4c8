/// The answers to a routine's questions as they stand in a column: `case-handling:no,documentation:yes`.
enum IntakeAnswers {
  /// nil when nothing was asked.
  static func text(_ answers: [String: Bool]?) -> String? {
    guard let answers, !answers.isEmpty else { return nil }
    return answers.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value ? "yes" : "no")" }.joined(separator: ",")
  }

  static func read(_ text: String) -> [String: Bool] {
    var answers: [String: Bool] = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: ":")
      if pair.count == 2 { answers[String(pair[0])] = pair[1] == "yes" }
    }
    return answers
  }
}
