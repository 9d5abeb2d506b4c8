/// What every event about a letter says of it.
package protocol LetterContent: EventContent {
  var letter: Letter.ID { get }
  var service: Service.ID { get }
  var caseFolder: CaseFolder.ID { get }
}

extension LetterContent {
  package var subject: Subject { .letter(letter) }
  package var concerns: Service.ID? { service }
}

extension Event {
  /// The letter that it is about, and the case; nil for an event about something else.
  package var letter: (id: Letter.ID, caseFolder: CaseFolder.ID)? {
    (content as? any LetterContent).map { ($0.letter, $0.caseFolder) }
  }
}
