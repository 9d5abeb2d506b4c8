/// The bars along the sides of a cover sheet: 6 mm black, 4 mm white, 3 mm black, seen from the edge of the paper
/// (`cover.css`). They tell a cover sheet even when none of its codes can be read.
struct CoverFrame {
  /// Dots per inch that are enough to see a bar.
  private static let dotsPerInch = 75
  /// Part of the rows that must show both pairs of bars, in hundredths: a third of the sheet may be spoiled.
  private static let rowsNeeded = 40

  /// Whether the page has the bars, however it was laid in: upside down and sideways as well.
  static func stands(on page: GrayPage) -> Bool {
    let small = page.reduced(to: dotsPerInch)
    guard let threshold = small.threshold else { return false }
    return [small, small.turned].contains { share(of: $0, darkerThan: threshold) >= rowsNeeded }
  }

  private static func share(of page: GrayPage, darkerThan threshold: UInt8) -> Int {
    let rows = (page.height / 8)..<(page.height * 7 / 8)
    guard !rows.isEmpty else { return 0 }
    let count = rows.count { row in
      let pixels = page.pixels[(row * page.width)..<((row + 1) * page.width)]
      let side = page.width / 3
      return hasBars(pixels.prefix(side), page.dotsPerInch, threshold)
        && hasBars(pixels.suffix(side).reversed(), page.dotsPerInch, threshold)
    }
    return count * 100 / rows.count
  }

  /// Whether a broad bar, a gap and a narrow bar follow each other, in this order from the edge.
  private static func hasBars(
    _ pixels: some Sequence<UInt8>, _ dotsPerInch: Int, _ threshold: UInt8
  ) -> Bool {
    var runs: [(isDark: Bool, length: Int)] = []
    for pixel in pixels {
      let isDark = pixel < threshold
      if let last = runs.last, last.isDark == isDark {
        runs[runs.count - 1].length = last.length + 1
      } else {
        runs.append((isDark, 1))
      }
    }
    // In hundredths of a millimetre.
    let lengths = runs.map { $0.length * 2540 / dotsPerInch }
    return runs.indices.dropLast(2).contains { index in
      guard runs[index].isDark else { return false }
      let (broad, gap, narrow) = (lengths[index], lengths[index + 1], lengths[index + 2])
      // The widths of 6, 4 and 3 mm, whatever scale a copier or a scanner made of them.
      return (300...1000).contains(broad) && (45...95).contains(gap * 100 / broad)
        && (30...75).contains(narrow * 100 / broad)
    }
  }
}
