import Domain

/// From paper to a page.
extension EventSamples {
  func scanEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .scanPrepared:
      .scanPrepared(ScanPrepared(post: post, service: profil, sheets: 2, sides: 2, unit: "mta"))
    case .scanLinked:
      .scanLinked(
        ScanLinked(
          post: post, service: profil, from: file, documents: [scan], scannedBy: per, replaces: true, isPart: true,
          reason: "Feil mappe"))
    case .scanUnlinked:
      .scanUnlinked(
        ScanUnlinked(
          post: post, service: profil, from: file, documents: [scan], reason: "Feil post", isPart: true))
    case .postJoined: .postJoined(moved(from: .opened, to: .joined))
    case .postSeparated: .postSeparated(moved(from: .joined, to: .opened))
    case .scanChecked:
      .scanChecked(
        ScanChecked(
          post: post, service: profil, scannedBy: per, pagesFound: 3, pagesExpected: 4, explanation: "Blank bakside"))
    case .scanFaultReported:
      .scanFaultReported(
        ScanFaultReported(
          fault: fault, post: post, service: profil, kind: .pagesMissing, pages: "2, 4–6", note: "Slutter midt i"))
    case .scanFaultSettled:
      .scanFaultSettled(
        ScanFaultSettled(fault: fault, post: post, service: profil, outcome: .improved, answer: "Ny skanning"))
    case .scanFaultSeen: .scanFaultSeen(ScanFaultSeen(fault: fault, service: profil))
    case .entryFinalised:
      .entryFinalised(EntryFinalised(entry: .init(year: 2026, number: 301), post: post, service: profil))
    case .localCopyRegistered:
      .localCopyRegistered(
        LocalCopyRegistered(
          copy: .init(2), post: post, service: profil, machine: "Jobbtelefon 4", place: "Bilder", since: friday))
    case .localCopyDeleted:
      .localCopyDeleted(LocalCopyDeleted(copy: .init(2), post: post, service: profil, on: friday))
    default: pageEvent(kind)
    }
  }

  private func pageEvent(_ kind: EventKind) -> Event {
    switch kind {
    case .intermediateReleased:
      .intermediateReleased(
        IntermediateReleased(
          intake: intake, source: IntakeSource(service: profil, kind: .scanner, unit: "mta"), post: post,
          digest: scan.digest))
    case .shreddingListSigned:
      .shreddingListSigned(
        ShreddingListSigned(
          service: profil, shelf: "2026-09", on: friday, posts: [post], left: [file],
          list: DocumentReference(digest: scan.digest, name: "liste", bytes: 12, pages: nil, role: .minutes)))
    case .pagesLooked:
      .pagesLooked(
        PagesLooked(digest: scan.digest, post: post, service: profil, pages: [reading, coverPage], left: 7))
    case .pagesRead:
      .pagesRead(
        PagesRead(
          digest: scan.digest, post: post, service: profil, archive: scan, text: scan,
          pages: [.init(page: 1, words: 120, confidence: 93, isNorwegian: true)]))
    case .pageWorkFailed:
      .pageWorkFailed(
        PageWorkFailed(
          digest: scan.digest, post: post, service: profil, step: .read, reason: "too-costly", isFinal: true))
    case .pageWorkRetried: .pageWorkRetried(PageWorkRetried(digest: scan.digest, post: post, service: profil))
    default: letterEvent(kind)
    }
  }

  private var file: PostItem.ID { PostItem.ID(13) }
  private var fault: ScanFault.ID { ScanFault.ID(8) }

  private var scan: DocumentReference {
    DocumentReference(
      digest: String(repeating: "5c", count: 32), name: "skann.pdf", bytes: 4711, pages: 4, role: .scan)
  }

  private var reading: PageReading {
    PageReading(
      page: 1, isBlank: false, dotsPerInch: 300, turned: 180, skew: -12, cutEdges: [.right], contrast: 71,
      confidence: 93, words: 120, isNorwegian: true, cover: .post(post))
  }

  private var coverPage: PageReading { PageReading(page: 2, isBlank: true, cover: .unreadable) }

  private func moved(from: Placement, to: Placement) -> PostMoved {
    PostMoved(
      post: file, service: profil, from: .init(placement: from, responsible: kari),
      to: .init(placement: to, responsible: kari), reason: "12", meeting: nil)
  }
}
