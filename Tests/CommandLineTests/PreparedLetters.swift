import Foundation
import Synchronization
import TestOffice
import Testing

/// Profil's office with letters that a leader has approved, and that leave in a minute, or with letters whose pages are
/// made and that wait to be sent. Made once for all tests.
struct PreparedLetters: Sendable {
  let demo: DemoOffice

  static let author = "per.moe"
  private static let leader = "randi.lunde"
  /// A case of the author's, and a synthetic recipient: the month plus 80.
  private static let letter = [
    "draft-letter", "case=2026/2", "template=svar", "recipient=Áile Čáhppe Ærø", "street=Storgata 1",
    "postal-code=8622", "town=Mo i Rana", "digital-id=01817010055", "title=Svar på henvendelse",
    "text=Hei Áile. Dette er svaret på brevet ditt.",
  ]

  /// Past the minute in which an approval can be taken back.
  private static let later = "2026-11-20T07:35:00Z"

  private static let all = Mutex<[String: Result<PreparedLetters, any Error>]>([:])

  /// - Parameter words: more arguments of each letter, such as another channel.
  static func of(_ count: Int, _ words: [String] = [], rendered: Bool = false) throws -> PreparedLetters {
    try all.withLock { all in
      let key = "\(count) \(words) \(rendered)"
      let made = all[key] ?? Result { try PreparedLetters(count, words, rendered: rendered) }
      all[key] = made
      return made
    }.get()
  }

  private init(_ count: Int, _ words: [String], rendered: Bool) throws {
    demo = try DemoOffice(service: "profil")
    demo.scratch.removeAtExit()
    try require(demo.login(as: Self.author))
    let letters = (0..<count).map { $0 + 1 }
    for letter in letters {
      try act(Self.letter + words)
      try act(["send-for-approval", "letter=\(letter)", "writes-off=none"])
    }
    let session = try #require(ScratchFolder.read(demo.sessionFile))
    try FileManager.default.removeItem(atPath: demo.sessionFile)
    try require(demo.login(as: Self.leader))
    for letter in letters { try act(["approve-letter", "letter=\(letter)", "read-to=end"]) }
    try FileManager.default.removeItem(atPath: demo.sessionFile)
    try ScratchFolder.create(demo.sessionFile, session)
    guard rendered else { return }
    // There is no way to the service yet: nothing leaves.
    let run = try Program.run(
      LetterWorkOffice.worker, environment: demo.environment.merging(["MORGENPOST_NOW": Self.later]) { $1 }, limit: 300)
    let report = try run.json()["letters"] as? [String: Any]
    try #require(report?["rendered"] as? Int == count, "\(run.summary)")
  }

  private func act(_ words: [String]) throws { try require(demo.run(["do"] + words + ["--json"])) }

  private func require(_ run: Run) throws { try #require(run.isDone, "\(run.summary)") }
}
