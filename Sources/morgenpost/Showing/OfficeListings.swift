import CommandBus
import Domain
import Exchange

extension Showing {
  func deviations() throws -> Listing {
    let page = try reader.answer(Deviations(service: service, openOnly: false, limit: command.limit, reader: asker))
    return Listing(
      columns: ["number", "at", "what", "reason", "about", "handler", "state"],
      rows: page.rows.map { row in
        let deviation = row.deviation
        return [
          deviation.id.description, deviation.openedAt.day.iso,
          phrases.say("deviation.kind.\(deviation.kind.rawValue)"),
          phrases.say("deviation.reason.\(deviation.reason)"), deviation.about, row.responsibleName,
          deviation.resolution ?? phrases.say("cli.open"),
        ]
      },
      objects: page.rows.map { row in
        let deviation = row.deviation
        return [
          "deviation": .integer(deviation.id.value), "version": .integer(row.version),
          "service": .string(deviation.service.text), "kind": .string(deviation.kind.rawValue),
          "reason": .string(deviation.reason), "about": .string(deviation.about),
          "openedAt": .string(deviation.openedAt.iso), "responsible": .string(deviation.responsible.text),
          "resolution": JSONValue(deviation.resolution), "letter": JSONValue(row.letter?.value),
        ]
      }, name: "deviations", total: page.total)
  }

  /// Every source with in, out and difference, and what lies in the folder now and is not counted yet.
  func intake() throws -> Listing {
    let rows = try reader.answer(Intake())
    let routines = try reader.answer(OfficeCard()).services.map { ($0.service.id, $0.routine.scanning?.units ?? []) }
    let units = Dictionary(uniqueKeysWithValues: routines)
    let waiting = try rows.map { row in
      try WaitingFiles.count(
        in: row.source, of: command.common.folder, units: (units[row.source.service] ?? []).map(\.id), known: row)
    }
    return Listing(
      columns: ["service", "source", "in", "out", "difference", "waiting"],
      rows: zip(rows, waiting).map { row, waiting in
        [
          row.source.service.text, phrases.say("intake.kind.\(row.source.kind.rawValue)"), String(row.counted),
          String(row.out), String(row.difference), String(waiting),
        ]
      },
      objects: zip(rows, waiting).map { row, waiting in
        [
          "service": .string(row.source.service.text), "source": .string(row.source.kind.rawValue),
          "in": .integer(row.counted), "out": .integer(row.out), "difference": .integer(row.difference),
          "filed": .integer(row.filed), "refused": .integer(row.refused), "waiting": .integer(waiting),
        ]
      }, name: "sources")
  }

  func log() throws -> Listing {
    // The whole log is for those who audit it; others see their service's part. What is in a case is hidden from both.
    let seesAll = user.holds(.auditLog, in: .office)
    let about = command.about.map { Subject($0.singleLine) } ?? command.id.map { Subject("post:\($0.singleLine)") }
    let page = try reader.answer(
      History(
        subject: about, service: seesAll ? nil : service, newestFirst: about == nil, limit: command.limit,
        reader: asker))
    return Listing(
      columns: ["what"], rows: page.rows.map { [EventText.line($0, in: phrases)] },
      objects: try page.rows.map { try EventJSON.value($0).adding(["undone": .bool($0.isUndone)]) },
      name: "entries", total: page.total)
  }

  func users() throws -> Listing {
    let rows = try reader.answer(Users()).map(\.user)
    return Listing(
      columns: ["user", "name", "role"],
      rows: rows.map { user in
        [
          user.id.text, user.name,
          user.isActive
            ? user.memberships.map { "\($0.service): \(phrases.say("role.\($0.role.rawValue)"))" }
              .joined(separator: ", ") : phrases.say("staff.has-left"),
        ]
      },
      objects: rows.map { user in
        [
          "user": .string(user.id.text), "name": .string(user.name), "active": .bool(user.isActive),
          "memberships": .array(
            user.memberships.map { ["service": .string($0.service.text), "role": .string($0.role.rawValue)] }),
        ]
      }, name: "users")
  }

  func services() -> Listing {
    let rows = office.card.services
    return Listing(
      columns: ["service", "name", "handler"],
      rows: rows.map { [$0.service.id.text, $0.service.name, $0.service.postResponsible.text] },
      objects: rows.map { row in
        [
          "service": .string(row.service.id.text), "name": .string(row.service.name),
          "postResponsible": .string(row.service.postResponsible.text),
          "kinds": .array(row.routine.kinds.map { .string($0.id.text) }),
        ]
      }, name: "services")
  }

  func counts() throws -> Listing {
    let counts = try reader.answer(PlaceCounts(service: service, user: user.id, today: office.now().day))
    let values: [(String, Int)] = [
      ("table", counts.table), ("agenda", counts.agenda), ("mine", counts.mine), ("incoming", counts.incoming),
      ("outgoing", counts.outgoing), ("deliveries", counts.deliveries), ("deviations", counts.deviations),
      ("cases", counts.cases),
      ("restances", counts.restances), ("scans", counts.scans), ("scanFaults", counts.scanFaults),
      ("approvals", counts.approvals),
      ("answeredFaults", counts.answeredFaults),
    ]
    return Listing(
      text: values.map { "\($0.0): \($0.1)" }.joined(separator: "\n"),
      members: Dictionary(values.map { ($0.0, .integer($0.1)) }) { $1 }
        .merging(["meeting": JSONValue(counts.meeting?.id.value)]) { $1 })
  }

  func holidays() -> Listing {
    let year = command.year ?? office.now().day.year
    let days = WorkingCalendar.publicHolidays(in: year).sorted { $0.key < $1.key }
    let closings = office.card.calendar.closingDays.filter { $0.key.year == year }.sorted { $0.key < $1.key }
    return Listing(
      columns: ["at", "what"],
      rows: days.map { [$0.key.iso, phrases.say("holiday.\($0.value.rawValue)")] },
      objects: days.map { ["day": .string($0.key.iso), "holiday": .string($0.value.rawValue)] }, name: "holidays",
      members: [
        // The municipality's own, apart: no clock of the law stops for them.
        "closingDays": .array(closings.map { ["day": .string($0.key.iso), "reason": .string($0.value)] })
      ])
  }
}

/// Files that lie in a source and are not counted in yet.
enum WaitingFiles {
  static func count(
    in source: IntakeSource, of folder: String, units: [String], known: IntakeRow
  ) throws -> Int {
    var seen = 0
    switch source.kind {
    case .scanner:
      let path = "\(folder)/intermediate/\(source.service)"
      seen = try count { () throws(FolderFault) in
        try ScannerFolder(path: path, units: Set(units)).look(previous: [], now: 0).count
      }
      for unit in units {
        seen += try count { () throws(FolderFault) in
          try ScannerFolder(path: "\(path)/\(unit)").look(previous: [], now: 0).count
        }
      }
    case .mail:
      seen = try count { () throws(FolderFault) in
        try Maildir(path: "\(folder)/mail/\(source.service)").look(previous: [], now: 0).count
      }
    }
    return max(0, seen - known.filed - known.refused)
  }

  /// A folder that is not there holds nothing.
  private static func count(_ look: () throws(FolderFault) -> Int) throws -> Int {
    do throws(FolderFault) { return try look() } catch {
      if case .missing = error { return 0 }
      throw error
    }
  }
}
