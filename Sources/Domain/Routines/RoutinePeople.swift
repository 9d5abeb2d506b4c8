/// A role with the title that this service uses for it (S4-2).
package struct LocalRole: Hashable, Codable, Sendable {
  package var role: Role
  package var title: LocalText
  package var rule: RuleSource

  package init(role: Role, title: LocalText, rule: RuleSource) {
    self.role = role
    self.title = title
    self.rule = rule
  }
}

/// Work on post that a routine gives to a role (S0-7).
package enum RoutineTask: String, CaseIterable, Codable, Sendable {
  case open, stamp, distribute, redistribute, scan, register, shred
  case approveReply
  case administer
}

/// Who does one task.
package struct Duty: Hashable, Codable, Sendable {
  package var task: RoutineTask
  package var roles: [Role]
  package var rule: RuleSource

  package init(task: RoutineTask, roles: [Role], rule: RuleSource) {
    self.task = task
    self.roles = roles
    self.rule = rule
  }
}

/// A level of access that roles are given (S1-45, S2-67).
package struct AccessGroup: Hashable, Codable, Sendable {
  package var id: String
  package var name: LocalText
  package var roles: [Role]
  package var rights: [Right]
  package var rule: RuleSource

  package init(id: String, name: LocalText, roles: [Role], rights: [Right], rule: RuleSource) {
    self.id = id
    self.name = name
    self.roles = roles
    self.rights = rights
    self.rule = rule
  }

  /// What a group may do with documents and people (S1-42…50, S2-68…73).
  package enum Right: String, CaseIterable, Codable, Sendable {
    case write
    case readShared = "read-shared"
    case print
    case finaliseOwn = "finalise-own"
    case finaliseAny = "finalise-any"
    case approveOthers = "approve-others"
    case unlock
    case deleteDocument = "delete-document"
    case deletePerson = "delete-person"
    case grantAccess = "grant-access"
    case administer
  }
}

/// How many there must be of a role (S2-49, S2-50, S2-62).
package struct Staffing: Hashable, Codable, Sendable {
  package var role: Role
  package var count: Int
  package var rule: RuleSource

  package init(role: Role, count: Int, rule: RuleSource) {
    self.role = role
    self.count = count
    self.rule = rule
  }
}
