import CommandBus
import Domain
import Screen

/// Which file belongs to which item: the program orders, a person decides.
extension WorkstationState {
  /// On a file the items that wait, the best match first; on an item the files that are nobody's.
  mutating func pickScan() -> [Effect] {
    guard let target else { return [] }
    let title = phrases.say("picker.link-scan", ["title": target.title])
    guard let scan = scanCard, scan.isLooseFile else { return pick(.linkScan(target), title: title) }
    return pick(.linkFile(target), title: title, rows: scan.scan.matches.map(matchRow))
  }

  private func matchRow(_ row: ScanMatchRow) -> PickerBox.Row {
    let words = ScanWords(phrases: phrases, glyphs: glyphs)
    return PickerBox.Row(
      value: .waiting(row.match.post, needsReason: row.match.reasons.contains(.otherUnit)),
      texts: [
        "\(row.match.post)  \(row.title)", words.reasons(row.match),
        words.pages(found: nil, expected: row.expectedPages),
      ])
  }

  /// Gives the picker on top the files that are nobody's.
  mutating func fillScanPicker(_ rows: [ScanQueueRow]) {
    guard case .picker(let box)? = layers.last else { return }
    var lines = rows.map { row in
      PickerBox.Row(
        value: .scanFile(row.post),
        texts: [
          "\(row.post)  \(shown(row.title, isMasked: row.isMasked))",
          DateText(phrases: phrases).short(row.receivedOn, today: now.day),
          row.foundPages.map { phrases.say("scan.page-count", ["count": String($0)]) } ?? "",
        ])
    }
    if case .rescan = box.purpose {
      lines.append(PickerBox.Row(value: .impossible, texts: [phrases.say("picker.rescan-impossible"), "", ""]))
    }
    fillPicker(lines, total: lines.count)
  }

  func link(_ file: PostItem.ID, to post: PostItem.ID, titled title: String) -> [Effect] {
    guard let session else { return [] }
    return [.send(Order(LinkScan(post: post, scan: file), by: session, saved: .scanLinked, ["title": title]))]
  }

  func rescan(_ target: Target, with file: PostItem.ID) -> [Effect] {
    guard let session else { return [] }
    let command = Rescan(post: target.post, outcome: .improved, scan: file)
    return [.send(Order(command, by: session, saved: .rescanned, ["title": target.title], about: target))]
  }

  // MARK: - Answers to one's own faults

  /// Faults of one's own that have been answered since they were last counted are told of (S0-41).
  mutating func askForAnswers(_ counts: PlaceCounts.Answer) -> [Effect] {
    let before = self.counts?.answeredFaults ?? 0
    guard counts.answeredFaults > before, let service, let session else { return [] }
    return [
      .ask(.answeredFaults(ScanFaults(service: service, reportedBy: session.principal, limit: 50, reader: reader)))
    ]
  }

  mutating func tellOfAnswers(_ rows: [ScanFaultRow]) {
    let answered = rows.filter { !$0.fault.isOpen && !$0.fault.isSeen }
    guard
      let newest = answered.max(by: {
        ($0.fault.settledAt ?? $0.fault.reportedAt) < ($1.fault.settledAt ?? $1.fault.reportedAt)
      }),
      let outcome = newest.fault.outcome
    else { return }
    let words = phrases.say(
      "scan.fault-answered",
      ["number": newest.fault.post.description, "outcome": phrases.say("rescan-outcome.\(outcome.rawValue)")])
    let others = answered.count > 1 ? " " + phrases.say("scan.more-answers", ["count": String(answered.count - 1)]) : ""
    // What was said about one's own last command stays.
    say(message?.tone ?? .advice, [message?.text, words + others].compactMap(\.self).joined(separator: " "))
  }
}
