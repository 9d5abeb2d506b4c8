import CommandBus
import Documents
import Domain
import Exchange
import Repository

/// Puts a letter together as it lies on the paper, from what the office knows.
struct LetterPages: Sendable {
  private let store: OfficeStore
  private let now: @Sendable () -> Instant

  init(_ office: OpenOffice) {
    store = office.store
    now = office.now
  }

  /// A letter that is not finalised is marked as a draft on every page.
  ///
  /// - Parameter written: the words on somebody's screen; nil: those that are saved.
  func page(of card: LetterCard.Answer, _ written: LetterText? = nil) throws -> LetterPage {
    let letter = card.letter
    let office = try store.answer(OfficeCard())
    let row = office.services.first { $0.service.id == letter.service }
    let phrases = try CommonOptions.phrases(letter.language)
    let text =
      try written
      ?? LetterText(title: letter.title, body: store.answer(SavedLetterText(letter: letter.id)) ?? "")
    var page = LetterPage(
      language: letter.language,
      head: LetterPage.Head(office: office.office.name, service: row?.service.name ?? ""),
      recipient: letter.recipients.first?.addressLines ?? [],
      reference: reference(of: card, row?.routine.access, phrases),
      date: (card.finalisedAt ?? now()).day, text: text,
      signature: signature(of: card, phrases))
    page.copies = letter.recipients.dropFirst().map(\.name)
    page.isDraft = letter.state != .finalised
    return page
  }

  /// `2026/118-3`; of a draft the case alone.
  private func reference(
    of card: LetterCard.Answer, _ access: AccessRule?, _ phrases: Phrasebook
  ) -> LetterPage.Reference {
    let place = card.sequence.map { "-\($0)" } ?? ""
    return LetterPage.Reference(
      ours: card.folder.id.description + place, handler: card.names[card.letter.author],
      exemption: access.map { "\($0.code.text(in: phrases.language)), \($0.legalBasis)" })
  }

  /// The author, and whoever approved; a substitute with both names.
  private func signature(of card: LetterCard.Answer, _ phrases: Phrasebook) -> LetterPage.Signature {
    let author = LetterPage.Signer(name: name(of: card.letter.author, card))
    let approvers = (card.signature?.approvers ?? []).map { approver in
      LetterPage.Signer(
        name: name(of: approver.user, card),
        title: approver.onBehalfOf.map { phrases.say("letter-page.for", ["name": name(of: $0, card)]) } ?? "")
    }
    return LetterPage.Signature(card.signatureKind, by: approvers + [author])
  }

  private func name(of user: User.ID, _ card: LetterCard.Answer) -> String { card.names[user] ?? user.text }
}
