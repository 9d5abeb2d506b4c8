import CommandBus
import Domain
import Screen

/// Writing a letter: begun in a case or on an item, written, remarked on, and out of one's hands.
enum LetterActions {
  private static let page: Set<ActionScope> = [.letter]

  static let all: [Action] = [
    Action(.writeLetter, .cases, [.character("P")], in: [.caseFolder, .post, .tray], isHinted: true, if: hasCase) {
      $0.chooseLetter()
    },
    Action(.saveLetter, .letters, [.ctrl("s")], in: page, isHinted: true, if: canSave) { $0.saveLetter() },
    Action(.sendForApproval, .letters, [.alt("g")], in: page, isHinted: true, if: can(.sendForApproval)) { state in
      state.openLetterForm { $0.choices(.sendForApproval, $1) }
    },
    Action(.finaliseLetter, .letters, [.alt("f")], in: page, isHinted: true, if: can(.finaliseLetter)) { state in
      state.openLetterForm { $0.choices(.finaliseLetter, $1) }
    },
    Action(.addressLetter, .letters, [.alt("m")], in: page, isHinted: true, if: can(.saveLetter)) { state in
      state.openLetterForm { $0.address($1) }
    },
    Action(.titleLetter, .letters, [.alt("t")], in: page, if: can(.saveLetter)) { state in
      state.openLetterForm { $0.title($1) }
    },
    Action(.commentLetter, .letters, [.alt("k")], in: page, isHinted: true, if: can(.commentLetter)) { state in
      state.openCommentForm()
    },
    Action(.resolveComment, .letters, [.alt("r")], in: page, isHinted: true, if: hasComment) { $0.resolveComment() },
    Action(.withdrawLetter, .letters, [.alt("w")], in: page, if: can(.withdrawLetter)) { state in
      guard let page = state.letterPage, let session = state.session else { return [] }
      return [
        .send(
          Order(WithdrawLetter(letter: page.letter), by: session, saved: .letterWithdrawn, ["title": page.title]))
      ]
    },
    Action(.discardLetter, .letters, [.alt("x")], in: page, if: can(.discardLetter)) { state in
      state.openLetterForm { $0.discard($1) }
    },
  ]

  private static let hasCase: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = PostActions.may(.handleCase)(state)
    guard allowed == .enabled else { return allowed }
    guard state.caseToWriteIn != nil else { return .disabled(state.phrases.say("reason.no-case-to-write-in")) }
    // Before a letter is picked: whose case it is, and what would help.
    guard let refusal = state.shownCase == nil ? state.view?.refusals[.writeLetter] : state.caseRefusals[.writeLetter]
    else { return .enabled }
    return .disabled(RefusalText(phrases: state.phrases).sentence(refusal))
  }

  private static let canSave: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = can(.saveLetter)(state)
    guard allowed == .enabled else { return allowed }
    return state.letterPage?.isChanged == true ? .enabled : .disabled(state.phrases.say("reason.letter-saved"))
  }

  private static let hasComment: @Sendable (WorkstationState) -> Availability = { state in
    guard let view = state.letterPage?.view else { return .disabled(state.phrases.say("reason.still-reading")) }
    return view.card.comments.contains(where: \.isOpen)
      ? .enabled : .disabled(state.phrases.say("reason.no-comment"))
  }

  /// What the bus itself would answer about the letter on the screen; the rule stands in its answer.
  static func can(_ action: ActionID) -> @Sendable (WorkstationState) -> Availability {
    { state in
      if let reason = state.readOnlyText { return .disabled(reason) }
      guard let view = state.letterPage?.view else { return .disabled(state.phrases.say("reason.still-reading")) }
      guard let refusal = view.refusals[action] else { return .enabled }
      return .disabled(RefusalText(phrases: state.phrases).sentence(refusal))
    }
  }
}

extension WorkstationState {
  /// The case of the page or the item on the screen, and what of it a letter would answer.
  var caseToWriteIn: (folder: CaseFolder.ID, kind: DocumentKind?, answers: [RegistryEntry.ID])? {
    if let folder = shownCase {
      let entry = selectedEntry.flatMap { $0.restance?.isOutstanding == true ? $0 : nil }
      return (folder.id, folder.kind, entry.map { [$0.id] } ?? [])
    }
    guard let view, view.card.item.id == target?.post, let folder = view.card.item.caseFolder else { return nil }
    return (folder, view.card.item.details.kind, view.card.item.entry.map { [$0] } ?? [])
  }

