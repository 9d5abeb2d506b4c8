/// Gives the pages of a batch to the items that its cover sheets name.
///
/// Sent by the worker when every part lies in the document store. What no sheet names becomes an item of its own with a
/// deviation, and the file as it came stays with the item it came as: whatever a sheet looks like, no page is lost.
package struct SortBatch: ProgramCommand {
  /// The scanned file.
  package var digest: String
  package var parts: [Part]

  package init(digest: String, parts: [Part]) {
    self.digest = digest
    self.parts = parts
  }

  /// Pages that lie together.
  package struct Part: Hashable, Sendable {
    package let cover: CoverMark?
    /// In the scanned file, from 1.
    package let pages: ClosedRange<Int>
    package let document: DocumentReference
    /// What was found on them, numbered within the part.
    package let readings: [PageReading]

    package init(
      cover: CoverMark?, pages: ClosedRange<Int>, document: DocumentReference, readings: [PageReading]
    ) {
      self.cover = cover
      self.pages = pages
      self.document = document
      self.readings = readings
    }
  }

  package static let name = "sort-batch"
  package static let permission = Permission.fileIntake

  package func scope(on desk: some Desk) throws -> Scope { .service(try desk.pageWork(on: digest).service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let work = try desk.pageWork(on: digest, at: .sort)
    let batch = try desk.post(work.post)
    guard !batch.placement.state.isClosed, batch.entry == nil else {
      throw Refusal(.noPageWork, ["document": String(digest.prefix(12))])
    }
    var sorting = Sorting(
      batch: batch, nextPost: try desk.nextPost().value, nextDeviation: try desk.nextDeviation().value)
    for part in parts { try sorting.take(part, on: desk, home: desk.service(batch.service)) }
    let joined = batch.moved(to: .joined, responsible: batch.responsible)
    return sorting.events + [.postJoined(joined)]
  }
}

/// The events of one sorting, part by part.
private struct Sorting {
  let batch: PostItem
  var nextPost: Int
  var nextDeviation: Int
  var events: [Event] = []
  /// Items that have had pages from this batch already.
  private var given: Set<PostItem.ID> = []

  init(batch: PostItem, nextPost: Int, nextDeviation: Int) {
    self.batch = batch
    self.nextPost = nextPost
    self.nextDeviation = nextDeviation
  }

  mutating func take(_ part: SortBatch.Part, on desk: some Desk, home: Service) throws {
    let refusal = try reasonAgainst(part.cover, on: desk)
    if refusal == nil, case .post(let post)? = part.cover {
      given.insert(post)
      events.append(
        .scanLinked(
          ScanLinked(post: post, service: batch.service, from: batch.id, documents: [part.document], isPart: true)))
      look(part, for: post)
    } else {
      enter(part, because: refusal ?? "no-cover", of: home)
    }
  }

  /// Why pages cannot go to the item that the sheet names; nil: they can.
  private func reasonAgainst(_ cover: CoverMark?, on desk: some Desk) throws -> String? {
    switch cover {
    case nil: return "no-cover"
    case .unreadable?: return "cover-unreadable"
    case .post(let id)?:
      let item: PostItem
      do { item = try desk.itemForScanning(id) } catch is Refusal { return "cover-unknown" }
      if item.service != batch.service { return "cover-other-service" }
      if item.stamp == nil { return "cover-not-stamped" }
      if try desk.original(of: id)?.shreddedOn != nil { return "cover-shredded" }
      return item.isScanned && !given.contains(id) ? "cover-scanned-before" : nil
    }
  }

  /// Pages that no sheet names are post of their own, on the table, for somebody to see to.
  private mutating func enter(_ part: SortBatch.Part, because reason: String, of home: Service) {
    let post = PostItem.ID(nextPost)
    nextPost += 1
    let details = PostDetails(
      channel: .scanner, title: "\(batch.details.title) \(part.pages.lowerBound)–\(part.pages.upperBound)", sender: "")
    events.append(
      .postReceived(
        PostReceived(
          post: post, service: batch.service, details: details, receivedOn: batch.receivedOn,
          responsible: home.postResponsible, isUrgent: batch.isUrgent, documents: [part.document],
          splitFrom: batch.id)))
    events.append(
      .deviationRaised(
        DeviationRaised(
          deviation: Deviation.ID(nextDeviation), service: batch.service, kind: .batchPart, reason: reason,
          about: "\(batch.details.title): \(part.pages.lowerBound)–\(part.pages.upperBound) → \(post)",
          responsible: home.postResponsible, post: post)))
    nextDeviation += 1
    look(part, for: post)
  }

  private mutating func look(_ part: SortBatch.Part, for post: PostItem.ID) {
    events.append(
      .pagesLooked(
        PagesLooked(
          digest: part.document.digest, post: post, service: batch.service, pages: part.readings)))
  }
}
