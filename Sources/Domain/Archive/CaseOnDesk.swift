/// What the decisions about one case ask of the desk again and again.
extension Desk {
  /// The scope of a command about one case.
  func scope(of caseFolder: CaseFolder.ID) throws -> Scope { .service(try self.caseFolder(caseFolder).service) }

  /// A case that still takes entries and changes.
  func caseAtHand(_ id: CaseFolder.ID) throws -> CaseFolder {
    let folder = try caseFolder(id)
    guard folder.status != .closed else { throw Refusal(.caseClosed, ["case": id.description]) }
    return folder
  }

  /// The owner of a case, those who have post or notes in it, and the desk work on it; others do not.
  func requireWork(on folder: CaseFolder, by session: Session) throws {
    let person = try user(session.principal)
    if person.id == folder.owner || person.holds(.distributePost, in: .service(folder.service)) { return }
    guard try isOnCase(person.id, folder.id) else {
      throw Refusal(.notYourCase, ["case": folder.id.description, "user": try user(folder.owner).name])
    }
  }
}

extension Arguments {
  /// The number of a case that must be given.
  func caseNumber(_ name: String) throws -> CaseFolder.ID {
    guard let number = try caseNumber(ifAny: name) else {
      throw Refusal(.missingArgument, ["name": name, "expected": "case"])
    }
    return number
  }

  /// Numbers in the registry with commas between: `2026/871, 2026/872`.
  func entryNumbers(_ name: String) throws -> [RegistryEntry.ID] {
    guard let text = try text(ifAny: name) else { return [] }
    let numbers = text.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map { RegistryEntry.ID(String($0)) }
    let known = numbers.compactMap { $0 }
    guard known.count == numbers.count, Set(known).count == known.count, !known.isEmpty else {
      throw Refusal(.badArgument, ["name": name, "expected": "2026/871,2026/872", "found": String(text.prefix(40))])
    }
    return known
  }
}
