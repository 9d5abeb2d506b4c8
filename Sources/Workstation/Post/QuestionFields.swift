import Domain
import Screen

/// The routine's questions as fields of a form: yes, no, or not answered. Sources: S0-15, S2-74, S3-8.
struct QuestionFields {
  let phrases: Phrasebook
  let routine: ServiceRoutine

  private static let prefix = "question."

  static func id(_ question: String) -> String { prefix + question }

  static func isOne(_ field: FormField) -> Bool { field.id.hasPrefix(prefix) }

  /// Each question, with the answer that was given or is usual; a new item has no answers yet.
  func fields(_ answers: [String: Bool]?) -> [FormField] {
    let options = [phrases.say("form.question.open"), phrases.say("rule.yes"), phrases.say("rule.no")]
    return (routine.questions ?? []).map { question in
      let selected = (answers?[question.id] ?? question.usual).map { $0 ? 1 : 2 } ?? 0
      var field = FormField.choice(
        Self.id(question.id), TerminalText(phrases.say("form.question")), options.map { TerminalText($0) },
        selected: selected)
      field.message = .init(TerminalText(question.text.text(in: phrases.language)), .muted)
      return field
    }
  }

  /// `tied-to-case:ja,client-directed:nei`; nil when the form asks nothing.
  static func answers(in form: Form) -> String? {
    let asked = form.fields.filter(isOne)
    guard !asked.isEmpty else { return nil }
    let answers = asked.compactMap { field -> String? in
      let id = field.id.dropFirst(prefix.count)
      switch field.selected {
      case 1: return "\(id):ja"
      case 2: return "\(id):nei"
      default: return nil
      }
    }
    return answers.joined(separator: ",")
  }
}
