/// What the worker does with the pages of a scan, one after the other, without anybody waiting for it.
///
/// A step is done when its event is in the log: a worker that is killed leaves it as it was, and the next one does it.
package struct PageWork: Hashable, Sendable {
  /// SHA-256 of the scanned file.
  package let digest: String
  package let post: PostItem.ID
  package let service: Service.ID
  package let step: Step
  package let state: State
  /// Tries that came to nothing.
  package let tries: Int
  /// Why the last try came to nothing.
  package let fault: String?
  package let since: Instant

  package init(
    digest: String, post: PostItem.ID, service: Service.ID, step: Step, state: State, tries: Int, fault: String?,
    since: Instant
  ) {
    self.digest = digest
    self.post = post
    self.service = service
    self.step = step
    self.state = state
    self.tries = tries
    self.fault = fault
    self.since = since
  }

  package enum Step: String, CaseIterable, Codable, Sendable {
    /// Every page is looked at.
    case look
    /// Cover sheets were found: the pages go to the items they name.
    case sort
    /// The text is read and the archive version made.
    case read
  }

  package enum State: String, CaseIterable, Codable, Sendable {
    case waiting, done, failed
  }

  /// After so many tries it is a deviation, and somebody's to see to.
  package static let triesBeforeFailing = 5
}

/// Every page has been looked at.
package struct PagesLooked: EventContent {
  package let digest: String
  package let post: PostItem.ID
  package let service: Service.ID
  package let pages: [PageReading]
  /// Pages that were not looked at because there are too many.
  package let left: Int?

  package init(
    digest: String, post: PostItem.ID, service: Service.ID, pages: [PageReading], left: Int? = nil
  ) {
    self.digest = digest
    self.post = post
    self.service = service
    self.pages = pages
    self.left = left
  }

  package var subject: Subject { .document(digest) }
  package var concerns: Service.ID? { service }
}

/// The text has been read and the archive version lies in the document store; the scan itself is kept beside it.
package struct PagesRead: EventContent {
  package let digest: String
  package let post: PostItem.ID
  package let service: Service.ID
  /// Searchable PDF/A-2b.
  package let archive: DocumentReference
  /// The words of all pages, form feeds between them.
  package let text: DocumentReference
  package let pages: [Read]

  package init(
    digest: String, post: PostItem.ID, service: Service.ID, archive: DocumentReference, text: DocumentReference,
    pages: [Read]
  ) {
    self.digest = digest
    self.post = post
    self.service = service
    self.archive = archive
    self.text = text
    self.pages = pages
  }

  /// What the reading of one page gave.
  package struct Read: Hashable, Codable, Sendable {
    package let page: Int
    package let words: Int
    /// 0–100; nil where no words were found.
    package let confidence: Int?
    package let isNorwegian: Bool?

    package init(page: Int, words: Int, confidence: Int?, isNorwegian: Bool?) {
      self.page = page
      self.words = words
      self.confidence = confidence
      self.isNorwegian = isNorwegian
    }
  }

  package var subject: Subject { .document(digest) }
  package var concerns: Service.ID? { service }
}

/// A try came to nothing; the work keeps its place.
package struct PageWorkFailed: EventContent {
  package let digest: String
  package let post: PostItem.ID
  package let service: Service.ID
  package let step: PageWork.Step
  package let reason: String
  /// No further try will be made by itself.
  package let isFinal: Bool

  package init(
    digest: String, post: PostItem.ID, service: Service.ID, step: PageWork.Step, reason: String, isFinal: Bool
  ) {
    self.digest = digest
    self.post = post
    self.service = service
    self.step = step
    self.reason = reason
    self.isFinal = isFinal
  }

  package var subject: Subject { .document(digest) }
  package var concerns: Service.ID? { service }
}

/// Somebody has asked for another try.
package struct PageWorkRetried: EventContent {
  package let digest: String
  package let post: PostItem.ID
  package let service: Service.ID

  package init(digest: String, post: PostItem.ID, service: Service.ID) {
    self.digest = digest
    self.post = post
    self.service = service
  }

  package var subject: Subject { .document(digest) }
  package var concerns: Service.ID? { service }
}
