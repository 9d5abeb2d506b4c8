/// A case has been shared with the service, or is no longer (S1-47).
package struct SharingChanged: EventContent {
  package let caseFolder: CaseFolder.ID
  package let service: Service.ID
  package let reason: String

  package init(caseFolder: CaseFolder.ID, service: Service.ID, reason: String) {
    self.caseFolder = caseFolder
    self.service = service
    self.reason = reason
  }

  package var subject: Subject { .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}

/// Somebody who is not on a case has read it; the first time on a day.
package struct CaseRead: EventContent {
  package let caseFolder: CaseFolder.ID
  package let service: Service.ID
  package let purpose: String?

  package init(caseFolder: CaseFolder.ID, service: Service.ID, purpose: String?) {
    self.caseFolder = caseFolder
    self.service = service
    self.purpose = purpose
  }

  package var subject: Subject { .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}

/// A written consent has come in (S1-52, S1-53).
package struct ConsentRecorded: EventContent {
  package let consent: Consent.ID
  package let service: Service.ID
  package let party: String
  package let givenOn: Day
  package let givenBy: String
  package let reference: String?
  package let post: PostItem.ID?

  package init(
    consent: Consent.ID, service: Service.ID, party: String, givenOn: Day, givenBy: String, reference: String?,
    post: PostItem.ID?
  ) {
    self.consent = consent
    self.service = service
    self.party = party
    self.givenOn = givenOn
    self.givenBy = givenBy
    self.reference = reference
    self.post = post
  }

  package var subject: Subject { .consent(consent) }
  package var concerns: Service.ID? { service }
}

package struct ConsentWithdrawn: EventContent {
  package let consent: Consent.ID
  package let service: Service.ID
  package let on: Day
  package let reason: String

  package init(consent: Consent.ID, service: Service.ID, on: Day, reason: String) {
    self.consent = consent
    self.service = service
    self.on = on
    self.reason = reason
  }

  package var subject: Subject { .consent(consent) }
  package var concerns: Service.ID? { service }
}
