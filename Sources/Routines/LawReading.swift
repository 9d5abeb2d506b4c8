internal import Assets
package import Domain

/// The law table that follows the program: `Assets/law/lovtabell.yaml`.
extension LawTable {
  private static let file = "law/lovtabell.yaml"

  /// Throws `PackFault` for a mistake in the table and `Assets.Fault` when it is not found.
  package static func load() throws -> LawTable { try parse(Assets.data(file), file: file) }

  /// A table from bytes; `file` is the name that faults are told with.
  package static func parse(_ bytes: [UInt8], file: String) throws(PackFault) -> LawTable {
    let root = try PackText.parse(bytes, file: file)
    let fields = try root.fields(["version", "rows"])
    let rows = try fields.need("rows").each(LawRow.init)
    try root.refuseTwice(rows.map(\.id), in: "rows")
    return LawTable(version: try fields.need("version").text(), rows: rows)
  }
}

extension LawTable {
  /// The ids of the rows that rules can rest on, for a pack that cites one. A table that cannot be read has none, so that
  /// no pack that rests on it is taken for good.
  static let rowIDs: [String] = (try? LawTable.load())?.rows.map(\.id) ?? []
}

extension LawRow {
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let fields = try node.fields(["id", "points"])
    self.init(id: try fields.need("id").text(), points: try fields.need("points").each(LawPoint.init))
  }
}

extension LawPoint {
  private static let common = ["status", "text", "from", "to"]

  /// What stands beside the status depends on it: only an established point may name a paragraph, and must.
  fileprivate init(_ node: PackNode) throws(PackFault) {
    let mark: Mark = try node.fields(Self.common + ["cite", "whose", "of"]).need("status").choice()
    let fields = try node.fields(Self.common + mark.ownKeys)
    self.init(
      standing: try Self.standing(mark, fields), texts: try Self.texts(fields.need("text")),
      from: try fields["from"].map { node throws(PackFault) in try node.day() },
      to: try fields["to"].map { node throws(PackFault) in try node.day() })
  }

  private static func standing(_ mark: Mark, _ fields: PackFields) throws(PackFault) -> Standing {
    switch mark {
    case .established: .established(LawCitation(try fields.need("cite").text()))
    case .local: .local(whose: try fields.need("whose").text())
    case .practice: .practice(of: try fields.need("of").text())
    case .unverified: .unverified
    }
  }

  private static func texts(_ node: PackNode) throws(PackFault) -> [String: String] {
    let languages = Language.allCases.map(\.rawValue)
    let fields = try node.fields(languages)
    var texts: [String: String] = [:]
    for language in languages { texts[language] = try fields.need(language).text() }
    return texts
  }
}

extension LawPoint.Mark {
  fileprivate var ownKeys: [String] {
    switch self {
    case .established: ["cite"]
    case .local: ["whose"]
    case .practice: ["of"]
    case .unverified: []
    }
  }
}
