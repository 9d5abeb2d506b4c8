import Assets
import CommandBus
import Curses
import Domain
import Foundation
import Repository
import Routines
import Screen
import Synchronization
import Workstation

/// The workstation on a terminal: one thread owns the screen and the keys, another asks and tells the office, a third
/// sees the log grow. Pages of documents are drawn beside them.
struct OpenWorkstation {
  let office: OpenOffice
  let language: Language?
  /// Whether this process sees to the pages of scans while no worker does.
  var doesPageWork = true
  /// Called after every frame is on the terminal.
  var onPaint: (@Sendable (CursesTerminal.PaintTiming) -> Void)?

  /// Runs until the user leaves, the line drops or somebody asks the program to stop. What was said to be saved is.
  func run() throws {
    let mailbox = try Mailbox<WorkEvent>()
    let access = access
    let worker = WorkstationWorker(access: access, mailbox: mailbox)
    let pages = PageErrands(access: access) { mailbox.post($0) }
    let follower = LogFollower(office.store) { mailbox.post(.officeChanged(position: $0)) }
    let progress = PageFollower(
      PageWatch(LeaseProgress(folder: office.store.folder)) { mailbox.post($0) })
    let pageWork = doesPageWork ? DeskPageWork(for: office, in: office.store.folder) : nil
    defer {
      pageWork?.finish()
      progress.stop()
      follower.stop()
      pages.finish()
      worker.finish()
    }
    let options = CursesTerminal.Options(
      waker: mailbox.waker, errorPath: errorPath,
      crashNotice: try office.phrases().say("cli.crashed"), onPaint: onPaint)
    try CursesTerminal.withTerminal(options) { terminal in
      let (setting, notice) = try setting()
      var loop = WorkstationLoop(
        state: WorkstationState(
          setting: setting, size: terminal.size, glyphs: terminal.glyphs, colours: terminal.colours,
          now: office.now()),
        worker: worker, pages: pages, mailbox: mailbox, drafts: DraftFolder(office: office.store.folder),
        now: office.now)
      let first = loop.start(saying: notice)
      terminal.run(showing: first, tick: .seconds(1)) { loop.step($0) }
    }
  }

  /// What libraries print goes here while the screen is up: into the office, or, where it cannot be written, to nobody.
  private var errorPath: String {
    let folder = office.store.folder
    return FileManager.default.isWritableFile(atPath: folder) ? folder + "/workstation.err" : "/dev/null"
  }

  private func setting() throws -> (setting: Setting, notice: String?) {
    var books: [Language: Phrasebook] = [:]
    for language in Language.allCases { books[language] = try CommonOptions.phrases(language) }
    let keys = KeyFile.read()
    let setting = Setting(
      phrasebooks: books, forcedLanguage: language, keymap: keys.keymap,
      demoPassword: office.card.office.isDemo ? FoundDemoOffice.password : nil, law: try LawTable.load(),
      synonyms: SearchSynonyms(try Assets.searchSynonyms()), isMouseOn: true)
    let phrases = try office.phrases()
    return (setting, keys.problems.first?.text(in: phrases))
  }

  private var access: OfficeAccess {
    let (store, bus, desk) = (office.store, office.bus, office.signIn)
    let open = OpenSession()
    return OfficeAccess(
      reader: store,
      pages: OfficePages(documents: store.documents, letters: LetterPages(office)),
      covers: OfficeCovers(office: office),
      drafts: DraftFolder(office: store.folder),
      send: { command, session, seen in try bus.send(command, as: session, seen: seen) },
      consider: { command, session in try bus.consider(command, as: session) },
      signIn: { user, password in
        let (session, token) = try desk.signIn(user, password: password)
        open.keep(session, token)
        return session
      },
      signOut: {
        // A session that cannot be ended now ends by itself within the day.
        if let (session, token) = open.take() { try? desk.signOut(session, token: token) }
      },
      catchUpTexts: { store.catchUpTexts() }, now: office.now,
      describe: { error, phrases in
        let failure = Failure(error, in: phrases)
        return [failure.message, failure.help].compactMap { $0 }.joined(separator: " ")
      })
  }
}

/// The session of this terminal and its token.
private final class OpenSession: Sendable {
  private let held = Mutex<(Session, String)?>(nil)

  func keep(_ session: Session, _ token: String) { held.withLock { $0 = (session, token) } }

  func take() -> (Session, String)? {
    held.withLock { held in
      defer { held = nil }
      return held
    }
  }
}

