import Domain

@testable import Routines

extension PackRequirementTests {
  /// Lines of a routine that repeat one before, or say how it goes on.
  static let continued: [PackRequirement] = [
    .init(id: "S0-39", pack: "velferd") {
      $0.scanning?.by == .centre && $0.emergency?.roles.contains(.handler) == true
    },
    .init(id: "S0-42", pack: "velferd") { $0.roles(for: .distribute) == [.centralArchive] },
    .init(id: "S0-43", pack: "velferd") { $0.scanning?.intermediate?.rule.note?.contains("til NAV") == true },
    .init(id: "S0-44", pack: "velferd") { $0.scanning?.direct?.rule.lines.contains("000:L71") == true },
    .init(id: "S1-25", pack: "utekontakten") {
      $0.sending?.ways.first { $0.channel == .pigeonhole }?.signature == .electronic
    },
    .init(id: "S2-18", pack: "profil") { says("Ok/Start", "sidighet", $0) },
    .init(id: "S2-30", pack: "profil") { says("finn dokumentet", "hent-dokumentet", $0) },
    .init(id: "S2-61", pack: "profil") { $0.controls?.contains { $0.id == "profil-mot-vsa" && $0.times == 2 } == true },
    .init(id: "S3-18", pack: "barnevern") { $0.roles(for: .open)?.contains(.archiveOfficer) == true },
    .init(id: "S3-22", pack: "barnevern") { folders(of: "S3-22", $0).contains("barnemappe") },
    .init(id: "S3-27", pack: "barnevern") { folders(of: "S3-27", $0) == ["sak"] },
    .init(id: "S3-32", pack: "barnevern") { folders(of: "S3-32", $0).isSuperset(of: ["oppdragstaker", "barnemappe"]) },
    .init(id: "S3-35", pack: "barnevern") {
      $0.kinds.first { $0.id.text == "rammeavtale-advokat" }?.rule?.lines.contains("003:L22") == true
    },
    .init(id: "S3-37", pack: "barnevern") { $0.roles(for: .redistribute) == [.leader] },
    .init(id: "S3-46", pack: "barnevern") { folders(of: "S3-46", $0).isSuperset(of: ["barnemappe", "innsyn"]) },
    .init(id: "S3-48", pack: "barnevern") { folders(of: "S3-48", $0).contains("sak") },
    .init(id: "S3-51", pack: "barnevern") { folders(of: "S3-51", $0).isSuperset(of: ["barnemappe", "fosterhjem"]) },
    .init(id: "S3-54", pack: "barnevern") { folders(of: "S3-54", $0).contains("fosterhjem") },
    .init(id: "S3-56", pack: "barnevern") { folders(of: "S3-56", $0) == ["fosterhjem"] },
    .init(id: "S3-57", pack: "barnevern") { folders(of: "S3-57", $0) == ["fosterhjem"] },
    .init(id: "S4-28", pack: "ppt") { $0.approvals?.first?.by == [.sectionLeader] },
    .init(id: "S4-30", pack: "ppt") { says("merknad", "leders-godkjenning", $0) },
  ]

  /// Where the rules of the two systems that come from the requirement send post.
  private static func folders(of requirement: String, _ routine: ServiceRoutine) -> Set<String> {
    let rules = routine.routing?.rules.filter { $0.requirements.contains(requirement) } ?? []
    return Set(rules.flatMap { $0.cases.flatMap { $0.to.map { "\($0.folder)" } } })
  }

  private static func says(_ words: String, _ guidance: String, _ routine: ServiceRoutine) -> Bool {
    routine.guidance?.first { $0.id == guidance }?.text.nb.contains(words) == true
  }
}
