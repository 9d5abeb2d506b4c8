/// The part of a service's routine that decisions at the post desk need.
///
/// It lies in the log with the service, so that a decision and its replay read the same text.
package struct ServiceRoutine: Hashable, Codable, Sendable {
  package let kinds: [KindOfDocument]
  /// PPT: the subject of an item is its category, so that no name gets into a title (S4-13).
  package let subjectFollowsKind: Bool
  /// nil in what was stored before routines said anything about cases.
  package var cases: CaseRules?
  /// Where a document goes, in a service whose post goes to two systems (S3-2); nil in the others.
  package let routing: RoutingTable?
  /// Deadlines of every kind; nil in an office that was founded before routines said so.
  package let deadlines: [DeadlineRule]?
  package var access: AccessRule?
  package var consent: ConsentRule?

  package init(
    kinds: [KindOfDocument], subjectFollowsKind: Bool, routing: RoutingTable? = nil, deadlines: [DeadlineRule]? = nil
  ) {
    self.kinds = kinds
    self.subjectFollowsKind = subjectFollowsKind
    self.routing = routing
    self.deadlines = deadlines
  }

  package func kind(_ id: DocumentKind) -> KindOfDocument? {
    kinds.first { $0.id == id }
  }
}

/// A kind of document that a routine names.
package struct KindOfDocument: Hashable, Codable, Sendable {
  package let id: DocumentKind
  /// By language code; bokmål is always there.
  package let names: [String: String]
  /// Urgent by its nature: a concern report (S3-24).
  package let isUrgent: Bool
  /// What has to be done with it by when; nil in an office that was founded before routines said so.
  package let deadlines: [DeadlineRule]?

  package init(id: DocumentKind, names: [String: String], isUrgent: Bool, deadlines: [DeadlineRule]? = nil) {
    self.id = id
    self.names = names
    self.isUrgent = isUrgent
    self.deadlines = deadlines
  }

  package func name(in language: Language) -> String {
    names[language.rawValue] ?? names[Language.bokmål.rawValue] ?? id.text
  }
}
