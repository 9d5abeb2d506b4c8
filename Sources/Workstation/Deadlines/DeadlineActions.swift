import CommandBus
import Domain
import Screen

/// What can be asked and said about the deadlines of an item, and the office's closing days.
enum DeadlineActions {
  private static let items: Set<ActionScope> = [.tray, .meeting, .post]

  static let all: [Action] = [
    Action(.why, .post, [.character("w")], in: items.union([.forwarded]), isHinted: true, if: hasDeadline) { state in
      guard let target = state.target else { return [] }
      let title = state.phrases.say("deadline.why.title", ["title": target.title])
      return state.read(.deadlines(target.post), title: title)
    },
    Action(.meetDeadline, .post, [.character("c")], in: items, if: canMeet) { state in
      state.open { DeadlineForms(state: $0).meet($1) }
    },
    Action(.preliminaryAnswer, .post, [.character("z")], in: items, if: PostActions.can(.preliminaryAnswer)) { state in
      state.open { DeadlineForms(state: $0).preliminaryAnswer($1) }
    },
    Action(.due, .list, [.character("=")], in: ActionScope.signedIn) { state in
      state.views[.post] = .due
      state.isInMeeting = false
      state.restart(.tray(.post))
      return state.go(to: .post)
    },
    Action(.setClosingDay, .general, [], in: ActionScope.signedIn, if: mayAdminister) { state in
      state.layers.append(.form(DeadlineForms(state: state).setClosingDay))
      return []
    },
    Action(.removeClosingDay, .general, [], in: ActionScope.signedIn, if: hasClosingDay) { state in
      state.layers.append(.form(DeadlineForms(state: state).removeClosingDay))
      return []
    },
  ]

  private static let hasDeadline: @Sendable (WorkstationState) -> Availability = { state in
    guard let target = state.target else { return .disabled(state.phrases.say("reason.nothing-selected")) }
    guard let view = state.view, view.card.item.id == target.post else {
      return .disabled(state.phrases.say("reason.still-reading"))
    }
    return view.card.deadlines.isEmpty ? .disabled(state.phrases.say("reason.no-deadline")) : .enabled
  }

  private static let canMeet: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = hasDeadline(state)
    guard allowed == .enabled else { return allowed }
    guard state.meetable.isEmpty else { return PostActions.may(MeetDeadline.permission)(state) }
    return .disabled(state.phrases.say("reason.no-open-deadline"))
  }

  private static let mayAdminister: @Sendable (WorkstationState) -> Availability = { state in
    if let reason = state.readOnlyText { return .disabled(reason) }
    guard state.user?.holds(.administer, in: .office) == true else {
      let words = state.phrases.say("permission.\(Permission.administer.rawValue)")
      return .disabled(state.phrases.say("reason.not-permitted", ["what": words]))
    }
    return .enabled
  }

  private static let hasClosingDay: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = mayAdminister(state)
    guard allowed == .enabled else { return allowed }
    return state.calendar.closingDays.isEmpty
      ? .disabled(state.phrases.say("reason.no-closing-day")) : .enabled
  }
}

extension WorkstationState {
  /// The working days of the office, with its own closing days.
  var calendar: WorkingCalendar { office?.calendar ?? WorkingCalendar() }

  /// The open deadlines of the item in question that one says oneself are met, each purpose once.
  var meetable: [DeadlinePurpose] {
    guard let view, view.card.item.id == target?.post else { return [] }
    let open = view.card.deadlines.filter { deadline in
      guard deadline.met == nil, deadline.purpose.isMetByHand else { return false }
      // The answer to a registered item is its write-off.
      return deadline.purpose != .answer || view.card.item.entry == nil
    }
    return open.map(\.purpose).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Why the deadlines of the item are where they are; nil until it has been read.
  func deadlinePane(_ post: PostItem.ID) -> TextPane? {
    guard let view, view.card.item.id == post else { return nil }
    let words = DeadlineWords(phrases: phrases, law: setting.law)
    var paragraphs: [TextPane.Paragraph] = []
    for deadline in view.card.deadlines {
      let line = words.line(deadline, on: calendar, today: now.day)
      paragraphs.append(.init(TerminalText(line), Style(deadline.role(on: now.day)).with(.bold)))
      paragraphs += words.why(deadline, on: calendar).map { .init(TerminalText("  " + $0)) }
      paragraphs.append(.init(""))
    }
    paragraphs += words.draft(of: view.card.deadlines, today: now.day).map { .init(TerminalText($0)) }
    return TextPane(paragraphs)
  }
}

extension ItemDeadline {
  /// The colour beside the words that say the same.
  func role(on today: Day) -> Style.Role { status(on: today).role }
}

extension DeadlineStatus {
  var role: Style.Role {
    switch self {
    case .overdue: .urgent
    case .soon: .warning
    case .later: .base
    case .met: .muted
    }
  }
}
