import Domain

@testable import Routines

extension PackRequirementTests {
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
}
