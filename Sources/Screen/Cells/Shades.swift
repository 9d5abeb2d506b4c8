/// The shades of grey of one cell of a picture: of its character and of what is behind it. Sixteen of each.
package struct Shades: Sendable, Hashable {
  private let both: UInt8

  /// Shades of each from black to white.
  package static let levels = 16

  /// - Parameter ink: of the character, 0 black to 255 white; `paper`: of what is behind it.
  package init(ink: UInt8, paper: UInt8) {
    both = Self.level(ink) << 4 | Self.level(paper)
  }

  /// The nearest of the sixteen.
  private static func level(_ shade: UInt8) -> UInt8 { UInt8((Int(shade) * (levels - 1) + 127) / 255) }

  /// What a cell has that is no part of a picture.
  static let blackOnBlack = Shades(ink: 0, paper: 0)

  /// From 0, black, to `levels - 1`, white.
  package var ink: Int { Int(both >> 4) }
  package var paper: Int { Int(both & 15) }
}

/// How many colours a terminal shows, as far as it matters for what is drawn on it.
package enum ColourDepth: Sendable, Hashable {
  case mono, eight, many
}
