package import Domain

/// Every person with an account, in Norwegian alphabetical order.
package struct Users: Hashable, Sendable {
  package init() {}
}

package struct UserRow: Hashable, Sendable {
  package let user: User

  package init(user: User) { self.user = user }
}

/// Who in a service can be given post, with how much each has open now and who is away on a day.
package struct Handlers: Hashable, Sendable {
  package let service: Service.ID
  package let today: Day

  package init(service: Service.ID, today: Day) {
    self.service = service
    self.today = today
  }
}

package struct HandlerRow: Hashable, Sendable {
  package let user: User.ID
  package let name: String
  package let role: Role
  /// Items given to this person that are not yet in the registry.
  package let open: Int
  /// The last day away, for somebody who is away today.
  package let absentUntil: Day?
  /// Who stands in for somebody who is away.
  package let substituteName: String?

  package init(
    user: User.ID, name: String, role: Role, open: Int, absentUntil: Day? = nil, substituteName: String? = nil
  ) {
    self.user = user
    self.name = name
    self.role = role
    self.open = open
    self.absentUntil = absentUntil
    self.substituteName = substituteName
  }
}
