import CommandBus
import Domain
import Screen

/// What is done between the envelope and the shredding bin: at the scanner, with the scan, with its file and its copies.
enum ScanActions {
  static let all: [Action] = work + reports + files

  /// In the queue, and with the pages on the screen.
  private static let pages: Set<ActionScope> = [.scans, .document]

  private static let work: [Action] = [
    Action(.prepare, .scanning, [.character("p")], in: [.scans], isHinted: true, if: PostActions.can(.prepare)) {
      state in state.open { ScanForms(state: $0).prepare($1) }
    },
    Action(.linkScan, .scanning, [.character("k")], in: [.scans], isHinted: true, if: canLink) { state in
      state.pickScan()
    },
    Action(.unlinkScan, .scanning, [.character("K")], in: [.scans], if: PostActions.can(.unlinkScan)) { state in
      state.open { ScanForms(state: $0).unlink($1) }
    },
    Action(.checkGood, .scanning, [.character("g")], in: pages, isHinted: true, if: PostActions.can(.checkGood)) {
      state in
      guard let form = ScanForms(state: state).good() else {
        return state.send(.scanGood) { CheckScan(post: $0.post) }
      }
      state.layers.append(.form(form))
      return []
    },
    Action(.rescan, .scanning, [.character("r")], in: [.scans], isHinted: true, if: PostActions.can(.rescan)) { state in
      guard let target = state.target else { return [] }
      return state.pick(.rescan(target), title: state.phrases.say("picker.rescan", ["title": target.title]))
    },
    Action(.giveScan, .scanning, [.character("a")], in: [.scans], if: PostActions.can(.assignTo)) { state in
      guard let target = state.target else { return [] }
      return state.pick(.assign(target), title: state.phrases.say("picker.assign", ["title": target.title]))
    },
    Action(
      .finalise, .scanning, [.character("J")], in: [.scans, .tray, .post, .registry], isHinted: true,
      if: PostActions.can(.finalise)
    ) { state in state.askToFinalise() },
    Action(
      .printCovers, .scanning, [.character("P")], in: [.scans], isHinted: true,
      if: PostActions.may(.readPost)
    ) { state in state.pickCovers() },
    Action(.retryPages, .scanning, [.character("t")], in: [.scans], if: PostActions.can(.retryPages)) { state in
      state.send(.pagesRetried) { RetryPageWork(post: $0.post) }
    },
  ]

  /// A fault can be reported wherever a document is looked at (S0-40).
  private static let reports: [Action] = [
    Action(.scanFault, .scanning, [.character("f")], in: pages, isHinted: true, if: PostActions.can(.scanFault)) {
      state in state.open { ScanForms(state: $0).fault($1) }
    },
    Action(
      .reportFault, .scanning, [.character("E")], in: [.tray, .forwarded, .meeting, .post, .registry],
      if: PostActions.can(.reportFault)
    ) { state in state.open { ScanForms(state: $0).fault($1) } },
  ]

  private static let files: [Action] = [
    Action(.deleteFile, .scanning, [.character("x")], in: [.scans], isHinted: true, if: canDelete) { state in
      state.askToDelete()
    },
    Action(.signList, .scanning, [.character("S")], in: [.scans], if: canSign) { state in state.askToSign() },
    Action(.localCopy, .scanning, [.character("O")], in: [.scans, .tray, .post], if: PostActions.can(.localCopy)) {
      state in state.open { ScanForms(state: $0).localCopy($1) }
    },
    Action(.copyDeleted, .scanning, [.character("X")], in: [.scans, .tray, .post], if: canConfirm) { state in
      state.askToConfirm()
    },
  ]

  // MARK: - When

  private static func disabled(_ key: String) -> @Sendable (WorkstationState) -> Availability {
    { state in .disabled(state.phrases.say(key)) }
  }

  /// An item takes a file, a file is given to an item; for that there must be one that waits.
  private static let canLink: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = PostActions.can(.linkScan)(state)
    guard allowed == .enabled, let scan = state.scanCard else { return allowed }
    return scan.isLooseFile && scan.scan.matches.isEmpty ? disabled("reason.no-match")(state) : .enabled
  }

  private static let canDelete: @Sendable (WorkstationState) -> Availability = { state in
    guard let file = state.scanCard?.scan.intake, file.source.kind == .scanner else {
      return disabled(state.isStillReading ? "reason.still-reading" : "reason.no-file")(state)
    }
    return PostActions.can(.deleteFile)(state)
  }

  private static let canConfirm: @Sendable (WorkstationState) -> Availability = { state in
    guard state.copyAtHand == nil else { return PostActions.can(.copyDeleted)(state) }
    return disabled(state.isStillReading ? "reason.still-reading" : "reason.no-copy")(state)
  }

  private static let canSign: @Sendable (WorkstationState) -> Availability = { state in
    guard state.shelfAtHand != nil else { return disabled("reason.no-shelf")(state) }
    return PostActions.may(SignShreddingList.permission)(state)
  }
}

extension WorkstationState {
  /// The paper and pages of the item in question, once they have come.
  var scanCard: ScanAnswer? {
    guard let view, view.card.item.id == target?.post, let scan = view.scan else { return nil }
    return ScanAnswer(item: view.card.item, scan: scan)
  }

  /// The item in question has not come yet: nothing can be said of what it lacks.
  fileprivate var isStillReading: Bool {
    guard let target else { return false }
    return view?.card.item.id != target.post
  }

  /// The copy that `X` is about: the selected one, or the item's only one.
  var copyAtHand: LocalCopy? {
    if layers.isEmpty, list == .scans, case .copy(let row)? = scans.selected { return row.copy }
    return scanCard?.scan.localCopies.first(where: \.isOpen)
  }

  /// The month's shelf that the selected original lies on, with what goes and what stays.
  var shelfAtHand: (shelf: String, rows: [OriginalRow])? {
    guard layers.isEmpty, list == .scans, case .original(let selected)? = scans.selected else { return nil }
    let rows = (0..<scans.core.count).compactMap { index -> OriginalRow? in
      guard case .original(let row)? = scans.pages[index], row.shelf == selected.shelf else { return nil }
      return row
    }
    return (selected.shelf, rows)
  }

  /// What Enter opens in the queue and its lists. An answer to a fault of one's own is thereby seen (S0-41).
  mutating func open(_ row: ScanListRow, _ session: Session) -> [Effect] {
    layers.append(.scan(PostPage(post: row.post)))
    let reading: [Effect] = [.ask(.post(row.post, session))]
    guard case .fault(let row) = row, readOnlyReason == nil, !row.fault.isOpen, !row.fault.isSeen,
      session.speaks(for: row.fault.reportedBy)
    else { return reading }
    return [.send(Order(SeeRescan(fault: row.fault.id), by: session, saved: nil))] + reading
  }
}
