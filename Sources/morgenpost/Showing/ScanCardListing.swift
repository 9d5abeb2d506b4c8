import CommandBus
import Domain
import Workstation

/// Everything about the paper and the pages of one item.
extension Showing {
  func scan() throws -> Listing {
    let id = try number(of: PostItem.self)
    guard let card = try reader.answer(PostCard(post: id, reader: asker)) else {
      throw Refusal(.noSuchPost, ["post": id.description])
    }
    try requireOwn(card.item.service)
    let heading = "\(id)  \(shown(card.item.details.title, card.isMasked))"
    guard let scan = try reader.answer(ScanCard(post: id, today: office.now().day, reader: asker)) else {
      return Listing(text: heading, members: ["scan": ["post": .integer(id.value), "masked": true]])
    }
    let lines = [heading] + (pageLines(card.item, scan) + faultLines(scan) + lockLines(scan)).map { "  \($0)" }
    return Listing(text: lines.joined(separator: "\n"), members: ["scan": object(card.item, scan)])
  }

  private func pageLines(_ item: PostItem, _ scan: ScanCard.Answer) -> [String] {
    var lines: [String] = []
    let (found, expected) = (item.scannedPages, item.details.expectedPages)
    if found != nil || expected != nil {
      lines.append("\(phrases.say("cli.column.pages")): \(pages(found: found, expected: expected))")
    }
    if let check = scan.work?.check {
      let by = scan.names[check.by] ?? check.by.text
      lines.append(phrases.say("scan.checked", ["day": check.at.day.iso, "user": by]))
    }
    let words = PageWords(phrases: phrases)
    for document in scan.documents where document.document.role != .earlierScan {
      lines += document.readings.compactMap(words.line)
      if document.left > 0 { lines.append(phrases.say("scan.not-looked-at", ["count": String(document.left)])) }
      if let work = document.work, work.state != .done {
        let step = phrases.say("page-work.step.\(work.step.rawValue)")
        lines.append("\(step): \(phrases.say("page-work.state.\(work.state.rawValue)"))")
      }
      if document.archive != nil { lines.append(phrases.say("scan.archive-version")) }
    }
    lines += scan.matches.filter { $0.match.points > 0 }.map { row in
      let reasons = row.match.reasons.map { phrases.say("scan-match.\($0.rawValue)") }.joined(separator: ", ")
      return phrases.say(
        "scan.match", ["number": row.match.post.description, "title": row.title, "reasons": reasons])
    }
    return lines
  }

  private func faultLines(_ scan: ScanCard.Answer) -> [String] {
    scan.faults.map { fault in
      let reported = phrases.say(
        "scan.fault",
        [
          "what": what(fault), "day": fault.reportedAt.day.iso,
          "user": scan.names[fault.reportedBy] ?? fault.reportedBy.text,
        ])
      let outcome = fault.outcome.map { phrases.say("rescan-outcome.\($0.rawValue)") } ?? phrases.say("cli.open")
      return ([reported, fault.note, outcome, fault.answer ?? ""]).filter { !$0.isEmpty }.joined(separator: " · ")
    }
  }

  /// The file, the paper and the copies, each with what keeps it.
  private func lockLines(_ scan: ScanCard.Answer) -> [String] {
    var lines: [String] = []
    for file in [scan.intake].compactMap(\.self) + scan.files {
      if let released = file.released {
        let arguments = [
          "name": file.sighting.name, "day": released.at.day.iso,
          "user": scan.names[released.by] ?? released.by.text,
        ]
        let digest = file.sighting.digest.map { " · SHA-256 \($0)" } ?? ""
        lines.append(phrases.say("scan.file-deleted", arguments) + digest)
      } else if file.state == .kept {
        lines.append(phrases.say("scan.file-kept", ["name": file.sighting.name]))
      }
    }
    if scan.intake?.state == .kept {
      lines.append("  " + (scan.intermediateLock.map(sentence) ?? phrases.say("intermediate.state.may-be-deleted")))
    }
    if let original = scan.original, let shelved = original.shelvedOn, original.shreddedOn == nil {
      let from = scan.mayBeShreddedFrom?.iso ?? phrases.say("cli.never")
      lines.append(
        phrases.say(
          "scan.original", ["shelf": String(shelved.iso.prefix(7)), "day": shelved.iso, "from": from]))
      lines +=
        scan.shredLocks.isEmpty
        ? ["  " + phrases.say("cli.may-be-shredded")] : scan.shredLocks.map { "  " + sentence($0) }
    }
    if let day = scan.original?.shreddedOn { lines.append(phrases.say("post.original-shredded", ["day": day.iso])) }
    lines += scan.localCopies.map { copy in
      let arguments = [
        "machine": copy.machine, "day": copy.since.iso, "deleted": copy.deletedOn?.iso ?? "",
        "user": scan.names[copy.registeredBy] ?? copy.registeredBy.text,
      ]
      return copy.isOpen ? phrases.say("scan.copy", arguments) : phrases.say("scan.copy-gone", arguments)
    }
    return lines
  }

