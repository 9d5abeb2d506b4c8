package import Domain

/// Why SvarUt could not do what it was asked to, or why nobody knows whether it did.
///
/// `code` has a text for people; `detail` is what was seen: a limit, a path, SvarUt's own sentence. Neither ever holds a
/// password, a token or a key.
package struct SvarUtReason: Hashable, Sendable, CustomStringConvertible {
  package typealias Code = SendingReason

  package let code: Code
  package let detail: String

  init(_ code: Code, _ detail: String) {
    self.code = code
    // Part of it comes from outside: one line without anybody's number, of a length that a list can show.
    let line = detail.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }.joined()
      .withoutIdentityNumbers
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
