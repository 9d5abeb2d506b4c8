import CommandBus
import Domain
import Screen

/// How far the paper of an item has come, as six signs (S0-23…31).
struct ScanSteps: Hashable {
  enum Mark: Hashable {
    case done, open
    /// Passed without being done: a file from a scanner folder has no sheets to count.
    case passed
    /// A fault is open.
    case fault
  }

  let marks: [Mark]

  /// The names of the steps, in the order of the marks.
  static let names = ["stamped", "prepared", "scanned", "checked", "linked", "shelved"]

  init(_ row: ScanQueueRow) {
    self.init(
      row.step, isStamped: row.isStamped, isPrepared: row.isPrepared, isScanned: row.isFile || row.foundPages != nil,
      isChecked: row.isChecked, isLinked: row.caseFolder != nil)
  }

  init(
    _ step: ScanStep, isStamped: Bool, isPrepared: Bool, isScanned: Bool, isChecked: Bool, isLinked: Bool
  ) {
    let isScanned = isScanned || [.rescan, .check, .link, .shelve, .done].contains(step)
    func mark(_ isDone: Bool) -> Mark { isDone ? .done : .open }
    marks = [
      mark(isStamped), isScanned && !isPrepared ? .passed : mark(isPrepared), mark(isScanned),
      step == .rescan ? .fault : mark(isChecked), mark(isLinked), mark(step == .done),
    ]
  }
}

/// Scans in words, for the queue and for the sheet of one item.
struct ScanWords {
  let phrases: Phrasebook
  let glyphs: Glyphs

  func sign(_ mark: ScanSteps.Mark) -> TerminalText {
    switch mark {
    case .done: glyphs.checked
    case .open: glyphs.barEmpty
    case .passed: "-"
    case .fault: "!"
    }
  }

  /// `✓-✓!··`: nothing is said by colour.
  func signs(_ steps: ScanSteps) -> TerminalText { steps.marks.map(sign).joined(by: "") }

  /// `✓ stemplet  - klar  ✓ skannet  …`.
  func legend(_ steps: ScanSteps) -> TerminalText {
    zip(steps.marks, ScanSteps.names).map { mark, name in
      sign(mark) + " " + TerminalText(phrases.say("scan-sign.\(name)"))
    }.joined(by: "  ")
  }

  /// The next step; a fault says what is wrong, and work on the pages that has failed is marked.
  func next(_ row: ScanQueueRow) -> String {
    let step = phrases.say("scan-step.\(row.step.rawValue)")
    let words = row.fault.map { "\(step): \(phrases.say("scan-fault.\($0.rawValue)"))" } ?? step
    return row.pageWork == .failed ? "\(words) \(glyphs.warning.string)" : words
  }

  /// `3/4 !`: found, expected, and a sign when they differ (S2-54).
  func pages(found: Int?, expected: Int?) -> String {
    switch (found, expected) {
    case (nil, nil): ""
    case (let found?, nil): String(found)
    case (nil, let expected?): "–/\(expected)"
    case (let found?, let expected?): found == expected ? "\(found)/\(expected)" : "\(found)/\(expected) !"
    }
  }

  /// `kuttet, side 2`.
  func fault(_ kind: ScanFaultKind, pages: String) -> String {
    let what = phrases.say("scan-fault.\(kind.rawValue)")
    return pages.isEmpty ? what : phrases.say("scan-fault.on-pages", ["what": what, "pages": pages])
  }

  /// `sidetallet stemmer, samme dag`.
  func reasons(_ match: ScanMatch) -> String {
    // What speaks against it comes first: the end of a line may be cut (S2-29).
    let against = match.reasons.filter { $0 == .otherUnit }
    return (against + match.reasons.filter { $0 != .otherUnit })
      .map { phrases.say("scan-match.\($0.rawValue)") }.joined(separator: ", ")
  }
}
