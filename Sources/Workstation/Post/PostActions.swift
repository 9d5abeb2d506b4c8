import CommandBus
import Domain
import Screen

/// What can be done with one item: in a list, at the meeting, on its page.
enum PostActions {
  private static let lists: Set<ActionScope> = [.tray, .meeting, .post]
  /// Where the paper is in hand as well.
  private static let desks = lists.union([.scans])
  private static let everywhere: Set<ActionScope> = [.tray, .meeting, .post, .forwarded, .scans]

  static let all: [Action] = decisions + papers + meeting

  private static let decisions: [Action] = [
    Action(.assign, .post, [.enter], in: [.meeting], isHinted: true, if: canAssignAsSuggested) { state in
      guard let target = state.target, let suggestion = state.view?.suggestion else { return [] }
      return state.assign(target, to: suggestion.handler, named: suggestion.name)
    },
    Action(.assignTo, .post, [.character("f")], in: lists, isHinted: true, if: can(.assignTo)) { state in
      guard let target = state.target else { return [] }
      let title = state.phrases.say("picker.assign", ["title": target.title])
      return state.pick(.assign(target), title: title)
    },
    Action(.link, .post, [.character("k")], in: lists, isHinted: true, if: can(.link)) { state in
      guard let target = state.target else { return [] }
      return state.pick(.link(target), title: state.phrases.say("picker.link", ["title": target.title]))
    },
    Action(
      .newCase, .post, [.character("n")], in: [.tray, .meeting, .post, .cases], isHinted: true, if: canOpenCase
    ) { state in
      guard let service = state.target?.service ?? state.service else { return [] }
      let details = state.target == nil ? nil : state.view?.card.item.details
      let form = PostForms(state: state).newCase(
        in: service, for: state.target, party: details?.sender ?? "", kind: details?.kind)
      state.layers.append(.form(form))
      return []
    },
    Action(.register, .post, [.character("j")], in: desks, isHinted: true, if: can(.register)) { state in
      guard let target = state.target else { return [] }
      if let folder = state.view?.card.caseFolder?.folder {
        return state.ask(.register(target, folder.id))
      }
      state.layers.append(.form(RegisterForm(state: state).box(target, view: state.view)))
      return []
    },
    Action(.forward, .post, [.character("r")], in: lists, isHinted: true, if: can(.forward)) { state in
      guard let target = state.target else { return [] }
      let title = state.phrases.say("picker.forward", ["title": target.title])
      return state.pick(.forward(target), title: title, rows: state.placeRows(from: target.service))
    },
    Action(.take, .post, [.character("t")], in: lists, isHinted: true, if: can(.take)) { state in
      state.send(.taken) { TakePost(post: $0.post) }
    },
    Action(.park, .post, [.character("p")], in: lists, isHinted: true, if: can(.park)) { state in
      state.open { PostForms(state: $0).park($1) }
    },
    Action(.giveBack, .post, [.character("b")], in: lists, isHinted: true, if: can(.giveBack)) { state in
      state.open { PostForms(state: $0).giveBack($1) }
    },
    Action(.reassign, .post, [.character("e")], in: [.tray, .post], if: can(.reassign)) { state in
      guard let target = state.target else { return [] }
      let title = state.phrases.say("picker.reassign", ["title": target.title])
      return state.pick(.reassign(target), title: title)
    },
    Action(.accept, .post, [.character("a")], in: [.forwarded, .post], isHinted: true, if: can(.accept)) { state in
      // A service of ours takes it with its own hand; for a place outside, who said so is noted.
      if state.trayView(of: .forwarded) == .outgoing, state.list == .tray(.forwarded) {
        return state.open { PostForms(state: $0).accept($1) }
      }
      return state.send(.accepted) { AcceptPost(post: $0.post) }
    },
    Action(.decline, .post, [.character("x")], in: [.forwarded, .post], isHinted: true, if: can(.decline)) { state in
      state.open { PostForms(state: $0).decline($1) }
    },
    Action(.undo, .post, [.character("u")], in: everywhere, isHinted: true, if: canUndo) { state in
      guard let target = state.undoable, let session = state.session else { return [] }
      let order = Order(
        UndoDecision(post: target.post), by: session, saved: .undone, ["title": target.title], about: target,
        then: .forgetDecision)
      return [.send(order)]
    },
  ]

  private static let papers: [Action] = [
    Action(.stamp, .post, [.character("s")], in: desks, isHinted: true, if: can(.stamp)) { state in
      state.send(.stamped) { StampReceived(post: $0.post) }
    },
    Action(.urgent, .post, [.character("h")], in: lists, if: can(.urgent)) { state in
      state.send(.urgent) { MarkUrgent(post: $0.post) }
    },
    Action(.describe, .post, [.character("y")], in: desks, if: canDescribe) { state in
      guard let details = state.view?.card.item.details, let row = state.serviceRow else { return [] }
      return state.open { PostForms(state: $0).describe($1, details, of: row) }
    },
    Action(.split, .post, [.character("d")], in: lists, if: can(.split)) { state in
      state.open { PostForms(state: $0).split($1) }
    },
    Action(.correctDate, .post, [.character("m")], in: lists, if: can(.correctDate)) { state in
      state.open { PostForms(state: $0).correctDate($1, from: $0.view?.card.item.receivedOn) }
    },
    Action(.history, .post, [.character("l")], in: everywhere, if: hasItem) { state in
      guard let target = state.target else { return [] }
      let title = state.phrases.say(
        "history.title", ["number": target.post.description, "title": target.title])
      return state.read(.history(.post(target.post)), title: title)
    },
    Action(.paper, .post, [.character("i")], in: [.tray, .forwarded], isHinted: true, if: may(.registerPost)) { state in
      guard let row = state.serviceRow else { return [] }
      state.layers.append(.form(PaperForm(state: state, row: row).box()))
      return []
    },
  ]

