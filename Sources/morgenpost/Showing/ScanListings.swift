import CommandBus
import Domain
import Exchange
import Workstation

/// The scan queue and the lists behind it.
extension Showing {
  func scans() throws -> Listing {
    let views: [String: ScanQueue.View] = ["all": .all, "mine": .mine(session.principal), "files": .files]
    guard let view = views[command.filter?.singleLine ?? "all"] else {
      throw Refusal(
        .badArgument,
        ["name": "--filter", "expected": ShowCommand.scanNames, "found": String((command.filter ?? "").prefix(40))])
    }
    let page = try reader.answer(ScanQueue(service: service, view: view, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "received", "next", "pages", "title", "sender", "handler"],
      rows: page.rows.map { row in
        [
          row.post.description, row.receivedOn.iso, next(row),
          pages(found: row.foundPages, expected: row.expectedPages),
          (row.isUrgent ? "! " : "") + shown(row.title, row.isMasked), row.sender, row.handlerName ?? "",
        ]
      },
      objects: page.rows.map(Self.object), name: "scans", total: page.total,
      members: ["underWay": underWay.map(Self.object) ?? .null],
      heading: underWay.map(PageWords(phrases: phrases).progress))
  }

  /// What is being done with the pages of this service's scans just now.
  private var underWay: PageProgress? {
    let progress = WorkLease.progress(in: command.common.folder)
    return progress?.service == service ? progress : nil
  }

  private static func object(_ progress: PageProgress) -> JSONValue {
    [
      "post": .integer(progress.post.value), "step": .string(progress.step.rawValue),
      "page": .integer(progress.page), "pages": .integer(progress.of),
    ]
  }

  private func next(_ row: ScanQueueRow) -> String {
    let step = phrases.say("scan-step.\(row.step.rawValue)")
    return row.fault.map { "! \(step): \(phrases.say("scan-fault.\($0.rawValue)"))" } ?? step
  }

  /// `3/4`, with a sign when they differ (S2-54).
  func pages(found: Int?, expected: Int?) -> String {
    guard found != nil || expected != nil else { return "" }
    let sign = found != nil && expected != nil && found != expected ? " !" : ""
    return "\(found.map(String.init) ?? "–")/\(expected.map(String.init) ?? "–")\(sign)"
  }

  private static func object(_ row: ScanQueueRow) -> JSONValue {
    [
      "post": .integer(row.post.value), "version": .integer(row.version), "service": .string(row.service.text),
      "step": .string(row.step.rawValue), "channel": .string(row.channel.rawValue), "kind": .string(row.kind.text),
      "title": .string(row.title), "sender": .string(row.sender), "received": .string(row.receivedOn.iso),
      "urgent": .bool(row.isUrgent), "handler": JSONValue(row.handler?.text),
      "case": JSONValue(row.caseFolder?.description), "expectedPages": JSONValue(row.expectedPages),
      "foundPages": JSONValue(row.foundPages), "fault": JSONValue(row.fault?.rawValue),
      "faultAt": JSONValue(row.faultAt?.iso), "file": .bool(row.isFile), "stamped": .bool(row.isStamped),
      "prepared": .bool(row.isPrepared), "checked": .bool(row.isChecked),
      "pageWork": JSONValue(row.pageWork?.rawValue), "masked": .bool(row.isMasked),
    ]
  }

  /// What lies in intermediate storage, and what may be deleted of it (S0-28…30).
  func intermediate() throws -> Listing {
    let answer = try reader.answer(
      IntermediateFiles(service: service, today: office.now().day, limit: command.limit, reader: asker))
    let tally = [
      "withoutHandler": answer.withoutHandler, "mayBeDeleted": answer.mayBeDeleted,
    ]
    return Listing(
      columns: ["number", "at", "name", "post", "state", "from"],
      rows: answer.rows.map { row in
        [
          row.intake.description, row.cameAt.day.iso, shown(row.name, row.isMasked), row.post.description,
          phrases.say("intermediate.state.\(row.state.rawValue)"), row.freeSince?.day.iso ?? "",
        ]
      },
      objects: answer.rows.map { row in
        [
          "file": .integer(row.intake.value), "name": .string(row.name), "unit": JSONValue(row.unit),
          "bytes": .integer(row.bytes), "cameAt": .string(row.cameAt.iso), "post": .integer(row.post.value),
          "state": .string(row.state.rawValue), "freeSince": JSONValue(row.freeSince?.iso),
          "masked": .bool(row.isMasked),
        ]
      }, name: "files", total: answer.total,
      members: tally.mapValues { .integer($0) }
        .merging(["oldestWithoutHandler": JSONValue(answer.oldestWithoutHandler?.iso)]) { $1 })
  }

