package import Domain

/// One stretch of a service's post, urgent first, then the oldest first.
package struct Tray: Hashable, Sendable {
  package let service: Service.ID
  package let view: View
  /// Folded words that must all occur in the row, in any order, also inside words.
  /// Another word for the same in the service's routine does as well.
  package let words: [String]
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(
    service: Service.ID, view: View, words: [String] = [], after: PageKey? = nil, limit: Int, reader: CaseReader? = nil
  ) {
    self.service = service
    self.reader = reader
    self.view = view
    self.words = words
    self.after = after
    self.limit = limit
  }

  package enum View: Hashable, Sendable {
    /// Everything the desk still has to decide.
    case table
    /// What comes up at the meeting of a day (S2-13).
    case agenda(Day)
    /// What a person has been given and not registered (S2-21).
    case mine(User.ID)
    /// Given to a section leader, who is to give it on (S4-18).
    case toDistribute
    /// Given to anybody, not registered.
    case assigned
    /// Sent to us by another service of the office.
    case incoming
    /// Sent away and not accepted.
    case outgoing
    /// With a delivery to another system that nobody has confirmed, or lying in Acos Mottak.
    case undelivered
    case registered
    /// Returned or handed over.
    case gone
    /// With an open deadline, registered or not, the first due first.
    case due
  }
}

package struct TrayRow: Hashable, Sendable {
  package let post: PostItem.ID
  package let version: Int
  package let service: Service.ID
  package let receivedOn: Day
  package let channel: Channel
  package let cover: CoverColour
  package private(set) var kind: DocumentKind
  package private(set) var title: String
  package private(set) var sender: String
  package private(set) var addressee: String
  package let state: Placement.State
  package let handler: User.ID?
  package let handlerName: String?
  package let responsible: User.ID
  package let isUrgent: Bool
  package let isStamped: Bool
  package let hasWarning: Bool
  package let caseFolder: CaseFolder.ID?
  package let entry: RegistryEntry.ID?
  package let documents: Int
  /// What is due next; nil when nothing is.
  package let due: NextDeadline?
  /// When it was given to the handler who has it.
  package let givenAt: Instant?
  /// The handler has not opened it yet (S4-20).
  package let isNew: Bool
  /// In a case that the reader may not see.
  package private(set) var isMasked = false

  package init(
    post: PostItem.ID, version: Int, service: Service.ID, receivedOn: Day, channel: Channel, cover: CoverColour,
    kind: DocumentKind, title: String, sender: String, addressee: String, state: Placement.State, handler: User.ID?,
    handlerName: String?, responsible: User.ID, isUrgent: Bool, isStamped: Bool, hasWarning: Bool,
    caseFolder: CaseFolder.ID?, entry: RegistryEntry.ID?, documents: Int, due: NextDeadline?, givenAt: Instant?,
    isNew: Bool
  ) {
    self.post = post
    self.version = version
    self.service = service
    self.receivedOn = receivedOn
    self.channel = channel
    self.cover = cover
    self.kind = kind
    self.title = title
    self.sender = sender
    self.addressee = addressee
    self.state = state
    self.handler = handler
    self.handlerName = handlerName
    self.responsible = responsible
    self.isUrgent = isUrgent
    self.isStamped = isStamped
    self.hasWarning = hasWarning
    self.caseFolder = caseFolder
    self.entry = entry
    self.documents = documents
    self.due = due
    self.givenAt = givenAt
    self.isNew = isNew
  }

  /// What is left of it for somebody who may not see the case it is in.
  package var masked: TrayRow {
    var row = self
    (row.kind, row.title, row.sender, row.addressee, row.isMasked) = (.unknown, "", "", "", true)
    return row
  }
}

/// One item in full, with the names behind its ids.
package struct PostCard: Hashable, Sendable {
  package let post: PostItem.ID
  package let reader: CaseReader?

  package init(post: PostItem.ID, reader: CaseReader? = nil) {
    self.post = post
    self.reader = reader
  }

  package struct Answer: Hashable, Sendable {
    /// Masked, it tells where it is and whose, and nothing of what it is about.
    package let item: PostItem
    package let isMasked: Bool
    package let version: Int
    package let names: [User.ID: String]
    package let caseFolder: CaseRow?
    /// The open case of the service that has had this sender before, if any (screens: «Ligner»).
    package let similar: CaseRow?
    /// What `undo` would take back.
    package let lastStanding: LogEntry?
    /// Met or not, the first due first.
    package let deadlines: [ItemDeadline]
    package let concerned: Concerned
    /// The handler has not opened it yet (S4-20).
    package let isNew: Bool
    /// Its paper, once it lies on a shelf or is gone.
    package let original: Original?
    /// Why it may not leave its step yet: its confirmation is not out (S4-16).
    package let confirmationLock: Refusal?

    package init(
      item: PostItem, version: Int, names: [User.ID: String], caseFolder: CaseRow?, similar: CaseRow?,
      lastStanding: LogEntry?, deadlines: [ItemDeadline], concerned: Concerned, isNew: Bool,
      original: Original? = nil, confirmationLock: Refusal? = nil, isMasked: Bool = false
    ) {
      self.original = original
      self.confirmationLock = isMasked ? nil : confirmationLock
      self.item = isMasked ? item.masked : item
      self.isMasked = isMasked
      self.version = version
      self.names = names
      self.caseFolder = caseFolder
      self.similar = similar
      self.lastStanding = isMasked ? nil : lastStanding
      self.deadlines = isMasked ? [] : deadlines
      self.concerned = isMasked ? Concerned() : concerned
      self.isNew = isNew
    }
  }
}

/// Meetings of a service, newest first.
package struct Meetings: Hashable, Sendable {
  package let service: Service.ID
  package let after: PageKey?
  package let limit: Int

  package init(service: Service.ID, after: PageKey? = nil, limit: Int) {
    self.service = service
    self.after = after
    self.limit = limit
  }
}

package struct MeetingRow: Hashable, Sendable {
  package let meeting: MorningMeeting
  package let startedBy: String
  package let decided: Int?
  package let left: Int?
  package let minutes: DocumentReference?

  package init(meeting: MorningMeeting, startedBy: String, decided: Int?, left: Int?, minutes: DocumentReference?) {
    self.meeting = meeting
    self.startedBy = startedBy
    self.decided = decided
    self.left = left
    self.minutes = minutes
  }
}

/// The minutes of a closed meeting, as filed.
package struct Minutes: Hashable, Sendable {
  package let meeting: MorningMeeting.ID
  package let reader: CaseReader?

  package init(meeting: MorningMeeting.ID, reader: CaseReader? = nil) {
    self.meeting = meeting
    self.reader = reader
  }
}
