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
      isUrgent: isUrgent, placement: placement, responsible: responsible, caseFolder: caseFolder, entry: entry,
      documents: [], splitFrom: splitFrom, sameBytesAs: nil)
  }
}