  /// The faults that have been reported in the service's scans, open ones first (S0-40, S0-41).
  func scanFaults() throws -> Listing {
    let rows = try reader.answer(ScanFaults(service: service, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "at", "post", "reason", "by", "state", "title"],
      rows: rows.map { row in
        [
          row.fault.id.description, row.fault.reportedAt.day.iso, row.fault.post.description,
          what(row.fault), row.reportedBy,
          row.fault.outcome.map { phrases.say("rescan-outcome.\($0.rawValue)") } ?? phrases.say("cli.open"),
          shown(row.title, row.isMasked),
        ]
      },
      objects: rows.map { Self.object($0.fault).adding(["title": .string($0.title), "masked": .bool($0.isMasked)]) },
      name: "faults")
  }

  /// `kuttet, side 2`.
  func what(_ fault: ScanFault) -> String {
    let what = phrases.say("scan-fault.\(fault.kind.rawValue)")
    return fault.pages.isEmpty ? what : phrases.say("scan-fault.on-pages", ["what": what, "pages": fault.pages])
  }

  static func object(_ fault: ScanFault) -> JSONValue {
    [
      "fault": .integer(fault.id.value), "post": .integer(fault.post.value), "kind": .string(fault.kind.rawValue),
      "pages": .string(fault.pages), "note": .string(fault.note), "reportedAt": .string(fault.reportedAt.iso),
      "reportedBy": .string(fault.reportedBy.text), "outcome": JSONValue(fault.outcome?.rawValue),
      "settledAt": JSONValue(fault.settledAt?.iso), "settledBy": JSONValue(fault.settledBy?.text),
      "answer": JSONValue(fault.answer), "seen": .bool(fault.isSeen),
    ]
  }

  /// Copies on people's own machines that are not confirmed deleted (S1-12, S1-13).
  func localCopies() throws -> Listing {
    let page = try reader.answer(LocalCopies(service: service, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "from", "post", "place", "by", "state", "title"],
      rows: page.rows.map { row in
        [
          row.copy.id.description, row.copy.since.iso, row.copy.post.description,
          [row.copy.machine, row.copy.place].filter { !$0.isEmpty }.joined(separator: ": "), row.registeredBy,
          row.isOverdue ? phrases.say("scan.copy-overdue") : phrases.say("scan.copy-open"),
          shown(row.title, row.isMasked),
        ]
      },
      objects: page.rows.map {
        Self.object($0.copy).adding([
          "title": .string($0.title), "overdue": .bool($0.isOverdue), "masked": .bool($0.isMasked),
        ])
      }, name: "copies", total: page.total)
  }

  static func object(_ copy: LocalCopy) -> JSONValue {
    [
      "copy": .integer(copy.id.value), "post": .integer(copy.post.value), "machine": .string(copy.machine),
      "place": .string(copy.place), "since": .string(copy.since.iso), "registeredBy": .string(copy.registeredBy.text),
      "deletedOn": JSONValue(copy.deletedOn?.iso), "deletedBy": JSONValue(copy.deletedBy?.text),
    ]
  }

  /// The signed shredding lists, newest first, or the words of one: `show shredding-lists 2026-09` (S2-19, S2-20).
  func shreddingLists() throws -> Listing {
    let rows = try reader.answer(ShreddingLists(service: service, limit: command.limit))
    if let shelf = command.id?.singleLine {
      guard let row = rows.first(where: { $0.shelf == shelf }),
        let text = try reader.answer(ShreddingListText(service: service, digest: row.list.digest))
      else {
        throw Refusal(
          .badArgument,
          [
            "name": "shelf", "found": String(shelf.prefix(40)),
            "expected": rows.isEmpty ? "–" : Set(rows.map(\.shelf)).sorted().joined(separator: ", "),
          ])
      }
      return Listing(text: text, members: ["list": Self.object(row).adding(["text": .string(text)])])
    }
    return Listing(
      columns: ["shelf", "at", "user", "shredded", "left"],
      rows: rows.map { [$0.shelf, $0.on.iso, $0.signedBy, String($0.shredded), String($0.left)] },
      objects: rows.map(Self.object), name: "lists")
  }

  private static func object(_ row: ShreddingListRow) -> JSONValue {
    [
      "shelf": .string(row.shelf), "on": .string(row.on.iso), "signedBy": .string(row.signedBy),
      "shredded": .integer(row.shredded), "left": .integer(row.left), "digest": .string(row.list.digest),
      "name": .string(row.list.name),
    ]
  }
}
