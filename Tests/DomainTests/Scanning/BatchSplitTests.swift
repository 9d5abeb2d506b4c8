import Domain
import Testing

/// S2-54: a pile falls into items at its cover sheets, and every page is accounted for.
@Suite struct BatchSplitTests {
  private func pile(_ marks: String) -> [PageReading] {
    marks.enumerated().map { index, mark in
      var reading = PageReading(page: index + 1)
      switch mark {
      case "_": reading.isBlank = true
      case "?": reading.cover = .unreadable
      case let mark where mark.isNumber: reading.cover = mark.wholeNumberValue.map { .post(.init($0)) }
      default: break
      }
      return reading
    }
  }

  private func parts(_ marks: String) -> [BatchSplit.Part] { BatchSplit(pile(marks)).parts }

  @Test func pagesFollowTheirSheet() {
    #expect(
      parts("1ss2s") == [.init(cover: .post(.init(1)), pages: 2...3), .init(cover: .post(.init(2)), pages: 5...5)])
  }

  @Test func aPileWithoutSheetsIsOnePart() {
    #expect(parts("s_s") == [.init(cover: nil, pages: 1...3)])
    #expect(BatchSplit([]).parts == [])
  }

  @Test func whatLiesFirstIsAPartOfItsOwn() {
    #expect(parts("ss1s") == [.init(cover: nil, pages: 1...2), .init(cover: .post(.init(1)), pages: 4...4)])
  }

  @Test func theBlankBackOfASheetGoesWithItAndOtherBlanksStay() {
    let split = BatchSplit(pile("1_s_2__s"))
    #expect(split.parts == [.init(cover: .post(.init(1)), pages: 3...4), .init(cover: .post(.init(2)), pages: 7...8)])
    #expect(split.sheets.map(\.pages) == [1...2, 5...6])
  }

  @Test func whatFollowsAnUnreadableSheetIsForAPerson() {
    #expect(parts("1s?ss2s").map(\.cover) == [.post(.init(1)), .unreadable, .post(.init(2))])
    #expect(parts("1s?ss2s")[1].pages == 4...5)
  }

  @Test func aSheetWithoutPagesIsSaid() {
    let split = BatchSplit(pile("1_2s3"))
    #expect(split.sheets.map(\.isEmpty) == [true, false, true])
    #expect(split.parts.count == 1)
  }

  @Test func theSameItemTwiceIsTwoParts() {
    #expect(parts("1s1s").map(\.pages) == [2...2, 4...4])
  }

  /// Whatever the pile: every page is in exactly one part or is a sheet, and each part follows the sheet it names.
  @Test func everyPageIsInExactlyOnePlace() {
    var dice = SeededDice(seed: 4)
    for _ in 0..<2000 {
      let count = Int.random(in: 0...40, using: &dice)
      let marks = String((0..<count).map { _ in "sss__12?".randomElement(using: &dice) ?? "s" })
      let readings = pile(marks)
      let split = BatchSplit(readings.shuffled(using: &dice))
      let places = split.parts.map(\.pages) + split.sheets.map(\.pages)
      #expect(places.flatMap(Array.init).sorted() == readings.map(\.page), "\(marks)")
      for part in split.parts {
        let before = split.sheets.last { $0.pages.upperBound < part.pages.lowerBound }
        #expect(part.cover == before?.cover, "\(marks)")
        #expect(readings[(part.pages.lowerBound - 1)...(part.pages.upperBound - 1)].allSatisfy { $0.cover == nil })
      }
      for sheet in split.sheets {
        #expect(readings[sheet.pages.lowerBound - 1].cover == sheet.cover)
        #expect(sheet.pages.dropFirst().allSatisfy { readings[$0 - 1].isBlank })
      }
    }
  }
}

/// SplitMix64: the same piles in every run.
private struct SeededDice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
