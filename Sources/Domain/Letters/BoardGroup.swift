/// Where a dispatch stands on the board: in the order somebody looks through it.
package enum BoardGroup: String, CaseIterable, Codable, Sendable {
  case failed
  /// Somebody here has something to do with it: look for it, sign it, send it, hand it over.
  case waitsForUs = "waits-for-us"
  case onItsWay = "on-its-way"
  /// The recipient has been told, and has not read it.
  case waitingToBeRead = "waiting-to-be-read"
  case onPaper = "on-paper"
  case read
  case byHand = "by-hand"
}

extension Dispatch {
  package var group: BoardGroup {
    switch stage {
    case .printUnclear, .awaitingSignature, .byHand: return .waitsForUs
    case .awaitingPickup: return .onPaper
    default: break
    }
    // What was both printed and given up is somebody's to look at, whatever the last word was.
    if progress.fault != nil { return .failed }
    return switch status {
    case .queued, .sending, .onItsWay, .unknown: .onItsWay
    case .waitingToBeRead: .waitingToBeRead
    case .read, .delivered: .read
    case .printUnclear: .waitsForUs
    case .onPaper, .printed: .onPaper
    case .failed, .unreadDigital, .deletedThere: .failed
    case .byHand: .byHand
    }
  }
}
