import Domain

/// A letter from its first words to whoever has it.
extension EventSamples {
  func letterEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .letterDrafted:
      .letterDrafted(
        LetterDrafted(
          letter: letter, service: profil, caseFolder: folder, template: "svar", purpose: .reply, isLocked: true,
          language: .nynorsk, title: "Svar på klage", text: text, author: per, recipients: [recipient],
          channel: .svarUt, channelReason: "Bedt om det", answers: [answered], corrects: Letter.ID(6)))
    case .letterSaved:
      .letterSaved(
        LetterSaved(
          letter: letter, service: profil, caseFolder: folder, textVersion: 2, title: "Svar på klage", text: text))
    case .letterAddressed:
      .letterAddressed(
        LetterAddressed(
          letter: letter, service: profil, caseFolder: folder, recipients: [recipient], channel: .letter,
          channelReason: "Ingen postkasse", answers: [answered]))
    case .letterDiscarded:
      .letterDiscarded(
        LetterDiscarded(letter: letter, service: profil, caseFolder: folder, reason: "Skrevet i feil sak"))
    case .letterSentForApproval:
      .letterSentForApproval(
        LetterSentForApproval(
          letter: letter, service: profil, caseFolder: folder, textVersion: 2, choices: choices,
          needs: [ApprovalNeed(roles: [.leader], after: 0, kinds: [self.kind], rule: source)]))
    case .letterWithdrawn: .letterWithdrawn(LetterWithdrawn(letter: letter, service: profil, caseFolder: folder))
    case .letterCommented:
      .letterCommented(
        LetterCommented(
          letter: letter, service: profil, caseFolder: folder, comment: LetterComment.ID(3), textVersion: 2,
          firstWord: 4, lastWord: 6, text: "Si hvorfor"))
    case .letterCommentResolved:
      .letterCommentResolved(
        LetterCommentResolved(letter: letter, service: profil, caseFolder: folder, comment: LetterComment.ID(3)))
    case .letterReturned:
      .letterReturned(LetterReturned(letter: letter, service: profil, caseFolder: folder, reason: "Hjemmel mangler"))
    case .letterApproved:
      .letterApproved(
        LetterApproved(
          letter: letter, service: profil, caseFolder: folder, textVersion: 2, places: [0],
          leavesAt: Instant(seconds: 1_795_200_060)))
    case .letterApprovalCancelled:
      .letterApprovalCancelled(
        LetterApprovalCancelled(letter: letter, service: profil, caseFolder: folder, places: [0]))
    case .letterFinalised: .letterFinalised(finalised)
    default: dispatchEvent(kind)
    }
  }

  private func dispatchEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .letterRendered:
      .letterRendered(LetterRendered(letter: letter, service: profil, caseFolder: folder, page: page))
    case .dispatchStarted:
      .dispatchStarted(DispatchStarted(letter: letter, dispatch: dispatch, service: profil, caseFolder: folder))
    case .dispatchAccepted:
      .dispatchAccepted(
        DispatchAccepted(
          letter: letter, dispatch: dispatch, service: profil, caseFolder: folder,
          outsideID: "7f7d2a1c-0b1e-4f3a-9a57-1f2e3d4c5b6a"))
    case .dispatchRefused:
      .dispatchRefused(
        DispatchRefused(
          letter: letter, dispatch: dispatch, service: profil, caseFolder: folder, reason: "Ugyldig postnummer",
          field: "mottaker.postnummer"))
    case .dispatchTryFailed:
      .dispatchTryFailed(
        DispatchTryFailed(
          letter: letter, dispatch: dispatch, service: profil, caseFolder: folder, reason: "503", isFinal: true))
    case .dispatchObserved:
      .dispatchObserved(
        DispatchObserved(
          letter: letter, dispatch: dispatch, service: profil, caseFolder: folder,
          words: ["VARSLET": Instant(seconds: 1_795_200_120)], status: .waitingToBeRead,
          printsAt: Instant(seconds: 1_795_300_000)))
    case .printStopAsked:
      .printStopAsked(
        PrintStopAsked(
          letter: letter, dispatch: dispatch, service: profil, caseFolder: folder, reason: "Feil mottaker"))
    case .printStopTried:
      .printStopTried(
        PrintStopTried(
          letter: letter, dispatch: dispatch, service: profil, caseFolder: folder, isStopped: false,
          reason: "Sendt til print"))
    case .printLeftUnclear:
      .printLeftUnclear(
        PrintLeftUnclear(letter: letter, dispatch: dispatch, service: profil, caseFolder: folder, reason: "lp: 9"))
    case .dispatchPrinted:
      .dispatchPrinted(DispatchPrinted(letter: letter, dispatch: dispatch, service: profil, caseFolder: folder))
    case .dispatchSigned:
      .dispatchSigned(DispatchSigned(letter: letter, dispatch: dispatch, service: profil, caseFolder: folder))
    case .dispatchHandedOver:
      .dispatchHandedOver(
        DispatchHandedOver(
          letter: letter, dispatch: dispatch, service: profil, caseFolder: folder, note: "Hentet", transcript: text))
    case .dispatchRetried:
      .dispatchRetried(DispatchRetried(letter: letter, dispatch: dispatch, service: profil, caseFolder: folder))
    default:
      .sentWithErrorReported(
        SentWithErrorReported(
          letter: letter, service: profil, caseFolder: folder, reason: "Feil dato", deviation: deviation))
    }
  }

  private var letter: Letter.ID { Letter.ID(7) }
  private var dispatch: Dispatch.ID { Dispatch.ID(9) }
  private var answered: RegistryEntry.ID { RegistryEntry.ID(year: 2026, number: 301) }

  private var text: DocumentReference {
    DocumentReference(
      digest: String(repeating: "1d", count: 32), name: "brev-7-2.txt", bytes: 812, pages: nil, role: .letterText)
  }

  private var page: DocumentReference {
    DocumentReference(
      digest: String(repeating: "2e", count: 32), name: "brev-7.pdf", bytes: 20_480, pages: 2, role: .letter)
  }

  private var recipient: Recipient {
    Recipient(
      name: "Åse Ås", address: ["c/o Berg", "Storgata 1"], postalCode: "0155", place: "Oslo", country: "NO",
      digitalID: "01819012345", kind: .person, addressBlock: .none)
  }

  private var choices: LetterChoices {
    LetterChoices(
      writesOff: [answered], method: .letter, startsWork: true, coordination: "Avtalt med Fokus", expectedOn: monday)
  }

  private var source: RuleSource {
    RuleSource(requirements: ["S2-46"], lines: ["L23"], strength: .must, note: "Fire slag")
  }

  private var finalised: LetterFinalised {
    LetterFinalised(
      letter: letter, service: profil, caseFolder: folder, entry: RegistryEntry.ID(year: 2026, number: 302),
      sequence: 4, registeredOn: friday, title: "Svar på klage", text: text, textVersion: 2, recipients: [recipient],
      channel: .svarUt, channelReason: "Bedt om det", answers: [answered], author: per,
      signature: LetterSignature(
        kind: .electronic, by: per, through: kari, approvers: [.init(user: kari, onBehalfOf: per)],
        at: Instant(seconds: 1_795_200_000), digest: text.digest),
      dispatches: [
        .init(dispatch: dispatch, recipient: 0, reference: String(repeating: "3f", count: 16), stage: .queued)
      ],
      archive: "vsa")
  }
}
