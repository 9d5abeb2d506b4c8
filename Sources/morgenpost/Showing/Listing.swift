import Domain
import Screen

/// Rows under headings for people, objects for scripts.
struct Listing {
  /// `cli.column.<name>` each.
  var columns: [String] = []
  var rows: [[String]] = []
  var objects: [JSONValue] = []
  /// The name of the list in the JSON document.
  var name = "rows"
  var total: Int?
  /// Text that stands by itself: minutes, one item.
  var text: String?
  var members: [String: JSONValue] = [:]
  /// A line over the list, for people.
  var heading: String?

  func print(json: Bool, in phrases: Phrasebook) throws {
    guard !json else {
      var document: [String: JSONValue] = ["ok": true]
      if !columns.isEmpty { document[name] = .array(objects) }
      if let total { document["total"] = .integer(total) }
      return try Console.print(json: .object(document.merging(members) { $1 }))
    }
    if let text { Console.print(text) }
    guard !columns.isEmpty else { return }
    if let heading { Console.print(heading) }
    guard !rows.isEmpty else { return Console.print(phrases.say("cli.nothing")) }
    table(in: phrases).forEach(Console.print)
    if let total, total > rows.count {
      Console.print(phrases.say("cli.more", ["count": String(total - rows.count)]))
    }
  }

  private func table(in phrases: Phrasebook) -> [String] {
    let headings = columns.map { phrases.say("cli.column.\($0)") }
    let cells = ([headings] + rows).map { $0.map { TerminalText($0) } }
    // The last column may run on; nothing stands after it.
    let widths = columns.indices.map { column in
      min(column == columns.count - 1 ? 400 : 48, cells.map { $0[column].width }.max() ?? 0)
    }
    return cells.map { row in
      let line = row.enumerated().map { column, text in
        let cut = text.truncated(to: widths[column])
        return cut.string + String(repeating: " ", count: max(0, widths[column] - cut.width))
      }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
