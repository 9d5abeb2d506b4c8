package import Domain

extension DemoOfficePlan {
  /// One post item and its story so far.
  package struct Item: Sendable, Equatable {
    /// Stable inside the plan, for example `p01`.
    package var key: String
    package var service: Service.ID
    package var channel: Channel
    package var cover: CoverColour
    package var kind: DocumentKind
    /// Nil where the subject follows the kind. (S4-13)
    package var title: String?
    /// Party id.
    package var sender: String
    /// Party id of the one it concerns.
    package var concerns: String
    /// When the envelope names a colleague: suggests giving it directly. (S2-12, S1-21)
    package var addressee: User.ID?
    package var sheets: Int
    /// 1 or 2. (S2-17)
    package var sides: Int
    package var received: Moment
    package var openedBy: User.ID
    package var documentDate: DocumentDate
    /// File names under `Assets/demo/documents`.
    package var documents: [String]
    /// How many pages each of several documents has, in their order; empty when one has them all.
    package var pages: [Int]
    /// File name under `Assets/demo/mail`; then the item is that e-mail.
    package var mail: String?
    package var story: [Step]
  }

  /// The date that the document itself carries. (S4-11)
  package enum DocumentDate: Sendable, Equatable {
    case undated
    /// Calendar days before the received day; negative is later than received, which warns.
    case daysBeforeReceived(Int)
  }

  /// One command by one person.
  package struct Step: Sendable, Equatable {
    package var action: Action
    package var by: User.ID
    /// The absent person whose substitute took it; both names stand in the log. (S0-35)
    package var onBehalfOf: User.ID?
    package var at: Moment
  }

  /// How an item got its handler.
  package enum Via: String, Sendable, CaseIterable {
    /// To the handler's pigeonhole at once. (S2-12)
    case direct
    /// In the morning meeting. (S2-9)
    case meeting
  }

  package enum Action: Sendable, Equatable {
    /// Paper only: digital post is stamped by the machine that received it. (S0-23, S4-12)
    case stamp
    case markUrgent
    /// To the tray for the next working day's meeting. (S2-13)
    case take
    case assign(to: User.ID, via: Via)
    /// Until so many working days after the day of creation.
    case park(untilWorkingDaysAhead: Int, reason: String)
    /// To another service, which has not accepted it yet.
    case forward(to: Service.ID, reason: String)
    /// Back to where it came from. (S0-16)
    case returnToSender(reason: String)
    /// A new case; `key` names it inside the plan, `party` is a party id.
    case openCase(key: String, title: String, party: String)
    case linkCase(key: String)
    /// Where the service's table sends it, with the child's folder as it is found, and delivered there. (S3-2)
    case route(folder: FolderState, concerns: String?)
    case registerEntry
    /// Somebody has looked at every page. (S0-27, S2-53)
    case checkScan
    case reportScanFault(kind: ScanFaultKind, pages: String)
    /// To the month's shredding shelf. (S2-19)
    case shelve
    case finalise
    /// Something lies on somebody's own machine. (S1-12)
    case localCopy(machine: String)
    case reassign(to: User.ID, reason: String)
  }
}
