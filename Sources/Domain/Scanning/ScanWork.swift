/// How far the paper of an item has come on its way to a checked page in a case (S0-23…31, S2-14…19).
package struct ScanWork: Hashable, Sendable {
  package let post: PostItem.ID
  /// The sheets have been counted and the slips glued.
  package let prepared: Stamp?
  /// The scanner folder of the unit it is scanned to; nil: the service's own (S2-29).
  package let unit: String?
  /// When its newest scan was linked or came, and who had scanned it, as far as anybody has said.
  package let scannedAt: Instant?
  package let scannedBy: User.ID?
  /// How many scans it has had: 2 after the first rescan.
  package let scans: Int
  /// Of its newest scan (S0-27, S2-53).
  package let check: ScanCheck?

  package init(
    post: PostItem.ID, prepared: Stamp? = nil, unit: String? = nil, scannedAt: Instant? = nil,
    scannedBy: User.ID? = nil, scans: Int = 0, check: ScanCheck? = nil
  ) {
    self.post = post
    self.prepared = prepared
    self.unit = unit
    self.scannedAt = scannedAt
    self.scannedBy = scannedBy
    self.scans = scans
    self.check = check
  }
}

/// A scan found good, and by whom.
package struct ScanCheck: Hashable, Sendable {
  package let at: Instant
  package let by: User.ID
  /// Why the pages are other than counted; nil where they agree (S2-54).
  package let explanation: String?

  package init(at: Instant, by: User.ID, explanation: String?) {
    self.at = at
    self.by = by
    self.explanation = explanation
  }
}

/// What is to be done next with the paper of an item.
package enum ScanStep: String, CaseIterable, Codable, Sendable {
  /// A fault in the scan has been reported; it goes before everything (S0-40).
  case rescan
  case stamp
  case prepare
  case scan
  case check
  /// To be put in its case.
  case link
  case shelve
  /// Nothing more.
  case done

  /// The step that comes next; an item that leaves a step behind does not come back to it but by a fault.
  package init(
    hasFault: Bool, isStamped: Bool, isScanned: Bool, isPrepared: Bool, isChecked: Bool, isLinked: Bool,
    isPaperSettled: Bool
  ) {
    self =
      if hasFault {
        .rescan
      } else if !isStamped {
        .stamp
      } else if !isScanned {
        isPrepared ? .scan : .prepare
      } else if !isChecked {
        .check
      } else if !isLinked {
        .link
      } else if !isPaperSettled {
        .shelve
      } else {
        .done
      }
  }
}

extension Channel {
  /// Whether what comes by it is paper, or a scan of paper: what goes through the scan queue.
  package var goesThroughScanning: Bool { !isDigital && self != .telephone }
}
