/// The work on a case has begun: new → in progress (S4-25).
package struct WorkStarted: EventContent {
  package let caseFolder: CaseFolder.ID
  package let service: Service.ID

  package init(caseFolder: CaseFolder.ID, service: Service.ID) {
    self.caseFolder = caseFolder
    self.service = service
  }

  package var subject: Subject { .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}

/// What was answered when the first letter or note of a case was finalised (S4-26).
package struct WorkQuestionAnswered: EventContent {
  package let caseFolder: CaseFolder.ID
  package let service: Service.ID
  package let startsWork: Bool

  package init(caseFolder: CaseFolder.ID, service: Service.ID, startsWork: Bool) {
    self.caseFolder = caseFolder
    self.service = service
    self.startsWork = startsWork
  }

  package var subject: Subject { .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}

/// The case is closed; what was open in it has been written off, each entry by its own choice.
package struct CaseClosed: EventContent {
  package let caseFolder: CaseFolder.ID
  package let service: Service.ID

  package init(caseFolder: CaseFolder.ID, service: Service.ID) {
    self.caseFolder = caseFolder
    self.service = service
  }

  package var subject: Subject { .caseFolder(caseFolder) }
  package var concerns: Service.ID? { service }
}

package struct CaseReopened: EventContent {
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
