import CommandBus
import Domain
import Screen

/// An item as the scan queue sees it: what is to be done, what was found, and what locks its file and its paper.
struct ScanSheet {
  let state: WorkstationState

  var phrases: Phrasebook { state.phrases }
  var dates: DateText { DateText(phrases: phrases) }
  var words: ScanWords { ScanWords(phrases: phrases, glyphs: state.glyphs) }

  /// The card of the item in question, when it has come.
  private var view: PostView? {
    guard let view = state.view, view.card.item.id == state.shownPost else { return nil }
    return view
  }

  var title: String { PostSheet(state: state).title }

  func lines(width: Int) -> [TextPane.Paragraph] {
    guard let view else {
      guard state.shownPost != nil else { return [] }
      return [.init(TerminalText(phrases.say("list.reading")), Style(.muted))]
    }
    guard let scan = view.scan else { return PostSheet(state: state).lines(width: width) }
    return TextPane(paragraphs(view.card.item, scan)).lines(width: width)
  }

  private func paragraphs(_ item: PostItem, _ scan: ScanCard.Answer) -> [TextPane.Paragraph] {
    let answer = ScanAnswer(item: item, scan: scan)
    var lines: [TextPane.Paragraph] = []
    if scan.work != nil {
      lines.append(.init(words.legend(answer.steps)))
      lines += next(answer)
    }
    lines += scan.faults.map(fault(scan.names)) + people(answer) + pages(answer)
    lines += matches(scan) + file(scan) + paper(scan) + scan.localCopies.map(copy(scan.names))
    return lines
  }

  func line(_ text: String, _ role: Style.Role = .base) -> TextPane.Paragraph {
    .init(TerminalText(text, limit: 4000), Style(role))
  }

  func name(_ id: User.ID, _ names: [User.ID: String]) -> String { names[id] ?? id.text }

  // MARK: - What is next

  /// The next step, and at the scanner the scanner's own steps (S2-15…18).
  private func next(_ answer: ScanAnswer) -> [TextPane.Paragraph] {
    let step = phrases.say("scan-step.\(answer.step.rawValue)")
    var lines = [
      TextPane.Paragraph(
        TerminalText(phrases.say("scan.next", ["step": step])),
        Style(answer.step == .rescan ? .urgent : .base).with(.bold))
    ]
    switch answer.step {
    case .prepare: lines.append(line(phrases.say("scan.help.prepare"), .muted))
    case .scan, .rescan: lines += scannerSteps(answer.item).map { line($0, .muted) }
    default: break
    }
    return lines
  }

  private func scannerSteps(_ item: PostItem) -> [String] {
    let target = state.routine(of: item.service)?.scanning?.target
    let steps = [
      phrases.say("scan.help.lay"), target.map { phrases.say("scan.help.target", ["target": $0]) },
      item.details.sides.map { $0 == 2 ? phrases.say("scan.help.two-sided") : phrases.say("scan.help.one-sided") }
        ?? phrases.say("scan.help.sides"), phrases.say("scan.help.start"),
    ]
    return steps.compactMap(\.self).enumerated().map { "\($0.offset + 1). \($0.element)" }
  }

  // MARK: - Faults and people

  private func fault(_ names: [User.ID: String]) -> (ScanFault) -> TextPane.Paragraph {
    { fault in
      var parts = [
        phrases.say(
          "scan.fault",
          [
            "what": words.fault(fault.kind, pages: fault.pages), "day": dates.full(fault.reportedAt.day),
            "user": name(fault.reportedBy, names),
          ])
      ]
      if !fault.note.isEmpty { parts.append(fault.note) }
      if let outcome = fault.outcome {
        parts.append(
          phrases.say(
            "scan.answered",
            [
              "outcome": phrases.say("rescan-outcome.\(outcome.rawValue)"),
              "day": fault.settledAt.map { dates.full($0.day) } ?? "–",
              "user": fault.settledBy.map { name($0, names) } ?? "–",
            ]))
        if let answer = fault.answer, !answer.isEmpty { parts.append(answer) }
      }
      return line((fault.isOpen ? "! " : "") + parts.joined(separator: " · "), fault.isOpen ? .urgent : .muted)
    }
  }

  /// Who prepared, who scanned, who checked (S2-53).
  private func people(_ answer: ScanAnswer) -> [TextPane.Paragraph] {
    guard let work = answer.scan.work else { return [] }
    let names = answer.scan.names
    var parts: [String] = []
    if let prepared = work.prepared {
      parts.append(
        phrases.say(
          "scan.prepared",
          ["day": dates.short(prepared.at.day, today: state.now.day), "user": name(prepared.by, names)]))
    }
    if let at = work.scannedAt {
      let by = work.scannedBy.map { name($0, names) } ?? phrases.say("scan.somebody")
      parts.append(phrases.say("scan.scanned", ["day": dates.short(at.day, today: state.now.day), "user": by]))
    }
    if let check = work.check {
      parts.append(
        phrases.say(
          "scan.checked", ["day": dates.short(check.at.day, today: state.now.day), "user": name(check.by, names)])
          + (check.explanation.map { ": \($0)" } ?? ""))
    }
    return parts.isEmpty ? [] : [line(parts.joined(separator: " · "))]
  }
}

/// What is known of an item's paper, put together.
struct ScanAnswer {
  let item: PostItem
  let scan: ScanCard.Answer

  private var hasFault: Bool { scan.faults.contains(where: \.isOpen) }
  private var isChecked: Bool { scan.work?.check != nil }

  var step: ScanStep {
    ScanStep(
      hasFault: hasFault, isStamped: item.stamp != nil, isScanned: item.isScanned,
      isPrepared: scan.work?.prepared != nil, isChecked: isChecked, isLinked: item.caseFolder != nil,
      isPaperSettled: scan.original != nil)
  }

  var steps: ScanSteps {
    ScanSteps(
      step, isStamped: item.stamp != nil, isPrepared: scan.work?.prepared != nil, isScanned: item.isScanned,
      isChecked: isChecked, isLinked: item.caseFolder != nil)
  }

  /// A scanned file that nobody has linked to an item.
  var isLooseFile: Bool {
    item.details.channel == .scanner && item.isScanned && item.caseFolder == nil && item.entry == nil
      && !item.placement.state.isClosed
  }
}

extension WorkstationState {
  func renderScan(_ page: PostPage, into buffer: inout CellBuffer, in rect: Rect) -> Point {
    let inner = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 3, height: rect.height)
    return TextPane(ScanSheet(state: self).lines(width: inner.width - 1)).render(page.scroll, into: &buffer, in: inner)
  }
}
