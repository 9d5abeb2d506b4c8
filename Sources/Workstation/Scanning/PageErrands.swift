package import Domain
internal import Synchronization

/// Looks at pages and prints cover sheets, apart from the worker that sends commands, so that a page that takes its time
/// delays no saving.
///
/// One look at a time: a newer one makes an older one needless, and so does leaving the page.
package final class PageErrands: Sendable {
  private struct State {
    var look: Task<Void, Never>?
    var preparation: Task<Void, Never>?
    var kept: Set<PagePlace> = []
  }

  private let access: OfficeAccess
  private let post: @Sendable (WorkEvent) -> Void
  private let state = Mutex(State())

  /// - Parameter post: is given what came of each look that is still wanted, on any thread.
  package init(access: OfficeAccess, post: @escaping @Sendable (WorkEvent) -> Void) {
    self.access = access
    self.post = post
  }

  package func add(_ effects: [Effect], in phrases: Phrasebook) {
    for effect in effects {
      switch effect {
      case .look(let request): look(request, phrases)
      case .prepare(let request): prepare(request)
      case .lookAway: finish()
      case .print(let request): print(request, phrases)
      default: break
      }
    }
  }

  /// Ends all work. What was being drawn is not told.
  package func finish() {
    state.withLock { state in
      state.look?.cancel()
      state.preparation?.cancel()
      state = State()
    }
    access.pages.keep([])
  }

  private func look(_ request: PageRequest, _ phrases: Phrasebook) {
    let (access, post) = (access, post)
    state.withLock { state in
      state.look?.cancel()
      state.kept = [request.place]
      access.pages.keep(state.kept)
      state.look = Task {
        let event = await access.carryOut(request, in: phrases)
        if !Task.isCancelled { post(event) }
      }
    }
  }

  /// Is done whatever is looked at meanwhile.
  private func print(_ request: CoverRequest, _ phrases: Phrasebook) {
    let (access, post) = (access, post)
    Task { post(await access.carryOut(request, in: phrases)) }
  }

  private func prepare(_ request: PageRequest) {
    let access = access
    state.withLock { state in
      state.preparation?.cancel()
      state.kept.insert(request.place)
      access.pages.keep(state.kept)
      state.preparation = Task(priority: .utility) { await access.prepare(request) }
    }
  }
}
