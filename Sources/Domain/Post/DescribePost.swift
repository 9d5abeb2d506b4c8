/// Completes or corrects what is written about an item: a scan arrives with nothing but its file name.
/// Sources: S0-24 (kind, client), S4-11, S4-13. Refused once the item is in the registry.
package struct DescribePost: Command {
  package var post: PostItem.ID
  package var changes: Changes

  /// What to change; nil leaves a field as it is.
  package struct Changes: Hashable, Sendable {
    package var kind: DocumentKind?
    package var title: String?
    package var sender: String?
    package var addressee: String?
    package var cover: CoverColour?
    package var sheets: Int?
    package var sides: Int?
    package var documentDate: Day?
    /// Answers to the routine's questions; those not named stay as they are.
    package var answers: [String: Bool]?

    package init() {}
  }

  package init(post: PostItem.ID, changes: Changes) {
    self.post = post
    self.changes = changes
  }

  package static let name = "describe-post"
  package static let permission = Permission.registerPost
  package static let parameters: [Parameter] = [
    .required("post", .post), .optional("kind", .documentKind), .optional("title", .text), .optional("sender", .text),
    .optional("addressee", .text), .optional("cover", .choice(CoverColour.allCases.map(\.rawValue))),
    .optional("sheets", .number), .optional("sides", .choice(["1", "2"])), .optional("dated", .day),
    .optional("questions", .answers),
  ]

  package init(_ arguments: Arguments) throws {
    post = try arguments.id("post", of: PostItem.self)
    changes = Changes()
    changes.kind = try arguments.word(ifAny: "kind", of: PostKindName.self)
    changes.title = try arguments.text(ifAny: "title")
    changes.sender = try arguments.text(ifAny: "sender")
    changes.addressee = try arguments.text(ifAny: "addressee")
    changes.cover = try arguments.choice(ifAny: "cover", CoverColour.self)
    changes.sheets = try arguments.number(ifAny: "sheets", in: 1...5000)
    changes.sides = try arguments.number(ifAny: "sides", in: 1...2)
    changes.documentDate = try arguments.day(ifAny: "dated")
    changes.answers = try arguments.answers(ifAny: "questions")
  }

  package func scope(on desk: some Desk) throws -> Scope { try desk.scope(of: post) }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    let item = try desk.unregisteredItem(post)
    let routine = try desk.routine(of: item.service)
    let home = try desk.service(item.service)
    let changed = changes.applied(to: item.details)
    let kind = try routine.known(changed.kind, in: home)
    try routine.requireWords(changed)
    var details = try routine.answered(changed, in: home)
    if routine.subjectFollowsKind, let kind { details.title = kind.name(in: .bokmål) }
    guard details != item.details else { throw Refusal(.nothingChanged, ["post": post.description]) }
    let described = PostDescribed(post: post, service: item.service, from: item.details, to: details)
    let isNewlyUrgent = kind?.isUrgent == true && details.kind != item.details.kind && !item.isUrgent
    let urgent = PostMarkedUrgent(post: post, service: item.service, reason: nil)
    return [.postDescribed(described)] + (isNewlyUrgent ? [.postMarkedUrgent(urgent)] : [])
  }
}

extension DescribePost.Changes {
  func applied(to details: PostDetails) -> PostDetails {
    var changed = details
    changed.kind = kind ?? details.kind
    changed.title = title ?? details.title
    changed.sender = sender ?? details.sender
    changed.addressee = addressee ?? details.addressee
    changed.cover = cover ?? details.cover
    changed.sheets = sheets ?? details.sheets
    changed.sides = sides ?? details.sides
    changed.documentDate = documentDate ?? details.documentDate
    if let answers { changed.answers = (details.answers ?? [:]).merging(answers) { $1 } }
    return changed
  }
}
