/// Begins a letter in a case from a template: with the case's party, or the sender of what it answers, as recipient.
///
/// Source: S4-22, S4-23; Noark 5 3.3.
package struct DraftLetter: Command {
  package var caseFolder: CaseFolder.ID
  package var template: String
  package var answers: [RegistryEntry.ID]
  /// nil: whoever sent what it answers, or whom the case is about.
  package var recipient: Recipient?
  /// nil: the service's usual one.
  package var channel: OutgoingChannel?
  package var reason: String?
  /// nil: as the template names it.
  package var title: String?
  /// nil: the template's own words.
  package var text: String?
  package var language: Language?
  /// The finalised letter that was wrong (S0-47).
  package var corrects: Letter.ID?

  package init(
    caseFolder: CaseFolder.ID, template: String, answers: [RegistryEntry.ID] = [], recipient: Recipient? = nil,
    channel: OutgoingChannel? = nil, reason: String? = nil, title: String? = nil, text: String? = nil,
    language: Language? = nil, corrects: Letter.ID? = nil
  ) {
    self.caseFolder = caseFolder
    self.template = template
    self.answers = answers
    self.recipient = recipient
    self.channel = channel
    self.reason = reason
    self.title = title
    self.text = text
    self.language = language
    self.corrects = corrects
  }

  package static let name = "draft-letter"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] =
    [.required("case", .caseFolder), .required("template", .text), .optional("answering", .entries)]
    + Arguments.recipientParameters + [
      .optional("channel", .choice(OutgoingChannel.allCases.map(\.rawValue))), .optional("reason", .text),
      .optional("title", .text), .optional("text", .letterText),
      .optional("language", .choice(Language.allCases.map(\.rawValue))), .optional("corrects", .letter),
    ]

  package init(_ arguments: Arguments) throws {
    caseFolder = try arguments.caseNumber("case")
    template = try arguments.text("template")
    answers = try arguments.entryNumbers("answering")
    recipient = try arguments.recipient()
    channel = try arguments.choice(ifAny: "channel", OutgoingChannel.self)
    reason = try arguments.text(ifAny: "reason")
    title = try arguments.text(ifAny: "title")
    text = try arguments.letterText(ifAny: "text")
    language = try arguments.choice(ifAny: "language", Language.self)
    corrects = try arguments.has("corrects") ? arguments.id("corrects", of: Letter.self) : nil
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: caseFolder) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let folder = try desk.caseAtHand(caseFolder)
    try desk.requireWork(on: folder, by: session)
    try desk.requireAnswered(answers, in: folder.service)
    if let corrects { try requireFinalised(corrects, in: folder, on: desk) }
    let standard = try desk.letterTemplates.letter(template, in: try desk.routine(of: folder.service))
    let whom = try recipient?.checked() ?? usualRecipient(of: folder, on: desk)
    let way = try channel ?? desk.usualChannel(of: folder.service)
    try desk.requireChannel(way, reason, to: [whom], in: folder.service)
    let language = try language ?? desk.office()?.language ?? .bokmål
    let letter = try written(standard, in: language, for: folder, by: session, on: desk)
    let id = try desk.nextLetter()
    return [
      .letterDrafted(
        LetterDrafted(
          letter: id, service: folder.service, caseFolder: folder.id, template: template, purpose: standard.purpose,
          isLocked: standard.isLocked, language: language, title: letter.title,
          text: try desk.fileLetter(letter.body, id, version: 1), author: session.principal, recipients: [whom],
          channel: way, channelReason: reason, answers: answers, corrects: corrects))
    ]
  }

  /// The template with what the office knows filled in, or the words that were given.
  private func written(
    _ standard: StandardLetter, in language: Language, for folder: CaseFolder, by session: Session, on desk: some Desk
  ) throws -> LetterText {
    let first = try answers.first.map(desk.entry)
    let known = LetterFacts(
      service: folder.service, caseFolder: folder.id, party: folder.party, handler: session.principal,
      receivedOn: first?.receivedOn, subject: first?.title, post: first?.post)
    var letter = standard.draft(try desk.letterValues(known, in: language), in: language)
    if let title { letter.title = title }
    if let text { letter.body = text.letterText }
    try standard.checkWording(letter, [:], in: language)
    return letter
  }

  private func usualRecipient(of folder: CaseFolder, on desk: some Desk) throws -> Recipient {
    if let corrects, let first = try desk.letter(corrects).recipients.first { return first }
    return Recipient(name: folder.party)
  }

  private func requireFinalised(_ id: Letter.ID, in folder: CaseFolder, on desk: some Desk) throws {
    let faulty = try desk.letter(id, in: .finalised)
    guard faulty.caseFolder == folder.id else {
      throw Refusal(
        .letterOfOtherCase, ["letter": id.description, "case": faulty.caseFolder.description])
    }
  }
}

extension Desk {
  /// What the office knows of what a standard letter names: the case, whose it is, what came in and when it is due.
  func letterValues(_ known: LetterFacts, in language: Language) throws -> [LetterField: String] {
    var values: [LetterField: String] = [
      .office: try office()?.name ?? "", .service: try service(known.service).name,
      .caseFolder: known.caseFolder.description, .party: known.party, .handler: try user(known.handler).name,
    ]
    values[.received] = known.receivedOn?.written(in: language)
    values[.subject] = known.subject
    guard let post = known.post else { return values }
    let due = try deadlines(of: post).filter { $0.met == nil && $0.purpose == .answer }.map(\.dueOn).min()
    values[.deadline] = due?.written(in: language)
    return values
  }

  func fileLetter(_ text: String, _ letter: Letter.ID, version: Int) throws -> DocumentReference {
    try file(text, named: "brev-\(letter)-\(version).txt", as: .letterText)
  }
}
