/// Empties a month's shelf into the shredding bin, item by item as the routine allows, and signs the list of what went
/// (S2-19, S2-20). What is locked stays on the shelf and stands on the list with its reason.
///
/// Sixty-two days are counted for each item: a shelf emptied at the end of the second month is up to three days early.
package struct SignShreddingList: Command {
  package var service: Service.ID
  /// The month's shelf: `2026-09`.
  package var shelf: String
  /// The archive's receipts have been seen.
  package var archiveConfirmed: Bool

  package init(service: Service.ID, shelf: String, archiveConfirmed: Bool = false) {
    self.service = service
    self.shelf = shelf
    self.archiveConfirmed = archiveConfirmed
  }

  package static let name = "sign-shredding-list"
  package static let permission = Permission.stampPost
  package static let task: RoutineTask? = .shred
  package static let parameters: [Parameter] = [
    .required("service", .service), .required("shelf", .month), .optional("archived", .flag),
  ]

  package init(_ arguments: Arguments) throws {
    service = try arguments.word("service", of: Service.self)
    shelf = try arguments.text("shelf")
    archiveConfirmed = try arguments.flag("archived")
    guard Day(iso: shelf + "-01") != nil else {
      throw Refusal(.badArgument, ["name": "shelf", "expected": "2026-09", "found": String(shelf.prefix(40))])
    }
  }

  package func scope(on desk: some Desk) throws -> Scope { .service(service) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let routine = try desk.routine(of: service)
    var list = ShreddingList(shelf: shelf, service: try desk.service(service), routine: routine)
    for original in try desk.originals(on: shelf, of: service) {
      let item = try desk.post(original.post)
      let said = ShredOriginal(post: item.id, archiveConfirmed: archiveConfirmed, keep: nil)
      let locks = try ShredLocks(item: item, original: original, routine: routine, today: now.day, said: said)
        .all(on: desk, by: session)
      if let first = locks.first {
        list.staying.append((original, first))
      } else {
        list.going.append(original)
      }
    }
    guard !list.going.isEmpty else {
      let why = list.staying.first.map {
        desk.phrases.say("refusal.\($0.lock.code.rawValue)", $0.lock.spoken(in: desk.phrases))
      }
      throw Refusal(.nothingToShred, ["shelf": shelf, "why": why ?? "–"])
    }
    let signer = try desk.user(session.user)
    let text = list.text(signedBy: signer.name, on: now.day, in: desk.phrases)
    let document = try desk.file(
      text, named: desk.phrases.say("shredding.file", ["shelf": shelf, "day": now.day.iso]), as: .minutes)
    let shredded = list.going.map { original in
      Event.originalShredded(
        OriginalShredded(
          post: original.post, service: service, on: now.day, shelvedOn: original.shelvedOn, routine: routine.version,
          archiveConfirmed: archiveConfirmed ? true : nil))
    }
    let signed = ShreddingListSigned(
      service: service, shelf: shelf, on: now.day, posts: list.going.map(\.post),
      left: list.staying.map(\.original.post), list: document)
    return shredded + [.shreddingListSigned(signed)]
  }
}

/// A month's shelf has been emptied and the list of it signed.
package struct ShreddingListSigned: EventContent {
  package let service: Service.ID
  package let shelf: String
  package let on: Day
  package let posts: [PostItem.ID]
  /// What stays on the shelf.
  package let left: [PostItem.ID]
  package let list: DocumentReference

  package init(
    service: Service.ID, shelf: String, on: Day, posts: [PostItem.ID], left: [PostItem.ID], list: DocumentReference
  ) {
    self.service = service
    self.shelf = shelf
    self.on = on
    self.posts = posts
    self.left = left
    self.list = list
  }

  package var subject: Subject { .service(service) }
  package var concerns: Service.ID? { service }
}

/// The list that is signed: numbers and days, and nothing of what the papers are about.
private struct ShreddingList {
  let shelf: String
  let service: Service
  let routine: ServiceRoutine
  var going: [Original] = []
  var staying: [(original: Original, lock: Refusal)] = []

  func text(signedBy signer: String, on day: Day, in phrases: Phrasebook) -> String {
    var lines = [
      phrases.say("shredding.title", ["service": service.name, "shelf": shelf]),
      phrases.say("shredding.rule", ["source": routine.retention.cited, "version": String(routine.version)]),
      "",
      phrases.say("shredding.going", ["count": String(going.count)]),
    ]
    lines += going.map { original in
      phrases.say(
        "shredding.row",
        [
          "post": original.post.description, "shelved": original.shelvedOn?.iso ?? "–",
          "from": original.shelvedOn.flatMap { routine.retention?.earliest(shelved: $0) }?.iso ?? "–",
        ])
    }
    if !staying.isEmpty {
      lines += ["", phrases.say("shredding.staying", ["count": String(staying.count)])]
      lines += staying.map { staying in
        phrases.say(
          "shredding.locked",
          [
            "post": staying.original.post.description,
            "why": phrases.say("refusal.\(staying.lock.code.rawValue)", staying.lock.spoken(in: phrases)),
          ])
      }
    }
    lines += ["", phrases.say("shredding.signed", ["user": signer, "day": day.iso])]
    return lines.joined(separator: "\n") + "\n"
  }
}
