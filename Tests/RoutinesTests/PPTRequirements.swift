import Domain

@testable import Routines

extension PackRequirementTests {
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
