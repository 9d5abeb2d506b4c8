import ArgumentParser
import Domain
import Foundation
import Glibc
import Hummingbird
import Logging

/// `morgenpost-simulator svarut`: behaves as KS documents SvarUt, on 127.0.0.1 only.
struct SvarUtCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "svarut",
    abstract: "KS SvarUt: takes shipments, lets time pass over them, and fails on demand.",
    discussion: """
      Prints its port as one line and serves http://127.0.0.1:PORT/api, a token endpoint on /token, and under
      /simulator what steers it:

        GET  /simulator/received          what came in, and how often for each eksternReferanse
        GET  /simulator/exchanges         the last requests and answers, each with its published schema
        GET  /simulator/clock             the instant it goes by
        POST /simulator/clock             {"advance": SECONDS} or {"to": "2026-11-24T08:00:00Z"}; never back
        POST /simulator/read              {"id": "…"}: the recipient reads it
        POST /simulator/handled           {"id": "…"}: an administrator closes it
        POST /simulator/recipients        {"digitalId": "…", "channel": "altinn|svarinn|mailbox|none"}
        POST /simulator/faults            {"fault": "…", "on": "…", "times": 1, "seconds": 5}; GET lists, DELETE ends

      Faults: slow, drip, token, integration, forbidden, refused, too-many, server-error, redirect, lost-request,
      and after it has been done: error-after, lost-answer, garbage, duplicate, unknown-word; and rejected (AVVIST).
      On: token, send, find, status, events, read, all.
      """)

  @Option(help: "The port; 0 takes a free one.")
  var port = 0

  @Option(help: "A folder where everything is kept, so that a restart forgets nothing.")
  var state: String?

  @Option(help: "The instant that it begins at, as 2026-11-20T08:00:00Z; now without it.")
  var clock: String?

  @Option(help: "Ends by itself after so many minutes.")
  var minutes = 480

  @Option(help: "Hours on working days until an unread letter goes to print.")
  var hours = ReadingDeadline.usualHours

  @Option(help: "Which generation of status names it uses: v3 (VARSLET) or newer (SENDT_ALTINN, LEVERT_ALTINN).")
  var words = StatusWords.v3

  @Option(help: "Writes settings for the client here (0600), with a new key beside them, when it listens.")
  var settings: String?

  @Option(help: "A public RSA key (PEM) that assertions must be signed with; without it and --settings any is taken.")
  var publicKey: String?

  @Option(help: "The account that may send.")
  var account = "demo"

  @Option(help: "Seconds that a token lives.")
  var tokenSeconds = 120

  @Option(help: "The largest shipment taken, in megabytes.")
  var megabytes = 64

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port goes from 0 to 65535.") }
    guard (1...10_080).contains(minutes) else { throw ValidationError("--minutes goes from 1 to 10080, a week.") }
    guard (0...8784).contains(hours) else { throw ValidationError("--hours goes from 0 to 8784, a year.") }
    guard (1...400).contains(megabytes) else { throw ValidationError("--megabytes goes from 1 to 400.") }
    guard (1...86_400).contains(tokenSeconds) else { throw ValidationError("--token-seconds goes from 1 to 86400.") }
    if let clock, Instant(iso: clock) == nil {
      throw ValidationError("--clock is an instant as 2026-11-20T08:00:00Z, not \(clock.debugDescription).")
    }
  }

  func run() async throws {
    let (minutes, account) = (minutes, account)
    let identity = try settings.map { try ClientIdentity(settings: $0) }
    let key = try identity?.publicKey ?? publicKey.map { try String(contentsOfFile: $0, encoding: .utf8) }
    let journal = try state.map { try Journal(folder: $0) }
    let post = SimulatedPost(
      calendar: PostCalendar(hours: hours, words: words),
      clock: SimulatedClock(from: clock.flatMap { Instant(iso: $0) }),
      journal: journal)
    try await post.replay()
    let desk = TokenDesk(publicKey: key, seconds: tokenSeconds, integration: identity?.integration)
    let server = SvarUtServer(
      post: post, tokens: desk, faults: FaultBox(), exchanges: ExchangeBook(), account: account,
      mostBytes: megabytes * 1_048_576)
    Task {
      try await Task.sleep(for: .seconds(minutes * 60))
      complain("The \(minutes) minutes are over.")
      Glibc.exit(0)
    }
    var logger = Logger(label: "svarut")
    logger.logLevel = .error
    let application = Application(
      router: server.router(), configuration: .init(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        do {
          try identity?.write(port: port, account: account)
          print(port)
          fflush(nil)
        } catch {
          complain("The settings cannot be written: \(error)")
          Glibc.exit(74)
        }
      }, logger: logger)
    try await application.runService()
  }
}

/// Says something to whoever started the program.
func complain(_ text: String) {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
}
