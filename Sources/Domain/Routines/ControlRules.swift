/// A control that somebody must carry out, again and again: the archive officer's week.
package struct ControlRule: Hashable, Codable, Sendable {
  package var id: String
  package var name: LocalText
  package var owners: [Role]
  /// At least so many times in each ``per``.
  package var times: Int
  package var per: Period
  /// What is looked at, in the routine's own order (S1-35…38).
  package var points: [LocalText]
  package var rule: RuleSource

  package init(
    id: String, name: LocalText, owners: [Role], times: Int, per: Period, points: [LocalText] = [], rule: RuleSource
  ) {
    self.id = id
    self.name = name
    self.owners = owners
    self.times = times
    self.per = per
    self.points = points
    self.rule = rule
  }

  package enum Period: String, CaseIterable, Codable, Sendable {
    case day
    /// ISO week, Monday to Sunday.
    case week
    case month
    case year
    /// After each outage (S1-19, S2-33).
    case outage
  }
}

/// A numbered step of the service's process (S4-1).
package struct ProcessStep: Hashable, Codable, Sendable {
  /// As the routine numbers it: `1-2`.
  package var number: String
  package var name: LocalText
  package var roles: [Role]
  package var rule: RuleSource

  package init(number: String, name: LocalText, roles: [Role], rule: RuleSource) {
    self.number = number
    self.name = name
    self.roles = roles
    self.rule = rule
  }
}

/// What is done while the speciality system is down (S1-18…20, S2-32…34, S2-52).
package struct OutageRule: Hashable, Codable, Sendable {
  /// Where paper waits meanwhile, as the service calls the place.
  package var place: String?
  /// Only what is urgent goes on.
  package var urgentOnly: Bool
  /// Letters may be written outside the system and scanned in later.
  package var lettersOutside: Bool
  /// Archiving waits until the system is up.
  package var archivingWaits: Bool
  package var rule: RuleSource

  package init(place: String?, urgentOnly: Bool, lettersOutside: Bool, archivingWaits: Bool, rule: RuleSource) {
    self.place = place
    self.urgentOnly = urgentOnly
    self.lettersOutside = lettersOutside
    self.archivingWaits = archivingWaits
    self.rule = rule
  }
}

/// Somebody who needs help at once: what is done goes before what is registered (S0-37…39).
package struct EmergencyRule: Hashable, Codable, Sendable {
  package var roles: [Role]
  /// Working days until what was done must be handed in for scanning.
  package var documentedWithinDays: Int
  package var rule: RuleSource

  package init(roles: [Role], documentedWithinDays: Int, rule: RuleSource) {
    self.roles = roles
    self.documentedWithinDays = documentedWithinDays
    self.rule = rule
  }
}

/// What the routine tells people where they work, and the program only shows.
package struct Guidance: Hashable, Codable, Sendable {
  package var id: String
  package var at: Place
  package var text: LocalText
  package var rule: RuleSource

  package init(id: String, at: Place, text: LocalText, rule: RuleSource) {
    self.id = id
    self.at = at
    self.text = text
    self.rule = rule
  }

  package enum Place: String, CaseIterable, Codable, Sendable {
    case receive, scan, register, distribute, letter, archive, access, administer
  }
}
