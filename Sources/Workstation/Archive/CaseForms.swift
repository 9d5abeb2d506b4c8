import CommandBus
import Domain
import Screen

/// The forms about a case and its entries.
struct CaseForms {
  let state: WorkstationState

  var phrases: Phrasebook { state.phrases }

  func label(_ parameter: String) -> TerminalText { TerminalText(phrases.say("parameter.\(parameter)")) }

  var reason: FormField { .text("reason", label("reason"), limit: Arguments.longestText) }

  func box(_ kind: FormKind, _ folder: CaseFolder, _ fields: [FormField]) -> FormBox {
    let title = phrases.say("form.\(kind.rawValue)", ["case": folder.id.description, "title": folder.title])
    var box = FormBox(kind, title: title, fields: fields, fixed: ["case": folder.id.description])
    box.about = folder.title
    return box
  }

  /// A note; with PPT's question in it when it is due (S4-26).
  func note(_ folder: CaseFolder) -> FormBox {
    let people = state.users.map(\.user).filter { $0.works(at: folder.service) && $0.id != User.program }
    let answered = state.selectedEntry.flatMap { $0.restance?.isOutstanding == true ? $0.id.description : nil }
    var fields: [FormField] = [
      .text("title", label("title"), limit: 200), .text("text", label("text"), limit: Arguments.longestText),
      .choice(
        "follow-up", label("follow-up"),
        [TerminalText(phrases.say("form.nobody"))] + people.map { TerminalText($0.name) }),
      .text("writes-off", label("writes-off")),
    ]
    var choices = ["follow-up": [""] + people.map(\.id.text)]
    if isAsked(folder) {
      let words = [phrases.say("form.choose"), phrases.say("work-question.yes"), phrases.say("work-question.no")]
      fields.append(.choice("start-work", label("start-work"), words.map { TerminalText($0) }))
      choices["start-work"] = ["", "yes", "no"]
    }
    var form = box(.note, folder, fields)
    form.choices = choices
    if let answered {
      let hint = phrases.say("form.writes-off", ["entry": answered])
      form.form.say(.init(TerminalText(hint), .muted), about: "writes-off")
    }
    return form
  }

  private func isAsked(_ folder: CaseFolder) -> Bool {
    let routine = state.office?.services.first { $0.service.id == folder.service }?.routine
    return folder.status == .opened && !folder.isWorkAsked && routine?.asksToStartWork == true
  }

  func writeOff(_ entry: RegistryEntry) -> FormBox {
    let methods = WriteOffEntries.methods
    let words = [phrases.say("form.choose")] + methods.map(name)
    var form = FormBox(
      .writeOff, title: title(.writeOff, entry),
      fields: [
        .choice("method", label("method"), words.map { TerminalText($0) }), .text("answers", label("answers")),
        .text("note", label("note"), limit: Arguments.longestText),
      ], choices: ["method": [""] + methods.map(\.rawValue)], fixed: ["entries": entry.id.description])
    form.about = entry.title
    return form
  }

  func withdraw(_ entry: RegistryEntry) -> FormBox {
    var form = FormBox(
      .withdrawWriteOff, title: title(.withdrawWriteOff, entry), fields: [reason],
      fixed: ["entry": entry.id.description])
    form.about = entry.title
    return form
  }

  private func title(_ kind: FormKind, _ entry: RegistryEntry) -> String {
    phrases.say("form.\(kind.rawValue)", ["entry": entry.id.description, "title": entry.title])
  }

  private func name(_ method: WriteOffMethod) -> String {
    "\(method.rawValue) – \(phrases.say("write-off.\(method.rawValue)"))"
  }

  func reopen(_ folder: CaseFolder) -> FormBox { box(.reopenCase, folder, [reason]) }

  /// One choice for each open restance, none of them made beforehand (trap 3).
  func close(_ folder: CaseFolder) -> FormBox {
    let open = (state.caseCard?.entries ?? []).filter { $0.restance?.isOutstanding == true }.reversed()
    let methods = [WriteOffMethod.caseClosed] + WriteOffEntries.methods
    let words = [phrases.say("form.choose")] + methods.map(name)
    let fields: [FormField] = open.map { entry in
      .choice(
        Self.prefix + String(entry.sequence), TerminalText("\(entry.sequence) «\(entry.title)»", limit: 40),
        words.map { TerminalText($0) })
    }
    var form = box(.closeCase, folder, fields + [.text("note", label("note"), limit: Arguments.longestText)])
    for field in fields { form.choices[field.id] = [""] + methods.map(\.rawValue) }
    return form
  }

  /// Marks the fields that stand for an entry: `entry-3`.
  private static let prefix = "entry-"

  /// The choices field by field as the one argument the command takes.
  static func closing(_ texts: [String: String]) -> [String: String] {
    var rest = texts
    var choices: [String] = []
    for (name, method) in texts where name.hasPrefix(prefix) {
      rest[name] = nil
      if !method.isEmpty { choices.append("\(name.dropFirst(prefix.count)):\(method)") }
    }
    rest["entries"] = choices.sorted().joined(separator: ",")
    return rest
  }
}
