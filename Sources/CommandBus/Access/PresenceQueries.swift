package import Domain

/// Who is or will be away, and who stands in: everything that has not passed on a day.
package struct Presence: Hashable, Sendable {
  package let today: Day

  package init(today: Day) { self.today = today }

  package struct Answer: Hashable, Sendable {
    package let absences: [AbsenceRow]
    package let substitutions: [SubstitutionRow]
    package let deputies: [DeputyRow]

    package init(absences: [AbsenceRow], substitutions: [SubstitutionRow], deputies: [DeputyRow]) {
      self.absences = absences
      self.substitutions = substitutions
      self.deputies = deputies
    }
  }
}

package struct AbsenceRow: Hashable, Sendable {
  package let absence: Absence
  package let name: String

  package init(absence: Absence, name: String) {
    self.absence = absence
    self.name = name
  }
}

package struct SubstitutionRow: Hashable, Sendable {
  package let substitution: Substitution
  package let name: String
  package let substituteName: String

  package init(substitution: Substitution, name: String, substituteName: String) {
    self.substitution = substitution
    self.name = name
    self.substituteName = substituteName
  }
}

/// A deputy who has stepped in for the archive officer.
package struct DeputyRow: Hashable, Sendable {
  package let duty: DeputyDuty
  package let deputyName: String
  package let officerName: String

  package init(duty: DeputyDuty, deputyName: String, officerName: String) {
    self.duty = duty
    self.deputyName = deputyName
    self.officerName = officerName
  }
}

/// What others did in a person's name, newest first; with how far the person has read.
package struct DoneForMe: Hashable, Sendable {
  package let user: User.ID
  package let limit: Int
  package let reader: CaseReader?

  package init(user: User.ID, limit: Int, reader: CaseReader? = nil) {
    self.user = user
    self.reader = reader
    self.limit = limit
  }

  package struct Answer: Sendable {
    package let rows: [HistoryRow]
    /// Everything up to this log position has been read; 0 when nothing has.
    package let readThrough: Int
    /// Counted no further than ``Page/countedUpTo``.
    package let unread: Int

    package init(rows: [HistoryRow], readThrough: Int, unread: Int) {
      self.rows = rows
      self.readThrough = readThrough
      self.unread = unread
    }
  }
}

/// Where the routines say how many shall hold a role, and it is not so (S2-49, S2-50, S2-62).
package struct StaffingGaps: Hashable, Sendable {
  package init() {}
}

package struct StaffingGapRow: Hashable, Sendable {
  package let gap: StaffingGap
  package let service: Service.ID
  package let serviceName: String
  /// How many hold the role now.
  package let count: Int

  package init(gap: StaffingGap, service: Service.ID, serviceName: String, count: Int) {
    self.gap = gap
    self.service = service
    self.serviceName = serviceName
    self.count = count
  }
}
