/// A written consent of a person, without which no journal is kept on them (S1-52, S1-53).
package struct Consent: Hashable, Sendable {
  package typealias ID = Number<Consent>

  package let id: ID
  package let service: Service.ID
  /// The person it concerns, as a case names its party.
  package let party: String
  package let givenOn: Day
  /// Who signed it: the person, or a guardian.
  package let givenBy: String
  /// Where the document lies, when it is no item here.
  package let reference: String?
  /// The item that is the document.
  package let post: PostItem.ID?
  /// From this day on it no longer holds.
  package let withdrawnOn: Day?

  package init(
    id: ID, service: Service.ID, party: String, givenOn: Day, givenBy: String, reference: String?, post: PostItem.ID?,
    withdrawnOn: Day?
  ) {
    self.id = id
    self.service = service
    self.party = party
    self.givenOn = givenOn
    self.givenBy = givenBy
    self.reference = reference
    self.post = post
    self.withdrawnOn = withdrawnOn
  }
}

/// Enters a consent document: whose, when, by whom, and where it lies.
package struct RecordConsent: Command {
  package var service: Service.ID
  package var party: String
  package var givenOn: Day
  package var givenBy: String
  package var reference: String?
  package var post: PostItem.ID?

  package init(
    service: Service.ID, party: String, givenOn: Day, givenBy: String, reference: String? = nil,
    post: PostItem.ID? = nil
  ) {
    self.service = service
    self.party = party
    self.givenOn = givenOn
    self.givenBy = givenBy
    self.reference = reference
    self.post = post
  }

  package static let name = "record-consent"
  package static let permission = Permission.linkCase
  package static let parameters: [Parameter] = [
    .required("service", .service), .required("party", .text), .required("given", .day), .required("given-by", .text),
    .optional("kept-at", .text), .optional("post", .post),
  ]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
    party = try arguments.text("party")
    guard let day = try arguments.day(ifAny: "given") else {
      throw Refusal(.missingArgument, ["name": "given", "expected": "day"])
    }
    givenOn = day
    givenBy = try arguments.text("given-by")
    reference = try arguments.text(ifAny: "kept-at")
    post = arguments.has("post") ? try arguments.id("post", of: PostItem.self) : nil
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    guard givenOn <= now.day else {
      throw Refusal(.badArgument, ["name": "given", "expected": "≤ \(now.day.iso)", "found": givenOn.iso])
    }
    // The document is what counts; a consent that lies nowhere is none.
    guard post != nil || reference != nil else {
      throw Refusal(.missingArgument, ["name": "kept-at", "expected": "text"])
    }
    if let post {
      let item = try desk.itemAtHand(post)
      guard item.service == service else {
        throw Refusal(
          .caseOfOtherService, ["post": post.description, "service": try desk.service(item.service).name])
      }
    }
    if let held = try desk.consent(of: party, in: service) {
      throw Refusal(.consentHeld, ["party": party, "consent": held.id.description, "day": held.givenOn.iso])
    }
    return [
      .consentRecorded(
        ConsentRecorded(
          consent: try desk.nextConsent(), service: service, party: party, givenOn: givenOn, givenBy: givenBy,
          reference: reference, post: post))
    ]
  }
}

/// Notes that a consent has been withdrawn: no new journal rests on it (S1-53).
package struct WithdrawConsent: Command {
  package var consent: Consent.ID
  package var on: Day?
  package var reason: String

  package init(consent: Consent.ID, on: Day? = nil, reason: String) {
    self.consent = consent
    self.on = on
    self.reason = reason
  }

  package static let name = "withdraw-consent"
  package static let permission = Permission.linkCase
  package static let parameters: [Parameter] = [
    .required("consent", .consent), .required("reason", .text), .optional("withdrawn", .day),
  ]

  package init(_ arguments: Arguments) throws {
    consent = try arguments.id("consent", of: Consent.self)
    on = try arguments.day(ifAny: "withdrawn")
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.consent(consent).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let held = try desk.consent(consent)
    if let day = held.withdrawnOn {
      throw Refusal(.consentWithdrawn, ["consent": consent.description, "day": day.iso])
    }
    let day = on ?? now.day
    guard (held.givenOn...now.day).contains(day) else {
      throw Refusal(
        .badArgument,
        ["name": "withdrawn", "expected": "\(held.givenOn.iso)…\(now.day.iso)", "found": day.iso])
    }
    return [
      .consentWithdrawn(ConsentWithdrawn(consent: consent, service: held.service, on: day, reason: reason))
    ]
  }
}

extension Desk {
  /// Refuses to begin a journal on a person whose written consent the routine asks for and nobody has entered.
  func requireConsent(of party: String, in service: Service.ID) throws {
    guard try routine(of: service).consent?.required == true, try consent(of: party, in: service) == nil else {
      return
    }
    throw Refusal(.consentMissing, ["party": party, "service": try self.service(service).name])
  }
}
