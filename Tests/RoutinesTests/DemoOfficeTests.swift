import Assets
import Domain
import Testing

@testable import Routines

@Suite("The demo office")
struct DemoOfficeTests {
  private let plan: DemoOfficePlan

  init() throws { plan = try DemoOfficePlan.load() }

  @Test("five services, every role, 60 items in about 15 cases")
  func size() {
    #expect(plan.services.count == 5)
    #expect((20...26).contains(plan.users.count))
    #expect(plan.items.count == 60)
    let roles = Set(plan.users.flatMap { $0.memberships.map(\.role) })
    #expect(roles == Set(Role.allCases).subtracting([.program]))
    let cases = actions().filter { if case .openCase = $0 { true } else { false } }
    #expect((13...17).contains(cases.count))
  }

  @Test("one archive officer, one deputy and two system administrators in Profil (S2-49, S2-50, S2-62)")
  func profilOffice() {
    let roles = plan.users.flatMap(\.memberships).filter { $0.service.text == "profil" }.map(\.role)
    #expect(roles.count { $0 == .archiveOfficer } == 1)
    #expect(roles.count { $0 == .deputy } == 1)
    #expect(roles.count { $0 == .systemAdministrator } == 2)
  }

  @Test("somebody is back and was acted for, somebody is away when the office opens, both with a substitute (S0-35)")
  func absences() throws {
    let back = try #require(plan.absences.first { $0.lastWorkingDaysAgo > 0 })
    let away = try #require(plan.absences.first { $0.lastWorkingDaysAgo < 0 })
    let acted = plan.items.flatMap(\.story).filter { $0.onBehalfOf == back.user }
    #expect(acted.count == 2 && acted.allSatisfy { $0.by == back.substitute })
    #expect(plan.items.contains { $0.story.contains { $0.by == away.user && $0.action == .registerEntry } })
  }

  @Test("14 items lie on the table of each of two services (S2-13)", arguments: ["profil", "ppt"])
  func table(_ service: String) {
    let waiting = plan.items.filter { $0.service.text == service && $0.story.last?.action == .take }
    #expect(waiting.count == 14)
  }

  @Test("every state of the desk is shown: parked, forwarded, returned, unstamped, undated, dated after receipt")
  func states() {
    let last = plan.items.compactMap(\.story.last?.action)
    #expect(last.contains { if case .park = $0 { true } else { false } })
    #expect(last.contains { if case .forward = $0 { true } else { false } })
    #expect(last.contains { if case .returnToSender = $0 { true } else { false } })
    #expect(last.contains(.registerEntry))
    #expect(plan.items.contains { $0.story.isEmpty && !$0.channel.isDigital })
    #expect(plan.items.contains { $0.documentDate == .undated })
    #expect(plan.items.contains { if case .daysBeforeReceived(let days) = $0.documentDate { days < 0 } else { false } })
    #expect(Set(plan.items.map(\.cover)) == Set(CoverColour.allCases))
  }

  @Test("each step is done by a role that the service's routine gives it to")
  func permitted() throws {
    let profiles = Dictionary(uniqueKeysWithValues: try RoutinePacks.all().map { ($0.service, $0.routine) })
    for item in plan.items {
      let profile = try #require(profiles[item.service])
      for step in item.story {
        let user = try #require(plan.users.first { $0.id == step.by })
        let held = Set(user.memberships.filter { $0.service == item.service }.map(\.role))
        #expect(!held.isDisjoint(with: profile.roles(for: task(of: step.action)) ?? []), "\(item.key) \(step)")
        #expect(held.contains { $0.permissions.contains(permission(of: step.action)) }, "\(item.key) \(step)")
      }
    }
  }

