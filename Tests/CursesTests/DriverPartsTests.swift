import Screen
import Testing

@testable import Curses

@Suite struct PaletteTests {
  /// Roles that ask for attention look different from ordinary text also without colours.
  @Test(arguments: [ColourDepth.many, .eight, .mono])
  func setsOffWhatMatters(depth: ColourDepth) {
    let base = Palette.look(of: .base, depth: depth)
    #expect(base == Look(), "the terminal's own colours are the base")
    let roles: [Style.Role] = [
      .title, .placeActive, .heading, .selected, .selectedElsewhere, .warning, .urgent, .error, .hintKey, .field,
      .fieldFocused, .match, .coverRed, .coverBlue, .answerActive,
    ]
    for role in roles { #expect(Palette.look(of: role, depth: depth) != base, "\(role)") }
    #expect(Palette.look(of: .field, depth: depth) != Palette.look(of: .fieldFocused, depth: depth))
    #expect(Palette.look(of: .selected, depth: depth) != Palette.look(of: .selectedElsewhere, depth: depth))
  }

  @Test func staysWithinTheColoursThereAre() {
    for role in Style.Role.allCases {
      let mono = Palette.look(of: role, depth: .mono)
      #expect(mono.foreground == -1 && mono.background == -1)
      let eight = Palette.look(of: role, depth: .eight)
      #expect((-1..<8).contains(eight.foreground) && (-1..<8).contains(eight.background))
    }
  }

  @Test(arguments: [
    (256, 65_536, nil, ColourDepth.many), (8, 64, nil, .eight), (0, 0, nil, .mono), (256, 65_536, "1", .mono),
    (256, 65_536, "", .many), (-1, -1, nil, .mono), (8, 8, nil, .mono), (88, 7744, nil, .eight),
  ])
  func countsColours(colours: Int32, pairs: Int32, noColour: String?, depth: ColourDepth) {
    #expect(ColourDepth(terminalColours: colours, terminalPairs: pairs, noColour: noColour) == depth)
  }
}

@Suite struct ShadePairsTests {
  /// As many shades as there is room for; none where the user wants no colours or there is no room.
  @Test(arguments: [
    (ColourDepth.many, 65_000, 16), (.many, 256, 16), (.many, 255, 15), (.many, 9, 3), (.many, 3, 0), (.many, -5, 0),
    (.eight, 40, 2), (.eight, 4, 2), (.eight, 3, 0), (.mono, 1000, 0),
  ])
  func keepsToThePairsThereAre(depth: ColourDepth, count: Int, levels: Int) {
    #expect(ShadePairs(depth: depth, first: 24, count: count).levels == levels)
  }

  @Test(arguments: [16, 15, 7, 3, 2])
  func goesFromBlackToWhite(levels: Int) {
    let pairs = ShadePairs(depth: .many, first: 24, count: levels * levels)
    let colours = (0..<Shades.levels).map { pairs.colour(pairs.level($0)) }
    #expect(colours.first == 16)
    #expect(colours.last == 231)
    #expect(Set(colours).count == levels)
    let ramp = colours.filter { $0 > 231 }
    #expect(ramp == ramp.sorted(), "darker is never lighter")
  }

  @Test func eightColoursShowBlackOnWhite() {
    let pairs = ShadePairs(depth: .eight, first: 24, count: 40)
    #expect(pairs.colour(pairs.level(0)) == 0)
    #expect(pairs.colour(pairs.level(15)) == 7)
  }
}

@Suite struct ControlSequenceTests {
  @Test(arguments: [
    ("", "A", ControlSequence.Meaning.event(.key(.up))), ("1;5", "D", .event(.key(.ctrlLeft))),
    ("1;2", "B", .event(.key(.down))), ("3", "~", .event(.key(.delete))), ("24", "~", .event(.key(.function(12)))),
    ("1;2", "P", .event(.key(.function(1)))), ("200", "~", .pasteStart), ("999", "~", .nothing), ("", "z", .nothing),
    ("99999999999999999999", "~", .nothing), ("<0;1;1", "M", .event(.mouse(MouseEvent(.click, at: .origin)))),
    ("<0;1;1", "m", .nothing), ("<0;0;1", "M", .nothing), ("<0;1", "M", .nothing), ("<2;1;1", "M", .nothing),
    ("<16;2;3", "M", .event(.mouse(MouseEvent(.click, at: Point(x: 1, y: 2))))),
  ])
  func readsSequences(parameters: String, final: String, meaning: ControlSequence.Meaning) throws {
    let last = try #require(final.utf8.first)
    #expect(ControlSequence(parameters: Array(parameters.utf8), final: last).meaning == meaning)
  }
}

@Suite struct ClickCounterTests {
  @Test func tellsADoubleClick() {
    var counter = ClickCounter()
    let click = InputEvent.mouse(MouseEvent(.click, at: Point(x: 3, y: 4)))
    let double = InputEvent.mouse(MouseEvent(.doubleClick, at: Point(x: 3, y: 4)))
    let elsewhere = InputEvent.mouse(MouseEvent(.click, at: Point(x: 4, y: 4)))
    let start = ContinuousClock.now
    #expect(counter.event(for: click, at: start) == click)
    #expect(counter.event(for: .key(.down), at: start) == .key(.down))
    #expect(counter.event(for: click, at: start + .milliseconds(300)) == double)
    #expect(counter.event(for: click, at: start + .milliseconds(400)) == click, "a third click begins anew")
    #expect(counter.event(for: click, at: start + .seconds(1)) == click, "too late")
    #expect(counter.event(for: elsewhere, at: start + .milliseconds(1_100)) == elsewhere)
  }
}

@Suite struct MailboxTests {
  @Test func keepsTheOrderOfManyPosters() async throws {
    let mailbox = try Mailbox<Int>()
    await withTaskGroup(of: Void.self) { group in
      for poster in 0..<8 {
        group.addTask {
          for number in 0..<500 { mailbox.post(poster * 1000 + number) }
        }
      }
    }
    let messages = mailbox.drain()
    #expect(messages.count == 4_000)
    for poster in 0..<8 {
      let own = messages.filter { $0 / 1000 == poster }
      #expect(own == own.sorted())
    }
    #expect(mailbox.drain().isEmpty)
  }
}