  /// What is wrong and what would help.
  func sentence(_ refusal: Refusal) -> String {
    let failure = Failure(refusal, in: phrases)
    return [failure.message, failure.help ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: - For scripts

  private func object(_ item: PostItem, _ scan: ScanCard.Answer) -> JSONValue {
    let work = scan.work
    return [
      "post": .integer(item.id.value), "expectedPages": JSONValue(item.details.expectedPages),
      "foundPages": JSONValue(item.scannedPages), "stamped": .bool(item.stamp != nil),
      "preparedBy": JSONValue(work?.prepared?.by.text), "unit": JSONValue(work?.unit),
      "scannedAt": JSONValue(work?.scannedAt?.iso), "scannedBy": JSONValue(work?.scannedBy?.text),
      "scans": JSONValue(work?.scans), "checkedAt": JSONValue(work?.check?.at.iso),
      "checkedBy": JSONValue(work?.check?.by.text), "explanation": JSONValue(work?.check?.explanation),
      "faults": .array(scan.faults.map(Self.object)), "documents": .array(scan.documents.map(Self.object)),
      "matches": .array(scan.matches.map(Self.object)), "file": JSONValue(scan.intake?.id.value),
      "fileState": JSONValue(scan.intake?.state.rawValue),
      "files": .array(([scan.intake].compactMap(\.self) + scan.files).map(Self.object)),
      "fileLock": JSONValue(scan.intermediateLock?.code.rawValue),
      "shelvedOn": JSONValue(scan.original?.shelvedOn?.iso), "shreddedOn": JSONValue(scan.original?.shreddedOn?.iso),
      "mayBeShreddedFrom": JSONValue(scan.mayBeShreddedFrom?.iso),
      "shredLocks": .array(scan.shredLocks.map { .string($0.code.rawValue) }),
      "localCopies": .array(scan.localCopies.map(Self.object)),
    ]
  }

  private static func object(_ file: IntakeFile) -> JSONValue {
    [
      "file": .integer(file.id.value), "name": .string(file.sighting.name), "digest": JSONValue(file.sighting.digest),
      "state": .string(file.state.rawValue), "releasedAt": JSONValue(file.released?.at.iso),
      "releasedBy": JSONValue(file.released?.by.text), "removedAt": JSONValue(file.removedAt?.iso),
    ]
  }

  private static func object(_ document: ScannedPages) -> JSONValue {
    [
      "name": .string(document.document.name), "digest": .string(document.document.digest),
      "role": .string(document.document.role.rawValue), "pages": JSONValue(document.document.pages),
      "step": JSONValue(document.work?.step.rawValue), "state": JSONValue(document.work?.state.rawValue),
      "tries": JSONValue(document.work?.tries), "reason": JSONValue(document.work?.fault),
      "left": .integer(document.left), "archive": JSONValue(document.archive?.digest),
      "readings": .array(document.readings.map(object)),
    ]
  }

  private static func object(_ page: PageReading) -> JSONValue {
    [
      "page": .integer(page.page), "blank": .bool(page.isBlank), "dpi": JSONValue(page.dotsPerInch),
      "turned": .integer(page.turned), "skew": .integer(page.skew),
      "cutEdges": .array(page.cutEdges.map { .string($0.rawValue) }), "contrast": JSONValue(page.contrast),
      "confidence": JSONValue(page.confidence), "words": JSONValue(page.words),
      "norwegian": page.isNorwegian.map { .bool($0) } ?? .null,
    ]
  }

  private static func object(_ row: ScanMatchRow) -> JSONValue {
    [
      "post": .integer(row.match.post.value), "points": .integer(row.match.points),
      "reasons": .array(row.match.reasons.map { .string($0.rawValue) }), "title": .string(row.title),
      "sender": .string(row.sender), "expectedPages": JSONValue(row.expectedPages),
    ]
  }
}
