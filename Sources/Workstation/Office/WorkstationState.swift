import CommandBus
package import Domain
package import Screen

/// Everything the workstation knows. It is changed by ``update(_:_:)`` and drawn by ``frame(of:)``, on one thread.
package struct WorkstationState: Sendable {
  package var setting: Setting
  package internal(set) var size: Size
  package internal(set) var glyphs: Glyphs
  let colours: ColourDepth
  package internal(set) var now: Instant
  /// Set when the user wants to leave.
  package internal(set) var isFinished = false

  // The office and who is here
  var office: OfficeCard.Answer?
  var readOnlyReason: ReadOnlyReason?
  var users: [UserRow] = []
  var signIn = SignInPage()
  var session: Session?
  var service: Service.ID?
  /// The log position of the newest change that has been heard of.
  var position = 0

  // Where the user is
  var place = Place.post
  var isInMeeting = false
  /// The row of the meeting whose names are shown.
  var unmasked: PostItem.ID?
  var layers: [Layer] = []
  var message: Message?
  /// The filter line, while it is being typed in.
  var filterField: TextField?
  /// The versions that this run's own commands have made.
  var ownVersions: [PostItem.ID: Int] = [:]
  /// The items decided about since sign-in, newest last: what `u` takes back.
  var decided: [Target] = []

  /// The key being answered; a question does not take it for an answer.
  var lastKey: Key?

  // What has been read
  var trays: [TrayPlace: Listing<TrayRow>] = [:]
  var views: [TrayPlace: TrayView] = [:]
  var caseView = CaseView.all
  /// nil: the one the user would have (S2-56).
  var registryView: RegistryView?
  var cases = Listing<CaseRow>()
  var registry = Listing<RegistryListRow>()
  /// How many of the restances in the list each handler has.
  var restanceShares: [RestanceShares.Share] = []
  var deviations = Listing<DeviationRow>()
  var meetings = Listing<MeetingRow>()
  var scans = Listing<ScanListRow>()
  var letters = Listing<LettersRow>()
  /// nil: the one the user would have.
  var lettersView: LettersView?
  /// Of the board: nil for all groups.
  var dispatchGroup: BoardGroup?
  var dispatchCounts: [BoardGroup: Int] = [:]
  /// What the bus would refuse about the selected dispatch.
  var dispatchTrial: DispatchTrial?
  /// nil: the one the routine would have (S0-25, S2-14).
  var scanView: ScanView?
  /// What is being done with the pages of scans just now.
  var pageProgress: PageProgress?
  /// What lies in intermediate storage, where the routine has files wait there.
  var intermediate: IntermediateTally?
  var counts: PlaceCounts.Answer?
  var tally: MeetingTally?
  var view: PostView?
  var suggestions: [PostItem.ID: Suggestion.Answer] = [:]
  var caseCard: CaseCard.Answer?
  /// What the bus would refuse about the case on the screen, by action.
  var caseRefusals: [ActionID: Refusal] = [:]
  var directory: Directory.Answer?
  var doneForMe: DoneForMe.Answer?
  /// What of a page has been asked for last.
  var lookedAt: PageRequest?
  /// What was approved last and has not left yet.
  var stoppable: StoppableLetter?
  /// The letter that is open.
  var letter: OpenLetter?
  /// The search as it was left.
  var search: SearchBox?
  /// Nothing has been counted since sign-in.
  var isFirstCount = true

  package init(
    setting: Setting, size: Size, glyphs: Glyphs = .unicode, colours: ColourDepth = .many, now: Instant
  ) {
    self.setting = setting
    self.size = size
    self.glyphs = glyphs
    self.colours = colours
    self.now = now
  }
}

extension WorkstationState {
  /// The user's language, or the office's, or the one asked for with `--lang`.
  var language: Language {
    setting.forcedLanguage ?? user?.language ?? office?.office.language ?? .bokmål
  }

  package var phrases: Phrasebook {
    setting.phrasebooks[language] ?? Phrasebook(language: language, phrases: [:])
  }

  var user: User? {
    guard let session else { return nil }
    return users.first { $0.user.id == session.user }?.user
  }

  /// The services the user works in, in the office's order.
  var services: [ServiceRow] {
    guard let user, let office else { return [] }
    return office.services.filter { user.works(at: $0.service.id) }
  }

  var serviceRow: ServiceRow? {
    office?.services.first { $0.service.id == service }
  }

  func routine(of service: Service.ID) -> ServiceRoutine? {
    office?.services.first { $0.service.id == service }?.routine
  }

  func serviceName(_ id: Service.ID) -> String {
    office?.services.first { $0.service.id == id }?.service.name ?? id.text
  }

  func kindName(_ kind: DocumentKind, of service: Service.ID) -> String {
    let routine = office?.services.first { $0.service.id == service }?.routine
    if let name = routine?.kindName(kind, in: language) { return name }
    if kind == .unknown { return phrases.say("kind.unknown") }
    return kind == .email ? phrases.say("kind.email") : kind.text
  }

