import CommandBus
import Domain
import Screen

/// What can be asked for anywhere.
enum GeneralActions {
  static let all: [Action] = [
    Action(.help, .general, [.character("?"), .function(1)], in: ActionScope.signedIn, isHinted: true) { state in
      state.layers.append(.help(ScrollState()))
      return []
    },
    Action(.palette, .general, [.character(":")], in: ActionScope.signedIn) { state in
      state.pick(.palette, title: state.phrases.say("picker.palette"), rows: state.paletteRows())
    },
    Action(.search, .general, [.ctrl("f")], in: ActionScope.signedIn) { state in state.openSearch() },
    Action(.service, .general, [.character("Y")], in: ActionScope.signedIn, if: hasServices) { state in
      let rows = state.services.map { PickerBox.Row(value: .service($0.service.id), texts: [$0.service.name]) }
      return state.pick(.service, title: state.phrases.say("picker.service"), rows: rows)
    },
    Action(.language, .general, [], in: ActionScope.signedIn, if: PostActions.may(.readPost)) { state in
      guard let session = state.session else { return [] }
      let all = Language.allCases
      let next = all[((all.firstIndex(of: state.language) ?? 0) + 1) % all.count]
      return [.send(Order(ChooseLanguage(language: next), by: session, saved: .language))]
    },
    Action(.mouse, .general, [.function(12)], in: ActionScope.signedIn) { state in
      state.setting.isMouseOn.toggle()
      let phrases = state.phrases
      state.say(.advice, state.setting.isMouseOn ? phrases.say("mouse.on") : phrases.say("mouse.off"))
      return []
    },
    Action(.redraw, .general, [.ctrl("l")], in: ActionScope.signedIn) { state in [.redraw] + state.reload() },
    Action(.signOut, .general, [], in: ActionScope.signedIn) { state in state.ask(.signOut) },
    Action(.suspend, .general, [.ctrl("z")], in: ActionScope.signedIn) { _ in [.suspend] },
    Action(.quit, .general, [.character("q"), .function(10), .ctrl("c")], in: ActionScope.signedIn) { state in
      state.ask(.quit)
    },
  ]

  private static let hasServices: @Sendable (WorkstationState) -> Availability = { state in
    state.services.count > 1 ? .enabled : .disabled(state.phrases.say("reason.one-service"))
  }
}

extension WorkstationState {
  /// Asks before something that cannot be taken back. The key that asked does not answer.
  mutating func ask(_ subject: Question.Subject, body lines: [String] = []) -> [Effect] {
    let yes = Key.character(phrases.say("question.yes-key").first ?? "j")
    let no = Key.character(phrases.say("question.no-key").first ?? "n")
    let answers = [
      Dialog.Answer(no, TerminalText(phrases.say("question.no")), isSafe: true),
      Dialog.Answer(yes, TerminalText(phrases.say("question.yes"))),
    ]
    let (title, body) = questionText(subject)
    let dialog = Dialog(
      title: TerminalText(title), body: (lines.isEmpty ? [body] : lines).map { TerminalText($0) }, answers: answers,
      openedBy: lastKey)
    layers.append(.question(Question(subject: subject, dialog: dialog)))
    return []
  }

  private func questionText(_ subject: Question.Subject) -> (title: String, body: String) {
    switch subject {
    case .quit:
      let hasDraft = layers.contains { if case .form(let box) = $0 { box.isChanged } else { false } }
      return (
        phrases.say("question.quit"),
        hasDraft ? phrases.say("question.quit.draft") : phrases.say("question.quit.body")
      )
    case .closeMeeting:
      let left = self[tray: .agenda].pages.total
      return (
        phrases.say("question.close-meeting"),
        phrases.say("question.close-meeting.body", ["left": String(left), "decided": String(tally?.decided ?? 0)])
      )
    case .register(let target, let folder):
      return (
        phrases.say("question.register"),
        phrases.say("question.register.body", ["title": target.title, "case": folder.description])
      )
    case .dropDraft(let draft):
      return (
        phrases.say("question.drop-draft"),
        phrases.say("question.drop-draft.body", ["time": draft.at.clockText, "letter": draft.letter.description])
      )
    case .dropForm: return (phrases.say("question.drop-form"), phrases.say("question.drop-form.body"))
    case .shred(let target):
      return (phrases.say("question.shred"), phrases.say("question.shred.body", ["title": target.title]))
    case .signOut: return (phrases.say("question.sign-out"), phrases.say("question.sign-out.body"))
    case .route: return (phrases.say("question.route"), "")
    case .give(let given): return (given.question ?? phrases.say("question.end"), given.words)
    }
  }

  mutating func questionKey(_ key: Key, _ question: Question) -> [Effect] {
    var question = question
    switch question.dialog.handle(key) {
    case .answered(let index):
      layers.removeLast()
      return question.dialog.answers[index].isSafe ? [] : confirmed(question.subject)
    case .moved, .ignored:
      replaceTop(.question(question))
      return []
    }
  }

  private mutating func confirmed(_ subject: Question.Subject) -> [Effect] {
    switch subject {
    case .quit:
      isFinished = true
      return session == nil ? [.finish] : [.signOut, .finish]
    case .route(let command): return sendForm(command)
    case .dropForm:
      layers.removeLast()
      return []
    case .dropDraft(let draft): return dropDraft(draft)
    case .signOut: return leaveSession()
    case .shred(let target):
      guard let session else { return [] }
      let arguments = ["title": target.title]
      return [
        .send(Order(ShredOriginal(post: target.post), by: session, saved: .shredded, arguments, about: target))
      ]
    case .closeMeeting(let meeting):
      guard let session else { return [] }
      let order = Order(
        CloseMeeting(meeting: meeting), by: session, saved: .meetingClosed, then: .readMinutes(meeting))
      return [.send(order)]
    case .give(let given):
      guard let session else { return [] }
      do {
        let command = try CommandCatalogue.command(named: given.name, Arguments(given.arguments))
        let next: Order.Next =
          switch given.next {
          case .nothing: .nothing
          case .actForSelf: .actForSelf
          case .readShreddingList: .readShreddingList
          case .nextApproval(let letter): .nextApproval(letter)
          }
        // One steps out in one's own name.
        let session = given.next == .actForSelf ? Session(user: session.user) : session
        return [.send(Order(command, by: session, saved: given.saved, ["title": given.words], then: next))]
      } catch {
        say(.refused, phrases.say("form.unreadable"))
        return []
      }
    case .register(let target, let folder):
      guard let session else { return [] }
      let arguments = ["title": target.title, "case": folder.description]
      return [
        .send(Order(RegisterEntry(post: target.post), by: session, saved: .registered, arguments, about: target))
      ]
    }
  }
}
