import CommandBus
import Domain
import Screen

/// The pages of an item, the files they came in and the paper they are of.
extension ScanSheet {
  /// Found and expected, what was found on each page, and how the work on them goes.
  func pages(_ answer: ScanAnswer) -> [TextPane.Paragraph] {
    let (found, expected) = (answer.item.scannedPages, answer.item.details.expectedPages)
    var lines: [TextPane.Paragraph] = []
    if found != nil || expected != nil {
      let blank = answer.scan.documents.flatMap(\.readings).count(where: \.isBlank)
      var text = phrases.say(
        "scan.pages", ["found": found.map(String.init) ?? "–", "expected": expected.map(String.init) ?? "–"])
      if blank > 0 { text += " · " + phrases.say("scan.blank", ["count": String(blank)]) }
      let differs = found != nil && expected != nil && found != expected
      lines.append(line(differs ? "\(text) !" : text, differs ? .warning : .base))
    }
    let words = PageWords(phrases: phrases)
    for document in answer.scan.documents where document.document.role != .earlierScan {
      lines += document.readings.compactMap(words.line).map { line($0, .warning) }
      if document.left > 0 {
        lines.append(line(phrases.say("scan.not-looked-at", ["count": String(document.left)]), .warning))
      }
      if let work = document.work, let text = self.work(work) { lines.append(text) }
      if document.archive != nil { lines.append(line(phrases.say("scan.archive-version"), .muted)) }
    }
    let earlier = answer.scan.documents.count { $0.document.role == .earlierScan }
    if earlier > 0 { lines.append(line(phrases.say("scan.earlier", ["count": String(earlier)]), .muted)) }
    return lines
  }

  /// What the worker has still to do; nothing when it is done.
  private func work(_ work: PageWork) -> TextPane.Paragraph? {
    let step = phrases.say("page-work.step.\(work.step.rawValue)")
    switch work.state {
    case .done: return nil
    case .waiting:
      let reason = work.fault.map { ": \(why($0))" } ?? ""
      return line(phrases.say("scan.work-waiting", ["step": step]) + reason, .muted)
    case .failed:
      let reason = work.fault.map(why) ?? ""
      return line(
        "\(state.glyphs.warning.string) " + phrases.say("scan.work-failed", ["step": step, "reason": reason]), .warning)
    }
  }

  private func why(_ code: String) -> String {
    let key = "deviation.reason.\(code)"
    return phrases.has(key) ? phrases.say(key) : code
  }

  /// The items that a scanned file fits best, and why.
  func matches(_ scan: ScanCard.Answer) -> [TextPane.Paragraph] {
    scan.matches.filter { $0.match.points > 0 }.prefix(3).map { row in
      line(
        phrases.say(
          "scan.match",
          ["number": row.match.post.description, "title": row.title, "reasons": words.reasons(row.match)]))
    }
  }

  /// The item's own file in intermediate storage, and what keeps it there; the files that its pages came in; of those
  /// that are gone their tombstones (S0-30).
  func file(_ scan: ScanCard.Answer) -> [TextPane.Paragraph] {
    var lines = ([scan.intake].compactMap(\.self) + scan.files).compactMap { lying($0, scan.names) }
    guard scan.intake?.state == .kept, scan.intake?.source.kind == .scanner else { return lines }
    if let lock = scan.intermediateLock {
      lines.append(line("  " + RefusalText(phrases: phrases).sentence(lock), .muted))
    } else {
      lines.append(line("  " + phrases.say("scan.file-free"), .ok))
    }
    return lines
  }

  private func lying(_ file: IntakeFile, _ names: [User.ID: String]) -> TextPane.Paragraph? {
    guard file.source.kind == .scanner else { return nil }
    let name = file.sighting.name
    if let released = file.released {
      let tombstone = phrases.say(
        "scan.file-deleted",
        ["name": name, "day": dates.full(released.at.day), "user": self.name(released.by, names)])
      return line(tombstone + (file.sighting.digest.map { " · SHA-256 \($0.prefix(12))" } ?? ""), .muted)
    }
    guard file.state == .kept else { return nil }
    let unit = file.source.unit.map { " (\(self.unit($0, of: file.source.service)))" } ?? ""
    return line(phrases.say("scan.file-kept", ["name": name + unit]))
  }

  func unit(_ id: String, of service: Service.ID) -> String {
    let known = state.routine(of: service)?.scanning?.units.first { $0.id == id }
    return known?.name.text(in: phrases.language) ?? id
  }

  /// Where the paper is, from when it may be shredded, and every lock on it (S2-19, S2-20, S0-41).
  func paper(_ scan: ScanCard.Answer) -> [TextPane.Paragraph] {
    guard let original = scan.original else { return [] }
    if let day = original.shreddedOn { return [line(phrases.say("post.original-shredded", ["day": dates.full(day)]))] }
    guard let shelved = original.shelvedOn else { return [] }
    let from = scan.mayBeShreddedFrom.map { dates.full($0) } ?? phrases.say("scan.never")
    let shelf = phrases.say(
      "scan.original", ["shelf": String(shelved.iso.prefix(7)), "day": dates.full(shelved), "from": from])
    let refusals = RefusalText(phrases: phrases)
    let locks = scan.shredLocks.map { line("  " + refusals.sentence($0), .muted) }
    return [line(shelf)] + (locks.isEmpty ? [line("  " + phrases.say("scan.may-be-shredded"), .ok)] : locks)
  }

  func copy(_ names: [User.ID: String]) -> (LocalCopy) -> TextPane.Paragraph {
    { copy in
      let arguments = [
        "machine": copy.machine, "day": dates.full(copy.since), "user": name(copy.registeredBy, names),
        "deleted": copy.deletedOn.map { dates.full($0) } ?? "",
      ]
      return copy.isOpen
        ? line("! " + phrases.say("scan.copy", arguments), .warning)
        : line(phrases.say("scan.copy-gone", arguments), .muted)
    }
  }
}
