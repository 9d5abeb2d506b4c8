package import Domain

/// Faults in scans: those that one person has reported, or all of a service; open ones first, then the newest.
package struct ScanFaults: Hashable, Sendable {
  package let service: Service.ID
  package let reportedBy: User.ID?
  package let limit: Int
  package let reader: CaseReader?

  package init(service: Service.ID, reportedBy: User.ID? = nil, limit: Int, reader: CaseReader? = nil) {
    self.service = service
    self.reportedBy = reportedBy
    self.limit = limit
    self.reader = reader
  }
}

package struct ScanFaultRow: Hashable, Sendable {
  package let fault: ScanFault
  package private(set) var title: String
  package let reportedBy: String
  package let settledBy: String?
  package private(set) var isMasked = false

  package init(fault: ScanFault, title: String, reportedBy: String, settledBy: String?) {
    self.fault = fault
    self.title = title
    self.reportedBy = reportedBy
    self.settledBy = settledBy
  }

  package var masked: ScanFaultRow {
    let fault = ScanFault(
      id: fault.id, post: fault.post, service: fault.service, kind: fault.kind, pages: fault.pages, note: "",
      reportedAt: fault.reportedAt, reportedBy: fault.reportedBy, outcome: fault.outcome, settledAt: fault.settledAt,
      settledBy: fault.settledBy, answer: fault.answer == nil ? nil : "", isSeen: fault.isSeen)
    var row = ScanFaultRow(fault: fault, title: "", reportedBy: reportedBy, settledBy: settledBy)
    row.isMasked = true
    return row
  }
}
