import Testing

@testable import Screen

@Suite struct CharacterPictureTests {
  /// Ten thousand cells are compared for every key: a picture's shades stand in a byte that was free.
  @Test func takesNoRoomInAnOrdinaryCell() {
    #expect(MemoryLayout<Cell>.stride == 20)
  }

  private func picture(_ text: String, width: Int) -> CharacterPicture {
    let scalars = Array(text.unicodeScalars)
    return CharacterPicture(Size(width: width, height: scalars.count / width)) { index in
      (scalars[index].value, Shades(ink: 0, paper: 255))
    }
  }

  @Test func isDrawnInsideTheClip() {
    var buffer = CellBuffer(Size(width: 6, height: 3))
    buffer.put("漢字漢", at: Point(x: 0, y: 1))
    let inner = Rect(x: 1, y: 0, width: 3, height: 2)
    buffer.clipped(to: inner) { $0.put(picture("▀▄█▌▐░", width: 3), at: Point(x: 2, y: 0)) }
    expect(
      buffer,
      looksLike: """
        \u{20} ▀▄
        漢▌▐漢
        """)
    #expect(buffer[2, 0]?.style.role == .picture)
    #expect(buffer[2, 0]?.shades == Shades(ink: 0, paper: 255))
    #expect(buffer[1, 0]?.style.role == .base, "the rest is as it was")
  }

  @Test func mayLieAnywhere() {
    var buffer = CellBuffer(Size(width: 2, height: 2))
    for (x, y) in [(-1, -1), (-5, 0), (9, 9), (1, 1), (0, -2)] {
      buffer.put(picture("abcd", width: 2), at: Point(x: x, y: y))
    }
    expect(
      buffer,
      looksLike: """
        d
         a
        """)
  }

  /// Whatever a library answers, only signs of one column that every terminal shows reach the screen.
  @Test(arguments: [0, 0x1B, 0x7F, 0x9B, 0x202E, 0x301, 0x6F22, 0x1F600, 0x2028, 0xD800, 0x11_0000, UInt32.max, 0x2800])
  func takesNothingElse(character: UInt32) {
    let picture = CharacterPicture(Size(width: 1, height: 1)) { _ in (character, Shades(ink: 0, paper: 0)) }
    #expect(picture.cells.first?.glyph == " ")
  }

  @Test func everySignItTakesIsOneColumnAndClean() {
    for value in UInt32(0)..<0x3000 {
      let picture = CharacterPicture(Size(width: 1, height: 1)) { _ in (value, Shades(ink: 0, paper: 0)) }
      let glyph = picture.cells.first?.glyph ?? ""
      #expect(TerminalText(glyph).string == glyph)
      #expect(TerminalText(glyph).width == 1)
    }
  }

  @Test func hasSixteenShades() {
    #expect(Shades(ink: 0, paper: 255).ink == 0)
    #expect(Shades(ink: 0, paper: 255).paper == 15)
    #expect(Shades(ink: 8, paper: 9).ink == 0)
    #expect(Shades(ink: 8, paper: 9).paper == 1)
    #expect(Set((0...255).map { Shades(ink: UInt8($0), paper: 0).ink }).count == 16)
  }
}
