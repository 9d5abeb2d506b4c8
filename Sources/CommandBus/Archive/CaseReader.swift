package import Domain

/// Who asks, so that an answer holds no more of other people's cases than that person may see.
package struct CaseReader: Hashable, Sendable {
  package let session: Session
  /// A reading is logged once a day; the day is Oslo's.
  package let today: Day

  package init(_ session: Session, today: Day) {
    self.session = session
    self.today = today
  }
}

extension CaseFolder {
  /// Its number, its owner and how it stands, and nothing of what it is about (Noark 5.2.19, 5.2.20).
  package var masked: CaseFolder {
    CaseFolder(
      id: id, service: service, title: "", kind: .unknown, party: "", owner: owner, status: status, openedOn: openedOn,
      closedOn: closedOn, isWorkAsked: isWorkAsked, isShared: isShared)
  }
}

extension RegistryEntry {
  package var masked: RegistryEntry {
    RegistryEntry(
      id: id, caseFolder: caseFolder, sequence: sequence, type: type, post: post, registeredOn: registeredOn,
      receivedOn: receivedOn, documentDate: nil, title: "", correspondent: "", handler: handler, restance: restance,
      writeOff: writeOff, text: nil)
  }
}

extension PostItem {
  package var masked: PostItem {
    var details = details
    (details.title, details.sender, details.addressee, details.kind) = ("", "", "", .unknown)
    return PostItem(
      id: id, service: service, details: details, receivedOn: receivedOn, openedAt: openedAt, stamp: stamp,
      isUrgent: isUrgent, placement: placement.masked, responsible: responsible, caseFolder: caseFolder, entry: entry,
      documents: [], splitFrom: splitFrom, sameBytesAs: nil)
  }
}

extension Placement {
  /// Without the words that say why.
  package var masked: Placement {
    switch self {
    case .parked(let until, _): .parked(until: until, reason: "")
    case .forwarded(let destination, _): .forwarded(to: destination, reason: "")
    case .returned: .returned(reason: "")
    case .opened, .onTray, .assigned, .handedOver, .joined: self
    }
  }
}

extension Delivery {
  /// Without the number it has in the other system.
  package var masked: Delivery {
    Delivery(
      id: id, post: post, service: service, place: place, rule: rule, state: state,
      isExtractConfirmed: isExtractConfirmed, routedAt: routedAt, confirmedAt: confirmedAt, reference: nil)
  }
}

extension RuleGap {
  /// What the routine asked, and not what was decided and why.
  package var masked: RuleGap {
    RuleGap(
      id: id, service: service, post: post, rule: rule, lines: lines, question: question, decided: [], reason: "",
      notedAt: notedAt, notedBy: notedBy, answer: answer == nil ? nil : "")
  }
}

extension Consent {
  package var masked: Consent {
    Consent(
      id: id, service: service, party: "", givenOn: givenOn, givenBy: "", reference: nil, post: nil,
      withdrawnOn: withdrawnOn)
  }

  package var isMasked: Bool { party.isEmpty }
}

extension Deviation {
  /// Without the name of the file, of one about items in hidden cases.
  package var masked: Deviation {
    Deviation(
      id: id, service: service, kind: kind, reason: reason,
      about: posts.map { "\($0)" }.joined(separator: " = "), openedAt: openedAt, responsible: responsible,
      resolution: resolution == nil ? nil : "", post: post)
  }
}
