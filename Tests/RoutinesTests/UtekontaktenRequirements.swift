import Domain

@testable import Routines

extension PackRequirementTests {
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
}
