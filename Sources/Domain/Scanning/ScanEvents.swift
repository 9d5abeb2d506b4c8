/// The sheets are counted, and small slips glued on a sheet (S0-26, S2-17).
package struct ScanPrepared: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let sheets: Int
  /// 1 or 2.
  package let sides: Int
  /// The unit whose folder it is scanned to (S2-29).
  package let unit: String?

  package init(post: PostItem.ID, service: Service.ID, sheets: Int, sides: Int, unit: String? = nil) {
    self.post = post
    self.service = service
    self.sheets = sheets
    self.sides = sides
    self.unit = unit
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// Scanned pages belong to an item: they leave the item they came as, or a batch, and lie here from now on.
package struct ScanLinked: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  /// The item that the file came as.
  package let from: PostItem.ID
  package let documents: [DocumentReference]
  /// Whoever stood at the scanner, where it is known (S2-53).
  package let scannedBy: User.ID?
  /// The new scan takes the place of the earlier one (S0-41).
  package let replaces: Bool?
  /// Pages of a batch that its cover sheets have sorted: the file itself stays with the item it came as.
  package let isPart: Bool?
  /// Why it was taken although it lay in another unit's folder (S2-29).
  package let reason: String?

  package init(
    post: PostItem.ID, service: Service.ID, from: PostItem.ID, documents: [DocumentReference],
    scannedBy: User.ID? = nil, replaces: Bool? = nil, isPart: Bool? = nil, reason: String? = nil
  ) {
    self.post = post
    self.service = service
    self.from = from
    self.documents = documents
    self.scannedBy = scannedBy
    self.replaces = replaces
    self.isPart = isPart
    self.reason = reason
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// A link was wrong: the pages are the scanned file's own item again.
package struct ScanUnlinked: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let from: PostItem.ID
  package let documents: [DocumentReference]
  package let reason: String
  /// They came out of a batch, and `from` is a new item that they are alone in.
  package let isPart: Bool?

  package init(
    post: PostItem.ID, service: Service.ID, from: PostItem.ID, documents: [DocumentReference], reason: String,
    isPart: Bool? = nil
  ) {
    self.post = post
    self.service = service
    self.from = from
    self.documents = documents
    self.reason = reason
    self.isPart = isPart
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// Somebody has looked at every page and answers for them (S0-27, S2-53, S2-54).
package struct ScanChecked: EventContent {
  package let post: PostItem.ID
  package let service: Service.ID
  package let scannedBy: User.ID
  package let pagesFound: Int?
  package let pagesExpected: Int?
  package let explanation: String?

  package init(
    post: PostItem.ID, service: Service.ID, scannedBy: User.ID, pagesFound: Int?, pagesExpected: Int?,
    explanation: String?
  ) {
    self.post = post
    self.service = service
    self.scannedBy = scannedBy
    self.pagesFound = pagesFound
    self.pagesExpected = pagesExpected
    self.explanation = explanation
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct ScanFaultReported: EventContent {
  package let fault: ScanFault.ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let kind: ScanFaultKind
  package let pages: String
  package let note: String

  package init(
    fault: ScanFault.ID, post: PostItem.ID, service: Service.ID, kind: ScanFaultKind, pages: String, note: String
  ) {
    self.fault = fault
    self.post = post
    self.service = service
    self.kind = kind
    self.pages = pages
    self.note = note
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

package struct ScanFaultSettled: EventContent {
  package let fault: ScanFault.ID
  package let post: PostItem.ID
  package let service: Service.ID
  package let outcome: RescanOutcome
  package let answer: String

  package init(
    fault: ScanFault.ID, post: PostItem.ID, service: Service.ID, outcome: RescanOutcome, answer: String
  ) {
    self.fault = fault
    self.post = post
    self.service = service
    self.outcome = outcome
    self.answer = answer
  }

  package var subject: Subject { .post(post) }
  package var concerns: Service.ID? { service }
}

/// Whoever reported a fault has seen how it ended; no decision about the item.
package struct ScanFaultSeen: EventContent {
  package let fault: ScanFault.ID
  package let service: Service.ID

  package init(fault: ScanFault.ID, service: Service.ID) {
    self.fault = fault
    self.service = service
  }

  package var subject: Subject { .scanFault(fault) }
  package var concerns: Service.ID? { service }
}
