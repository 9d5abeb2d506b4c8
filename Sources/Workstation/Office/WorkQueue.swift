import Synchronization

/// Effects that wait for the worker, and how many are not finished.
///
/// Commands keep their order. A question that a newer one makes needless is dropped before it is asked: that is the
/// brake behind filter-as-you-type and a held arrow key.
package final class WorkQueue: Sendable {
  private struct State {
    var waiting: [Effect] = []
    var running = 0
  }

  private let state = Mutex(State())

  package init() {}

  package func add(_ effects: [Effect]) {
    state.withLock { state in
      for effect in effects where effect.isForWorker {
        if case .ask(let request) = effect {
          state.waiting.removeAll {
            if case .ask(let older) = $0 { older.slot == request.slot } else { false }
          }
        }
        state.waiting.append(effect)
      }
    }
  }

  /// The next effect to carry out; ``finish()`` is called when it is done and its answer delivered.
  package func next() -> Effect? {
    state.withLock { state in
      guard !state.waiting.isEmpty else { return nil }
      state.running += 1
      return state.waiting.removeFirst()
    }
  }

  package func finish() {
    state.withLock { $0.running -= 1 }
  }

  /// Effects waiting or being carried out; 0 when the workstation is at rest.
  package var busy: Int {
    state.withLock { $0.waiting.count + $0.running }
  }
}

extension Effect {
  /// Whether the worker carries it out; the others are for the terminal's thread.
  package var isForWorker: Bool {
    switch self {
    case .ask, .send, .signIn, .signOut, .shelve, .unshelve: true
    case .look, .prepare, .lookAway, .print, .edit, .redraw, .suspend, .finish: false
    }
  }
}
