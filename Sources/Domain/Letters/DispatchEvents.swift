/// The page of a finalised letter has been made; there is never another.
package struct LetterRendered: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let page: DocumentReference

  package init(letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, page: DocumentReference) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.page = page
  }
}

/// A letter is being handed to the sending service; until it answers nobody knows how it went.
package struct DispatchStarted: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID

  package init(letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
  }
}

/// The sending service has a letter, under a number of its own.
package struct DispatchAccepted: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let outsideID: String

  package init(
    letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID, outsideID: String
  ) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
    self.outsideID = outsideID
  }
}

/// The sending service would not take a letter.
package struct DispatchRefused: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let reason: String
  /// The field it found wrong, where it said so.
  package let field: String?

  package init(
    letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID, reason: String,
    field: String?
  ) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
    self.reason = reason
    self.field = field
  }
}

/// A try surely reached nobody; the letter keeps its place.
package struct DispatchTryFailed: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let reason: String
  /// No further try will be made by itself.
  package let isFinal: Bool

  package init(
    letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID, reason: String,
    isFinal: Bool
  ) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
    self.reason = reason
    self.isFinal = isFinal
  }
}

/// The sending service has said something new about a letter.
package struct DispatchObserved: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  /// Its own words, with the time it gives for each (UTC).
  package let words: [String: Instant]
  /// What they come to, with all that was said before.
  package let status: DispatchStatus
  /// When it goes to print if nobody opens it.
  package let printsAt: Instant?

  package init(
    letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID, words: [String: Instant],
    status: DispatchStatus, printsAt: Instant?
  ) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
    self.words = words
    self.status = status
    self.printsAt = printsAt
  }
}

/// Somebody wants a letter not to be printed by the sending service.
package struct PrintStopAsked: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let reason: String

  package init(
    letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID, reason: String
  ) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
    self.reason = reason
  }
}

/// The program has asked the sending service not to print a letter.
package struct PrintStopTried: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let isStopped: Bool
  /// What the sending service said when it was too late.
  package let reason: String?

  package init(
    letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID, isStopped: Bool,
    reason: String?
  ) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
    self.isStopped = isStopped
    self.reason = reason
  }
}
