internal import CNcurses
internal import Screen

/// The colour pairs of pictures, each made when it is first met. There are never more of them than the terminal has left
/// beside the roles': where it has fewer than two of sixteen shades need, it shows fewer shades.
struct ShadePairs {
  /// Shades from black to white that are told apart; 0 where pictures are drawn in the terminal's own colours.
  let levels: Int
  private let depth: ColourDepth
  private let first: Int32
  private var isMade: [Bool]

  /// - Parameter first: the number of the first pair that is free; `count`: how many are.
  init(depth: ColourDepth, first: Int32, count: Int) {
    let wanted =
      switch depth {
      case .many: Shades.levels
      case .eight: 2
      case .mono: 0
      }
    let levels = (0...wanted).last { $0 * $0 <= max(count, 0) } ?? 0
    self.levels = levels < 2 ? 0 : levels
    self.depth = depth
    self.first = first
    isMade = [Bool](repeating: false, count: self.levels * self.levels)
  }

  /// The pair of a cell's shades, or 0 for the terminal's own colours.
  mutating func pair(of shades: Shades) -> Int32 {
    guard levels > 0 else { return 0 }
    let (ink, paper) = (level(shades.ink), level(shades.paper))
    let index = ink * levels + paper
    let pair = first + Int32(index)
    if !isMade[index] {
      guard init_extended_pair(pair, colour(ink), colour(paper)) != ERR else { return 0 }
      isMade[index] = true
    }
    return pair
  }

  /// The nearest of the shades there are.
  func level(_ shade: Int) -> Int { (shade * (levels - 1) * 2 + Shades.levels - 1) / (2 * (Shades.levels - 1)) }

  /// The number of a shade's colour: black and white of eight, or a step of the grey ramp of 256.
  func colour(_ level: Int) -> Int32 {
    guard depth == .many else { return level == 0 ? 0 : 7 }
    let shade = level * 255 / (levels - 1)
    return switch shade {
    case ..<4: 16
    case 244...: 231
    // The ramp goes from 8 to 238 in steps of ten.
    default: Int32(232 + min(max((shade - 8 + 5) / 10, 0), 23))
    }
  }
}
