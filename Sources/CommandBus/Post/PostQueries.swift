package import Domain

/// One stretch of a service's post, urgent first, then the oldest first.
package struct Tray: Hashable, Sendable {
  package let service: Service.ID
  package let view: View
  /// Folded words that must all occur in the row, in any order, also inside words.
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
    /// Given to anybody, not registered.
    case assigned
    /// Sent to us by another service of the office.
    case incoming
    /// Sent away and not accepted.
    case outgoing
    case registered
    /// Returned or handed over.
    case gone
  }
}

package struct TrayRow: Hashable, Sendable {
  package let post: PostItem.ID
  package let version: Int
  package let service: Service.ID
  package let receivedOn: Day
  package let channel: Channel
  package let cover: CoverColour
  package let kind: DocumentKind
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
  /// In a case that the reader may not see.
  package private(set) var isMasked = false

  package init(
    post: PostItem.ID, version: Int, service: Service.ID, receivedOn: Day, channel: Channel, cover: CoverColour,
    kind: DocumentKind, title: String, sender: String, addressee: String, state: Placement.State, handler: User.ID?,
    handlerName: String?, responsible: User.ID, isUrgent: Bool, isStamped: Bool, hasWarning: Bool,
    caseFolder: CaseFolder.ID?, entry: RegistryEntry.ID?, documents: Int
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
  }

  /// What is left of it for somebody who may not see the case it is in.
  package var masked: TrayRow {
    var row = self
    (row.title, row.sender, row.addressee, row.isMasked) = ("", "", "", true)
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

    package init(
      item: PostItem, version: Int, names: [User.ID: String], caseFolder: CaseRow?, similar: CaseRow?,
      lastStanding: LogEntry?, isMasked: Bool = false
    ) {
      self.item = isMasked ? item.masked : item
      self.isMasked = isMasked
      self.version = version
      self.names = names
      self.caseFolder = caseFolder
      self.similar = similar
      self.lastStanding = lastStanding
    }
  }
}

/// Who should have an item, and which knowledge says so.
package struct Suggestion: Hashable, Sendable {
  package let post: PostItem.ID

  package init(post: PostItem.ID) { self.post = post }

  package struct Answer: Hashable, Sendable {
    package let handler: User.ID
    package let name: String
    package let reason: Reason

    package init(handler: User.ID, name: String, reason: Reason) {
      self.handler = handler
      self.name = name
      self.reason = reason
    }
  }

  package enum Reason: String, CaseIterable, Sendable {
    /// It is addressed to that person (S1-6, S1-21).
    case addressee
    /// Owns the case it is linked to.
    case ownsCase = "owns-case"
    /// Had the last post from this sender (S1-7: best knowledge).
    case hadSender = "had-sender"
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

  package init(meeting: MorningMeeting.ID) { self.meeting = meeting }
}
