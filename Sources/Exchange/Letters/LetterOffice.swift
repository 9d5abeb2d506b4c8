package import CommandBus
package import Documents
package import Domain

/// What the work on letters needs of the office: what waits, how a page looks, and whom to tell.
package struct LetterOffice: Sendable {
  /// Everything that waits, in one look at the office.
  package let waiting: @Sendable () throws -> LetterErrands.Answer
  package let letter: @Sendable (Letter.ID) throws -> LetterCard.Answer?
  /// A letter as it is to be put on paper, or sent.
  package let page: @Sendable (LetterCard.Answer) throws -> LetterPage
  /// Opens a stored document by its digest for reading; the caller closes it.
  package let open: @Sendable (String) throws -> Int32
  /// Files the bytes of an open file; returns when they are on the disk.
  package let fileBytes: @Sendable ([UInt8]) throws -> FiledDocument
  package let send: @Sendable (any Command) throws -> Outcome
  package let now: @Sendable () -> Instant

  package init(
    waiting: @escaping @Sendable () throws -> LetterErrands.Answer,
    letter: @escaping @Sendable (Letter.ID) throws -> LetterCard.Answer?,
    page: @escaping @Sendable (LetterCard.Answer) throws -> LetterPage,
    open: @escaping @Sendable (String) throws -> Int32,
    fileBytes: @escaping @Sendable ([UInt8]) throws -> FiledDocument,
    send: @escaping @Sendable (any Command) throws -> Outcome, now: @escaping @Sendable () -> Instant
  ) {
    self.waiting = waiting
    self.letter = letter
    self.page = page
    self.open = open
    self.fileBytes = fileBytes
    self.send = send
    self.now = now
  }
}

/// What one round of work on letters did.
package struct LetterReport: Hashable, Sendable {
  /// Approved letters whose time to say stop was over.
  package var released = 0
  /// Pages made.
  package var rendered = 0
  /// Handed over, and taken.
  package var sent = 0
  /// Printed here, or laid ready for printing.
  package var printed = 0
  /// Letters with something new about them.
  package var news = 0
  /// Refused, or tried in vain.
  package var failed = 0
  /// What waits for its next try, for an answer, or for somebody to set something up.
  package var waiting = 0
  /// What could not be done now and will be tried again, one line each.
  package var faults: [String] = []

  package init() {}

  package var isQuiet: Bool {
    released == 0 && rendered == 0 && sent == 0 && printed == 0 && news == 0 && failed == 0
  }

  package mutating func add(_ other: LetterReport) {
    released += other.released
    rendered += other.rendered
    sent += other.sent
    printed += other.printed
    news += other.news
    failed += other.failed
    waiting = other.waiting
    other.faults.forEach { tell($0) }
  }

  /// Adds what went wrong, once, and without anybody's identity number.
  package mutating func tell(_ words: String) {
    let fault = words.withoutIdentityNumbers
    if !faults.contains(fault) { faults.append(fault) }
  }
}
