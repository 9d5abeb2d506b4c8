internal import CommandBus
internal import Domain
internal import GRDB

/// Roles that the routines want filled, against who holds them.
enum StaffingList {
  static func gaps(_ db: Database) throws -> [StaffingGapRow] {
    try ServiceTable.services(db).flatMap { service in
      let open = try StaffingGap.open { try members(of: service.id, as: $0, db).count }
      return open.map { gap, count in
        StaffingGapRow(gap: gap, service: service.id, serviceName: service.name, count: count)
      }
    }
  }

  static func members(of service: Service.ID, as role: Role, _ db: Database) throws -> [User.ID] {
    let sql = """
      SELECT user.id FROM membership JOIN user ON user.id = membership.user
      WHERE membership.service = ? AND membership.role = ? AND user.is_active ORDER BY user.id
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [service.text, role.rawValue])
      .map { try $0.word("id") }
  }
}
