import Domain
import Testing

@testable import Routines

/// One requirement, and what of the pack holds because of it.
struct PackRequirement: Sendable, CustomTestStringConvertible {
  let id: String
  let pack: String
  let holds: @Sendable (ServiceRoutine) -> Bool
  var testDescription: String { id }
}

@Suite("Each requirement that a pack can express is a rule of its pack")
struct PackRequirementTests {
  @Test("the rule says what the requirement says, and cites it", arguments: all)
  func holds(_ requirement: PackRequirement) throws {
    let routine = try #require(Self.packs[requirement.pack])
    #expect(requirement.holds(routine))
    let phrases = Phrasebook(language: .bokmål, phrases: [:])
    let cited = routine.rules(in: phrases).flatMap { $0.source?.requirements ?? [] }
    #expect(cited.contains(requirement.id), "no rule of \(requirement.pack) cites \(requirement.id)")
  }

  /// Read once for all of them.
  private static let packs = Dictionary(
    uniqueKeysWithValues: ((try? RoutinePacks.all()) ?? []).map { ($0.service.text, $0.routine) })

  @Test("no requirement stands here twice")
  func distinct() {
    #expect(Set(Self.all.map(\.id)).count == Self.all.count)
    #expect(Self.all.count > 180)
  }

  static let all = velferd + utekontakten + profil + barnevern + ppt + continued

