import CommandBus
import Domain
import Screen

/// The columns of the scan queue and of the lists behind it.
struct ScanTable {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }
  private var dates: DateText { DateText(phrases: phrases) }

  var table: TableView {
    let listing = state.scans
    return TableView(columns: columns, count: listing.core.count, emptyText: TerminalText(emptyText)) { index in
      guard let row = listing.pages[index] else { return TableView.Row(["…"]) }
      return self.row(row)
    }
  }

  private var emptyText: String {
    state.scans.pages.isLoaded
      ? phrases.say("scan-empty.\(state.shownScanView.rawValue)") : phrases.say("list.reading")
  }

  private func column(_ key: String, _ width: Column.Policy, _ priority: Int, isTrailing: Bool = false) -> Column {
    Column(TerminalText(key), width, priority: priority, alignment: isTrailing ? .trailing : .leading)
  }

  private var columns: [Column] {
    let title = column(phrases.say("column.title"), .rest(atLeast: 14), 9)
    let age = column(phrases.say("column.age"), .fit(atMost: 8), 6, isTrailing: true)
    switch state.shownScanView {
    case .all, .mine, .files:
      return [
        column(phrases.say("column.steps"), .fit(atMost: 6), 8),
        column(phrases.say("column.next"), .fit(atMost: 26), 8),
        title, column(phrases.say("column.pages"), .fit(atMost: 9), 7, isTrailing: true),
        column(phrases.say("column.handler"), .fit(atMost: 20), 5), age,
      ]
    case .intermediate:
      return [
        column(phrases.say("column.file"), .rest(atLeast: 14), 9),
        column(phrases.say("column.unit"), .fit(atMost: 20), 4),
        column(phrases.say("column.post"), .fit(atMost: 7), 5, isTrailing: true),
        column(phrases.say("column.status"), .fit(atMost: 24), 8), age,
      ]
    case .shelf:
      return [
        column(phrases.say("column.shelf"), .fit(atMost: 7), 8), title,
        column(phrases.say("column.shred-from"), .fit(atMost: 16), 7),
        column(phrases.say("column.locked"), .rest(atLeast: 16), 8),
      ]
    case .faults:
      return [
        column(phrases.say("column.fault"), .fit(atMost: 30), 8), title,
        column(phrases.say("column.answer"), .rest(atLeast: 14), 7), age,
      ]
    case .copies:
      return [
        column(phrases.say("column.machine"), .fit(atMost: 24), 8), title,
        column(phrases.say("column.responsible"), .fit(atMost: 20), 6),
        column(phrases.say("column.status"), .fit(atMost: 22), 7), age,
      ]
    }
  }

  private func row(_ row: ScanListRow) -> TableView.Row {
    switch row {
    case .queue(let row): queue(row)
    case .file(let row): file(row)
    case .original(let row): original(row)
    case .fault(let row): fault(row)
    case .copy(let row): copy(row)
    }
  }

  private func days(since day: Day) -> TableView.Field {
    .init(TerminalText(phrases.say("list.days", ["count": String(max(state.now.day.days(since: day), 0))])))
  }

  private func title(_ text: String, _ isMasked: Bool) -> TableView.Field {
    .init(TerminalText(state.shown(text, isMasked: isMasked), limit: 200))
  }

  private func queue(_ row: ScanQueueRow) -> TableView.Row {
    let words = ScanWords(phrases: phrases, glyphs: state.glyphs)
    let isFault = row.fault != nil
    // A fault's age is the fault's; everything else is as old as the letter (S0-40).
    let since = row.faultAt?.day ?? row.receivedOn
    return TableView.Row([
      .init(words.signs(ScanSteps(row))), .init(TerminalText(words.next(row)), isFault ? .urgent : nil),
      .init(
        TerminalText((row.isUrgent ? "! " : "") + state.shown(row.title, isMasked: row.isMasked), limit: 200),
        row.isUrgent ? .urgent : nil),
      .init(
        TerminalText(words.pages(found: row.foundPages, expected: row.expectedPages)), row.differs ? .warning : nil),
      .init(TerminalText(row.handlerName ?? "–"), row.handlerName == nil ? .muted : nil), days(since: since),
    ])
  }

  private func file(_ row: IntermediateRow) -> TableView.Row {
    let role: Style.Role? =
      switch row.state {
      case .withoutHandler, .overdue: .warning
      case .fault: .urgent
      case .notFinalised, .mayBeDeleted: nil
      }
    return TableView.Row([
      title(row.name, row.isMasked), .init(TerminalText(row.unit ?? "")), .init(TerminalText(row.post.description)),
      .init(TerminalText(phrases.say("intermediate.state.\(row.state.rawValue)")), role), days(since: row.cameAt.day),
    ])
  }

  private func original(_ row: OriginalRow) -> TableView.Row {
    let from = row.mayBeShreddedFrom.map { dates.short($0, today: state.now.day) } ?? phrases.say("scan.never")
    let locked = row.locks.first.map { RefusalText(phrases: phrases).short($0) } ?? phrases.say("scan.may-be-shredded")
    return TableView.Row([
      .init(TerminalText(row.shelf)), title(row.title, row.isMasked), .init(TerminalText(from)),
      .init(TerminalText(locked), row.locks.isEmpty ? .ok : nil),
    ])
  }

  private func fault(_ row: ScanFaultRow) -> TableView.Row {
    let fault = row.fault
    let answer: TableView.Field =
      if let outcome = fault.outcome {
        .init(
          TerminalText((fault.isSeen ? "" : "* ") + phrases.say("rescan-outcome.\(outcome.rawValue)")),
          fault.isSeen ? nil : .ok)
      } else {
        .init(TerminalText(phrases.say("scan.not-answered")), .muted)
      }
    return TableView.Row([
      .init(TerminalText(ScanWords(phrases: phrases, glyphs: state.glyphs).fault(fault.kind, pages: fault.pages))),
      title(row.title, row.isMasked), answer, days(since: fault.reportedAt.day),
    ])
  }

  private func copy(_ row: LocalCopyRow) -> TableView.Row {
    let status = row.isOverdue ? phrases.say("scan.copy-overdue") : phrases.say("scan.copy-open")
    return TableView.Row([
      .init(TerminalText(row.copy.machine, limit: 100)), title(row.title, row.isMasked),
      .init(TerminalText(row.registeredBy)), .init(TerminalText(status), row.isOverdue ? .warning : nil),
      days(since: row.copy.since),
    ])
  }
}

extension ScanQueueRow {
  /// Other pages than were counted (S2-54).
  var differs: Bool {
    guard let foundPages, let expectedPages else { return false }
    return foundPages != expectedPages
  }
}
