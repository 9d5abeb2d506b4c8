/// Something that is late or wrong; it can be explained or resolved, never dismissed.
package struct Deviation: Hashable, Sendable {
  package typealias ID = Number<Deviation>

  package let id: ID
  package let service: Service.ID
  package let kind: DeviationKind
  /// The reason code, from the file inspection or the mail reader: `encrypted`, `truncated`.
  package let reason: String
  /// The file or item it is about, as people know it.
  package let about: String
  package let openedAt: Instant
  package let responsible: User.ID
  package let resolution: String?
  /// The item it is about, where it is about one.
  package let post: PostItem.ID?

  package init(
    id: ID, service: Service.ID, kind: DeviationKind, reason: String, about: String, openedAt: Instant,
    responsible: User.ID, resolution: String?, post: PostItem.ID? = nil
  ) {
    self.id = id
    self.service = service
    self.kind = kind
    self.reason = reason
    self.about = about
    self.openedAt = openedAt
    self.responsible = responsible
    self.resolution = resolution
    self.post = post
  }
}

package enum DeviationKind: String, CaseIterable, Codable, Sendable {
  /// A file in a scanner folder that cannot be filed; it stays where it is.
  case intakeFile = "intake-file"
  /// A message that cannot be read; it stays in the mailbox.
  case intakeMail = "intake-mail"
  /// The same bytes came again.
  case sameBytes = "same-bytes"
  /// Pages of a batch that no cover sheet names.
  case batchPart = "batch-part"
  /// Pages that could not be looked at or read.
  case pageWork = "page-work"
  /// A role that the routines want filled is not, or by too many (S2-49, S2-50, S2-62).
  case staffing
  /// A letter that is out of the house and not where it should be, or not as it should be.
  case dispatch
}

extension Deviation {
  /// The items it is about.
  package var posts: [PostItem.ID] {
    let twins = twins
    return twins.isEmpty ? post.map { [$0] } ?? [] : twins
  }

  /// The two items with the same bytes that it is about: the ends of `name: 12 = 3`.
  package var twins: [PostItem.ID] { Self.twins(kind, about) }

  package static func twins(_ kind: DeviationKind, _ about: String) -> [PostItem.ID] {
    guard kind == .sameBytes else { return [] }
    return about.split(separator: " ").filter { $0 != "=" }.suffix(2).compactMap { Int($0) }.map { PostItem.ID($0) }
  }
}
