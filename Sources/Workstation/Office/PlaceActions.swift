import Screen

/// Going to the numbered places.
enum PlaceActions {
  static let all: [Action] = [
    go(.goPost, to: .post), go(.goScans, to: .scans), go(.goLetters, to: .letters), go(.goRegistry, to: .registry),
    go(.goDeviations, to: .deviations), go(.goCases, to: .cases), go(.goForwarded, to: .forwarded),
    go(.goMine, to: .mine), go(.goMeetings, to: .meetings),
  ]

  private static func go(_ id: ActionID, to place: Place) -> Action {
    Action(id, .places, [place.key], in: ActionScope.signedIn) { state in state.go(to: place) }
  }
}

extension WorkstationState {
  /// Shows a place. What was read of it before is on the screen at once, and is read again.
  mutating func go(to place: Place) -> [Effect] {
    layers.removeAll(where: \.isPage)
    filterField = nil
    message = nil
    self.place = place
    return reload()
  }
}
