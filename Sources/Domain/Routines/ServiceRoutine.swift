/// A service's routine: what its decisions and screens need to know of it.
///
/// It lies in the log with the service, and again with every version that is adopted, so that a decision and
/// its replay read the same text. What the first offices did not store is optional and absent there; then the
/// role's own permissions decide, and nothing is asked.
package struct ServiceRoutine: Hashable, Codable, Sendable {
  package var kinds: [KindOfDocument]
  /// PPT: the subject of an item is its category, so that no name gets into a title (S4-13).
  package var subjectFollowsKind: Bool
  /// Kinds that earlier versions had and this one has not, by id and name: items that were received as one keep it.
  package var formerKinds: [KindOfDocument]?
  package var subjectRule: RuleSource?

  /// Name, system, version, validity and owner.
  package var profile: RoutineProfile?
  package var roles: [LocalRole]?
  /// Levels of access (S2-67).
  package var groups: [AccessGroup]?
  package var staffing: [Staffing]?
  package var duties: [Duty]?
  /// The ways post comes in; nil: any.
  package var channels: [ChannelRule]?
  package var covers: [CoverRule]?
  package var addressing: [AddressingRule]?
  package var delivery: DeliveryRule?
  package var questions: [IntakeQuestion]?
  package var scanning: ScanningRule?
  package var retention: RetentionRule?
  package var localCopies: LocalCopyRule?
  package var approvals: [ApprovalRule]?
  package var sending: SendingRule?
  package var templates: [LetterTemplate]?
  package var access: AccessRule?
  package var postList: PostListRule?
  package var archives: [ArchiveDestination]?
  package var consent: ConsentRule?
  package var controls: [ControlRule]?
  package var steps: [ProcessStep]?
  package var morningMeeting: Ruling?
  package var outage: OutageRule?
  package var emergency: EmergencyRule?
  package var guidance: [Guidance]?
  /// nil in what was stored before routines said anything about cases.
  package var cases: CaseRules?
  package var casesRule: RuleSource?
  /// Where a document goes, in a service whose post goes to two systems (S3-2); nil in the others.
  package var routing: RoutingTable?
  /// Deadlines of every kind; nil in an office that was founded before routines said so.
  package var deadlines: [DeadlineRule]?

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

  /// What a kind is called, the last name it had when the routine no longer has it; nil for one it never had.
  package func kindName(_ id: DocumentKind, in language: Language) -> String? {
    (kind(id) ?? formerKinds?.first { $0.id == id })?.name(in: language)
  }

  /// This routine with the names of the kinds that an earlier one had and this one has not.
  func rememberingKinds(of earlier: ServiceRoutine) -> ServiceRoutine {
    let gone = (earlier.kinds + (earlier.formerKinds ?? [])).filter { kind($0.id) == nil }
      .map { KindOfDocument(id: $0.id, names: $0.names, isUrgent: $0.isUrgent) }
    var routine = self
    routine.formerKinds = gone.isEmpty ? nil : gone
    return routine
  }

  /// Who does a task; nil where the routine says nothing of it.
  package func roles(for task: RoutineTask) -> [Role]? {
    duties?.first { $0.task == task }?.roles
  }

  package func channel(_ channel: Channel) -> ChannelRule? {
    channels?.first { $0.channel == channel }
  }

  package func question(_ id: String) -> IntakeQuestion? {
    questions?.first { $0.id == id }
  }

  /// Counts up with every adoption; 1 where nothing was ever adopted.
  package var version: Int { profile?.version ?? 1 }

  /// A draft is said beside every proposal (S3-1).
  package var isDraft: Bool { profile?.status == .draft }
}

/// A yes or no that a routine decides.
package struct Ruling: Hashable, Codable, Sendable {
  package var applies: Bool
  package var rule: RuleSource

  package init(applies: Bool, rule: RuleSource) {
    self.applies = applies
    self.rule = rule
  }
}
