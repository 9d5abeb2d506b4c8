package import Domain

/// Deviations of a service, the open ones first, the oldest first.
package struct Deviations: Hashable, Sendable {
  package let service: Service.ID
  package let openOnly: Bool
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(
    service: Service.ID, openOnly: Bool = true, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil
  ) {
    self.service = service
    self.reader = reader
    self.openOnly = openOnly
    self.after = after
    self.limit = limit
  }
}

package struct DeviationRow: Hashable, Sendable {
  package let deviation: Deviation
  package let version: Int
  package let responsibleName: String
  /// The letter it is about, where it is about one.
  package let letter: Letter.ID?

  package init(deviation: Deviation, version: Int, responsibleName: String, letter: Letter.ID? = nil) {
    self.deviation = deviation
    self.version = version
    self.responsibleName = responsibleName
    self.letter = letter
  }
}

/// Every source the office counts in from: in, out, and what is not yet out (S2-8).
package struct Intake: Hashable, Sendable {
  package init() {}
}

package struct IntakeRow: Hashable, Sendable {
  package let source: IntakeSource
  /// Files counted in: filed or refused.
  package let counted: Int
  /// Filed and gone from the folder, or refused and taken away by somebody.
  package let out: Int
  /// Filed, and the file not yet deleted.
  package let filed: Int
  /// Refused, and still lying there.
  package let refused: Int

  package init(source: IntakeSource, counted: Int, out: Int, filed: Int, refused: Int) {
    self.source = source
    self.counted = counted
    self.out = out
    self.filed = filed
    self.refused = refused
  }

  package var difference: Int { counted - out }
}

/// The files of one source that are counted but still lie there.
package struct IntakeFiles: Hashable, Sendable {
  package let source: IntakeSource

  package init(source: IntakeSource) { self.source = source }
}
