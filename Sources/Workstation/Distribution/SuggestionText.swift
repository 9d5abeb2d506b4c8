package import CommandBus
package import Domain

/// Who should have an item, which knowledge says so, and which says something else.
package struct SuggestionText {
  let phrases: Phrasebook

  package init(phrases: Phrasebook) { self.phrases = phrases }

  /// For a line of a list: `Per Moe (eier saken, fordelingstabell); fordelingstabell: Siv Aas`.
  package func line(_ answer: Suggestion.Answer) -> String {
    let line = "\(answer.name) (\(reasons(answer)))"
    guard let other = dissent(answer) else { return line }
    return "\(line) – \(other)"
  }

  /// `eier saken, fordelingstabell`; of an absent person's substitute, whom for.
  package func reasons(_ answer: Suggestion.Answer) -> String {
    answer.suggestion.reasons.map { reason in
      let other = answer.suggestion.standsInFor.map { answer.names[$0] ?? $0.text } ?? ""
      return phrases.say(
        "suggestion.\(reason.rawValue)", ["other": other, "count": String(answer.open)])
    }.joined(separator: ", ")
  }

  /// What names somebody else; nil when all agree.
  package func dissent(_ answer: Suggestion.Answer) -> String? {
    guard !answer.suggestion.isUnanimous else { return nil }
    return answer.suggestion.dissent.map { voice in
      let source = phrases.say("suggestion.\(voice.source.rawValue)", ["other": "", "count": ""])
      return "\(source): \(answer.names[voice.handler] ?? voice.handler.text)"
    }.joined(separator: ", ")
  }
}
