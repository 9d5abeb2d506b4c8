package import CommandBus
package import Domain

/// Where something was found, in words.
package struct SearchPlaceText {
  let phrases: Phrasebook

  package init(phrases: Phrasebook) { self.phrases = phrases }

  package func name(_ place: SearchPlace.Place) -> String {
    switch place {
    case .field(let field): phrases.say("search.field.\(field.rawValue)")
    case .page(let page, let document):
      phrases.say("search.page", ["page": String(page), "document": document])
    case .note(let number): phrases.say("search.note", ["number": String(number)])
    }
  }
}
