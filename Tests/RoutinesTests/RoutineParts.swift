import Domain

@testable import Routines

// What a requirement looks for in a routine, by its name.

func kind(_ id: String, _ routine: ServiceRoutine) -> KindOfDocument? {
  routine.kinds.first { $0.id.text == id }
}

func cover(_ colour: CoverColour, _ routine: ServiceRoutine) -> CoverRule? {
  routine.covers?.first { $0.colour == colour }
}

func control(_ id: String, _ routine: ServiceRoutine) -> ControlRule? {
  routine.controls?.first { $0.id == id }
}

func guidance(_ id: String, _ routine: ServiceRoutine) -> Guidance? {
  routine.guidance?.first { $0.id == id }
}

func archive(_ id: String, _ routine: ServiceRoutine) -> ArchiveDestination? {
  routine.archives?.first { $0.id == id }
}

func group(_ id: String, _ routine: ServiceRoutine) -> AccessGroup? {
  routine.groups?.first { $0.id == id }
}

func template(_ id: String, _ routine: ServiceRoutine) -> LetterTemplate? {
  routine.templates?.first { $0.id == id }
}

func step(_ number: String, _ routine: ServiceRoutine) -> ProcessStep? {
  routine.steps?.first { $0.number == number }
}

func way(_ channel: OutgoingChannel, _ routine: ServiceRoutine) -> SendingWay? {
  routine.sending?.ways.first { $0.channel == channel }
}

func addressing(_ addressed: AddressingRule.Addressed, _ routine: ServiceRoutine) -> AddressingRule? {
  routine.addressing?.first { $0.addressed == addressed }
}

func title(_ role: Role, _ routine: ServiceRoutine) -> String? {
  routine.roles?.first { $0.role == role }?.title.nb
}

func staffing(_ role: Role, _ routine: ServiceRoutine) -> Int? {
  routine.staffing?.first { $0.role == role }?.count
}

func rightHolders(_ right: AccessGroup.Right, _ routine: ServiceRoutine) -> [Role] {
  (routine.groups ?? []).filter { $0.rights.contains(right) }.flatMap(\.roles)
}

func approves(_ kind: String, _ routine: ServiceRoutine) -> Bool {
  (routine.approvals ?? []).contains { $0.kinds.contains { $0.text == kind } }
}
