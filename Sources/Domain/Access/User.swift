/// A person with an own user id; no account is shared (S1-15).
package struct User: Hashable, Sendable {
  package typealias ID = Word<User>

  package let id: ID
  package let name: String
  package let memberships: [Membership]
  /// nil: the office's language.
  package let language: Language?
  package let isActive: Bool

  package init(id: ID, name: String, memberships: [Membership], language: Language?, isActive: Bool) {
    self.id = id
    self.name = name
    self.memberships = memberships
    self.language = language
    self.isActive = isActive
  }

  /// The program itself, which files what arrives in folders and mailboxes.
  package static let program = ID(unchecked: "morgenpost")

  package func works(at service: Service.ID) -> Bool {
    isActive && memberships.contains { $0.service == service }
  }

  package func holds(_ permission: Permission, in scope: Scope) -> Bool {
    guard isActive else { return false }
    return memberships.contains { membership in
      guard membership.role.permissions.contains(permission) else { return false }
      switch scope {
      case .office: return true
      case .service(let service): return membership.service == service
      }
    }
  }

  /// `K. V.`, for a screen on a projector.
  package var initials: String { name.initials }
}

/// A person's role in one service. Source: S2-66, S2-67.
package struct Membership: Hashable, Codable, Sendable {
  package let service: Service.ID
  package let role: Role

  package init(service: Service.ID, role: Role) {
    self.service = service
    self.role = role
  }
}

extension Word {
  /// For literals of our own that are known to be words.
  init(unchecked text: String) {
    self.text = text
  }
}

extension String {
  /// The first letter of each word, as the projector shows a name: `Ola Nordmann` → `O. N.`
  package var initials: String {
    split { $0.isWhitespace }.compactMap(\.first).map { "\($0.uppercased())." }.joined(separator: " ")
  }
}
