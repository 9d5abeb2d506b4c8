/// What a standard letter is for, whatever its words are.
package enum LetterPurpose: String, CaseIterable, Codable, Sendable {
  /// That something has come in and who has it (S4-16).
  case confirmation
  /// Why the answer takes longer, and if possible when it comes (E-2, E-3).
  case preliminaryAnswer = "preliminary-answer"
  case reply
  case decision
  /// A decision that says no, with how to appeal (E-5, E-9, S2-80).
  case refusal
  /// Asks somebody who wrote by e-mail to show who they are (S2-83, S2-84).
  case identityRequest = "identity-request"
  /// That the enquiry was sent on to whom it belongs to (E-4).
  case forwardingNotice = "forwarding-notice"
  /// Asks for a consent, with a form to sign.
  case consent

  /// Whether it can be the answer that writes off what came in. A preliminary answer never is: the restance stays (E-2).
  package var canWriteOff: Bool {
    switch self {
    case .reply, .decision, .refusal, .forwardingNotice: true
    case .confirmation, .preliminaryAnswer, .identityRequest, .consent: false
    }
  }
}

/// What is filled in where a standard letter has its name in braces, `{mottatt}`. The names are those of the packs.
package enum LetterField: String, CaseIterable, Codable, Sendable {
  // What the office knows
  /// The municipality, or what the office calls itself.
  case office = "kommune"
  case service = "tjeneste"
  case caseFolder = "sak"
  /// Whom the case is about.
  case party = "part"
  case handler = "saksbehandler"
  /// The day the enquiry came in, written out.
  case received = "mottatt"
  /// What the enquiry is called.
  case subject = "emne"
  /// The day the answer is due, written out.
  case deadline = "frist"
  // What whoever writes the letter knows
  case reason = "grunn"
  /// When the answer can be expected (E-2).
  case expected = "ventet"
  case decision = "vedtak"
  /// The legal basis.
  case legalBasis = "hjemmel"
  /// Whom the enquiry was sent on to.
  case forwardedTo = "videresendt-til"
  /// What somebody consents to.
  case consentTo = "samtykke-til"
  /// Until when a consent holds, or an answer is wanted.
  case until = "innen"
}
