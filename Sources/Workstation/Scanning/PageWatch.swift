package import CommandBus
internal import Synchronization

/// What is being done with the pages of scans just now, whichever process does it.
package protocol PageWorkSource: Sendable {
  /// nil when nothing is under way.
  func underWay() -> PageProgress?
}

/// Tells the workstation when the work on pages has moved on.
///
/// ``look()`` is called again and again on a thread that owns no screen: it may wait for the disk.
package final class PageWatch: Sendable {
  private let source: any PageWorkSource
  private let post: @Sendable (WorkEvent) -> Void
  private let told = Mutex<PageProgress?>(nil)

  /// - Parameter post: is given what has changed, on the thread that looks.
  package init(_ source: any PageWorkSource, post: @escaping @Sendable (WorkEvent) -> Void) {
    self.source = source
    self.post = post
  }

  package func look() {
    let now = source.underWay()
    let isNews = told.withLock { told in
      defer { told = now }
      return told != now
    }
    if isNews { post(.pagesMoved(now)) }
  }
}

extension WorkstationState {
  /// `Leser side 3 av 12 · skann 41`, in the queue of the service whose scan it is.
  var pageProgressText: String? {
    guard scope == .scans, let progress = pageProgress, progress.service == service else { return nil }
    return PageWords(phrases: phrases).progress(progress)
  }
}