  static let velferd: [PackRequirement] = [
    .init(id: "S0-1", pack: "velferd") {
      $0.profile?.system == "Velferd" && archive("vsa", $0)?.name == "Visma Samhandling Arkiv"
    },
    .init(id: "S0-2", pack: "velferd") { $0.profile?.validFrom == Day(iso: "2018-06-01") },
    .init(id: "S0-3", pack: "velferd") { $0.delivery?.within == .sameDay },
    .init(id: "S0-4", pack: "velferd") { cover(.red, $0)?.hidesContent == true },
    .init(id: "S0-5", pack: "velferd") { cover(.blue, $0)?.hidesContent == false },
    .init(id: "S0-6", pack: "velferd") { $0.delivery?.consignment == .daily && control("sending", $0)?.per == .day },
    .init(id: "S0-8", pack: "velferd") { $0.access?.code.nb == "unntatt offentlighet" },
    .init(id: "S0-9", pack: "velferd") {
      kind("soknad-sosial", $0)?.deadlines?.first?.clock == .months(1) && kind("saksutredning", $0) != nil
    },
    .init(id: "S0-10", pack: "velferd") { kind("vedtak", $0)?.entryTypes == [.outgoing, .incoming] },
    .init(id: "S0-11", pack: "velferd") { kind("brev-om-klient", $0)?.entryTypes == [.incoming, .outgoing] },
    .init(id: "S0-12", pack: "velferd") { kind("motereferat", $0)?.entryTypes?.first == .internalWithoutFollowUp },
    .init(id: "S0-13", pack: "velferd") { kind("rapport", $0) != nil },
    .init(id: "S0-14", pack: "velferd") { kind("epikrise", $0)?.has(.healthData) == true },
    .init(id: "S0-15", pack: "velferd") { kind("sakkyndig-vurdering", $0)?.questions == ["tied-to-case"] },
    .init(id: "S0-16", pack: "velferd") {
      kind("henvisning", $0)?.questions == ["tied-to-case"] && $0.question("tied-to-case")?.ifNo == .giveBack
    },
    .init(id: "S0-17", pack: "velferd") { kind("rusbehandling", $0)?.has(.specialCategory) == true },
    .init(id: "S0-18", pack: "velferd") { kind("psykiatri", $0)?.has(.specialCategory) == true },
    .init(id: "S0-19", pack: "velferd") { kind("stottekontakt", $0) != nil },
    .init(id: "S0-20", pack: "velferd") { kind("avtale-med-klient", $0)?.original == .ask },
    .init(id: "S0-21", pack: "velferd") { kind("annet-om-klienten", $0)?.has(.freeTextRequired) == true },
    .init(id: "S0-22", pack: "velferd") { guidance("ny-sak", $0)?.at == .register },
    .init(id: "S0-23", pack: "velferd") { $0.roles(for: .stamp) == [.centralArchive] },
    .init(id: "S0-24", pack: "velferd") { $0.roles(for: .open) == [.centralArchive] },
    .init(id: "S0-25", pack: "velferd") { $0.scanning?.by == .centre && $0.roles(for: .scan) == [.centralArchive] },
    .init(id: "S0-26", pack: "velferd") { guidance("sma-lapper", $0)?.at == .scan },
    .init(id: "S0-27", pack: "velferd") { $0.scanning?.checks == [.quality] },
    .init(id: "S0-28", pack: "velferd") { $0.scanning?.intermediate?.applies == true },
    .init(id: "S0-29", pack: "velferd") { control("mellomlagrede-filer", $0)?.owners == [.centralArchive] },
    .init(id: "S0-30", pack: "velferd") { $0.scanning?.intermediate?.rule.requirements.contains("S0-30") == true },
    .init(id: "S0-31", pack: "velferd") { $0.roles(for: .register) == [.centralArchive] },
    .init(id: "S0-32", pack: "velferd") { $0.roles(for: .distribute) == [.centralArchive] },
    .init(id: "S0-33", pack: "velferd") { $0.scanning?.direct?.applies == true && $0.scanning?.way == .intermediate },
    .init(id: "S0-34", pack: "velferd") { $0.access?.policy == .sharedInService },
    .init(id: "S0-35", pack: "velferd") { $0.roles(for: .redistribute) == [.archiveOfficer] },
    .init(id: "S0-36", pack: "velferd") {
      title(.centralArchive, $0) == "Sentralarkivet" && title(.archiveOfficer, $0) == "arkivansvarlig NAV"
    },
    .init(id: "S0-37", pack: "velferd") { $0.emergency?.roles.contains(.archiveOfficer) == true },
    .init(id: "S0-38", pack: "velferd") { $0.emergency?.documentedWithinDays == 1 },
    .init(id: "S0-40", pack: "velferd") { guidance("feil-i-skanning", $0)?.at == .scan },
    .init(id: "S0-41", pack: "velferd") { $0.retention?.destroy == .never },
    .init(id: "S0-45", pack: "velferd") {
      $0.sending?.usual == .svarUt && $0.sending?.requirement(of: .letter) == .deviation
    },
    .init(id: "S0-46", pack: "velferd") { way(.svarUt, $0)?.needs == .nothing },
    .init(id: "S0-47", pack: "velferd") { control("restanser", $0)?.owners == [.systemAdministrator] },
    .init(id: "S0-48", pack: "velferd") {
      control("restanser", $0)?.times == 1 && control("restanser", $0)?.per == .week
    },
    .init(id: "S0-49", pack: "velferd") { control("restanser", $0)?.points.count == 2 },
    .init(id: "S0-50", pack: "velferd") { guidance("hjelp-fra-sentralarkivet", $0) != nil },
    .init(id: "S0-51", pack: "velferd") { title(.leader, $0) == "leder NAV" },
  ]

