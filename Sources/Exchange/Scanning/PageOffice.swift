package import CommandBus
package import Domain

/// What the work on pages needs of the office: what waits, where documents lie, and whom to tell.
package struct PageOffice: Sendable {
  /// What waits, the oldest first.
  package let waiting: @Sendable () throws -> [PageWorkRow]
  /// Opens a stored document by its digest for reading; the caller closes it.
  package let open: @Sendable (String) throws -> Int32
  /// Files the bytes of an open file; returns when they are on the disk.
  package let fileOpen: @Sendable (Int32) throws -> FiledDocument
  package let fileBytes: @Sendable ([UInt8]) throws -> FiledDocument
  package let send: @Sendable (any Command) throws -> Outcome
  package let now: @Sendable () -> Instant

  package init(
    waiting: @escaping @Sendable () throws -> [PageWorkRow], open: @escaping @Sendable (String) throws -> Int32,
    fileOpen: @escaping @Sendable (Int32) throws -> FiledDocument,
    fileBytes: @escaping @Sendable ([UInt8]) throws -> FiledDocument,
    send: @escaping @Sendable (any Command) throws -> Outcome, now: @escaping @Sendable () -> Instant
  ) {
    self.waiting = waiting
    self.open = open
    self.fileOpen = fileOpen
    self.fileBytes = fileBytes
    self.send = send
    self.now = now
  }
}

/// What one round of work on pages did.
package struct PageReport: Hashable, Sendable {
  package var looked = 0
  package var sorted = 0
  package var read = 0
  package var failed = 0
  /// What waits for a program that is missing, or for its next try.
  package var waiting = 0
  /// Of those, what the programs of a killed worker have not let go of yet.
  package var busy = 0
  /// What could not be done now and will be tried again, one line each.
  package var faults: [String] = []

  package init() {}

  /// Steps that came to something, if only to a fault in the log.
  package var steps: Int { looked + sorted + read + failed }
  package var isQuiet: Bool { steps == 0 }
}
