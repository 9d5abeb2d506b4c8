import Assets
import CommandBus
import Domain
import Workstation

extension Showing {
  /// What holds the words of `--filter`, in every service one works in or the one that is named.
  func search() throws -> Listing {
    guard let text = command.filter else {
      throw Refusal(.missingArgument, ["name": "--filter", "expected": phrases.say("cli.search-words")])
    }
    let services =
      command.service == nil
      ? office.card.services.map(\.service.id).filter { user.holds(.readPost, in: .service($0)) } : [service]
    let query = Search(
      try SearchLine(text), synonyms: SearchSynonyms(try Assets.searchSynonyms()), services: services,
      limit: command.limit, patience: .seconds(5), reader: asker)
    var answer = try reader.answer(query)
    var hits = answer.rows
    // Nobody waits at a key here: what is asked for is found, however long ago it came.
    while answer.isUnfinished, hits.count < command.limit, let next = answer.next {
      answer = try reader.answer(query.goingOn(after: next, limit: command.limit - hits.count))
      hits += answer.rows
    }
    var listing = Listing(
      columns: ["number", "received", "title", "sender", "where"], rows: hits.map(cells),
      objects: hits.map(object), name: "hits", total: answer.total)
    listing.members = ["behind": .integer(answer.behind), "unfinished": .bool(answer.isUnfinished)]
    listing.heading = SearchPlaceText(phrases: phrases).reservation(answer.behind)
    return listing
  }

  private func cells(_ row: SearchRow) -> [String] {
    let places = row.places.map { line($0, of: row) }.joined(separator: " · ")
    switch row.found {
    case .post(let item):
      return [item.post.description, item.receivedOn.iso, item.title, item.sender, places]
    case .caseFolder(let found):
      return [
        found.folder.id.description, found.folder.openedOn.iso, found.folder.title, found.folder.party, places,
      ]
    }
  }

  private func line(_ place: SearchPlace, of row: SearchRow) -> String {
    let name = SearchPlaceText(phrases: phrases).name(place.place)
    // A kind is searched by its id, and people know it by its name.
    if place.place == .field(.kind), case .post(let item) = row.found { return "\(name): \(kindName(item.kind))" }
    return "\(name): \(place.excerpt?.marked ?? phrases.say("search.closed"))"
  }

  private func object(_ row: SearchRow) -> JSONValue {
    let found: JSONValue =
      switch row.found {
      case .post(let item): Self.object(item).adding(["found": .string("post")])
      case .caseFolder(let folder): Self.object(folder).adding(["found": .string("case")])
      }
    return found.adding(["loose": .bool(row.isLoose), "places": .array(row.places.map(object))])
  }

  private func object(_ place: SearchPlace) -> JSONValue {
    var members: [String: JSONValue] =
      switch place.place {
      case .field(let field): ["field": .string(field.rawValue)]
      case .page(let page, let document): ["document": .string(document), "page": .integer(page)]
      case .note(let number): ["note": .integer(number)]
      case .letter(let id): ["letter": .integer(id.value)]
      }
    members["text"] = JSONValue(place.excerpt?.text)
    members["marks"] = place.excerpt.map { excerpt in
      .array(excerpt.marks.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })
    }
    return .object(members)
  }
}

extension SearchExcerpt {
  /// With signs around what was found, where nothing can be shown in bold.
  fileprivate var marked: String {
    let characters = Array(text)
    var (result, next) = ("", 0)
    for range in marks {
      result += String(characters[next..<range.lowerBound]) + "«" + String(characters[range]) + "»"
      next = range.upperBound
    }
    return result + String(characters[next...])
  }
}
