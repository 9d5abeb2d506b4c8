import CommandBus
import Domain
import Foundation
import Repository
import Routines

/// The office this run works on: the parts put together.
struct OpenOffice {
  let store: OfficeStore
  let bus: CommandBus<OfficeStore>
  let signIn: SignInDesk
  let card: OfficeCard.Answer
  let now: @Sendable () -> Instant
  private let chosenLanguage: Language?

  init(_ options: CommonOptions, onlyToRead: Bool = false) throws {
    chosenLanguage = try options.language()
    store = try OfficeStore.open(
      options.folder, onlyToRead: onlyToRead, phrases: CommonOptions.phrases, packs: PackFile.reader,
      letters: try LetterTemplates.load())
    card = try store.answer(OfficeCard())
    now = try MovedClock.clock(in: card.office)
    bus = CommandBus(log: store, now: now)
    signIn = SignInDesk(store: store, bus: bus, now: now)
  }

  func close() throws { try store.close() }

  /// `--lang`, otherwise the user's own, otherwise the office's.
  func phrases(for user: User? = nil) throws -> Phrasebook {
    try CommonOptions.phrases(chosenLanguage ?? user?.language ?? card.office.language)
  }

  func user(_ session: Session) throws -> User { try store.read { try $0.user(session.user) } }

  /// The service a command means: the named one, or the user's first.
  func service(_ name: String?, for user: User) throws -> Service.ID {
    let known = card.services.map(\.service.id)
    guard let name else {
      guard let own = known.first(where: { user.works(at: $0) }) ?? known.first else {
        throw Refusal(.noSuchService, ["service": "", "known": ""])
      }
      return own
    }
    guard let id = Service.ID(name), known.contains(id) else {
      throw Refusal(
        .noSuchService, ["service": name.singleLine, "known": known.map(\.text).joined(separator: ", ")])
    }
    return id
  }
}

/// The clock: the machine's, or in a demo office one that `MORGENPOST_NOW` has moved and that goes on from there.
enum MovedClock {
  static func clock(in office: Office) throws -> @Sendable () -> Instant {
    guard let text = ProcessInfo.processInfo.environment["MORGENPOST_NOW"], !text.isEmpty else { return machine }
    guard office.isDemo else { throw Refusal(.onlyInDemo, ["name": "MORGENPOST_NOW"]) }
    guard let start = Instant(iso: text) else {
      throw Failure(
        .configuration, code: "bad-clock", message: "MORGENPOST_NOW=\(text.singleLine): 2026-11-20T07:30:00Z")
    }
    let began = machine()
    return { Instant(milliseconds: start.milliseconds + machine().milliseconds - began.milliseconds) }
  }

  @Sendable
  static func machine() -> Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }
}
