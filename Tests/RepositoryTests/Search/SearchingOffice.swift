import Assets
import CommandBus
import Domain
import Repository
import Testing

/// What the tests of the search ask an office, and what they put into it.
extension DeskOffice {
  /// Brings the index of texts up to date with everything that lies in the store.
  func indexTexts() throws {
    while try store.followTexts() > 0 {}
    while try !store.readTexts().isQuiet {}
  }

  func search(
    _ text: String, in services: [Service.ID] = [profil, ppt, velferd], by user: User.ID? = nil,
    after: PageKey? = nil, limit: Int = 50
  ) throws -> Search.Answer {
    try indexTexts()
    return try store.search(text, in: services, by: user, today: now.day, after: after, limit: limit)
  }

  /// The titles of what is found, in its order.
  func titles(_ text: String, by user: User.ID? = nil) throws -> [String] {
    try search(text, by: user).rows.map(\.title)
  }

  /// An e-mail with its words in the store.
  func mail(
    _ title: String, _ words: String, from sender: String = "Ola Nordmann", to service: Service.ID = profil
  ) throws -> PostItem.ID {
    let filed = try store.documents.add(bytes: Array(words.utf8))
    let text = DocumentReference(
      digest: filed.digest.hex, name: "tekst.txt", bytes: Int(filed.byteCount), pages: nil, role: .text)
    let details = PostDetails(channel: .email, title: title, sender: sender)
    return try received(
      program(RegisterPost(service: service, details: details, documents: [text])))
  }
}

extension OfficeStore {
  func search(
    _ text: String, in services: [Service.ID], by user: User.ID? = nil, today: Day, after: PageKey? = nil,
    limit: Int = 50, patience: Duration = .seconds(60)
  ) throws -> Search.Answer {
    let reader = user.map { CaseReader(Session(user: $0), today: today) }
    return try answer(
      Search(
        try SearchLine(text), synonyms: SearchSynonyms(try Assets.searchSynonyms()), services: services, after: after,
        limit: limit, patience: patience, reader: reader))
  }
}

extension SearchRow {
  var title: String {
    switch found {
    case .post(let row): row.title
    case .caseFolder(let row): row.folder.title
    }
  }

  /// `title: Klage på ⟨vedtak⟩`, and where nothing may be shown, only where.
  var told: [String] {
    places.map { place in
      let name =
        switch place.place {
        case .field(let field): field.rawValue
        case .page(let page, let document): "\(document) \(page)"
        case .note(let number): "note \(number)"
        case .letter(let id): "letter \(id)"
        }
      guard let excerpt = place.excerpt else { return name }
      var shown = Array(excerpt.text).map { String($0) }
      for range in excerpt.marks {
        shown[range.lowerBound] = "⟨" + shown[range.lowerBound]
        shown[range.upperBound - 1] += "⟩"
      }
      return "\(name): \(shown.joined())"
    }
  }
}
