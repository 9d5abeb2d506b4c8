package import Domain

/// Every person with an account, in Norwegian alphabetical order.
package struct Users: Hashable, Sendable {
  package init() {}
}

package struct UserRow: Hashable, Sendable {
  package let user: User

  package init(user: User) { self.user = user }
}

/// Who in a service can be given post, with how much each has open now.
package struct Handlers: Hashable, Sendable {
  package let service: Service.ID

  package init(service: Service.ID) { self.service = service }
}

package struct HandlerRow: Hashable, Sendable {
  package let user: User.ID
  package let name: String
  package let role: Role
  /// Items given to this person that are not yet in the registry.
  package let open: Int

  package init(user: User.ID, name: String, role: Role, open: Int) {
    self.user = user
    self.name = name
    self.role = role
    self.open = open
  }
}
