package import Domain

/// What the worker has to do with pages, the oldest first; failed work is told last and not done.
package struct PageWorkList: Hashable, Sendable {
  package let limit: Int

  package init(limit: Int) { self.limit = limit }
}

package struct PageWorkRow: Hashable, Sendable {
  package let work: PageWork
  package let document: DocumentReference
  /// What has been found on the pages, for the sorting of a batch; empty in the other steps.
  package let readings: [PageReading]

  package init(work: PageWork, document: DocumentReference, readings: [PageReading] = []) {
    self.work = work
    self.document = document
    self.readings = readings
  }
}
