/// Why what was asked of the sending service came to nothing, or why nobody knows whether it did.
package enum SendingReason: String, CaseIterable, Sendable {
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
  /// Only a letter to a person can be stopped before it is printed.
  case noPerson = "no-person"
}

/// A field of a shipment that somebody who writes a letter can do something about, by SvarUt's name for it.
package enum SendingField: String, CaseIterable, Sendable {
  case title = "tittel"
  case recipient = "mottaker"
  case name = "navn"
  case digitalID = "digitalId"
  case address = "adresse"
  case addressLine = "adresselinje"
  case postalCode = "postnummer"
  case place = "poststed"
  case country = "landkode"
  case documents = "dokumenter"
  case fileName = "filnavn"

  /// Reads `mottaker.adresse.adresselinje2` and `dokumenter[0].filnavn`; nil for a field of another kind.
  package init?(svarUt path: String) {
    guard let last = path.split(separator: ".").last else { return nil }
    let name = last.prefix { $0 != "[" }
    let isLine = name.hasPrefix(Self.addressLine.rawValue) && name.last?.isNumber == true
    self.init(rawValue: String(isLine ? name.dropLast() : name))
  }
}

/// How SvarUt gave a letter up after it had taken it.
package enum SendingLoss: String, CaseIterable, Sendable {
  case rejected
  case notReadIn = "not-read-in"
  case undelivered

  init?(svarUt word: String) {
    switch word {
    case "AVVIST": self = .rejected
    case "FEILET_UNDER_MOTTAK": self = .notReadIn
    case "IKKE_LEVERT": self = .undelivered
    default: return nil
    }
  }
}

extension DispatchProgress {
  /// The newest word that says it reached nobody.
  package var loss: SendingLoss? {
    let losses = words.compactMap { word, at in SendingLoss(svarUt: word).map { (loss: $0, at: at) } }
    return losses.max { ($0.at, $0.loss.rawValue) < ($1.at, $1.loss.rawValue) }?.loss
  }
}

/// What is kept of a try that came to nothing, read again: `mottaker.navn: field-too-long: 120 > 100`.
package struct SendingTrouble: Hashable, Sendable {
  /// nil of what is not known here: then `detail` has all of it.
  package let reason: SendingReason?
  /// The field it is about, by SvarUt's name.
  package let field: String?
  /// What was seen; part of it comes from outside.
  package let detail: String

  package init(_ kept: String, field: String? = nil) {
    let parts = kept.split(separator: ": ", maxSplits: 2, omittingEmptySubsequences: false).map { String($0) }
    if let reason = SendingReason(rawValue: parts[0]) {
      self.reason = reason
      self.field = field
      detail = parts.dropFirst().joined(separator: ": ")
    } else if parts.count > 1, let reason = SendingReason(rawValue: parts[1]) {
      self.reason = reason
      self.field = parts[0]
      detail = parts.dropFirst(2).joined(separator: ": ")
    } else {
      reason = nil
      self.field = field
      detail = kept
    }
  }

  /// What went wrong and what would help, and after it what was seen, in quotes.
  package func said(in phrases: Phrasebook) -> String {
    var parts: [String] = []
    if let reason { parts.append(phrases.say("sending-reason.\(reason.rawValue)")) }
    if let field {
      let name = SendingField(svarUt: field).map { phrases.say("sending-field.\($0.rawValue)") }
      parts.append(phrases.say("sending.field", ["field": name ?? phrases.say("sending.quoted", ["words": field])]))
    }
    let seen = detail.singleLine
    if !seen.isEmpty { parts.append(phrases.say("sending.seen", ["words": seen])) }
    return parts.joined(separator: " ")
  }
}
