/// A letter may have been printed here, or not: the program ended, or lost sight of the printer, while it printed.
package struct PrintLeftUnclear: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  /// What was heard from the printing last; nil when the program ended meanwhile.
  package let reason: String?

  package init(
    letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID, reason: String?
  ) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
    self.reason = reason
  }
}

/// A letter has been printed here.
package struct DispatchPrinted: LetterContent {
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

/// A printed letter has been signed by hand (S2-38).
package struct DispatchSigned: LetterContent {
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

/// A letter has been fetched, posted, or sent by somebody themselves (S1-26, S1-27).
package struct DispatchHandedOver: LetterContent {
  package let letter: Letter.ID
  package let dispatch: Dispatch.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let note: String?
  /// What was written in an open channel.
  package let transcript: DocumentReference?

  package init(
    letter: Letter.ID, dispatch: Dispatch.ID, service: Service.ID, caseFolder: CaseFolder.ID, note: String?,
    transcript: DocumentReference?
  ) {
    self.letter = letter
    self.dispatch = dispatch
    self.service = service
    self.caseFolder = caseFolder
    self.note = note
    self.transcript = transcript
  }
}

/// Somebody has asked for another try.
package struct DispatchRetried: LetterContent {
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

/// A letter went out that should not have gone as it was (S0-47).
package struct SentWithErrorReported: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let reason: String
  package let deviation: Deviation.ID

  package init(
    letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, reason: String, deviation: Deviation.ID
  ) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.reason = reason
    self.deviation = deviation
  }
}
