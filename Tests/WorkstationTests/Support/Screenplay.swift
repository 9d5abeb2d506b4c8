import Assets
import CommandBus
import Domain
import Screen
import Testing

@testable import Workstation

/// The whole workstation without a terminal: actions in, effects carried out until it is at rest, the screen out.
final class Screenplay {
  private(set) var state: WorkstationState
  private let access: OfficeAccess
  private let queue = WorkQueue()
  private let clock: MovedClock
  /// What the screen wants of a page, newest last; ``look()`` carries out the newest.
  private(set) var looks: [Effect] = []
  private var prints: [CoverRequest] = []
  /// The texts that the user's own editor was asked for.
  private(set) var edits: [LetterDraft] = []
  /// Kept open for as long as it is played in.
  private let office: DeskOffice

  init(
    _ office: DeskOffice, size: Size = Size(width: 100, height: 30), readOnly reason: ReadOnlyReason? = nil,
    language: Language? = nil, keymap: Keymap = .standard, colours: ColourDepth = .many, glyphs: Glyphs = .unicode,
    pages: (any PageSource)? = nil
  ) throws {
    var books: [Language: Phrasebook] = [:]
    for language in Language.allCases { books[language] = try phrases(language) }
    self.office = office
    clock = office.clock
    access = office.access(readOnly: reason, pages: pages)
    state = WorkstationState(
      setting: Setting(
        phrasebooks: books, forcedLanguage: language, keymap: keymap, demoPassword: "vinterlys",
        synonyms: SearchSynonyms(try Assets.searchSynonyms()), patience: .seconds(60), isMouseOn: true),
      size: size, glyphs: glyphs, colours: colours, now: office.clock.now)
    run([.ask(.office)])
  }

  /// Past the sign-in, which has tests of its own and takes its time on purpose.
  func enter(as user: User.ID = DeskOffice.kari) {
    run(update(&state, .signedIn(.success(Session(user: user)))))
  }

  /// Asks for an action by the key it has on the screen that is shown.
  func press(_ id: ActionID, at location: SourceLocation = #_sourceLocation) {
    guard let key = state.setting.keymap.keys(of: id).first else {
      Issue.record("\(id.rawValue) has no key", sourceLocation: location)
      return
    }
    let found = state.setting.keymap.action(for: key, in: state.scope)?.id
    #expect(found == id, "\(key) asks for something else on \(state.scope)", sourceLocation: location)
    self.key(key)
  }

  /// Picks an action that has no key from the palette.
  func pick(_ id: ActionID) {
    press(.palette)
    type(state.phrases.say("action.\(id.rawValue)"))
    key(.enter)
  }

  func key(_ keys: Key...) {
    for key in keys { event(.key(key)) }
  }

  func type(_ text: String) {
    for character in text { key(.character(character)) }
  }

  func event(_ event: InputEvent) {
    run(update(&state, .clock(clock.now)) + update(&state, event))
  }

  /// What the follower of the log says.
  func hear(position: Int) { run(update(&state, .officeChanged(position: position))) }

  /// What happens beside the worker.
  func hear(_ event: WorkEvent) { run(update(&state, event)) }

  /// Carries out everything that waits, and what comes of it.
  private func run(_ effects: [Effect]) {
    add(effects)
    while let effect = queue.next() {
      if let event = access.carryOut(effect, in: state.phrases) { add(update(&state, event)) }
      queue.finish()
    }
  }

  private func add(_ effects: [Effect]) {
    queue.add(effects)
    for case .print(let request) in effects { prints.append(request) }
    for case .edit(let draft) in effects { edits.append(draft) }
    looks += effects.filter { if case .look = $0 { true } else if case .lookAway = $0 { true } else { false } }
  }

  /// Looks at the page that is wanted now; again, when what came of it is another wish.
  func look() async {
    while case .look(let request)? = looks.last {
      looks = []
      run(update(&state, await access.carryOut(request, in: state.phrases)))
    }
  }

  /// Has the cover sheets printed that have been asked for.
  func print() async {
    let wanted = prints
    prints = []
    for request in wanted { run(update(&state, await access.carryOut(request, in: state.phrases))) }
  }

  var busy: Int { queue.busy }
  var frame: Frame { Workstation.frame(of: state) }
  var screen: String { frame.buffer.text }
  var message: String { state.message?.text ?? "" }

  /// The line of the screen that the cursor stands on.
  var cursorLine: String {
    let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
    let y = frame.cursor.y
    return lines.indices.contains(y) ? String(lines[y]) : ""
  }

  func compare(_ picture: String, at location: SourceLocation = #_sourceLocation) {
    let difference = frame.buffer.difference(from: picture)
    #expect(difference == nil, "\(difference ?? "")", sourceLocation: location)
  }
}
