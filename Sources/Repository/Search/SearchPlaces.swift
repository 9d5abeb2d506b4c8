internal import CommandBus
internal import Domain
internal import GRDB

/// Where in an item or a case the words of a search stand.
struct SearchPlaces {
  let marks: SearchMarks
  let sight: CaseSight
  let db: Database

  /// Pages that are shown of one item.
  private static let mostPages = 2

  func of(_ row: TrayRow, kind: DocumentKind, pages: [Int]) throws -> [SearchPlace] {
    let numbers = [row.post.description, row.caseFolder?.description, row.entry?.description]
    let fields: [(SearchField, String)] = [
      (.title, row.title), (.sender, row.sender), (.addressee, row.addressee),
      (.kind, kind == .unknown ? "" : kind.text), (.number, numbers.compactMap { $0 }.joined(separator: " ")),
    ]
    let isOpen = try sight.opens(row)
    let found = try self.pages(pages, isOpen: isOpen) { place, page in
      // A scan may have gone to another item since it was read.
      let sql = """
        SELECT post_document.name FROM post_document
        JOIN text_document ON text_document.subject = post_document.post AND text_document.place = post_document.place
          AND text_document.digest = post_document.digest
        WHERE post_document.post = ? AND post_document.place = ?
        """
      return try db.first(sql, row.post.value, place) { .page(page, document: try $0.text(0)) }
    }
    return Array((self.fields(fields) + found).prefix(SearchRow.mostPlaces))
  }

  func of(_ row: CaseRow, pages: [Int]) throws -> [SearchPlace] {
    let folder = row.folder
    let fields: [(SearchField, String)] = [
      (.title, folder.title), (.party, folder.party), (.number, folder.id.description),
    ]
    let found = try self.pages(pages, isOpen: try sight.isOpen(row)) { place, _ in
      TextDocument.letter(at: place).map { .letter($0) } ?? .note(place)
    }
    return Array((self.fields(fields) + found).prefix(SearchRow.mostPlaces))
  }

  private func fields(_ fields: [(SearchField, String)]) -> [SearchPlace] {
    fields.compactMap { field, text in
      SearchExcerpt(of: text.searchable, marks, isWhole: true).map { SearchPlace(.field(field), $0) }
    }
  }

  private func pages(
    _ rows: [Int], isOpen: Bool, _ place: (_ place: Int, _ page: Int) throws -> SearchPlace.Place?
  ) throws -> [SearchPlace] {
    var found: [SearchPlace] = []
    for row in rows where found.count < Self.mostPages {
      let held = try db.first("SELECT body, place, page FROM text_index WHERE rowid = ?", row) {
        (body: try $0.text(0), place: try $0.number(1), page: try $0.number(2))
      }
      guard let held, let excerpt = SearchExcerpt(of: held.body, marks),
        let place = try place(held.place, held.page)
      else { continue }
      found.append(SearchPlace(place, isOpen ? excerpt : nil))
    }
    return found
  }
}
