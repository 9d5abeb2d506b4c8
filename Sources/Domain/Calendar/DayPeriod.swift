/// Days from one to another, both included.
package struct DayPeriod: Hashable, Codable, Sendable {
  package let from: Day
  package let through: Day

  /// nil when it would end before it begins.
  package init?(from: Day, through: Day) {
    guard from <= through else { return nil }
    self.from = from
    self.through = through
  }

  package func contains(_ day: Day) -> Bool { from <= day && day <= through }

  package func overlaps(_ other: DayPeriod) -> Bool { from <= other.through && other.from <= through }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let days = (
      try container.decode(Day.self, forKey: .from), try container.decode(Day.self, forKey: .through)
    )
    guard let period = DayPeriod(from: days.0, through: days.1) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "ends before it begins"))
    }
    self = period
  }

  private enum CodingKeys: String, CodingKey {
    case from, through
  }
}

extension Arguments {
  /// A period of two required days.
  ///
  /// - Throws: `period-reversed` when it would end before it begins.
  package func period(_ from: String, _ through: String) throws -> DayPeriod {
    guard let first = try day(ifAny: from) else {
      throw Refusal(.missingArgument, ["name": from, "expected": "2026-11-20"])
    }
    guard let last = try day(ifAny: through) else {
      throw Refusal(.missingArgument, ["name": through, "expected": "2026-11-20"])
    }
    guard let period = DayPeriod(from: first, through: last) else {
      throw Refusal(.periodReversed, ["from": first.iso, "until": last.iso])
    }
    return period
  }
}
