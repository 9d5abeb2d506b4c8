/// Takes a wrong write-off back, with the reason: the entry is restance again.
package struct WithdrawWriteOff: Command {
  package var entry: RegistryEntry.ID
  package var reason: String

  package init(entry: RegistryEntry.ID, reason: String) {
    self.entry = entry
    self.reason = reason
  }

  package static let name = "withdraw-write-off"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("entry", .entries), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    let numbers = try arguments.entryNumbers("entry")
    guard let number = numbers.first else {
      throw Refusal(.missingArgument, ["name": "entry", "expected": "2026/871"])
    }
    guard numbers.count == 1 else {
      throw Refusal(.badArgument, ["name": "entry", "expected": "2026/871", "found": "\(numbers.count) ×"])
    }
    entry = number
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: desk.entry(entry).caseFolder) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.entry(entry)
    let folder = try desk.caseAtHand(found.caseFolder)
    try desk.requireWork(on: folder, by: session)
    guard found.writeOff != nil else { throw Refusal(.notWrittenOff, ["entry": entry.description]) }
    return [
      .writeOffWithdrawn(
        WriteOffWithdrawn(
          entry: entry, service: folder.service, caseFolder: folder.id, sequence: found.sequence, post: found.post,
          reason: reason))
    ]
  }
}
