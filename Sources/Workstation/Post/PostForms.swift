import CommandBus
import Domain
import Screen

/// The forms about one item.
struct PostForms {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }

  func label(_ parameter: String) -> TerminalText { TerminalText(phrases.say("parameter.\(parameter)")) }

  private func box(
    _ kind: FormKind, _ target: Target, _ fields: [FormField], fixed: [String: String] = [:]
  ) -> FormBox {
    let title = phrases.say("form.\(kind.rawValue)", ["title": target.title, "number": target.post.description])
    let arguments = fixed.merging(["post": target.post.description]) { _, post in post }
    return FormBox(kind, title: title, fields: fields, fixed: arguments, target: target)
  }

  private var reason: FormField { .text("reason", label("reason"), limit: Arguments.longestText) }

  func park(_ target: Target) -> FormBox {
    box(.park, target, [.date("until", label("until")), reason])
  }

  func giveBack(_ target: Target) -> FormBox { box(.giveBack, target, [reason]) }

  func decline(_ target: Target) -> FormBox { box(.decline, target, [reason]) }

  /// Who said that a place outside has taken the item over.
  func accept(_ target: Target) -> FormBox {
    box(.accept, target, [.text("note", label("note"), limit: Arguments.longestText)])
  }

  /// What a scan or an e-mail does not say by itself (S0-24).
  func describe(_ target: Target, _ details: PostDetails, of row: ServiceRow) -> FormBox {
    let kinds =
      Array(Set([details.kind, .unknown])).sorted { $0 < $1 }.filter { row.routine.kind($0) == nil }
      + row.routine.kinds.map(\.id)
    let covers = Self.covers(of: row.routine, with: details.cover)
    var form = box(
      .describe, target,
      [
        .choice(
          "kind", label("kind"), kinds.map { TerminalText(state.kindName($0, of: row.service.id)) },
          selected: kinds.firstIndex(of: details.kind) ?? 0),
        .text("title", label("title"), details.title), .text("sender", label("sender"), details.sender),
        .text("addressee", label("addressee"), details.addressee),
        .choice(
          "cover", label("cover"), covers.map { TerminalText(phrases.say("cover.\($0.rawValue)")) },
          selected: covers.firstIndex(of: details.cover) ?? 0),
        .number("sheets", label("sheets"), details.sheets),
        .choice("sides", label("sides"), ["1", "2"], selected: (details.sides ?? 1) - 1),
        .date("dated", label("dated"), details.documentDate.map { DateText(phrases: phrases).typed($0) } ?? ""),
      ] + QuestionFields(phrases: phrases, routine: row.routine).fields(details.answers))
    form.choices = ["kind": kinds.map(\.text), "cover": covers.map(\.rawValue), "sides": ["1", "2"]]
    return form
  }

  /// The routine's covers, and the one the item has.
  private static func covers(of routine: ServiceRoutine, with cover: CoverColour) -> [CoverColour] {
    guard let known = routine.covers?.map(\.colour) else { return CoverColour.allCases }
    return known.contains(cover) ? known : known + [cover]
  }

  func split(_ target: Target) -> FormBox {
    box(.split, target, [.text("titles", label("titles"), limit: Arguments.longestText)])
  }

  func correctDate(_ target: Target, from day: Day?) -> FormBox {
    let typed = day.map { DateText(phrases: phrases).typed($0) } ?? ""
    return box(.correctDate, target, [.date("received", label("received"), typed), reason])
  }

  /// To a service of this office, or with no service to a place outside it.
  func forward(_ target: Target, to service: ServiceRow?) -> FormBox {
    guard let service else {
      return box(.elsewhere, target, [.text("to", label("to"), limit: 200), reason])
    }
    var form = box(.forward, target, [reason], fixed: ["to": service.service.id.text])
    form.form.say(.init(TerminalText(service.service.name), .muted), about: "reason")
    return form
  }

  func reassign(_ target: Target, to handler: User.ID, named name: String) -> FormBox {
    var form = box(.reassign, target, [reason], fixed: ["handler": handler.text])
    form.form.say(.init(TerminalText(name), .muted), about: "reason")
    return form
  }

  /// A new case: for an item, or on its own.
  func newCase(in service: Service.ID, for target: Target?, party: String, kind: DocumentKind?) -> FormBox {
    let title = target?.title ?? ""
    var fixed = ["service": service.text]
    if let target { fixed["post"] = target.post.description }
    if let kind, kind != .email, kind != .unknown { fixed["kind"] = kind.text }
    return FormBox(
      .newCase, title: phrases.say("form.new-case", ["title": title]),
      fields: [.text("title", label("title"), title), .text("party", label("party"), party)], fixed: fixed,
      target: target)
  }

  func explain(_ row: DeviationRow) -> FormBox {
    FormBox(
      .explain, title: phrases.say("form.explain", ["title": row.deviation.about]),
      fields: [.text("explanation", label("explanation"), limit: Arguments.longestText)],
      fixed: ["deviation": row.deviation.id.description],
      seen: Seen(.deviation(row.deviation.id), version: row.version))
  }
}
