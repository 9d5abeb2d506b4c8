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
      let sql = "SELECT name FROM post_document WHERE post = ? AND place = ?"
      return .page(page, document: try db.first(sql, row.post.value, place) { try $0.text(0) } ?? "")
    }
    return Array((self.fields(fields) + found).prefix(SearchRow.mostPlaces))
  }

  func of(_ row: CaseRow, pages: [Int]) throws -> [SearchPlace] {
    let folder = row.folder
    let fields: [(SearchField, String)] = [
      (.title, folder.title), (.party, folder.party), (.number, folder.id.description),
    ]
    let found = try self.pages(pages, isOpen: try sight.isOpen(row)) { place, _ in .note(place) }
    return Array((self.fields(fields) + found).prefix(SearchRow.mostPlaces))
  }

  private func fields(_ fields: [(SearchField, String)]) -> [SearchPlace] {
    fields.compactMap { field, text in
      SearchExcerpt(of: text.searchable, marks, isWhole: true).map { SearchPlace(.field(field), $0) }
    }
  }

  private func pages(
    _ rows: [Int], isOpen: Bool, _ place: (_ place: Int, _ page: Int) throws -> SearchPlace.Place
  ) throws -> [SearchPlace] {
    var found: [SearchPlace] = []
    for row in rows where found.count < Self.mostPages {
      let held = try db.first("SELECT body, place, page FROM text_index WHERE rowid = ?", row) {
        (body: try $0.text(0), place: try $0.number(1), page: try $0.number(2))
      }
      guard let held, let excerpt = SearchExcerpt(of: held.body, marks) else { continue }
      found.append(SearchPlace(try place(held.place, held.page), isOpen ? excerpt : nil))
    }
    return found
  }
}
