import CommandBus
import Domain
import Screen
import Synchronization
import Testing

@testable import Workstation

/// How far the work on pages has come, on the screen of the scan queue.
@Suite struct PageProgressTests {
  private typealias S = ScanOffice

  /// Work that goes on when the test says so.
  private final class Work: PageWorkSource {
    private let now = Mutex<PageProgress?>(nil)

    func underWay() -> PageProgress? { now.withLock { $0 } }

    func go(to progress: PageProgress?) { now.withLock { $0 = progress } }
  }

  private static func at(
    _ page: Int, step: PageWork.Step = .read, in service: Service.ID = S.omsorg, post: Int = 41
  ) -> PageProgress {
    PageProgress(post: PostItem.ID(post), service: service, step: step, page: page, of: 12)
  }

  @Test("The page of how many is shown and moves, and goes when the work is done")
  func moves() throws {
    let scans = try ScanOffice()
    try scans.letter("Søknad")
    let play = try scans.play(size: Size(width: 80, height: 24))
    let work = Work()
    let heard = Mutex<[WorkEvent]>([])
    let watch = PageWatch(work) { event in heard.withLock { $0.append(event) } }
    func look() -> Int {
      watch.look()
      let news = heard.withLock { heard in
        defer { heard = [] }
        return heard
      }
      news.forEach { play.hear($0) }
      return news.count
    }
    #expect(look() == 0)
    // The list has a column of how many pages, so not just any "side".
    #expect(!play.screen.contains("side ") && !play.screen.contains("skann 41"))
    for (progress, words) in [
      (Self.at(0, step: .look), "Ser på side 1 av 12 · skann 41"), (Self.at(3), "Leser side 3 av 12 · skann 41"),
      (Self.at(4), "Leser side 4 av 12 · skann 41"), (Self.at(5, step: .sort), "Fordeler side 5 av 12 · skann 41"),
    ] {
      work.go(to: progress)
      #expect(look() == 1)
      #expect(play.screen.contains(words), "\(play.screen)")
      #expect(play.screen.contains("Skannekø · 1"))
      // What has not moved is not told again.
      #expect(look() == 0)
    }
    work.go(to: nil)
    #expect(look() == 1)
    #expect(!play.screen.contains("av 12") && !play.screen.contains("skann 41"))
  }

  @Test("It is shown in the queue of the service whose scan it is, and nowhere else")
  func elsewhere() throws {
    let scans = try ScanOffice()
    try scans.letter("Søknad")
    let play = try scans.play()
    play.hear(.pagesMoved(Self.at(3, in: S.velferd)))
    #expect(!play.screen.contains("av 12"))
    play.hear(.pagesMoved(Self.at(3)))
    #expect(play.screen.contains("Leser side 3 av 12"))
    play.press(.open)
    #expect(play.screen.contains("Leser side 3 av 12"))
    play.key(.escape)
    play.press(.goPost)
    #expect(!play.screen.contains("av 12"))
  }

  @Test("On a narrow screen the heading gives way as far as it can still be read")
  func narrow() throws {
    let scans = try ScanOffice()
    let play = try scans.play(size: Size(width: 60, height: 20))
    play.hear(.pagesMoved(Self.at(3)))
    #expect(play.screen.contains("Skannekø · 0"))
    #expect(play.screen.contains("Leser side 3 av 12 · skann 41"))
    play.event(.resize(Size(width: 50, height: 20)))
    #expect(play.screen.contains("Skannekø · 0"))
    #expect(!play.screen.contains("av 12"))
  }
}
