/// Remarks on some words of a letter; the remark is never part of what is sent (S4-30).
package struct CommentLetter: Command {
  package var letter: Letter.ID
  /// nil: the text as it was saved last.
  package var textVersion: Int?
  /// Counted from 1.
  package var firstWord: Int
  /// nil: one word.
  package var lastWord: Int?
  package var text: String

  package init(letter: Letter.ID, textVersion: Int? = nil, firstWord: Int, lastWord: Int? = nil, text: String) {
    self.letter = letter
    self.textVersion = textVersion
    self.firstWord = firstWord
    self.lastWord = lastWord
    self.text = text
  }

  package static let name = "comment-letter"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [
    .required("letter", .letter), .required("from-word", .number), .optional("to-word", .number),
    .required("text", .text), .optional("text-version", .number),
  ]

  package init(_ arguments: Arguments) throws {
    letter = try arguments.id("letter", of: Letter.self)
    textVersion = try arguments.number(ifAny: "text-version", in: 1...99_999)
    guard let first = try arguments.number(ifAny: "from-word", in: 1...999_999) else {
      throw Refusal(.missingArgument, ["name": "from-word", "expected": "number"])
    }
    firstWord = first
    lastWord = try arguments.number(ifAny: "to-word", in: 1...999_999)
    text = try arguments.text("text")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let found = try desk.letter(letter, in: .draft, .returned, .awaitingApproval)
    let number = textVersion ?? found.textVersion
    let version = try desk.version(number, of: letter)
    let count = try desk.text(of: version.text).wordCount
    let last = lastWord ?? firstWord
    guard firstWord >= 1, firstWord <= last, last <= count else {
      throw Refusal(
        .noSuchWords,
        [
          "letter": letter.description, "version": String(number), "from": String(firstWord), "to": String(last),
          "count": String(count),
        ])
    }
    return [
      .letterCommented(
        LetterCommented(
          letter: letter, service: found.service, caseFolder: found.caseFolder, comment: try desk.nextComment(),
          textVersion: number, firstWord: firstWord, lastWord: last, text: text))
    ]
  }
}

/// Says that a remark has been seen to.
package struct ResolveComment: Command {
  package var comment: LetterComment.ID

  package init(comment: LetterComment.ID) { self.comment = comment }

  package static let name = "resolve-comment"
  package static let permission = Permission.handleCase
  package static let parameters: [Parameter] = [.required("comment", .comment)]

  package init(_ arguments: Arguments) throws {
    comment = try arguments.id("comment", of: LetterComment.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: try desk.comment(comment).letter) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let remark = try desk.comment(comment)
    let found = try desk.letter(remark.letter, in: .draft, .returned, .awaitingApproval)
    if !session.speaks(for: remark.by) {
      try desk.requireWork(on: try desk.caseFolder(found.caseFolder), by: session)
    }
    guard remark.isOpen else { throw Refusal(.commentResolved, ["comment": comment.description]) }
    return [
      .letterCommentResolved(
        LetterCommentResolved(
          letter: found.id, service: found.service, caseFolder: found.caseFolder, comment: comment))
    ]
  }
}
