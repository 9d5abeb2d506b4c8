/// Says which item a scanned file belongs to: the file's own item is thereby accounted for (S0-25, S2-30).
package struct LinkScan: Command {
  /// The item that waits for its scan.
  package var post: PostItem.ID
  /// The item that the file came as.
  package var scan: PostItem.ID
  package var scannedBy: User.ID?
  /// Why a file from another unit's folder is taken (S2-29).
  package var reason: String?

  package init(post: PostItem.ID, scan: PostItem.ID, scannedBy: User.ID? = nil, reason: String? = nil) {
    self.post = post
    self.scan = scan
    self.scannedBy = scannedBy
    self.reason = reason
  }

  package static let name = "link-scan"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .scan
  package static let parameters: [Parameter] = [
    .required("post", .post), .required("scan", .post), .optional("scanned-by", .user), .optional("reason", .text),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    scan = try arguments.id("scan", of: PostItem.self)
    scannedBy = try arguments.word(ifAny: "scanned-by", of: User.self)
    reason = try arguments.text(ifAny: "reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.itemForScanning(post)
    try desk.requireStamp(on: item)
    if item.isScanned { throw Refusal(.alreadyScanned, ["post": post.description]) }
    let file = try desk.scannedFile(scan, for: item, reason: reason)
    let scanner = try scannedBy.map { try desk.handler($0, at: item.service).id } ?? session.user
    return [
      .scanLinked(
        ScanLinked(
          post: post, service: item.service, from: scan, documents: file.documents, scannedBy: scanner,
          reason: reason)),
      .postJoined(file.moved(to: .joined, responsible: file.responsible, reason: post.description)),
    ]
  }
}

/// Takes a wrong link back: the file is an item of its own again, and the item waits for its scan.
package struct UnlinkScan: Command {
  package var post: PostItem.ID
  package var reason: String

  package init(post: PostItem.ID, reason: String) {
    self.post = post
    self.reason = reason
  }

  package static let name = "unlink-scan"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .scan
  package static let parameters: [Parameter] = [.required("post", .post), .required("reason", .text)]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    reason = try arguments.text("reason")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.scannedItem(post)
    if let entry = item.entry, try desk.isFinalised(entry) {
      throw Refusal(.alreadyFinalised, ["post": post.description, "entry": entry.description])
    }
    guard let link = try desk.scanLink(of: post) else { throw Refusal(.scanNotLinked, ["post": post.description]) }
    if let shredded = try desk.original(of: post)?.shreddedOn {
      throw Refusal(.alreadyShredded, ["post": post.description, "day": shredded.iso])
    }
    let file = try desk.post(link.from)
    func unlinked(to id: PostItem.ID) -> Event {
      .scanUnlinked(
        ScanUnlinked(
          post: post, service: item.service, from: id, documents: link.documents, reason: reason,
          isPart: link.isPart ? true : nil))
    }
    guard link.isPart else {
      return [
        unlinked(to: file.id),
        .postSeparated(file.moved(to: .opened, responsible: file.responsible, reason: reason)),
      ]
    }
    // The rest of the batch stays where its cover sheets have sent it.
    let alone = try desk.nextPost()
    let details = PostDetails(channel: .scanner, title: file.details.title, sender: "")
    return [
      unlinked(to: alone),
      .postReceived(
        PostReceived(
          post: alone, service: item.service, details: details, receivedOn: file.receivedOn,
          responsible: try desk.service(item.service).postResponsible, isUrgent: false, documents: link.documents,
          splitFrom: file.id)),
    ]
  }
}

/// The newest link of an item that still holds.
package struct ScanLink: Hashable, Sendable {
  package let from: PostItem.ID
  package let documents: [DocumentReference]
  /// They were part of a batch.
  package let isPart: Bool

  package init(from: PostItem.ID, documents: [DocumentReference], isPart: Bool) {
    self.from = from
    self.documents = documents
    self.isPart = isPart
  }
}

extension Desk {
  /// A file from a scanner folder that is nobody's yet, for an item of the same service.
  func scannedFile(_ id: PostItem.ID, for item: PostItem, reason: String?) throws -> PostItem {
    guard id != item.id else { throw Refusal(.scanOfItself, ["post": id.description]) }
    let file = try unregisteredItem(id)
    guard file.service == item.service else {
      throw Refusal(
        .scanOfOtherService, ["scan": id.description, "service": try service(file.service).name])
    }
    guard file.details.channel == .scanner, file.isScanned, file.caseFolder == nil else {
      throw Refusal(.notScannedFile, ["scan": id.description])
    }
    let unit = try intakeFile(of: id)?.source.unit
    let wanted = try scanWork(of: item.id)?.unit
    if let unit, let wanted, unit != wanted, reason == nil {
      throw Refusal(.scanOfOtherUnit, ["scan": id.description, "unit": unit, "wanted": wanted])
    }
    return file
  }
}
