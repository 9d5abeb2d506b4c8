import Domain

@testable import Routines

extension PackRequirementTests {
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
}
