internal import Domain
internal import Foundation
internal import GRDB

extension OfficeStore {
  /// Writes every entry as one line of JSON, in order. Password hashes are withheld; their digests stand.
  package func exportLog(to write: (String) throws -> Void) throws {
    try database.read { db in
      let encoder = StoredJSON.encoder()
      let rows = try Row.fetchCursor(db, sql: "SELECT \(LogTable.columns) FROM log ORDER BY position")
      while let row = try rows.next() {
        let entry = try LogRow(row)
        let head = String(decoding: try encoder.encode(ExportLine(entry)), as: UTF8.self)
        try write("\(head.dropLast()),\"payload\":\(ExportLine.payload(of: entry))}")
      }
    }
  }
}

/// An entry without its payload, which is JSON already.
private struct ExportLine: Encodable {
  let position: Int
  let at: String
  let actor: String
  let onBehalfOf: String?
  let service: String?
  let kind: String
  let subject: String
  let salt: String
  let digest: String
  let chain: String

  init(_ row: LogRow) {
    position = row.position
    at = row.at
    actor = row.actor
    onBehalfOf = row.onBehalfOf
    service = row.service
    kind = row.kind
    subject = row.subject
    salt = hex(row.salt)
    digest = hex(row.digest)
    chain = hex(row.chain)
  }

  static func payload(of row: LogRow) -> String {
    row.isErased || row.kind == EventKind.passwordSet.rawValue ? "null" : row.payload
  }
}
