/// A letter is with those who are to approve it, and locked meanwhile (Noark 5 3.3.3).
package struct LetterSentForApproval: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let textVersion: Int
  package let choices: LetterChoices
  package let needs: [ApprovalNeed]

  package init(
    letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, textVersion: Int, choices: LetterChoices,
    needs: [ApprovalNeed]
  ) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.textVersion = textVersion
    self.choices = choices
    self.needs = needs
  }
}

/// Its author has taken a letter back before it was approved.
package struct LetterWithdrawn: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID

  package init(letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
  }
}

/// Somebody has remarked on some words of a letter.
package struct LetterCommented: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let comment: LetterComment.ID
  package let textVersion: Int
  /// Words are counted from 1 in that text.
  package let firstWord: Int
  package let lastWord: Int
  package let text: String

  package init(
    letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, comment: LetterComment.ID, textVersion: Int,
    firstWord: Int, lastWord: Int, text: String
  ) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.comment = comment
    self.textVersion = textVersion
    self.firstWord = firstWord
    self.lastWord = lastWord
    self.text = text
  }
}

/// A remark has been seen to.
package struct LetterCommentResolved: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let comment: LetterComment.ID

  package init(letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, comment: LetterComment.ID) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.comment = comment
  }
}

/// The approver has sent a letter back to be written on.
package struct LetterReturned: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let reason: String

  package init(letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, reason: String) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.reason = reason
  }
}

/// An approver has read a letter to the end and approved it.
package struct LetterApproved: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  package let textVersion: Int
  /// Which of the needed approvals this was, counted from 0.
  package let places: [Int]
  /// When it leaves by itself; nil while other approvals are missing.
  package let leavesAt: Instant?

  package init(
    letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, textVersion: Int, places: [Int],
    leavesAt: Instant?
  ) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.textVersion = textVersion
    self.places = places
    self.leavesAt = leavesAt
  }
}

/// An approval was taken back before the letter left.
package struct LetterApprovalCancelled: LetterContent {
  package let letter: Letter.ID
  package let service: Service.ID
  package let caseFolder: CaseFolder.ID
  /// The approvals that are open again.
  package let places: [Int]

  package init(letter: Letter.ID, service: Service.ID, caseFolder: CaseFolder.ID, places: [Int]) {
    self.letter = letter
    self.service = service
    self.caseFolder = caseFolder
    self.places = places
  }
}
