/// The worker's report that every page has been looked at.
package struct RecordPages: ProgramCommand {
  package var digest: String
  package var pages: [PageReading]
  package var left: Int?

  package init(digest: String, pages: [PageReading], left: Int? = nil) {
    self.digest = digest
    self.pages = pages
    self.left = left
  }

  package static let name = "record-pages"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.pageWork(on: digest).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let work = try desk.pageWork(on: digest, at: .look)
    return [
      .pagesLooked(
        PagesLooked(digest: digest, post: work.post, service: work.service, pages: pages, left: left))
    ]
  }
}

/// The worker's report that the text is read and the archive version stored.
package struct RecordReading: ProgramCommand {
  package var digest: String
  package var archive: DocumentReference
  package var text: DocumentReference
  package var pages: [PagesRead.Read]

  package init(digest: String, archive: DocumentReference, text: DocumentReference, pages: [PagesRead.Read]) {
    self.digest = digest
    self.archive = archive
    self.text = text
    self.pages = pages
  }

  package static let name = "record-reading"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.pageWork(on: digest).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let work = try desk.pageWork(on: digest, at: .read)
    return [
      .pagesRead(
        PagesRead(
          digest: digest, post: work.post, service: work.service, archive: archive, text: text, pages: pages))
    ]
  }
}

/// The worker's report that a step came to nothing: it is tried again, or is somebody's to see to.
package struct RecordPageFault: ProgramCommand {
  package var digest: String
  package var step: PageWork.Step
  /// A stable code: `too-costly`, `damaged`.
  package var reason: String
  /// Another try would end the same way.
  package var isHopeless: Bool

  package init(digest: String, step: PageWork.Step, reason: String, isHopeless: Bool) {
    self.digest = digest
    self.step = step
    self.reason = reason
    self.isHopeless = isHopeless
  }

  package static let name = "record-page-fault"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.pageWork(on: digest).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let work = try desk.pageWork(on: digest, at: step)
    let isFinal = isHopeless || work.tries + 1 >= PageWork.triesBeforeFailing
    let failed = PageWorkFailed(
      digest: digest, post: work.post, service: work.service, step: step, reason: reason, isFinal: isFinal)
    guard isFinal else { return [.pageWorkFailed(failed)] }
    let item = try desk.post(work.post)
    let deviation = DeviationRaised(
      deviation: try desk.nextDeviation(), service: work.service, kind: .pageWork, reason: reason,
      about: work.post.description, responsible: item.responsible, post: work.post)
    return [.pageWorkFailed(failed), .deviationRaised(deviation)]
  }
}

/// Asks for another try at what failed, for all scans of an item.
package struct RetryPageWork: Command {
  package var post: PostItem.ID

  package init(post: PostItem.ID) { self.post = post }

  package static let name = "retry-page-work"
  package static let permission = Permission.stampPost
  package static let parameters: [Parameter] = [.required("post", .post)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.post(post)
    let failed = try item.documents.compactMap { try desk.pageWorkIfAny(on: $0.digest) }.filter { $0.state == .failed }
    guard !failed.isEmpty else { throw Refusal(.noFailedPageWork, ["post": post.description]) }
    return failed.map {
      .pageWorkRetried(PageWorkRetried(digest: $0.digest, post: post, service: item.service))
    }
  }
}

extension Desk {
  func pageWork(on digest: String) throws -> PageWork {
    guard let work = try pageWorkIfAny(on: digest) else {
      throw Refusal(.noPageWork, ["document": String(digest.prefix(12))])
    }
    return work
  }

  /// The work as long as the step is the next one: another worker may have been quicker.
  func pageWork(on digest: String, at step: PageWork.Step) throws -> PageWork {
    let work = try pageWork(on: digest)
    guard work.step == step, work.state == .waiting else {
      throw Refusal(.noPageWork, ["document": String(digest.prefix(12))])
    }
    return work
  }
}
