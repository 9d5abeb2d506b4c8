internal import Assets
package import Domain

/// The demo office as a plan: its people, its post of the last two weeks, and what was done with each item.
///
/// The plan is data; it becomes an office when its steps are run as commands. Days are counted in working days
/// back from the day of creation, times are Europe/Oslo. Every person in it is synthetic.
package struct DemoOfficePlan: Sendable, Equatable {
  package var name: String
  /// The password of every demo user.
  package var password: String
  package var language: Language
  package var services: [StaffedService]
  package var users: [Person]
  package var parties: [Party]
  /// The case handler database: who gets what when nobody had the case before. (S4-14)
  package var distribution: [DistributionRule]
  package var absences: [Absence]
  package var meetings: [Meeting]
  package var items: [Item]
  package var waiting: [WaitingFile]

  /// The plan that follows the program, checked against the rule packs and the demo files.
  ///
  /// Throws `PackFault` for a mistake in it and `Assets.Fault` when the resources are not found.
  package static func load() throws -> DemoOfficePlan {
    let file = "demo/office.yaml"
    let files = try Set(
      ["documents", "mail"].flatMap { folder in
        try Assets.list("demo/\(folder)").map { "\(folder)/\($0)" }
      })
    return try parse(Assets.data(file), file: file, services: RoutinePacks.all(), files: files)
  }

  /// A plan from bytes, checked against the services and file names given.
  package static func parse(
    _ bytes: [UInt8], file: String, services: [RoutineFile], files: Set<String>
  ) throws(PackFault) -> DemoOfficePlan {
    let root = try PackText.parse(bytes, file: file)
    let plan = try DemoOfficePlan(root)
    try DemoOfficeCheck(plan: plan, profiles: services, files: files, root: root).run()
    return plan
  }

  /// The bytes of one demo file, for example `documents/klage-omsorgsstonad.pdf`.
  package static func file(_ path: String) throws -> [UInt8] { try Assets.data("demo/\(path)") }
}

extension DemoOfficePlan {
  /// A moment: so many working days back from the day of creation, at a clock time in Europe/Oslo.
  package struct Moment: Sendable, Equatable, Comparable {
    /// 1 is the working day before the day of creation.
    package var workingDaysAgo: Int
    package var hour: Int
    package var minute: Int

    /// Earlier first.
    package static func < (left: Moment, right: Moment) -> Bool {
      (-left.workingDaysAgo, left.hour, left.minute) < (-right.workingDaysAgo, right.hour, right.minute)
    }
  }

  /// A service of the office, and who answers for its post that nobody has been given yet.
  package struct StaffedService: Sendable, Equatable {
    package var id: Service.ID
    package var postResponsible: User.ID
  }

  /// A user of the office.
  package struct Person: Sendable, Equatable, Identifiable {
    package var id: User.ID
    package var name: String
    package var memberships: [Position]

    /// One role in one service, and the unit where that matters. (S2-29)
    package struct Position: Sendable, Equatable {
      package var service: Service.ID
      package var role: Role
      package var unit: String?
    }
  }

  /// Someone who writes to the municipality, or whom a letter concerns.
  package struct Party: Sendable, Equatable, Identifiable {
    package enum Kind: String, Sendable, CaseIterable {
      case person, organisation
    }
    package var id: String
    package var name: String
    package var kind: Kind
    /// National identity or organisation number; synthetic.
    package var number: String?
  }

  /// One row of the case handler database; nil means any.
  package struct DistributionRule: Sendable, Equatable {
    package var service: Service.ID
    package var kind: DocumentKind?
    /// Party id.
    package var sender: String?
    package var handler: User.ID
  }

  /// Days on which a person is away, and who acts for them meanwhile. (S0-35)
  package struct Absence: Sendable, Equatable {
    package var user: User.ID
    package var substitute: User.ID
    package var recorded: Moment
    /// 1 is the working day before the day of creation.
    package var firstWorkingDaysAgo: Int
    /// Negative when it lasts beyond the day of creation.
    package var lastWorkingDaysAgo: Int
  }

  /// A morning meeting that was held; steps taken "in the meeting" lie between its times.
  package struct Meeting: Sendable, Equatable {
    package var service: Service.ID
    package var chair: User.ID
    package var from: Moment
    package var to: Moment
  }

  /// A file that lies unprocessed when the office opens.
  package struct WaitingFile: Sendable, Equatable {
    package enum Place: String, Sendable, CaseIterable {
      case scanner, mail
    }
    /// What intake is to make of it.
    package enum Expectation: String, Sendable, CaseIterable {
      case accepted, truncated, duplicate
    }
    package var place: Place
    package var service: Service.ID
    /// Path under `Assets/demo`.
    package var file: String
    /// The name it gets in the scanner or mail folder.
    package var name: String
    package var expectation: Expectation
    /// The item whose document it repeats, byte for byte.
    package var duplicateOf: String?
  }
}
