import Domain
import Testing

@Suite("Roles and their permissions")
struct RoleTests {
  private static let desk: Set<Permission> = [
    .readPost, .registerPost, .stampPost, .distributePost, .returnPost, .linkCase, .registerEntry, .handleCase,
    .holdMeeting, .explainDeviation,
  ]

  @Test("Who may what, role by role (S0-24…35, S2-10, S2-21, S2-67, S4-2, S4-18)")
  func permissions() {
    let handler: Set<Permission> = [
      .readPost, .registerPost, .stampPost, .linkCase, .registerEntry, .handleCase, .returnPost,
      .explainDeviation,
    ]
    let expected: [Role: Set<Permission>] = [
      .clerk: Self.desk, .consultant: Self.desk, .centralArchive: Self.desk, .handler: handler,
      .leader: Self.desk.union([.reassign, .ownRoutine, .adoptRoutine]),
      .sectionLeader: Self.desk.union([.reassign, .ownRoutine, .adoptRoutine]),
      .archiveOfficer: Self.desk.union([.reassign, .auditLog, .ownRoutine, .adoptRoutine]), .deputy: Self.desk,
      .systemAdministrator: [.readPost, .administer, .auditLog, .explainDeviation, .adoptRoutine],
      .program: [.readPost, .fileIntake, .administer],
    ]
    for role in Role.allCases { #expect(role.permissions == expected[role], "\(role)") }
  }

  @Test("Everybody reads, only the program files, and every permission is somebody's")
  func everyPermission() {
    #expect(Role.allCases.allSatisfy { $0.permissions.contains(.readPost) })
    #expect(Role.allCases.filter { $0.permissions.contains(.fileIntake) } == [.program])
    #expect(Role.allCases.reduce(into: Set<Permission>()) { $0.formUnion($1.permissions) } == Set(Permission.allCases))
  }

  @Test("A permission holds in the service of the membership, and not for a person who has left")
  func scopes() throws {
    let profil = try #require(Service.ID("profil"))
    let ppt = try #require(Service.ID("ppt"))
    func person(isActive: Bool) throws -> User {
      User(
        id: try #require(User.ID("kari.vik")), name: "Kari Vik",
        memberships: [Membership(service: profil, role: .clerk), Membership(service: ppt, role: .handler)],
        language: nil, isActive: isActive)
    }
    let active = try person(isActive: true)
    #expect(active.holds(.distributePost, in: .service(profil)))
    #expect(!active.holds(.distributePost, in: .service(ppt)))
    #expect(active.holds(.distributePost, in: .office))
    #expect(!active.holds(.administer, in: .office))
    #expect(active.works(at: ppt))
    let left = try person(isActive: false)
    #expect(!left.holds(.readPost, in: .service(profil)))
    #expect(!left.works(at: profil))
  }
}
