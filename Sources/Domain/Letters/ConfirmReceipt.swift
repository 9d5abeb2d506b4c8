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
      service: item.service, caseFolder: entry.caseFolder, party: party, author: author, receivedOn: entry.receivedOn,
      subject: entry.title, post: item.id)
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

/// What the office knows when a standard letter is begun.
struct LetterFacts {
  let service: Service.ID
  let caseFolder: CaseFolder.ID
  let party: String
  let author: User.ID
  var receivedOn: Day?
  var subject: String?
  /// The item that it answers.
  var post: PostItem.ID?
}
