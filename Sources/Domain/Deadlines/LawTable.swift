/// What the law, and practice beside it, says about time and access, as dated data: a changed paragraph is a changed
/// file, not a changed program. Not legal advice.
package struct LawTable: Hashable, Sendable {
  /// The table's own edition, such as `2026-01`.
  package let version: String
  package let rows: [LawRow]

  package init(version: String, rows: [LawRow]) {
    self.version = version
    self.rows = rows
  }

  /// A table that says nothing.
  package static let empty = LawTable(version: "", rows: [])

  package func row(_ id: LawRow.ID) -> LawRow? { rows.first { $0.id == id } }

  /// The rows with those of their points that hold on `day`; a row without any is left out.
  package func inForce(on day: Day) -> LawTable {
    let standing = rows.map { LawRow(id: $0.id, points: $0.points.filter { $0.holds(on: day) }) }
    return LawTable(version: version, rows: standing.filter { !$0.points.isEmpty })
  }

  /// The paragraphs that may be printed for a row on a day; none when nothing of it is established.
  package func citations(of id: LawRow.ID, on day: Day) -> [LawCitation] {
    row(id)?.points.filter { $0.holds(on: day) }.compactMap(\.standing.citation) ?? []
  }
}

/// One row: `E-23`.
package struct LawRow: Hashable, Sendable {
  package typealias ID = String

  package let id: ID
  package let points: [LawPoint]

  package init(id: ID, points: [LawPoint]) {
    self.id = id
    self.points = points
  }

  /// How clocks of days, weeks and months end, and what a day off does to them.
  package static let counting: ID = "E-28"
  /// How long SvarUt waits for a reader.
  package static let svarUtReading: ID = "E-33"
}

/// One thing that a row says, for as long as it holds.
package struct LawPoint: Hashable, Sendable {
  package let standing: Standing
  /// By language code; bokmål is always there.
  package let texts: [String: String]
  /// First and last day it holds; nil where the table sets no limit.
  package let from: Day?
  package let to: Day?

  package init(standing: Standing, texts: [String: String], from: Day?, to: Day?) {
    self.standing = standing
    self.texts = texts
    self.from = from
    self.to = to
  }

  package func holds(on day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }

  package func text(in language: Language) -> String {
    texts[language.rawValue] ?? texts[Language.bokmål.rawValue] ?? ""
  }

  /// How sure the table is, and with it what may be printed: only what was read in a source carries a citation.
  /// What was not, carries none, so that nobody can print it as law.
  package enum Standing: Hashable, Sendable {
    /// V: read in a public source.
    case established(LawCitation)
    /// V-local: one municipality's or vendor's own; named, never cited as law.
    case local(whose: String)
    /// Practice that a source describes.
    case practice(of: String)
    /// U: believed right, found in no source.
    case unverified

    /// The only way to a citation.
    package var citation: LawCitation? {
      if case .established(let citation) = self { citation } else { nil }
    }

    package var mark: Mark {
      switch self {
      case .established: .established
      case .local: .local
      case .practice: .practice
      case .unverified: .unverified
      }
    }
  }

  package enum Mark: String, CaseIterable, Sendable {
    case established = "V"
    case local = "V-local"
    case practice
    case unverified = "U"
  }
}

/// A paragraph as it is printed: `forvaltningsloven § 11 a`.
package struct LawCitation: Hashable, Sendable, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }

  package var description: String { text }
}
