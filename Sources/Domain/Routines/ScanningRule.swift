/// Who scans, where the files lie meanwhile, and what is looked at before a scan is good.
package struct ScanningRule: Hashable, Codable, Sendable {
  package var by: ScannedBy
  /// What to choose on the scanner's display (S2-16).
  package var target: String?
  /// Units with a folder of their own; none: one folder for the service (S2-29).
  package var units: [ScanUnit]
  /// Files lie in intermediate storage until both the handler and the finalising are settled (S0-28, S0-30).
  package var intermediate: Ruling?
  /// Files go straight to the handler (S0-33).
  package var direct: Ruling?
  /// Which of the two, where the routine has both.
  package var usual: Way?
  package var checks: [Check]
  package var rule: RuleSource

  package init(
    by: ScannedBy, target: String? = nil, units: [ScanUnit] = [], intermediate: Ruling? = nil, direct: Ruling? = nil,
    usual: Way? = nil, checks: [Check] = [], rule: RuleSource
  ) {
    self.by = by
    self.target = target
    self.units = units
    self.intermediate = intermediate
    self.direct = direct
    self.usual = usual
    self.checks = checks
    self.rule = rule
  }

  /// The way that is taken.
  package var way: Way {
    usual ?? (intermediate?.applies == true ? .intermediate : .direct)
  }

  package enum ScannedBy: String, CaseIterable, Codable, Sendable {
    /// The central archive, for everybody (S0-25).
    case centre
    /// Each for what is theirs (S1-10, S2-14).
    case handler
  }

  package enum Way: String, CaseIterable, Codable, Sendable {
    case intermediate, direct
  }

  /// What whoever scans answers for (S0-27, S2-53…55).
  package enum Check: String, CaseIterable, Codable, Sendable {
    case quality, pages, registration
  }
}

/// A part of the service that scans to a folder of its own.
package struct ScanUnit: Hashable, Codable, Sendable {
  package var id: String
  package var name: LocalText

  package init(id: String, name: LocalText) {
    self.id = id
    self.name = name
  }
}
