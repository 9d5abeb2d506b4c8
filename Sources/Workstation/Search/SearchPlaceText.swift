package import CommandBus
package import Domain

/// Where something was found, and what may be missing, in words.
package struct SearchPlaceText {
  let phrases: Phrasebook

  package init(phrases: Phrasebook) { self.phrases = phrases }

  package func name(_ place: SearchPlace.Place) -> String {
    switch place {
    case .field(let field): phrases.say("search.field.\(field.rawValue)")
    case .page(let page, let document):
      phrases.say("search.page", ["page": String(page), "document": document])
    case .note(let number): phrases.say("search.note", ["number": String(number)])
    case .letter(let id): phrases.say("search.letter", ["number": id.description])
    }
  }

  /// Why there may be more than is shown; nil when there is not.
  package func reservation(_ behind: Int) -> String? {
    behind > 0 ? phrases.say("search.behind", ["count": String(behind)]) : nil
  }
}