  private static let meeting: [Action] = [
    Action(
      .meeting, .meeting, [.character("g")], in: [.tray, .meetings], isHinted: true, if: may(.holdMeeting)
    ) { state in
      guard let service = state.service, let session = state.session else { return [] }
      if state.counts?.meeting != nil { return state.enterMeeting() }
      return [.send(Order(StartMeeting(service: service), by: session, saved: .meetingStarted, then: .enterMeeting))]
    },
    Action(
      .closeMeeting, .meeting, [.character("g")], in: [.meeting], isHinted: true, if: may(.holdMeeting)
    ) { state in
      guard let meeting = state.counts?.meeting else { return [] }
      return state.ask(.closeMeeting(meeting.id))
    },
    Action(.unmask, .meeting, [.character("o")], in: [.meeting], isHinted: true, if: hasItem) { state in
      guard let post = state.target?.post else { return [] }
      state.unmasked = state.unmasked == post ? nil : post
      return []
    },
  ]

  // MARK: - When

  /// Whether the user may do this at all: the office can be written and the user's role allows it.
  static func may(_ permission: Permission) -> @Sendable (WorkstationState) -> Availability {
    { state in
      if let reason = state.readOnlyText { return .disabled(reason) }
      guard let user = state.acting, let service = state.service, user.holds(permission, in: .service(service)) else {
        let words = state.phrases.say("permission.\(permission.rawValue)")
        return .disabled(state.phrases.say("reason.not-permitted", ["what": words]))
      }
      return .enabled
    }
  }

  /// What the bus itself would answer about the item in question.
  static func can(_ action: ActionID) -> @Sendable (WorkstationState) -> Availability {
    { state in
      if let reason = state.readOnlyText { return .disabled(reason) }
      guard let target = state.target else { return .disabled(state.phrases.say("reason.nothing-selected")) }
      // What was answered about an earlier version says nothing of this one.
      guard let view = state.view, view.card.item.id == target.post, view.card.version == target.version else {
        return .enabled
      }
      guard let refusal = view.refusals[action] else { return .enabled }
      return .disabled(RefusalText(phrases: state.phrases).sentence(refusal))
    }
  }

  private static let hasItem: @Sendable (WorkstationState) -> Availability = { state in
    state.target == nil ? .disabled(state.phrases.say("reason.nothing-selected")) : .enabled
  }

  private static let canAssignAsSuggested: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = can(.assign)(state)
    guard allowed == .enabled else { return allowed }
    // A suggestion for the row before must never be taken for this one's.
    guard let view = state.view, view.card.item.id == state.target?.post else {
      return .disabled(state.phrases.say("reason.still-reading"))
    }
    return view.suggestion == nil ? .disabled(state.phrases.say("reason.no-suggestion")) : .enabled
  }

  /// The form shows what is written about the item; it cannot be filled before that has come.
  private static let canDescribe: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = can(.describe)(state)
    guard allowed == .enabled else { return allowed }
    return state.view?.card.item.id == state.target?.post
      ? .enabled : .disabled(state.phrases.say("reason.still-reading"))
  }

  private static let canOpenCase: @Sendable (WorkstationState) -> Availability = { state in
    state.scope == .cases ? may(.linkCase)(state) : can(.newCase)(state)
  }

  private static let canUndo: @Sendable (WorkstationState) -> Availability = { state in
    if let reason = state.readOnlyText { return .disabled(reason) }
    guard let target = state.undoable else { return .disabled(state.phrases.say("reason.nothing-to-undo")) }
    // Only the item on the screen has been tried on the bus; another is tried when it is sent.
    return state.target?.post == target.post ? can(.undo)(state) : .enabled
  }
}

extension WorkstationState {
  /// What `u` takes back: on an item's page that item's decision, otherwise the newest one made here.
  var undoable: Target? {
    if scope == .post { return target }
    return decided.last ?? target
  }

  /// Sends a command about the item in question.
  func send(_ saved: SavedPhrase, _ command: (Target) -> any Command) -> [Effect] {
    guard let target, let session else { return [] }
    return [.send(Order(command(target), by: session, saved: saved, ["title": target.title], about: target))]
  }

  /// Opens a form about the item in question.
  mutating func open(_ form: (WorkstationState, Target) -> FormBox) -> [Effect] {
    guard let target else { return [] }
    layers.append(.form(form(self, target)))
    return []
  }

  mutating func enterMeeting() -> [Effect] {
    place = .post
    isInMeeting = true
    unmasked = nil
    restart(.tray(.agenda))
    return reload()
  }
}
