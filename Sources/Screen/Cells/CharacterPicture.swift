/// A picture made of characters, a shade of grey for each and another behind it.
package struct CharacterPicture: Sendable, Hashable {
  package let size: Size
  /// Row by row; as many as `size` says.
  let cells: [Cell]

  /// - Parameter cell: the character and the shades of each place, counted row by row from the top left. Only letters and
  ///   signs of ASCII, lines and blocks can be part of a picture; anything else becomes a space.
  package init(_ size: Size, cell: (Int) -> (character: UInt32, shades: Shades)) {
    self.size = size
    cells = (0..<size.width * size.height).map { index in
      let (character, shades) = cell(index)
      return Cell(Self.drawable(character), shades)
    }
  }

  private static func drawable(_ value: UInt32) -> Unicode.Scalar {
    let isASCII = value > 0x20 && value < 0x7F
    let isLineOrBlock = value >= 0x2500 && value < 0x2600 && TextWidth.isPlainSign(value)
    return isASCII || isLineOrBlock ? Unicode.Scalar(value) ?? " " : " "
  }
}
