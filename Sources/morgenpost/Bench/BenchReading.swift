import CommandBus
import Domain
import Foundation
import Repository

/// How long the lists take, each asked as the screens ask it.
struct BenchReading {
  let store: OfficeStore
  let service: Service.ID
  let today: Day

  /// Milliseconds; the median and the worst of the rounds.
  struct Timing {
    let name: String
    let median: Double
    let worst: Double
  }

  func run() throws -> [Timing] {
    let views: [Tray.View] = [.table, .agenda(today), .assigned, .registered, .outgoing]
    return [
      try time("trayFirstPage") { _ in try page(.table) },
      try time("traySwitch") { try page(views[$0 % views.count]) },
      try time("filter") { try page(.table, Self.typed[$0 % Self.typed.count]) },
      try time("filterFinished") { try page(.registered, Self.typed[$0 % Self.typed.count]) },
      try time("caseSearch") { round in
        _ = try store.answer(
          Cases(service: service, words: Self.typed[round % Self.typed.count].searchWords, limit: 100))
      },
      try time("postCard") { round in _ = try store.answer(PostCard(post: PostItem.ID(1 + round * 7 % 100))) },
      try time("placeCounts") { _ in
        _ = try store.answer(PlaceCounts(service: service, user: User.program, today: today))
      },
    ]
  }

  /// What somebody types, letter by letter.
  private static let typed = [
    "k", "kl", "kla", "klag", "klage", "klage v", "klage vik", "ødegård", "sara mah", "bpa 12",
  ]

  private func page(_ view: Tray.View, _ words: String = "") throws {
    _ = try store.answer(Tray(service: service, view: view, words: words.searchWords, limit: 100))
  }

  private func time(_ name: String, _ body: (Int) throws -> Void) throws -> Timing {
    try body(0)
    var times: [Double] = []
    for round in 0..<40 {
      let began = ContinuousClock.now
      try body(round)
      times.append(began.elapsedSeconds * 1000)
    }
    times.sort()
    return Timing(name: name, median: times[times.count / 2], worst: times[times.count - 1])
  }
}
