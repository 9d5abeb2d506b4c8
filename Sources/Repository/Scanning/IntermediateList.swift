internal import CommandBus
internal import Domain
internal import GRDB

/// What lies in intermediate storage, and why (S0-28…30).
enum IntermediateList {
  static func answer(
    _ query: IntermediateFiles, _ sight: CaseSight, _ desk: OfficeDesk<Reading>
  ) throws -> IntermediateFiles.Answer {
    let sql = """
      SELECT intake_file.id, intake_file.name, intake_file.unit, intake_file.bytes, intake_file.post, post.opened_at
      FROM intake_file JOIN post ON post.id = intake_file.post
      WHERE intake_file.service = ? AND intake_file.source = 'scanner' AND intake_file.state = 'kept'
      ORDER BY intake_file.id
      """
    let rows = try Row.fetchAll(desk.db.cachedStatement(sql: sql), arguments: [query.service.text]).map { row in
      let post = PostItem.ID(row["post"])
      let (state, free) = try state(of: post, today: query.today, desk)
      return IntermediateRow(
        intake: IntakeFile.ID(row["id"]), name: row["name"], unit: row["unit"], bytes: row["bytes"],
        cameAt: try row.instant("opened_at"), post: post, state: state, freeSince: free)
    }
    let waiting = rows.filter { $0.state == .withoutHandler }
    return IntermediateFiles.Answer(
      rows: try rows.prefix(query.limit).map(sight.masked), total: rows.count, withoutHandler: waiting.count,
      oldestWithoutHandler: waiting.map(\.cameAt).min(),
      mayBeDeleted: rows.count { $0.state == .mayBeDeleted || $0.state == .overdue })
  }

  private static func state(
    of post: PostItem.ID, today: Day, _ desk: OfficeDesk<Reading>
  ) throws -> (IntermediateRow.State, Instant?) {
    switch try desk.intermediateLock(of: post)?.code {
    case .intermediateNoHandler?: return (.withoutHandler, nil)
    case .intermediateNotFinalised?: return (.notFinalised, nil)
    case .some: return (.fault, nil)
    case nil:
      let since = try freeSince(post, desk)
      return (since.map { $0.day < today } == true ? .overdue : .mayBeDeleted, since)
    }
  }

  /// When the last of what is in the file was finalised.
  private static func freeSince(_ post: PostItem.ID, _ desk: OfficeDesk<Reading>) throws -> Instant? {
    let linked = try ScanTable.links(from: post, desk.db)
    let times = try (linked.isEmpty ? [post] : linked).compactMap { id in
      try String.fetchOne(
        desk.db.cachedStatement(sql: "SELECT finalised_at FROM registry_entry WHERE post = ?"), arguments: [id.value])
    }
    return times.max().flatMap { Instant(iso: $0) }
  }
}
