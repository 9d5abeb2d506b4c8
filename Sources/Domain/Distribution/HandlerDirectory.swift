/// Whom an item is about, as far as the directory asks: the school or kindergarten, the area, the birth date.
/// Source: S4-14.
package struct Concerned: Hashable, Codable, Sendable {
  package var school: String?
  package var area: String?
  package var born: Day?

  package init(school: String? = nil, area: String? = nil, born: Day? = nil) {
    self.school = school
    self.area = area
    self.born = born
  }

  package var isEmpty: Bool { self == Concerned() }
}

/// One line of the case-handler directory (saksbehandlerdatabasen): who has what. Source: S4-14.
package struct DirectoryRow: Hashable, Sendable {
  package typealias ID = Number<DirectoryRow>

  package let id: ID
  package let service: Service.ID
  package let handler: User.ID
  package let criteria: DirectoryCriteria
  package let setBy: User.ID
  package let setOn: Day
  /// nil while it applies.
  package let endedOn: Day?

  package init(
    id: ID, service: Service.ID, handler: User.ID, criteria: DirectoryCriteria, setBy: User.ID, setOn: Day,
    endedOn: Day?
  ) {
    self.id = id
    self.service = service
    self.handler = handler
    self.criteria = criteria
    self.setBy = setBy
    self.setOn = setOn
    self.endedOn = endedOn
  }
}

/// What a line of the directory asks of an item; what is nil is not asked about.
package struct DirectoryCriteria: Hashable, Codable, Sendable {
  package var school: String?
  package var area: String?
  /// Born on one of these days of the month: 1 to 10, 11 to 20.
  package var daysOfMonth: ClosedRange<Int>?
  package var born: DayPeriod?
  package var kind: DocumentKind?

  package init(
    school: String? = nil, area: String? = nil, daysOfMonth: ClosedRange<Int>? = nil, born: DayPeriod? = nil,
    kind: DocumentKind? = nil
  ) {
    self.school = school
    self.area = area
    self.daysOfMonth = daysOfMonth
    self.born = born
    self.kind = kind
  }

  /// How many things it asks: the line that asks the most knows best.
  package var count: Int {
    [school != nil, area != nil, daysOfMonth != nil, born != nil, kind != nil].count { $0 }
  }

  /// Whether an item is what the line means. A school that writes by itself is its own school.
  package func matches(_ item: DirectoryQuestion) -> Bool {
    let schools = [item.concerned.school, item.sender].compactMap { $0?.folded }
    if let school, !schools.contains(school.folded) { return false }
    if let area, item.concerned.area?.folded != area.folded { return false }
    if let kind, item.kind != kind { return false }
    guard daysOfMonth != nil || born != nil else { return true }
    guard let day = item.concerned.born else { return false }
    return (daysOfMonth?.contains(day.dayOfMonth) ?? true) && (born?.contains(day) ?? true)
  }

  private enum CodingKeys: String, CodingKey {
    case school, area, born, kind
    case firstDay = "first-day"
    case lastDay = "last-day"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    school = try container.decodeIfPresent(String.self, forKey: .school)
    area = try container.decodeIfPresent(String.self, forKey: .area)
    born = try container.decodeIfPresent(DayPeriod.self, forKey: .born)
    kind = try container.decodeIfPresent(DocumentKind.self, forKey: .kind)
    let first = try container.decodeIfPresent(Int.self, forKey: .firstDay)
    let last = try container.decodeIfPresent(Int.self, forKey: .lastDay)
    if let first, let last, first <= last { daysOfMonth = first...last }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(school, forKey: .school)
    try container.encodeIfPresent(area, forKey: .area)
    try container.encodeIfPresent(born, forKey: .born)
    try container.encodeIfPresent(kind, forKey: .kind)
    try container.encodeIfPresent(daysOfMonth?.lowerBound, forKey: .firstDay)
    try container.encodeIfPresent(daysOfMonth?.upperBound, forKey: .lastDay)
  }
}

/// What the directory is asked about one item.
package struct DirectoryQuestion: Hashable, Sendable {
  package let kind: DocumentKind
  package let sender: String
  package let concerned: Concerned

  package init(kind: DocumentKind, sender: String, concerned: Concerned) {
    self.kind = kind
    self.sender = sender
    self.concerned = concerned
  }
}

extension Sequence where Element == DirectoryRow {
  /// The lines that answer: of those that match, the ones that ask the most. Several handlers among them means that
  /// the directory does not agree with itself.
  package func answering(_ question: DirectoryQuestion) -> [DirectoryRow] {
    let matching = filter { $0.endedOn == nil && $0.criteria.matches(question) }
    let most = matching.map(\.criteria.count).max()
    return matching.filter { $0.criteria.count == most }
  }
}
