package import Domain
internal import Foundation

extension OfficeDesk {
  package func letter(_ id: Letter.ID) throws -> Letter {
    guard let letter = try LetterTable.letter(id, db) else {
      throw Refusal(.noSuchLetter, ["letter": id.description])
    }
    return letter
  }

  package func nextLetter() throws -> Letter.ID { Letter.ID(try next("letter")) }

  package func writers(of letter: Letter.ID) throws -> Set<User.ID> { try LetterTable.writers(of: letter, db) }

  package func version(_ number: Int, of letter: Letter.ID) throws -> LetterVersion {
    guard let version = try LetterTable.version(number, of: letter, db) else {
      throw Refusal(
        .noSuchWords,
        ["letter": letter.description, "version": String(number), "from": "–", "to": "–", "count": "0"])
    }
    return version
  }

  package func comment(_ id: LetterComment.ID) throws -> LetterComment {
    guard let comment = try LetterApprovalTable.comment(id, db) else {
      throw Refusal(.noSuchComment, ["comment": id.description])
    }
    return comment
  }

  package func openComments(on letter: Letter.ID) throws -> [LetterComment] {
    try LetterApprovalTable.comments(on: letter, openOnly: true, db)
  }

  package func nextComment() throws -> LetterComment.ID { LetterComment.ID(try next("letter_comment")) }

  package func openLetters(in caseFolder: CaseFolder.ID) throws -> [Letter.ID] {
    try LetterTable.open(in: caseFolder, db)
  }

  package func letters(answering entry: RegistryEntry.ID) throws -> [Letter] {
    try LetterTable.letters(answering: entry, db)
  }

  package func dispatch(_ id: Dispatch.ID) throws -> Dispatch {
    guard let dispatch = try DispatchTable.dispatch(id, db) else {
      throw Refusal(.noSuchDispatch, ["dispatch": id.description])
    }
    return dispatch
  }

  package func dispatches(of letter: Letter.ID) throws -> [Dispatch] {
    try DispatchTable.dispatches(of: letter, db)
  }

  package func nextDispatch() throws -> Dispatch.ID { Dispatch.ID(try next("dispatch")) }

  package func text(of document: DocumentReference) throws -> String {
    if let filed = ledger.filed[document.digest] { return filed }
    guard let digest = DocumentDigest(hex: document.digest) else {
      throw StoreFault(.damaged, cause: "digest \(document.digest)")
    }
    return String(decoding: try documents.bytes(of: digest, limit: 4 << 20), as: UTF8.self)
  }
}
