/// The last requests and answers, each with the published schema that it must hold to.
actor ExchangeBook {
  struct Entry: Codable, Sendable {
    /// The file of the specification, without its ending.
    let spec: String
    let schema: String
    let isRequest: Bool
    let body: String
  }

  static let most = 500

  private(set) var entries: [Entry] = []

  func note(_ spec: String, _ schema: String, isRequest: Bool, _ body: String) {
    if entries.count == Self.most { entries.removeFirst() }
    entries.append(Entry(spec: spec, schema: schema, isRequest: isRequest, body: String(body.prefix(200_000))))
  }
}
