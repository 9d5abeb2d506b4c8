/// Days on which a person is away. Why is nobody's business here, and is not written down. Source: S0-35.
package struct Absence: Hashable, Sendable {
  package typealias ID = Number<Absence>

  package let id: ID
  package let user: User.ID
  package let period: DayPeriod

  package init(id: ID, user: User.ID, period: DayPeriod) {
    self.id = id
    self.user = user
    self.period = period
  }
}

/// Days on which one person may act for another; both names stand in the log. Sources: S0-35, S2-50.
package struct Substitution: Hashable, Sendable {
  package typealias ID = Number<Substitution>

  package let id: ID
  package let user: User.ID
  package let substitute: User.ID
  package let period: DayPeriod
  package let appointedBy: User.ID

  package init(id: ID, user: User.ID, substitute: User.ID, period: DayPeriod, appointedBy: User.ID) {
    self.id = id
    self.user = user
    self.substitute = substitute
    self.period = period
    self.appointedBy = appointedBy
  }
}

/// A deputy who has stepped in for the archive officer of a service's archive part. Source: S2-50.
package struct DeputyDuty: Hashable, Sendable {
  package let service: Service.ID
  package let deputy: User.ID
  package let officer: User.ID
  package let since: Instant

  package init(service: Service.ID, deputy: User.ID, officer: User.ID, since: Instant) {
    self.service = service
    self.deputy = deputy
    self.officer = officer
    self.since = since
  }
}

package struct AbsenceRecorded: EventContent {
  package let absence: Absence.ID
  package let user: User.ID
  package let period: DayPeriod

  package init(absence: Absence.ID, user: User.ID, period: DayPeriod) {
    self.absence = absence
    self.user = user
    self.period = period
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

package struct AbsenceEnded: EventContent {
  package let absence: Absence.ID
  package let user: User.ID
  /// The last day away; nil when it had not begun and falls away altogether.
  package let lastDay: Day?

  package init(absence: Absence.ID, user: User.ID, lastDay: Day?) {
    self.absence = absence
    self.user = user
    self.lastDay = lastDay
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

package struct SubstituteAppointed: EventContent {
  package let substitution: Substitution.ID
  package let user: User.ID
  package let substitute: User.ID
  package let period: DayPeriod

  package init(substitution: Substitution.ID, user: User.ID, substitute: User.ID, period: DayPeriod) {
    self.substitution = substitution
    self.user = user
    self.substitute = substitute
    self.period = period
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

/// From here the substitute may no longer act for the person.
package struct SubstitutionEnded: EventContent {
  package let substitution: Substitution.ID
  package let user: User.ID
  package let substitute: User.ID
  /// The last day it held; nil when it had not begun, or ends at once.
  package let lastDay: Day?

  package init(substitution: Substitution.ID, user: User.ID, substitute: User.ID, lastDay: Day?) {
    self.substitution = substitution
    self.user = user
    self.substitute = substitute
    self.lastDay = lastDay
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}

/// A person has seen what others did in their name, up to an entry of the log.
package struct DoneForMeRead: EventContent {
  package let user: User.ID
  package let through: Int

  package init(user: User.ID, through: Int) {
    self.user = user
    self.through = through
  }

  package var subject: Subject { .user(user) }
  package var concerns: Service.ID? { nil }
}