  static let utekontakten: [PackRequirement] = [
    .init(id: "S1-1", pack: "utekontakten") { $0.channel(.internalMail)?.isPaper == true },
    .init(id: "S1-2", pack: "utekontakten") { $0.channel(.email)?.isPaper == false },
    .init(id: "S1-3", pack: "utekontakten") { $0.channel(.facebook) != nil },
    .init(id: "S1-4", pack: "utekontakten") { $0.channel(.snapchat) != nil },
    .init(id: "S1-5", pack: "utekontakten") { addressing(.toPerson, $0) != nil },
    .init(id: "S1-6", pack: "utekontakten") { addressing(.toService, $0)?.role == .leader },
    .init(id: "S1-7", pack: "utekontakten") { guidance("best-kunnskap", $0)?.at == .distribute },
    .init(id: "S1-8", pack: "utekontakten") {
      addressing(.toPerson, $0)?.role == nil && addressing(.toPerson, $0)?.rule.strength == .normally
    },
    .init(id: "S1-9", pack: "utekontakten") {
      $0.channel(.messenger) != nil && addressing(.toNobody, $0)?.role == .handler
    },
    .init(id: "S1-10", pack: "utekontakten") { $0.scanning?.by == .handler && $0.scanning?.way == .direct },
    .init(id: "S1-11", pack: "utekontakten") {
      $0.retention?.destroy == .afterAnswer && $0.retention?.conditions.contains(.scanned) == true
    },
    .init(id: "S1-12", pack: "utekontakten") { $0.localCopies?.channels == [.snapchat, .messenger] },
    .init(id: "S1-13", pack: "utekontakten") { $0.localCopies?.deletedAfterTransfer == true },
    .init(id: "S1-14", pack: "utekontakten") { kind("kontakt-med-ungdom", $0)?.has(.contact) == true },
    .init(id: "S1-15", pack: "utekontakten") { guidance("egen-bruker", $0)?.at == .administer },
    .init(id: "S1-16", pack: "utekontakten") { $0.roles(for: .register) == [.handler, .leader] },
    .init(id: "S1-17", pack: "utekontakten") { $0.roles(for: .administer) == [.leader] },
    .init(id: "S1-18", pack: "utekontakten") { $0.outage?.place == "låst arkivskap" },
    .init(id: "S1-19", pack: "utekontakten") { control("etter-nedetid", $0)?.per == .outage },
    .init(id: "S1-20", pack: "utekontakten") {
      $0.retention?.rule.requirements.contains("S1-20") == true
        && $0.retention?.conditions.contains(.registered) == true
    },
    .init(id: "S1-21", pack: "utekontakten") { addressing(.toPerson, $0)?.rule.requirements.contains("S1-21") == true },
    .init(id: "S1-22", pack: "utekontakten") { $0.roles(for: .distribute) == [.leader] },
    .init(id: "S1-23", pack: "utekontakten") { guidance("ferdig-behandlet", $0)?.at == .letter },
    .init(id: "S1-24", pack: "utekontakten") { way(.pigeonhole, $0)?.signature == .electronic },
    .init(id: "S1-26", pack: "utekontakten") { $0.sending?.usual == .pigeonhole },
    .init(id: "S1-27", pack: "utekontakten") {
      way(.messenger, $0)?.isOpen == true && way(.snapchat, $0)?.isOpen == true
    },
    .init(id: "S1-28", pack: "utekontakten") {
      kind("internt-notat", $0)?.entryTypes == [.internalWithoutFollowUp, .internalForFollowUp]
    },
    .init(id: "S1-29", pack: "utekontakten") {
      archive("kontakt", $0)?.kind == .builtIn && archive("kontakt", $0)?.kind.givesReceipts == false
    },
    .init(id: "S1-30", pack: "utekontakten") {
      $0.profile?.validFrom == Day(iso: "2019-09-01") && $0.profile?.validity.strength == .derived
    },
    .init(id: "S1-31", pack: "utekontakten") { $0.outage?.rule.note?.contains("arkivskap") == true },
    .init(id: "S1-32", pack: "utekontakten") { $0.retention?.conditions.contains(.registered) == true },
    .init(id: "S1-33", pack: "utekontakten") { control("gjennomgang", $0)?.owners == [.sectionLeader, .leader] },
    .init(id: "S1-34", pack: "utekontakten") { control("gjennomgang", $0)?.per == .year },
    .init(id: "S1-35", pack: "utekontakten") { control("gjennomgang", $0)?.points[0].nb == "Hvordan vi registrerer" },
    .init(id: "S1-36", pack: "utekontakten") { control("gjennomgang", $0)?.points[1].nb == "Hva som registreres" },
    .init(id: "S1-37", pack: "utekontakten") {
      control("gjennomgang", $0)?.points[2].nb == "Opp mot gjeldende lover og regler"
    },
    .init(id: "S1-38", pack: "utekontakten") { control("gjennomgang", $0)?.points[3].nb == "Eventuelle rettinger" },
    .init(id: "S1-39", pack: "utekontakten") { $0.access?.secureZone == true },
    .init(id: "S1-40", pack: "utekontakten") { $0.access?.masked == true },
    .init(id: "S1-42", pack: "utekontakten") { group("administrator", $0)?.rights.contains(.grantAccess) == true },
    .init(id: "S1-43", pack: "utekontakten") {
      guidance("egen-bruker", $0)?.text.nb.contains("ansatt i Utekontakten") == true
    },
    .init(id: "S1-44", pack: "utekontakten") { group("administrator", $0)?.roles == [.leader] },
    .init(id: "S1-45", pack: "utekontakten") { $0.groups?.count == 2 },
    .init(id: "S1-46", pack: "utekontakten") { group("brukere", $0)?.rights.contains(.write) == true },
    .init(id: "S1-47", pack: "utekontakten") {
      $0.access?.policy == .sharedCasesOnly && group("brukere", $0)?.rights.contains(.readShared) == true
    },
    .init(id: "S1-48", pack: "utekontakten") { rightHolders(.deleteDocument, $0) == [.leader] },
    .init(id: "S1-49", pack: "utekontakten") { rightHolders(.deletePerson, $0) == [.leader] },
    .init(id: "S1-50", pack: "utekontakten") { group("brukere", $0)?.rights.contains(.print) == true },
    .init(id: "S1-51", pack: "utekontakten") { $0.postList?.policy == .builtIn && $0.postList?.masked == true },
    .init(id: "S1-52", pack: "utekontakten") { $0.consent?.required == true && $0.consent?.kind.text == "samtykke" },
    .init(id: "S1-53", pack: "utekontakten") { kind("samtykke", $0)?.has(.consent) == true },
    .init(id: "S1-54", pack: "utekontakten") { $0.consent?.ownJournalOpen == true },
  ]

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

