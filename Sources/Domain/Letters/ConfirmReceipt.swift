/// The standard letter that confirms a new referral is begun by itself when the referral is registered with whoever has
/// it; what the routine calls distribution is not done until it is sent (S4-16).
extension Desk {
  /// - Parameter party: whom the case is about; the case itself may be opened by the same command.
  /// - Returns: nothing for a kind that the routine does not want confirmed.
  func confirmation(
    of item: PostItem, as entry: EntryRegistered, party: String, by session: Session
  ) throws -> [Event] {
    let routine = try routine(of: item.service)
    guard let standard = letterTemplates.confirmation(of: item.details.kind, in: routine) else { return [] }
    let id = try nextLetter()
    let language = try office()?.language ?? .bokmål
    let author = session.user == User.program ? item.responsible : session.principal
    let known = LetterFacts(
      service: item.service, caseFolder: entry.caseFolder, party: party,
      handler: item.placement.handler ?? item.responsible,
      receivedOn: entry.receivedOn, subject: entry.title, post: item.id)
    let letter = standard.draft(try letterValues(known, in: language), in: language)
    return [
      .letterDrafted(
        LetterDrafted(
          letter: id, service: item.service, caseFolder: entry.caseFolder, template: standard.id,
          purpose: standard.purpose, isLocked: standard.isLocked, language: language, title: letter.title,
          text: try fileLetter(letter.body, id, version: 1), author: author,
          recipients: [Recipient(name: item.details.sender)], channel: try usualChannel(of: item.service),
          channelReason: nil, answers: [entry.entry]))
    ]
  }
}

/// Until the sender has been told, the item stays at the step where it was distributed: it is not given on, its work does
/// not start, it is not answered and not finalised (S4-16).
extension Desk {
  /// Refuses what would take an item to its next step before its confirmation is out.
  func requireConfirmed(_ item: PostItem) throws {
    if let lock = try confirmationLock(of: item) { throw lock }
  }

  /// The items of a case that wait for an answer.
  func requireConfirmed(in folder: CaseFolder) throws {
    for entry in try openRestances(in: folder.id) { try requireConfirmed(entry) }
  }

  /// What a letter answers; the confirmation itself, and what only puts off or asks, is never held up.
  func requireConfirmed(before letter: Letter) throws {
    guard letter.purpose.canWriteOff else { return }
    for id in letter.answers { try requireConfirmed(entry(id)) }
  }

  private func requireConfirmed(_ entry: RegistryEntry) throws {
    guard let post = entry.post else { return }
    try requireConfirmed(try self.post(post))
  }

  /// Why an item may not leave its step; nil where nothing has to be confirmed, or it has been, or the letter was
  /// discarded with a reason.
  ///
  /// A confirmation that reached nobody is none; one that corrects it is.
  package func confirmationLock(of item: PostItem) throws -> Refusal? {
    guard let entry = item.entry else { return nil }
    guard let standard = letterTemplates.confirmation(of: item.details.kind, in: try routine(of: item.service)) else {
      return nil
    }
    let letters = try letters(answering: entry).filter { $0.purpose == .confirmation }
    guard try !letters.contains(where: isOut), let newest = letters.max(by: { $0.id < $1.id }) else { return nil }
    let arguments = [
      "post": item.id.description, "letter": newest.id.description, "state": newest.state.rawValue,
      "source": standard.rule?.cited ?? "S4-16",
    ]
    return newest.state == .finalised
      ? Refusal(.confirmationFailed, arguments) : Refusal(.confirmationUnsent, arguments)
  }

  /// Finalised, and as far as is known on its way to everybody or with them.
  private func isOut(_ letter: Letter) throws -> Bool {
    guard letter.state == .finalised else { return false }
    return try !dispatches(of: letter.id).contains { $0.status == .failed }
  }
}

/// What the office knows when a standard letter is begun.
struct LetterFacts {
  let service: Service.ID
  let caseFolder: CaseFolder.ID
  let party: String
  /// Whom the recipient turns to: in a confirmation whoever has the item, in other letters whoever writes.
  let handler: User.ID
  var receivedOn: Day?
  var subject: String?
  /// The item that it answers.
  var post: PostItem.ID?
}
