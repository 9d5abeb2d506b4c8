/// What a routine is called, what it governs, which version of it this is, and who owns it.
package struct RoutineProfile: Hashable, Codable, Sendable {
  package var name: LocalText
  /// The speciality system that the service registers in, for example "Visma Flyt PPT".
  package var system: String
  /// The written routine's number or name, which its lines are cited with: "002".
  package var source: String
  /// The letters that the numbered rules of this routine begin with: "S2".
  package var series: String
  /// Counts up; a changed routine needs a higher one before it can be adopted.
  package var version: Int
  package var status: Status
  /// The first day it is in force, Europe/Oslo; nil where the routine names none (S0-2, S1-30, S2-48).
  package var validFrom: Day?
  /// The last day it is in force; nil: until it is replaced.
  package var validTo: Day?
  package var validity: RuleSource
  /// Who owns the process (S4-3).
  package var owner: Keeper?
  /// Who leads the process day by day (S4-4).
  package var processLeader: Keeper?

  package init(
    name: LocalText, system: String, source: String, series: String, version: Int, status: Status,
    validFrom: Day? = nil, validTo: Day? = nil, validity: RuleSource, owner: Keeper? = nil,
    processLeader: Keeper? = nil
  ) {
    self.name = name
    self.system = system
    self.source = source
    self.series = series
    self.version = version
    self.status = status
    self.validFrom = validFrom
    self.validTo = validTo
    self.validity = validity
    self.owner = owner
    self.processLeader = processLeader
  }

  /// Whether the routine is decided or a draft (S3-1).
  package enum Status: String, CaseIterable, Codable, Sendable {
    case current = "gjeldende"
    case draft = "utkast"
  }

  /// A person or position that answers for the routine.
  package struct Keeper: Hashable, Codable, Sendable {
    package var name: String
    package var rule: RuleSource

    package init(name: String, rule: RuleSource) {
      self.name = name
      self.rule = rule
    }
  }
}
