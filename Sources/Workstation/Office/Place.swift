import Screen

/// The numbered places along the top.
enum Place: String, CaseIterable, Sendable {
  case post, scans, letters, registry, deviations, cases, forwarded, mine, meetings

  /// F2 to F9, and F11.
  var key: Key {
    switch self {
    case .post: .function(2)
    case .scans: .function(3)
    case .letters: .function(4)
    case .registry: .function(5)
    case .deviations: .function(6)
    case .cases: .function(7)
    case .forwarded: .function(8)
    case .mine: .function(9)
    case .meetings: .function(11)
    }
  }

  /// The list that the place shows when no meeting is on.
  var list: ListID {
    switch self {
    case .post: .tray(.post)
    case .scans: .scans
    case .letters: .letters
    case .mine: .tray(.mine)
    case .forwarded: .tray(.forwarded)
    case .registry: .registry
    case .deviations: .deviations
    case .cases: .cases
    case .meetings: .meetings
    }
  }
}

/// Lists of post, each with its own selection.
enum TrayPlace: String, CaseIterable, Sendable {
  case post, mine, forwarded, agenda
}

/// Any list of the workstation.
enum ListID: Hashable, Sendable {
  case tray(TrayPlace)
  case cases, registry, deviations, meetings, scans, letters
}

/// What of the post a list shows; `v` goes to the next one.
enum TrayView: String, CaseIterable, Sendable {
  case table, assigned, registered, gone, due
  case mine
  case toDistribute = "to-distribute"
  case incoming, outgoing, undelivered
  case agenda

  /// The views a place goes through, the first one first.
  static func views(of place: TrayPlace) -> [TrayView] {
    switch place {
    case .post: [.table, .due, .assigned, .registered, .gone]
    case .mine: [.mine, .toDistribute]
    case .forwarded: [.incoming, .outgoing, .undelivered]
    case .agenda: [.agenda]
    }
  }
}