  static let barnevern: [PackRequirement] = [
    .init(id: "S3-1", pack: "barnevern") { $0.isDraft },
    .init(id: "S3-2", pack: "barnevern") { $0.archives?.map(\.id) == ["familia", "fokus"] },
    .init(id: "S3-3", pack: "barnevern") { guidance("ks-veileder", $0)?.rule.strength == .recommended },
    .init(id: "S3-4", pack: "barnevern") { guidance("innholdet-avgjor", $0)?.at == .receive },
    .init(id: "S3-5", pack: "barnevern") { $0.channel(.sms) != nil && $0.channel(.email) != nil },
    .init(id: "S3-6", pack: "barnevern") { $0.roles(for: .register) == [.clerk, .handler] },
    .init(id: "S3-7", pack: "barnevern") {
      $0.channel(.messenger) != nil && $0.channel(.facebook) != nil && $0.channel(.snapchat) != nil
    },
    .init(id: "S3-8", pack: "barnevern") {
      $0.question("documentation")?.ifNo == .notRegistered && $0.question("case-handling")?.ifNo == .notRegistered
    },
    .init(id: "S3-9", pack: "barnevern") { guidance("normen", $0)?.rule.strength == .recommended },
    .init(id: "S3-10", pack: "barnevern") {
      archive("familia", $0)?.kind == .speciality && kind("brev-om-barnet", $0) != nil
    },
    .init(id: "S3-11", pack: "barnevern") { archive("fokus", $0)?.kind == .caseArchive },
    .init(id: "S3-14", pack: "barnevern") { kind("dokumenter-oppdragstaker", $0)?.rule?.strength == .normally },
    .init(id: "S3-16", pack: "barnevern") { kind("dokument-fra-advokat", $0)?.rule?.strength == .should },
    .init(id: "S3-17", pack: "barnevern") { control("advokatdokumenter", $0)?.owners == [.archiveOfficer] },
    .init(id: "S3-19", pack: "barnevern") { guidance("skolens-sak", $0)?.at == .receive },
    .init(id: "S3-20", pack: "barnevern") { $0.channel(.svarUt)?.isPaper == false },
    .init(id: "S3-23", pack: "barnevern") { $0.roles(for: .scan) == [.clerk, .archiveOfficer] },
    .init(id: "S3-24", pack: "barnevern") {
      kind("bekymringsmelding", $0)?.isUrgent == true
        && kind("bekymringsmelding", $0)?.deadlines?.first?.clock == .weeks(1)
    },
    .init(id: "S3-25", pack: "barnevern") { kind("samtykke-undersokelse", $0)?.has(.consent) == true },
    .init(id: "S3-26", pack: "barnevern") { kind("klagesak", $0)?.deadlines?.first?.clock == .months(1) },
    .init(id: "S3-28", pack: "barnevern") { kind("klage-pa-tjenesten", $0) != nil },
    .init(id: "S3-30", pack: "barnevern") { kind("krav-om-partsinnsyn", $0) != nil && kind("fullmakt", $0) != nil },
    .init(id: "S3-33", pack: "barnevern") { guidance("bare-barnet", $0)?.at == .register },
    .init(id: "S3-34", pack: "barnevern") { guidance("bare-barnet", $0)?.text.nb.contains("personvern") == true },
    .init(id: "S3-36", pack: "barnevern") { kind("rammeavtale-advokat", $0)?.rule?.strength == .should },
    .init(id: "S3-38", pack: "barnevern") { $0.access?.legalBasis.contains("barnevernsloven § 13-1") == true },
    .init(id: "S3-39", pack: "barnevern") { $0.access?.policy == .needToKnow },
    .init(id: "S3-41", pack: "barnevern") {
      archive("fokus", $0)?.level4 == true && archive("fokus", $0)?.rule.strength == .recommended
    },
    .init(id: "S3-42", pack: "barnevern") { guidance("advokaten", $0)?.text.nb.contains("anonymiseres") == true },
    .init(id: "S3-49", pack: "barnevern") { kind("oversendelse-statsforvalter", $0)?.rule?.strength == .practice },
    .init(id: "S3-50", pack: "barnevern") { kind("tilsagn-bufetat", $0)?.rule?.requirements.contains("S3-50") == true },
    .init(id: "S3-52", pack: "barnevern") {
      kind("tilskudd-forsterkning", $0)?.rule?.requirements.contains("S3-52") == true
    },
    .init(id: "S3-53", pack: "barnevern") {
      kind("fosterhjemsutgifter", $0)?.rule?.requirements.contains("S3-53") == true
    },
    .init(id: "S3-58", pack: "barnevern") {
      kind("referat-oppfolgingsbesok", $0)?.rule?.requirements.contains("S3-58") == true
    },
    .init(id: "S3-61", pack: "barnevern") {
      kind("foresporsel-fra-kommune", $0)?.rule?.requirements.contains("S3-61") == true
    },
    .init(id: "S3-62", pack: "barnevern") { kind("oppreisning", $0)?.rule?.requirements.contains("S3-62") == true },
    .init(id: "S3-55", pack: "barnevern") { kind("fosterhjemsavtale", $0)?.original == .ask },
    .init(id: "S3-59", pack: "barnevern") { kind("politiattest", $0)?.original == .archiveOfficer },
    .init(id: "S3-60", pack: "barnevern") {
      kind("dokumenter-oppdragstaker", $0)?.rule?.lines.contains("003:L34") == true
    },
  ]

