import CommandBus
import Domain
import Screen

/// The forms about paper, scans and copies.
struct ScanForms {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }

  private func label(_ parameter: String) -> TerminalText { TerminalText(phrases.say("parameter.\(parameter)")) }

  private func title(_ kind: FormKind, _ target: Target) -> String {
    phrases.say("form.\(kind.rawValue)", ["title": target.title, "number": target.post.description])
  }

  private func box(
    _ kind: FormKind, _ target: Target, fixed: [String: String] = [:], filled: [String: String] = [:]
  ) -> FormBox {
    CommandForm(state: state).box(
      kind, titled: title(kind, target), fixed: fixed.merging(["post": target.post.description]) { $1 },
      filled: filled, about: target)
  }

  /// Sheets and sides as they are counted, and that no slip is loose (S0-26, S2-17).
  func prepare(_ target: Target) -> FormBox {
    let details = state.scanCard?.item.details
    let sides = ["1", "2"]
    var fields: [FormField] = [
      .number("sheets", label("sheets"), details?.sheets),
      .choice("sides", label("sides"), sides.map { TerminalText($0) }, selected: (details?.sides ?? 1) - 1),
      .choice(
        "slips", label("slips"), [TerminalText(phrases.say("rule.no")), TerminalText(phrases.say("rule.yes"))]),
    ]
    var choices = ["sides": sides, "slips": ["nei", "ja"]]
    let units = state.routine(of: target.service)?.scanning?.units ?? []
    if !units.isEmpty {
      let names = units.map { $0.name.text(in: phrases.language) }
      fields.append(.choice("unit", label("unit"), ([phrases.say("form.open")] + names).map { TerminalText($0) }))
      choices["unit"] = [""] + units.map(\.id)
    }
    return FormBox(
      .prepare, title: title(.prepare, target), fields: fields, choices: choices,
      fixed: ["post": target.post.description], target: target)
  }

  /// Asks why the pages are other than counted (S2-54); nil where they agree, or nobody has counted.
  func good() -> FormBox? {
    guard let item = state.scanCard?.item, let target = state.target, let expected = item.details.expectedPages,
      item.scannedPages != expected
    else { return nil }
    var box = FormBox(
      .scanGood, title: title(.scanGood, target),
      fields: [.text("explanation", label("explanation"), limit: Arguments.longestText)],
      fixed: ["post": target.post.description, "verdict": CheckScan.Verdict.good.rawValue], target: target)
    let pages = ["found": item.scannedPages.map(String.init) ?? "–", "expected": String(expected)]
    box.form.say(.init(TerminalText(phrases.say("scan.pages", pages)), .warning), about: "explanation")
    return box
  }

  func fault(_ target: Target) -> FormBox { box(.scanFault, target) }

  func unlink(_ target: Target) -> FormBox { box(.unlinkScan, target) }

  func localCopy(_ target: Target) -> FormBox {
    box(.localCopy, target, filled: ["since": state.now.day.iso])
  }

  /// Why no better scan can be had (S0-41).
  func impossible(_ target: Target) -> FormBox {
    FormBox(
      .rescanImpossible, title: title(.rescanImpossible, target),
      fields: [.text("note", label("note"), limit: Arguments.longestText)],
      fixed: ["post": target.post.description, "outcome": RescanOutcome.impossible.rawValue], target: target)
  }

  /// Why a file of another unit's folder is taken (S2-29).
  func linkWithReason(_ file: PostItem.ID, to post: PostItem.ID) -> FormBox {
    var box = FormBox(
      .linkScan, title: phrases.say("form.link-scan", ["number": post.description]),
      fields: [.text("reason", label("reason"), limit: Arguments.longestText)],
      fixed: ["post": post.description, "scan": file.description])
    box.form.say(.init(TerminalText(phrases.say("scan-match.other-unit")), .warning), about: "reason")
    return box
  }

  /// What asks again for what the bus wants said; nil where another try would end the same way.
  func reason(for order: Order, _ refusal: Refusal) -> FormBox? {
    guard refusal.code == .scanOfOtherUnit, let link = order.command as? LinkScan else { return nil }
    return linkWithReason(link.scan, to: link.post)
  }
}
