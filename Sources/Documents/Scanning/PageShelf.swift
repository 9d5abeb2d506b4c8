internal import Synchronization

/// Pages that have been drawn, kept for a while: those looked at last, in no more memory than ``limit``. A page that is
/// wanted twice at once is drawn once.
package final class PageShelf: Sendable {
  /// One page of one stored document.
  package struct Place: Hashable, Sendable {
    package let digest: String
    /// From 1.
    package let page: Int

    package init(digest: String, page: Int) {
      self.digest = digest
      self.page = page
    }
  }

  fileprivate struct State {
    var pages: [Place: GrayPage] = [:]
    /// The one looked at last is last.
    var order: [Place] = []
    var drawing: [Place: (number: Int, task: Task<GrayPage, any Error>)] = [:]
    var started = 0
  }

  /// Bytes of pixels.
  package let limit: Int
  private let draw: @Sendable (Place) async throws -> GrayPage
  private let state = Mutex(State())

  package init(limit: Int = 64 * 1024 * 1024, draw: @escaping @Sendable (Place) async throws -> GrayPage) {
    self.limit = limit
    self.draw = draw
  }

  /// The page, drawn now if it is not at hand.
  ///
  /// - Throws: what drawing throws; `CancellationError` when ``keep(_:)`` has ended it.
  package func page(_ place: Place) async throws -> GrayPage {
    let task = state.withLock { state -> Task<GrayPage, any Error> in
      if let page = state.pages[place] {
        state.touch(place)
        return Task { page }
      }
      if let drawing = state.drawing[place] { return drawing.task }
      state.started += 1
      let number = state.started
      let task = Task { try await drawn(place, number) }
      state.drawing[place] = (number, task)
      return task
    }
    return try await task.value
  }

  /// Ends the drawing of every page but these. What is on the shelf stays.
  package func keep(_ places: Set<Place>) {
    state.withLock { state in
      for (place, drawing) in state.drawing where !places.contains(place) {
        drawing.task.cancel()
        state.drawing[place] = nil
      }
    }
  }

  /// Bytes of pixels at hand.
  package var bytes: Int { state.withLock { $0.bytes } }

  private func drawn(_ place: Place, _ number: Int) async throws -> GrayPage {
    defer {
      state.withLock { state in
        if state.drawing[place]?.number == number { state.drawing[place] = nil }
      }
    }
    let page: GrayPage
    do {
      page = try await draw(place)
    } catch {
      // A drawing that was ended says so, whatever the program in the cage made of it.
      try Task.checkCancellation()
      throw error
    }
    try Task.checkCancellation()
    state.withLock { $0.put(page, at: place, limit: limit) }
    return page
  }
}

extension PageShelf.State {
  fileprivate var bytes: Int { pages.values.reduce(0) { $0 + $1.pixels.count } }

  fileprivate mutating func touch(_ place: PageShelf.Place) {
    order.removeAll { $0 == place }
    order.append(place)
  }

  fileprivate mutating func put(_ page: GrayPage, at place: PageShelf.Place, limit: Int) {
    guard page.pixels.count <= limit else { return }
    pages[place] = page
    touch(place)
    while bytes > limit, let oldest = order.first {
      order.removeFirst()
      pages[oldest] = nil
    }
  }
}
