internal import CommandBus
internal import Domain
internal import GRDB

/// The SQL of one list of restances.
struct RestanceSelection {
  let source: String
  let condition: String
  let arguments: StatementArguments
  private let way: Way

  /// What the list is read and sorted by.
  private enum Way {
    case oldest, oldestOfOne, firstDue, newestWrittenOff

    init(_ query: Restances) {
      if query.view == .writtenOff || query.filter.state == .writtenOff {
        self = .newestWrittenOff
      } else if case .due = query.view {
        self = .firstDue
      } else if case .mine = query.view {
        self = .oldestOfOne
      } else {
        self = .oldest
      }
    }
  }

  /// With words or a kind and a reader, only what the reader may see is looked through.
  init(_ query: Restances, _ sight: CaseSight?) throws {
    way = Way(query)
    var terms = RestanceTerms(service: query.service, today: query.today)
    switch query.view {
    case .service, .writtenOff: break
    case .mine(let user): terms.add("registry_entry.has_it = ?", [user.text])
    case .unit(let user):
      terms.add(
        """
        EXISTS (SELECT 1 FROM user_unit AS own
          WHERE own.user = ? AND own.service = registry_entry.service AND own.unit = user_unit.unit)
        """, [user.text])
    case .due(let day): terms.add("post.due_on <= ?", [day.iso])
    }
    try terms.narrow(to: query.filter, post: false, sight)
    // The joins follow the index that leads; the planner, which knows nothing of how few restances are, would not.
    let joins = """
      CROSS JOIN case_folder AS folder ON folder.key = registry_entry.case_folder
      LEFT JOIN user ON user.id = registry_entry.has_it
      LEFT JOIN user_unit ON user_unit.user = user.id AND user_unit.service = registry_entry.service
      """
    let byEntry = "LEFT JOIN post ON post.id = registry_entry.post"
    switch way {
    case .oldest, .oldestOfOne:
      let index = way == .oldest ? "entry_in_restance" : "entry_in_restance_of"
      source = "registry_entry INDEXED BY \(index) \(byEntry) \(joins)"
      condition = "registry_entry.service = ? AND registry_entry.restance <> 'written-off'" + terms.sql
    case .newestWrittenOff:
      source = "registry_entry INDEXED BY entry_written_off \(byEntry) \(joins)"
      condition = "registry_entry.service = ? AND registry_entry.restance = 'written-off'" + terms.sql
    case .firstDue:
      source = "post INDEXED BY post_by_due CROSS JOIN registry_entry ON registry_entry.post = post.id \(joins)"
      condition =
        "post.service = ? AND post.due_on IS NOT NULL AND registry_entry.restance <> 'written-off'" + terms.sql
    }
    arguments = StatementArguments([query.service.text]) + terms.arguments
  }

  var order: String {
    switch way {
    case .oldest, .oldestOfOne: "registry_entry.received_on, registry_entry.key"
    case .firstDue: "post.due_on, post.id"
    case .newestWrittenOff: "registry_entry.written_off_on DESC, registry_entry.key DESC"
    }
  }

  func after(_ key: PageKey?) -> (String, StatementArguments) {
    guard let parts = key?.parts, parts.count == 2, case .text(let day) = parts[0], case .number(let number) = parts[1]
    else { return ("", []) }
    let sql =
      switch way {
      case .oldest, .oldestOfOne: "AND (registry_entry.received_on, registry_entry.key) > (?, ?)"
      case .firstDue: "AND (post.due_on, post.id) > (?, ?)"
      case .newestWrittenOff: "AND (registry_entry.written_off_on, registry_entry.key) < (?, ?)"
      }
    return (sql, [day, number])
  }

  func key(_ row: RestanceRow) -> PageKey {
    let entry = row.entry
    return switch way {
    case .oldest, .oldestOfOne: PageKey([.text(entry.receivedOn.iso), .number(entry.id.key)])
    case .firstDue: PageKey([.text(row.due?.dueOn.iso ?? ""), .number(entry.post?.value ?? 0)])
    case .newestWrittenOff: PageKey([.text(entry.writeOff?.on.iso ?? ""), .number(entry.id.key)])
    }
  }
}