  @Test("synthetic people only: month + 80 and right check digits")
  func synthetic() {
    for party in plan.parties where party.kind == .person {
      guard let number = party.number else { continue }
      let digits = number.utf8.map { Int($0) - 48 }
      #expect(digits.count == 11)
      #expect((81...92).contains(digits[2] * 10 + digits[3]), "\(party.id)")
      let first = zip(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).reduce(0) { $0 + $1.0 * $1.1 }
      let second = zip(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(first % 11 == 0 && second % 11 == 0, "\(party.id)")
    }
  }

  @Test("the pages of a paper item are those of its PDF documents (S2-54)")
  func pages() throws {
    for item in plan.items where !item.documents.isEmpty && item.documents.allSatisfy({ $0.hasSuffix(".pdf") }) {
      let found = try item.documents.reduce(0) { try $0 + pageCount("documents/\($1)") }
      #expect(found == item.sheets * item.sides, "\(item.key)")
    }
  }

  @Test("every file is what its name says, is used once, and all are small")
  func files() throws {
    let kinds = [".pdf": "%PDF-", ".png": "\u{89}PNG", ".tiff": "II", ".jpg": "\u{FF}\u{D8}", ".eml": "From: "]
    let names = try ["documents", "mail"].flatMap { folder in
      try Assets.list("demo/\(folder)").map { "\(folder)/\($0)" }
    }
    var total = 0
    for name in names {
      let bytes = try DemoOfficePlan.file(name)
      total += bytes.count
      let kind = try #require(kinds.first { name.hasSuffix($0.key) }, "\(name)")
      #expect(bytes.starts(with: kind.value.unicodeScalars.map { UInt8($0.value) }), "\(name)")
      #expect(bytes.count <= 12 * 1024, "\(name)")
    }
    #expect(total < 1_500_000)
    let used = plan.items.flatMap { $0.documents.map { "documents/\($0)" } + ($0.mail.map { ["mail/\($0)"] } ?? []) }
    #expect(Set(used).count == used.count)
    let unused = Set(names).subtracting(used).subtracting(plan.waiting.map(\.file))
    #expect(unused.allSatisfy { $0.hasPrefix("documents/vedlegg-") }, "\(unused)")
  }

  @Test("intake has something to refuse: one truncated file and one duplicate")
  func waiting() throws {
    #expect(plan.waiting.count { $0.expectation == .truncated } == 1)
    #expect(plan.waiting.count { $0.expectation == .duplicate } == 1)
    let bad = try #require(plan.waiting.first { $0.expectation == .truncated })
    #expect(!String(decoding: try DemoOfficePlan.file(bad.file), as: UTF8.self).contains("%%EOF"))
  }

  private func actions() -> [DemoOfficePlan.Action] { plan.items.flatMap { $0.story.map(\.action) } }

  private func task(of action: DemoOfficePlan.Action) -> RoutineTask {
    switch action {
    case .stamp: .stamp
    case .markUrgent, .take, .park, .forward, .returnToSender, .localCopy: .open
    case .assign: .distribute
    case .reassign: .redistribute
    case .openCase, .linkCase, .route, .registerEntry, .finalise: .register
    case .checkScan, .reportScanFault, .shelve: .scan
    }
  }

  private func permission(of action: DemoOfficePlan.Action) -> Permission {
    switch action {
    case .stamp: StampReceived.permission
    case .markUrgent: MarkUrgent.permission
    case .take: TakePost.permission
    case .assign: AssignPost.permission
    case .park: ParkPost.permission
    case .forward: ForwardPost.permission
    case .returnToSender: ReturnPost.permission
    case .openCase: OpenCase.permission
    case .linkCase: LinkCase.permission
    case .route: RoutePost.permission
    case .registerEntry: RegisterEntry.permission
    case .reassign: Reassign.permission
    case .checkScan: CheckScan.permission
    case .reportScanFault: ReportScanFault.permission
    case .shelve: ShelveOriginal.permission
    case .finalise: FinaliseEntry.permission
    case .localCopy: RegisterLocalCopy.permission
    }
  }

  private func pageCount(_ path: String) throws -> Int {
    let text = String(decoding: try DemoOfficePlan.file(path), as: UTF8.self)
    return text.split(separator: "/Type /Page ", omittingEmptySubsequences: false).count - 1
  }
}