  static let ppt: [PackRequirement] = [
    .init(id: "S4-1", pack: "ppt") { $0.steps?.map(\.number) == ["1-2", "3", "4", "5-6", "7"] },
    .init(id: "S4-2", pack: "ppt") { $0.roles?.map(\.role) == [.consultant, .handler, .sectionLeader] },
    .init(id: "S4-3", pack: "ppt") { $0.profile?.owner?.name.isEmpty == false },
    .init(id: "S4-4", pack: "ppt") { $0.profile?.processLeader?.name.isEmpty == false },
    .init(id: "S4-5", pack: "ppt") { guidance("mal-for-prosessen", $0)?.rule.lines == ["004:L10"] },
    .init(id: "S4-6", pack: "ppt") { title(.sectionLeader, $0) == "leder seksjon" },
    .init(id: "S4-7", pack: "ppt") { step("1-2", $0)?.roles == [.consultant] },
    .init(id: "S4-9", pack: "ppt") { $0.roles(for: .register) == [.consultant] },
    .init(id: "S4-10", pack: "ppt") { $0.roles(for: .stamp) == [.consultant] },
    .init(id: "S4-11", pack: "ppt") { guidance("mottatt-dato", $0)?.text.nb.contains("dokumentdato") == true },
    .init(id: "S4-12", pack: "ppt") { guidance("mottatt-dato", $0)?.rule.requirements.contains("S4-12") == true },
    .init(id: "S4-13", pack: "ppt") { $0.subjectFollowsKind && $0.subjectRule?.lines == ["004:L20"] },
    .init(id: "S4-14", pack: "ppt") { $0.roles(for: .distribute) == [.consultant] },
    .init(id: "S4-15", pack: "ppt") {
      guidance("saksbehandlerdatabasen", $0)?.text.nb.contains("«Saksbehandler»") == true
    },
    .init(id: "S4-16", pack: "ppt") {
      kind("henvisning", $0)?.has(.confirmReceipt) == true
        && template("bekreftelse-henvisning", $0)?.kinds.map(\.text) == ["henvisning"]
    },
    .init(id: "S4-17", pack: "ppt") { template("bekreftelse-henvisning", $0)?.isLocked == true },
    .init(id: "S4-18", pack: "ppt") { step("4", $0)?.roles == [.sectionLeader] },
    .init(id: "S4-19", pack: "ppt") { $0.roles(for: .redistribute)?.contains(.sectionLeader) == true },
    .init(id: "S4-21", pack: "ppt") { step("5-6", $0)?.roles == [.handler] },
    .init(id: "S4-22", pack: "ppt") { template("svarbrev", $0)?.rule.strength == .normally },
    .init(id: "S4-23", pack: "ppt") { template("svarbrev", $0)?.isLocked == false },
    .init(id: "S4-24", pack: "ppt") {
      $0.approvals?.first?.kinds.isEmpty == true && $0.approvals?.first?.by == [.sectionLeader]
    },
    .init(id: "S4-25", pack: "ppt") { guidance("under-arbeid", $0) != nil },
    .init(id: "S4-26", pack: "ppt") { $0.asksToStartWork },
    .init(id: "S4-27", pack: "ppt") { guidance("leders-godkjenning", $0)?.at == .letter },
    .init(id: "S4-29", pack: "ppt") { $0.roles(for: .approveReply) == [.sectionLeader] },
    .init(id: "S4-31", pack: "ppt") { way(.svarUt, $0)?.sentOnApproval == true },
    .init(id: "S4-32", pack: "ppt") {
      way(.svarUt, $0)?.printedAfterHours == 40 && way(.svarUt, $0)?.rule.note?.contains("to dager") == true
    },
  ]
}