/// What the terminal's thread does with each event.
private struct WorkstationLoop {
  var state: WorkstationState
  let worker: WorkstationWorker
  let pages: PageErrands
  let mailbox: Mailbox<WorkEvent>
  let drafts: DraftFolder
  let now: @Sendable () -> Instant
  private var shown: Frame?

  init(
    state: WorkstationState, worker: WorkstationWorker, pages: PageErrands, mailbox: Mailbox<WorkEvent>,
    drafts: DraftFolder, now: @escaping @Sendable () -> Instant
  ) {
    self.state = state
    self.worker = worker
    self.pages = pages
    self.mailbox = mailbox
    self.drafts = drafts
    self.now = now
  }

  mutating func start(saying notice: String?) -> Frame {
    worker.add([.ask(.office)], in: state.phrases)
    if let notice { state.advise(notice) }
    let frame = Workstation.frame(of: state)
    shown = frame
    return frame
  }

  mutating func step(_ event: InputEvent) -> LoopStep {
    var effects = Workstation.update(&state, .clock(now()))
    effects += Workstation.update(&state, event)
    for answer in mailbox.drain() { effects += Workstation.update(&state, answer) }
    worker.add(effects, in: state.phrases)
    pages.add(effects, in: state.phrases)
    for effect in effects {
      switch effect {
      case .finish: return .finish
      case .suspend: return .suspend
      case .redraw: shown = nil
      case .edit(let draft): if let step = edit(draft) { return step }
      case .ask, .send, .signIn, .signOut, .look, .prepare, .lookAway, .print, .shelve, .unshelve: break
      }
    }
    let frame = Workstation.frame(of: state)
    guard frame != shown || event == .resume else { return .unchanged }
    shown = frame
    return .show(frame)
  }

  /// Lends the terminal to the user's editor; nil, and it is told, where there is none.
  private func edit(_ draft: LetterDraft) -> LoopStep? {
    let mailbox = mailbox
    guard let editor = EditorProgram(drafts: drafts) else {
      mailbox.post(.edited(draft.letter, .failure(.noEditor)))
      return nil
    }
    return .lend { mailbox.post(.edited(draft.letter, editor.edit(draft))) }
  }
}

/// The thread that waits for the disk, so that no key does.
private final class WorkstationWorker: Sendable {
  private let queue = WorkQueue()
  private let phrases: Mutex<Phrasebook>
  private let signal = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)
  private let isFinishing = StopFlag()

  init(access: OfficeAccess, mailbox: Mailbox<WorkEvent>) {
    phrases = Mutex(Phrasebook(language: .bokmål, phrases: [:]))
    let thread = Thread { [self] in
      while true {
        signal.wait()
        while let effect = queue.next() {
          if let event = access.carryOut(effect, in: phrases.withLock { $0 }) { mailbox.post(event) }
          queue.finish()
        }
        if isFinishing.isRaised { break }
      }
      ended.signal()
    }
    thread.name = "office worker"
    thread.start()
  }

  func add(_ effects: [Effect], in phrases: Phrasebook) {
    guard !effects.isEmpty else { return }
    self.phrases.withLock { $0 = phrases }
    queue.add(effects)
    signal.signal()
  }

  /// Lets commands that have been given be carried out, then ends.
  func finish() {
    isFinishing.raise()
    signal.signal()
    _ = ended.wait(timeout: .now() + 10)
  }
}

/// The user's own keys: `$XDG_CONFIG_HOME/morgenpost/keys`, or `~/.config/morgenpost/keys`.
private enum KeyFile {
  static func read() -> (keymap: Keymap, problems: [Keymap.Problem]) {
    let environment = ProcessInfo.processInfo.environment
    let folder =
      environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? (environment["HOME"] ?? "") + "/.config"
    // No file is the usual case: the standard keys.
    guard let data = FileManager.default.contents(atPath: folder + "/morgenpost/keys") else { return (.standard, []) }
    return Keymap.read(String(decoding: data.prefix(100_000), as: UTF8.self))
  }
}

extension Keymap.Problem {
  fileprivate func text(in phrases: Phrasebook) -> String {
    switch self {
    case .unknownAction(let line, let text):
      phrases.say("keyfile.unknown-action", ["line": String(line), "text": text])
    case .unknownKey(let line, let text): phrases.say("keyfile.unknown-key", ["line": String(line), "text": text])
    case .clash(let key, let one, let other):
      phrases.say(
        "keyfile.clash",
        [
          "key": key.name, "one": phrases.say("action.\(one.rawValue)"),
          "other": phrases.say("action.\(other.rawValue)"),
        ])
    }
  }
}
