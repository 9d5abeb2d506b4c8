import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("The stretches that a search goes by")
struct SearchStretchTests {
  private static let subjects = [
    TextSubject(PostItem.ID(1)), TextSubject(PostItem.ID(2047)), TextSubject(PostItem.ID(2048)),
    TextSubject(PostItem.ID(1_000_000)), TextSubject(CaseFolder.ID(year: 2026, number: 1)),
    TextSubject(CaseFolder.ID(year: 9999, number: 999_999)),
  ]

  @Test("A row belongs to its subject, and what is newer stands before what is older", arguments: subjects)
  func rows(_ subject: TextSubject) {
    #expect(TextSubject(row: subject.fieldsRow) == subject && TextSubject(row: subject.lastRow) == subject)
    #expect(TextSubject(row: subject.lastRow + 1) == TextSubject(key: subject.key - 1))
    #expect(subject.fieldsRow > 0 && subject.lastRow > subject.fieldsRow)
  }

  @Test("A subject lies in one stretch of every level, and no case in one with post", arguments: subjects)
  func stretches(_ subject: TextSubject) {
    for stretch in IndexStretch.all(of: subject) {
      let length = IndexStretch.length(level: stretch.level)
      #expect(stretch.oldest <= subject.key && subject.key < stretch.oldest + length)
      let ends = [stretch.oldest, stretch.oldest + length - 1].map { TextSubject(key: $0).post == nil }
      #expect(ends == [subject.post == nil, subject.post == nil])
      #expect(stretch.mark.allSatisfy { $0.isLetter || $0.isNumber })
    }
    #expect(Set(IndexStretch.all(of: subject).map(\.mark)).count == IndexStretch.levels.count)
  }

  @Test("Stretches grow while they are gone through quickly, and shrink when they are not")
  func pace() {
    var pace = SearchPace()
    pace.note(.milliseconds(1), through: 100)
    #expect(pace.level == 0, "little that was left says nothing of the next")
    for level in [1, 2, 3, 3] {
      pace.note(.milliseconds(1), through: IndexStretch.length(level: pace.level))
      #expect(pace.level == level)
    }
    pace.note(.milliseconds(5), through: IndexStretch.length(level: 3))
    #expect(pace.level == 3 && pace.expected >= .milliseconds(4) && pace.expected <= .milliseconds(6))
    for level in [2, 1, 0, 0] {
      pace.note(.milliseconds(20), through: 9)
      #expect(pace.level == level)
    }
    // What it takes to begin is not counted for each of a few.
    #expect(pace.expected <= .milliseconds(21))
  }

  @Test("A page key keeps how long the stretches were; one that is none begins again")
  func key() throws {
    var walk = SearchWalk(limit: 40, after: nil, patience: .seconds(1))
    #expect(walk.start.level == 0 && walk.next == nil)
    for _ in 0..<3 { walk.pace.note(.milliseconds(1), through: IndexStretch.length(level: walk.pace.level)) }
    walk.stop(isLoose: true, below: 4711)
    let after: PageKey = try #require(walk.next)
    let next = SearchWalk(limit: 40, after: after, patience: .seconds(1)).start
    #expect(next.isLoose && next.below == 4711 && next.shown == 0 && next.level == 3)
    for wrong in [PageKey([.number(0), .number(5), .number(0)]), PageKey([.text("x")])] {
      #expect(SearchWalk(limit: 40, after: wrong, patience: .zero).start.below == TextSubject.pastAll)
    }
    let level = PageKey([.number(0), .number(5), .number(0), .number(9)])
    #expect(SearchWalk(limit: 40, after: level, patience: .zero).start.level == 0)
  }
}