// Looking things up in a routine, by the ids that the packs give them.

private func kind(_ id: String, _ routine: ServiceRoutine) -> KindOfDocument? {
  routine.kinds.first { $0.id.text == id }
}

private func cover(_ colour: CoverColour, _ routine: ServiceRoutine) -> CoverRule? {
  routine.covers?.first { $0.colour == colour }
}

private func control(_ id: String, _ routine: ServiceRoutine) -> ControlRule? {
  routine.controls?.first { $0.id == id }
}

private func guidance(_ id: String, _ routine: ServiceRoutine) -> Guidance? {
  routine.guidance?.first { $0.id == id }
}

private func archive(_ id: String, _ routine: ServiceRoutine) -> ArchiveDestination? {
  routine.archives?.first { $0.id == id }
}

private func group(_ id: String, _ routine: ServiceRoutine) -> AccessGroup? {
  routine.groups?.first { $0.id == id }
}

private func template(_ id: String, _ routine: ServiceRoutine) -> LetterTemplate? {
  routine.templates?.first { $0.id == id }
}

private func step(_ number: String, _ routine: ServiceRoutine) -> ProcessStep? {
  routine.steps?.first { $0.number == number }
}

private func way(_ channel: OutgoingChannel, _ routine: ServiceRoutine) -> SendingWay? {
  routine.sending?.ways.first { $0.channel == channel }
}

private func addressing(_ addressed: AddressingRule.Addressed, _ routine: ServiceRoutine) -> AddressingRule? {
  routine.addressing?.first { $0.addressed == addressed }
}

private func title(_ role: Role, _ routine: ServiceRoutine) -> String? {
  routine.roles?.first { $0.role == role }?.title.nb
}

private func staffing(_ role: Role, _ routine: ServiceRoutine) -> Int? {
  routine.staffing?.first { $0.role == role }?.count
}

private func rightHolders(_ right: AccessGroup.Right, _ routine: ServiceRoutine) -> [Role] {
  (routine.groups ?? []).filter { $0.rights.contains(right) }.flatMap(\.roles)
}

private func approves(_ kind: String, _ routine: ServiceRoutine) -> Bool {
  (routine.approvals ?? []).contains { $0.kinds.contains { $0.text == kind } }
}
