/// Why SvarUt could not do what it was asked to, or why nobody knows whether it did.
///
/// `code` has a text for people; `detail` is what was seen: a limit, a path, SvarUt's own sentence. Neither ever holds a
/// password, a token or a key.
package struct SvarUtReason: Hashable, Sendable, CustomStringConvertible {
  package enum Code: String, CaseIterable, Sendable {
    /// A field that must be filled is empty.
    case fieldMissing = "field-missing"
    /// A field has more characters, or a list more entries, than SvarUt takes.
    case fieldTooLong = "field-too-long"
    /// A field is not of the form that SvarUt takes.
    case fieldForm = "field-form"
    /// A document's file is missing, empty, or cannot be read.
    case documentUnreadable = "document-unreadable"
    /// The documents together are more than SvarUt can print.
    case documentsTooLarge = "documents-too-large"
    /// SvarUt has looked at it and says no.
    case rejected
    /// Maskinporten gives no token: the client, the key or the scope.
    case tokenRefused = "token-refused"
    /// Maskinporten does not answer as it should.
    case tokenUnavailable = "token-unavailable"
    /// SvarUt does not take the token that Maskinporten gave.
    case tokenNotTaken = "token-not-taken"
    /// The integration's id or password is wrong.
    case integrationRefused = "integration-refused"
    /// The integration has no right to the account or to the shipment.
    case noRight = "no-right"
    /// The address, the account or the shipment does not exist there.
    case notFound = "not-found"
    /// Too much was asked for; later it goes.
    case tooMany = "too-many"
    /// No connection was made.
    case unreachable
    /// The connection was lost before the answer was there.
    case answerLost = "answer-lost"
    /// The answer did not come in time.
    case answerLate = "answer-late"
    /// What came is no answer of SvarUt's.
    case answerUnreadable = "answer-unreadable"
    /// SvarUt had a fault of its own.
    case serviceFault = "service-fault"
    /// SvarUt pointed somewhere else. Nobody goes there.
    case redirected
  }

  package let code: Code
  package let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    // Part of it comes from outside: one line, of a length that a list can show.
    let line = detail.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
    self.detail = line.count > 500 ? String(line.prefix(499)) + "…" : line
  }

  package var description: String { detail.isEmpty ? code.rawValue : "\(code.rawValue): \(detail)" }
}

/// A question that got no answer.
package struct SvarUtFailure: Error, Hashable, CustomStringConvertible {
  package let reason: SvarUtReason
  /// Whether asking again later can help before somebody has changed the settings or the rights.
  package let mayRetry: Bool

  init(_ code: SvarUtReason.Code, _ detail: String, mayRetry: Bool) {
    reason = SvarUtReason(code, detail)
    self.mayRetry = mayRetry
  }

  package var description: String { reason.description }
}