/// Conditions that a filter adds to a list of entries, or of post.
struct RestanceTerms {
  let service: Service.ID
  let today: Day?
  private(set) var sql = ""
  private(set) var arguments = StatementArguments()

  init(service: Service.ID, today: Day?) {
    self.service = service
    self.today = today
  }

  /// Holds for no row. SQLite finds no plan for an index it must use when a condition is false by itself.
  private static func nothing(of row: String) -> String { "\(row).received_on < ''" }

  mutating func add(_ condition: String, _ values: StatementArguments = []) {
    sql += " AND \(condition)"
    arguments += values
  }

  /// - Parameter post: whether the list is of post instead of entries.
  mutating func narrow(to filter: RestanceFilter, post: Bool, _ sight: CaseSight?) throws {
    let (row, folder, person) =
      post ? ("post", "post.case_folder", "handler") : ("registry_entry", "registry_entry.case_folder", "user")
    if let days = filter.olderThan, let today { add("\(row).received_on < ?", [(today - days).iso]) }
    if let handler = filter.handler { add("instr(ifnull(\(person).folded, ''), ?) > 0", [handler]) }
    if let unit = filter.unit { add("instr(ifnull(user_unit.unit, ''), ?) > 0", [unit]) }
    for missing in RestanceFilter.Missing.allCases where filter.without.contains(missing) {
      add((post ? missing.ofPost : missing.ofEntry) ?? Self.nothing(of: row))
    }
    within(filter.due, "post.due_on")
    if post {
      // What is not registered has neither a type nor a day in the registry, and nobody has answered it.
      if filter.type == .followUpNote || filter.registered != nil || ![nil, .open].contains(filter.state) {
        add(Self.nothing(of: row))
      }
    } else {
      if let type = filter.type { add("registry_entry.type = ?", [type.rawValue]) }
      if let state = filter.state { add("registry_entry.restance = ?", [state.rawValue]) }
      within(filter.registered, "registry_entry.registered_on")
    }
    try look(for: filter, in: row, folder, post ? Self.postText : Self.entryText, sight)
  }

  private mutating func within(_ days: RestanceFilter.DayRange?, _ column: String) {
    if let from = days?.from { add("\(column) >= ?", [from.iso]) }
    if let through = days?.through { add("\(column) <= ?", [through.iso]) }
  }

  /// Words and kinds, which what is hidden does not answer to.
  private mutating func look(
    for filter: RestanceFilter, in row: String, _ folder: String, _ text: String, _ sight: CaseSight?
  ) throws {
    if let kind = filter.kind {
      let kinds = try sight?.kinds(named: kind, in: service) ?? []
      let places = kinds.map { _ in "?" }.joined(separator: ", ")
      add(kinds.isEmpty ? Self.nothing(of: row) : "post.kind IN (\(places))", StatementArguments(kinds.map(\.text)))
    }
    let held = try (sight?.terms(filter.words, in: service) ?? [].terms(filter.words)).condition(in: text)
    sql += held.sql
    arguments += held.arguments
    guard filter.kind != nil || !filter.words.isEmpty, let seen = try sight?.search(of: service, folder) else { return }
    add("(\(folder) IS NULL OR \(seen.condition))", seen.arguments)
  }

  private static let postText = "post.folded || ' ' || ifnull(handler.folded, '')"
  private static let entryText = """
    registry_entry.folded || ' ' || ifnull(post.folded, '') || ' ' || ifnull(user.folded, '') || ' '
      || folder.party_folded || ' ' || registry_entry.year || '/' || registry_entry.number || ' '
      || folder.year || '/' || folder.number || '-' || registry_entry.sequence
    """
}

extension RestanceFilter.Missing {
  /// nil: no entry lacks it, because an entry is always in a case.
  fileprivate var ofEntry: String? {
    switch self {
    case .caseFolder: nil
    case .deadline: "post.due_on IS NULL"
    case .date: "registry_entry.document_date IS NULL"
    }
  }

  fileprivate var ofPost: String? {
    switch self {
    case .caseFolder: "post.case_folder IS NULL"
    case .deadline: "post.due_on IS NULL"
    case .date: "post.document_date IS NULL"
    }
  }
}
