import ArgumentParser
import CommandBus
import Domain
import Foundation
import Repository
import Routines
import Workstation

struct DeadlineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline", abstract: "When a clock ends, and why: deadline month --from 2026-01-31.",
    discussion: """
      Clocks: \(DeadlineClock.names). \
      Without an office the law alone is asked; with --office or MORGENPOST_OFFICE its closing days are known too.
      """)

  @Argument(help: "The clock.") var clock: String
  @Option(help: "The day it runs from, 2026-01-31; svarut-reading also takes 2026-01-31T10:00.") var from: String
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try await common.answer {
      guard let clock = DeadlineClock(name: clock) else {
        throw Refusal(
          .unknownClock, ["name": String(clock.singleLine.prefix(60)), "known": DeadlineClock.names])
      }
      let start = try StartOfClock.read(from)
      let (calendar, language) = try surroundings()
      let deadline =
        switch start {
        case .day(let day): calendar.deadline(clock, from: day)
        case .instant(let instant): calendar.deadline(clock, from: instant)
        }
      try print(deadline, in: try CommonOptions.phrases(language))
    }
  }

  /// The calendar of the office that is named, or the law's alone.
  private func surroundings() throws -> (WorkingCalendar, Language) {
    let chosen = try common.language()
    guard common.namesOffice else { return (WorkingCalendar(), chosen ?? .bokmål) }
    let store = try OfficeStore.open(common.folder, phrases: CommonOptions.phrases)
    let card = try store.answer(OfficeCard())
    try store.close()
    return (card.calendar, chosen ?? card.office.language)
  }

  private func print(_ deadline: Deadline, in phrases: Phrasebook) throws {
    let words = DeadlineWords(phrases: phrases, law: try LawTable.load())
    guard common.json else { return words.why(deadline, rule: nil).forEach(Console.print) }
    let json = DeadlineJSON(words: words)
    try Console.print(json: json.value(deadline, rule: nil).adding(["ok": true]))
  }
}

/// Reads what a clock runs from.
enum StartOfClock {
  /// The Gregorian calendar has been Norway's since 1700.
  static let years = 1700...9000

  static func read(_ text: String) throws -> DeadlineMoment {
    guard let start = moment(text.singleLine), years.contains(start.day.year) else {
      throw Refusal(
        .badArgument,
        [
          "name": "--from", "expected": "2026-01-31 | 2026-01-31T10:00 (\(years.lowerBound)–\(years.upperBound))",
          "found": String(text.singleLine.prefix(40)),
        ])
    }
    return start
  }

  private static func moment(_ text: String) -> DeadlineMoment? {
    if let day = Day(iso: text) ?? Day(norwegian: text) { return .day(day) }
    if let instant = Instant(iso: text) { return .instant(instant) }
    return wall(text).map { .instant($0) }
  }

  /// `2026-01-31T10:00`: a moment on the wall in Europe/Oslo.
  private static func wall(_ text: String) -> Instant? {
    guard let match = text.wholeMatch(of: #/(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?/#.asciiOnlyDigits()),
      let day = Day(iso: String(match.1)), let hour = Int(match.2), let minute = Int(match.3), hour < 24, minute < 60
    else { return nil }
    return Instant(day, hour: hour, minute: minute)
  }
}
