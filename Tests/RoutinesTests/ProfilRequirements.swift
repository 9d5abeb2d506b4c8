import Domain

@testable import Routines

extension PackRequirementTests {
  static let profil: [PackRequirement] = [
    .init(id: "S2-2", pack: "profil") { $0.access?.secureZone == true },
    .init(id: "S2-3", pack: "profil") { $0.access?.twoFactor == true },
    .init(id: "S2-4", pack: "profil") { $0.channel(.courier)?.isPaper == true },
    .init(id: "S2-5", pack: "profil") { $0.channel(.inPerson)?.isPaper == true },
    .init(id: "S2-6", pack: "profil") { $0.channel(.email)?.isPaper == false },
    .init(id: "S2-7", pack: "profil") { guidance("epost-til-motet", $0)?.at == .receive },
    .init(id: "S2-8", pack: "profil") { $0.channel(.svarUt)?.isPaper == false },
    .init(id: "S2-9", pack: "profil") { $0.morningMeeting?.applies == true },
    .init(id: "S2-10", pack: "profil") {
      $0.roles(for: .open)?.contains(.clerk) == true && $0.roles(for: .open)?.contains(.handler) == true
    },
    .init(id: "S2-11", pack: "profil") { $0.roles(for: .stamp)?.contains(.clerk) == true },
    .init(id: "S2-12", pack: "profil") { addressing(.toPerson, $0)?.role == nil && addressing(.toPerson, $0) != nil },
    .init(id: "S2-13", pack: "profil") { addressing(.toService, $0)?.role == .clerk },
    .init(id: "S2-14", pack: "profil") { $0.scanning?.by == .handler },
    .init(id: "S2-15", pack: "profil") { guidance("arket-pa-skanneren", $0)?.at == .scan },
    .init(id: "S2-16", pack: "profil") { $0.scanning?.target == "Profil" },
    .init(id: "S2-17", pack: "profil") { guidance("sidighet", $0)?.text.nb.contains("tosidig") == true },
    .init(id: "S2-19", pack: "profil") { $0.retention?.destroy == .afterDays },
    .init(id: "S2-20", pack: "profil") {
      $0.retention?.days == 62 && $0.retention?.earliest(shelved: Day(ordinal: 100)) == Day(ordinal: 162)
    },
    .init(id: "S2-21", pack: "profil") { $0.roles(for: .register)?.contains(.handler) == true },
    .init(id: "S2-22", pack: "profil") { guidance("postjournal", $0)?.rule.requirements.contains("S2-22") == true },
    .init(id: "S2-23", pack: "profil") { guidance("postjournal", $0)?.rule.requirements.contains("S2-23") == true },
    .init(id: "S2-24", pack: "profil") { guidance("postjournal", $0)?.rule.requirements.contains("S2-24") == true },
    .init(id: "S2-25", pack: "profil") { guidance("postjournal", $0)?.rule.requirements.contains("S2-25") == true },
    .init(id: "S2-26", pack: "profil") { guidance("postjournal", $0)?.rule.requirements.contains("S2-26") == true },
    .init(id: "S2-27", pack: "profil") { guidance("postjournal", $0)?.rule.requirements.contains("S2-27") == true },
    .init(id: "S2-28", pack: "profil") { guidance("hent-dokumentet", $0)?.at == .register },
    .init(id: "S2-29", pack: "profil") { $0.scanning?.units.map(\.id) == ["mta", "rus-og-psykisk-helse", "omsorg"] },
    .init(id: "S2-31", pack: "profil") { $0.retention?.conditions.contains(.archived) == true },
    .init(id: "S2-32", pack: "profil") { $0.outage?.urgentOnly == true },
    .init(id: "S2-33", pack: "profil") { control("etter-nedetid", $0)?.per == .outage },
    .init(id: "S2-34", pack: "profil") { $0.outage?.lettersOutside == true },
    .init(id: "S2-35", pack: "profil") {
      $0.sending?.usual == .svarUt && $0.sending?.requirement(of: .letter) == .reason
    },
    .init(id: "S2-36", pack: "profil") { guidance("veileder", $0)?.text.nb.contains("ProfilSaksbehandling") == true },
    .init(id: "S2-37", pack: "profil") { way(.svarUt, $0)?.signature == .electronic },
    .init(id: "S2-38", pack: "profil") { way(.letter, $0)?.signature == .physical },
    .init(id: "S2-39", pack: "profil") { guidance("avskrivning", $0)?.at == .letter },
    .init(id: "S2-40", pack: "profil") { archive("vsa", $0)?.kind == .external },
    .init(id: "S2-41", pack: "profil") { way(.svarUt, $0)?.rule.requirements.contains("S2-41") == true },
    .init(id: "S2-42", pack: "profil") {
      approves("avslag", $0) && kind("avslag", $0)?.has(.leaderApprovesReply) == true
    },
    .init(id: "S2-43", pack: "profil") {
      approves("soknad-bpa", $0) && kind("soknad-bpa", $0)?.has(.leaderApprovesReply) == true
    },
    .init(id: "S2-44", pack: "profil") {
      approves("klage-pa-vedtak", $0) && kind("klage-pa-vedtak", $0)?.has(.leaderApprovesReply) == true
    },
    .init(id: "S2-45", pack: "profil") {
      approves("soknad-omsorgsstonad", $0) && kind("soknad-omsorgsstonad", $0)?.has(.leaderApprovesReply) == true
    },
    .init(id: "S2-46", pack: "profil") {
      $0.approvals?.map(\.by) == [[.leader]] && $0.roles(for: .approveReply) == [.leader]
    },
    .init(id: "S2-47", pack: "profil") { archive("vsa", $0)?.kind.givesReceipts == true },
    .init(id: "S2-48", pack: "profil") { $0.profile?.validFrom == Day(iso: "2019-03-01") },
    .init(id: "S2-49", pack: "profil") { staffing(.archiveOfficer, $0) == 1 },
    .init(id: "S2-50", pack: "profil") { staffing(.deputy, $0) == 1 },
    .init(id: "S2-51", pack: "profil") { archive("bortsetting", $0)?.kind == .remotePaper },
    .init(id: "S2-52", pack: "profil") { $0.outage?.archivingWaits == true },
    .init(id: "S2-53", pack: "profil") { $0.scanning?.checks.contains(.quality) == true },
    .init(id: "S2-54", pack: "profil") { $0.scanning?.checks.contains(.pages) == true },
    .init(id: "S2-55", pack: "profil") { $0.scanning?.checks.contains(.registration) == true },
    .init(id: "S2-56", pack: "profil") {
      control("restanserapport", $0).map { "\($0.owners)\($0.times)\($0.per)" } == "\([Role.handler])1week"
    },
    .init(id: "S2-57", pack: "profil") {
      control("avviksrapport-vsa", $0)?.times == 2 && control("avviksrapport-vsa", $0)?.per == .week
    },
    .init(id: "S2-58", pack: "profil") {
      control("svarut", $0)?.times == 1 && control("svarut", $0)?.owners == [.archiveOfficer]
    },
    .init(id: "S2-59", pack: "profil") {
      control("profil-mot-vsa", $0)?.times == 2 && control("profil-mot-vsa", $0)?.rule.note != nil
    },
    .init(id: "S2-62", pack: "profil") { staffing(.systemAdministrator, $0) == 2 },
    .init(id: "S2-63", pack: "profil") { rightHolders(.grantAccess, $0) == [.systemAdministrator] },
    .init(id: "S2-66", pack: "profil") {
      group("systemadministrator", $0)?.rule.requirements.contains("S2-66") == true
    },
    .init(id: "S2-67", pack: "profil") {
      $0.groups?.map(\.id) == ["saksbehandler", "merkantil", "leder", "dokumentlas", "systemadministrator"]
    },
    .init(id: "S2-68", pack: "profil") { Set(rightHolders(.finaliseOwn, $0)) == [.handler, .clerk] },
    .init(id: "S2-69", pack: "profil") { rightHolders(.finaliseAny, $0) == [.leader] },
    .init(id: "S2-70", pack: "profil") { rightHolders(.approveOthers, $0) == [.leader] },
    .init(id: "S2-71", pack: "profil") { rightHolders(.unlock, $0) == [.archiveOfficer, .deputy] },
    .init(id: "S2-72", pack: "profil") { rightHolders(.unlock, $0) == [.archiveOfficer, .deputy] },
    .init(id: "S2-73", pack: "profil") { rightHolders(.unlock, $0) == [.archiveOfficer, .deputy] },
    .init(id: "S2-74", pack: "profil") {
      $0.question("client-directed")?.ofEvery == true && $0.question("client-directed")?.usual == true
    },
    .init(id: "S2-75", pack: "profil") {
      $0.question("client-directed")?.ifNo == .forward && $0.question("client-directed")?.place == "sak-/arkivløsningen"
    },
    .init(id: "S2-76", pack: "profil") {
      $0.access?.code.nb == "unntatt offentlighet" && $0.access?.loweredBy == [.archiveOfficer, .deputy]
    },
    .init(id: "S2-77", pack: "profil") { $0.postList?.policy != .published },
    .init(id: "S2-78", pack: "profil") { $0.postList?.policy == .onRequest },
    .init(id: "S2-79", pack: "profil") { guidance("partsinnsyn", $0)?.rule.strength == .normally },
    .init(id: "S2-80", pack: "profil") { guidance("partsinnsyn", $0)?.text.nb.contains("unntak") == true },
    .init(id: "S2-81", pack: "profil") { $0.channel(.telephone) != nil },
    .init(id: "S2-82", pack: "profil") { guidance("krav-om-innsyn", $0)?.rule.strength == .recommended },
    .init(id: "S2-83", pack: "profil") { guidance("identitet", $0)?.at == .access },
    .init(id: "S2-84", pack: "profil") {
      guidance("identitet", $0)?.text.nb.contains("eForvaltningsforskriften § 4") == true
    },
  ]
}