  /// The letters that are being written in the case, and the standard letters one can begin with.
  mutating func chooseLetter() -> [Effect] {
    guard let place = caseToWriteIn, let service, let reader else { return [] }
    let title = phrases.say("picker.letter", ["case": place.folder.description])
    let query = LetterOffers(service: service, kind: place.kind)
    let open = LettersList(service: service, view: .ofCase(place.folder), limit: 100, reader: reader)
    return pick(.letter(place.folder, answers: place.answers), title: title) + [.ask(.letterChoices(query, open))]
  }

  mutating func fillLetterPicker(_ letters: [LetterRow], _ offers: [StandardLetter]) {
    guard case .picker(let box)? = layers.last, case .letter = box.purpose else { return }
    let begun = letters.filter { !$0.isMasked && $0.letter.state != .discarded }.map { row in
      PickerBox.Row(
        value: .letter(row.letter.id),
        texts: [
          phrases.say("letter.heading", ["letter": row.letter.id.description, "title": row.letter.title]),
          phrases.say("letter-state.\(row.letter.state.rawValue)"), row.authorName,
        ])
    }
    let fresh = offers.map { offer in
      PickerBox.Row(
        value: .template(offer.id),
        texts: [
          phrases.say("picker.new-letter", ["name": offer.name.text(in: language)]),
          phrases.say("letter-purpose.\(offer.purpose.rawValue)"), "",
        ])
    }
    fillPicker(begun + fresh, total: begun.count + fresh.count)
  }

  func draftLetter(_ template: String, in folder: CaseFolder.ID, answering answers: [RegistryEntry.ID]) -> [Effect] {
    guard let session else { return [] }
    let command = DraftLetter(caseFolder: folder, template: template, answers: answers)
    return [.send(Order(command, by: session, saved: .letterDrafted, ["case": folder.description], then: .openLetter))]
  }

  mutating func saveLetter() -> [Effect] {
    letter?.settle()
    guard let page = letterPage, let session, !page.isSaving else { return [] }
    guard page.isChanged else {
      say(.advice, phrases.say("reason.letter-saved"))
      return []
    }
    letter?.isSaving = true
    let command = SaveLetter(letter: page.letter, text: page.editor.text, title: page.title)
    return [
      .send(
        Order(
          command, by: session, seen: page.seen, saved: .letterSaved, ["title": page.title],
          then: .letterSaved(page.mark)))
    ]
  }

  /// Opens a form about the letter; what it decides about is the saved text, so that has to be the one on the screen.
  mutating func openLetterForm(_ form: (LetterForms, OpenLetter) -> FormBox) -> [Effect] {
    letter?.settle()
    guard let page = letterPage else { return [] }
    guard !page.isChanged else {
      say(.refused, phrases.say("letter.save-first"))
      return []
    }
    layers.append(.form(form(LetterForms(state: self), page)))
    return []
  }

  /// A remark on the selected words, or on the word at the cursor.
  mutating func openCommentForm() -> [Effect] {
    guard let page = letterPage else { return [] }
    let range = page.editor.selection ?? page.editor.cursor..<page.editor.cursor
    guard let words = page.editor.words(in: range), let place = page.editor.range(ofWords: words) else {
      say(.refused, phrases.say("letter.no-words"))
      return []
    }
    return openLetterForm { $0.comment($1, words, page.editor.text(in: place)) }
  }

  /// The remark at the cursor is seen to; elsewhere the cursor goes to the next remark first.
  mutating func resolveComment() -> [Effect] {
    guard let page = letterPage, let session else { return [] }
    guard let anchor = page.editor.anchorsAtCursor.first else {
      let places = page.editor.anchors.map(\.range.lowerBound).sorted()
      if let next = places.first(where: { $0 > page.editor.cursor }) ?? places.first {
        letter?.editor.move(to: next)
        say(.advice, phrases.say("letter.at-comment"))
      }
      return []
    }
    let command = ResolveComment(comment: LetterComment.ID(anchor.id))
    return [.send(Order(command, by: session, saved: .commentResolved))]
  }
}

extension OpenLetter {
  var seen: Seen? {
    view == nil ? nil : Seen(.letter(letter), version: position)
  }
}