  /// What has the keys, under any box.
  var scope: ActionScope {
    guard session != nil else { return .signIn }
    switch layers.last(where: \.isPage) {
    case .post: return .post
    case .scan: return .scans
    case .caseFolder: return .caseFolder
    case .text: return .text
    case .document: return .document
    case .letter: return .letter
    default: break
    }
    switch place {
    case .post: return isInMeeting ? .meeting : .tray
    case .mine: return .tray
    case .scans: return .scans
    case .letters: return .letters
    case .forwarded: return .forwarded
    case .registry: return .registry
    case .deviations: return .deviations
    case .cases: return .cases
    case .meetings: return .meetings
    }
  }

  /// The list the place shows now.
  var list: ListID {
    place == .post && isInMeeting ? .tray(.agenda) : place.list
  }

  func trayView(of place: TrayPlace) -> TrayView {
    views[place] ?? TrayView.views(of: place)[0]
  }

  /// Names are masked for the projector until the row is opened.
  func isMasked(_ post: PostItem.ID) -> Bool {
    isInMeeting && place == .post && unmasked != post
  }

  func name(_ text: String, of post: PostItem.ID) -> String {
    isMasked(post) ? text.initials : text
  }

  /// Tells the user something that the workstation did not find out itself.
  package mutating func advise(_ text: String) { say(.advice, text) }

  mutating func say(_ tone: Message.Tone, _ text: String) {
    message = Message(tone: tone, text: text)
  }
}

extension WorkstationState {
  subscript(tray place: TrayPlace) -> Listing<TrayRow> {
    get { trays[place] ?? Listing() }
    set { trays[place] = newValue }
  }

  subscript(core list: ListID) -> ListCore {
    get {
      switch list {
      case .tray(let place): self[tray: place].core
      case .cases: cases.core
      case .registry: registry.core
      case .deviations: deviations.core
      case .meetings: meetings.core
      case .scans: scans.core
      case .letters: letters.core
      }
    }
    set {
      switch list {
      case .tray(let place): self[tray: place].core = newValue
      case .cases: cases.core = newValue
      case .registry: registry.core = newValue
      case .deviations: deviations.core = newValue
      case .meetings: meetings.core = newValue
      case .scans: scans.core = newValue
      case .letters: letters.core = newValue
      }
    }
  }

  /// The identity of the selected row of a list.
  func selectedSubject(of list: ListID) -> Subject? {
    switch list {
    case .tray(let place): self[tray: place].selected?.subject
    case .cases: cases.selected?.subject
    case .registry: registry.selected?.subject
    case .deviations: deviations.selected?.subject
    case .meetings: meetings.selected?.subject
    case .scans: scans.selected?.subject
    case .letters: letters.selected?.subject
    }
  }

  /// The selected item of the list of post that is on the screen.
  var selectedRow: TrayRow? {
    guard case .tray(let tray) = list else { return nil }
    return self[tray: tray].selected
  }

  /// The item a key is about: the one whose page is open, or the selected row.
  var target: Target? {
    switch layers.last(where: \.isPage) {
    case .post(let page), .scan(let page): return target(page.post)
    case .document(let page): return page.post.flatMap { target($0) }
    case .caseFolder, .text, .letter: return nil
    default: break
    }
    switch list {
    case .scans:
      guard case .queue(let row)? = scans.selected else { return scans.selected.flatMap { target($0.post) } }
      return Target(
        post: row.post, service: row.service, version: newest(row.version, of: row.post), title: row.title)
    case .registry: return registry.selected?.post.flatMap { target($0) }
    default:
      return selectedRow.map {
        Target(post: $0.post, service: $0.service, version: newest($0.version, of: $0.post), title: $0.title)
      }
    }
  }

  /// An item by its card, once that has come.
  private func target(_ post: PostItem.ID) -> Target? {
    guard let view, view.card.item.id == post else { return nil }
    let item = view.card.item
    return Target(
      post: item.id, service: item.service, version: newest(view.card.version, of: item.id), title: item.details.title)
  }

  /// The version on the screen, or the one that this person's own last command made while the screen is read again:
  /// nobody is to be refused for being first oneself.
  private func newest(_ shown: Int, of post: PostItem.ID) -> Int { max(shown, ownVersions[post] ?? 0) }

  /// The item whose details are to be shown: of the open page or the selected row.
  var shownPost: PostItem.ID? {
    switch layers.last(where: \.isPage) {
    case .post(let page), .scan(let page): page.post
    case .document(let page): page.post
    case .caseFolder, .text, .letter: nil
    default:
      switch list {
      case .scans: scans.selected?.post
      case .registry: registry.selected?.post
      default: selectedRow?.post
      }
    }
  }
}
