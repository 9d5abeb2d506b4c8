/// A deadline of an item has been met, or does not apply.
package struct DeadlineMet: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let purpose: DeadlinePurpose
  package let outcome: DeadlineOutcome
  package let on: Day
  package let note: String?

  package init(
    post: PostItem.ID, service: Service.ID, purpose: DeadlinePurpose, outcome: DeadlineOutcome, on: Day, note: String?
  ) {
    self.post = post
    self.service = service
    self.purpose = purpose
    self.outcome = outcome
    self.on = on
    self.note = note
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// A preliminary answer has been sent (E-2, E-3). The restance stays.
package struct PreliminaryAnswerRecorded: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let answeredOn: Day
  package let expectedOn: Day
  package let reason: String?

  package init(post: PostItem.ID, service: Service.ID, answeredOn: Day, expectedOn: Day, reason: String?) {
    self.post = post
    self.service = service
    self.answeredOn = answeredOn
    self.expectedOn = expectedOn
    self.reason = reason
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct ClosingDaySet: EventContent {
  package let day: Day
  package let reason: String

  package init(day: Day, reason: String) {
    self.day = day
    self.reason = reason
  }

  package var subject: Subject { .closingDay(day) }
  package var concerns: Service.ID? { nil }
}

package struct ClosingDayRemoved: EventContent {
  package let day: Day

  package init(day: Day) { self.day = day }

  package var subject: Subject { .closingDay(day) }
  package var concerns: Service.ID? { nil }
}
