/// The lines that the letters of a page stand on: which way they run, and how much they slope.
///
/// Every letter's foot and head is thrown onto one side of the page; at the angle of the lines they fall on few places.
struct TextLines {
  /// Whether the lines run down the page: it lies on its side. Nil where there are too few letters.
  let runDown: Bool?
  /// Tenths of a degree, clockwise; 0 where there are too few letters.
  let skew: Int

  /// Fewer letters make no line that could be measured.
  private static let fewest = 8

  init(_ letters: [Mark]) {
    guard letters.count >= Self.fewest else {
      runDown = nil
      skew = 0
      return
    }
    let across = Slope(letters.map { Letter(middle: ($0.left + $0.right) / 2, head: $0.top, foot: $0.bottom) })
    // A quarter turn clockwise takes the left side of a mark to its head.
    let down = Slope(letters.map { Letter(middle: -($0.top + $0.bottom) / 2, head: $0.left, foot: $0.right) })
    runDown = down.strength > across.strength
    skew = down.strength > across.strength ? down.tenths : across.tenths
  }
}

/// A piece of a page with enough text to tell which way up it is.
struct PageSample {
  /// In pixels.
  let left: Int
  let top: Int
  let width: Int
  let height: Int
  /// Letters in it.
  let letters: Int
}

extension TextLines {
  /// Millimetres across the lines.
  private static let sampleDepth = 30.0

  /// The part of the page, as deep as some lines, that holds most letters; the whole page when it has none.
  func sample(of letters: [Mark], on page: GrayPage) -> PageSample {
    let paper = PaperSheet(page)
    let isAcross = runDown ?? false
    let depth = runDown == nil ? max(page.width, page.height) : paper.pixels(Self.sampleDepth)
    let ordered = letters.sorted { isAcross ? $0.left < $1.left : $0.top < $1.top }
    var fullest = 0..<0
    var end = 0
    for start in ordered.indices {
      let limit = (isAcross ? ordered[start].left : ordered[start].top) + depth
      while end < ordered.count, (isAcross ? ordered[end].right : ordered[end].bottom) <= limit { end += 1 }
      if end - start > fullest.count { fullest = start..<end }
    }
    guard var box = ordered[fullest].first else {
      return PageSample(left: 0, top: 0, width: page.width, height: page.height, letters: 0)
    }
    for letter in ordered[fullest] { box.take(in: letter) }
    let margin = paper.pixels(4)
    let (left, top) = (max(0, box.left - margin), max(0, box.top - margin))
    let (right, bottom) = (min(page.width, box.right + margin), min(page.height, box.bottom + margin))
    return PageSample(left: left, top: top, width: right - left, height: bottom - top, letters: fullest.count)
  }
}

/// Where a letter stands in lines that run across, in pixels.
private struct Letter {
  let middle: Int
  let head: Int
  let foot: Int
}

/// The angle at which letters stand on the fewest lines.
private struct Slope {
  private(set) var tenths = 0
  /// How well they do; comparable for the same letters.
  private(set) var strength = 0

  /// Eight degrees to either side: coarse steps of a quarter, then of a twentieth around the best.
  init(_ letters: [Letter]) {
    let heights = letters.map { $0.foot - $0.head + 1 }.sorted()
    let usual = heights[heights.count / 2]
    // Words in one piece, initials, dots and commas would only blur the picture.
    let plain = letters.filter { $0.foot - $0.head + 1 <= 4 * usual && 3 * ($0.foot - $0.head + 1) >= usual }
    let points = Points(plain.flatMap { [($0.middle, $0.head), ($0.middle, $0.foot)] }, reach: max(2, usual / 2))
    var best = 0
    for step in stride(from: -160, through: 160, by: 5) {
      let found = points.strength(step)
      if found > strength { (strength, best) = (found, step) }
    }
    let fine = (best - 7...best + 7).map { (step: $0, strength: points.strength($0)) }
    let top = fine.map(\.strength).max() ?? 0
    strength = max(strength, top)
    // The middle of those that are nearly as good.
    var weight = 0
    var sum = 0
    for (step, found) in fine where found * 100 >= top * 95 {
      let excess = found - top * 94 / 100
      weight += excess
      sum += excess * step
    }
    let twentieths = weight > 0 ? Double(sum) / Double(weight) : Double(best)
    tenths = Int((twentieths / 2).rounded())
  }
}

/// Heads and feet of letters, thrown onto the side of the page at an angle.
private struct Points {
  private let places: [(along: Int, up: Int)]
  /// So many pixels count as one place: half a letter, because no hand keeps to a line as a printer does.
  private let reach: Int

  init(_ places: [(along: Int, up: Int)], reach: Int) {
    self.places = places
    self.reach = reach
  }

  /// The sum of the squares of how many fall on each place, at so many twentieths of a degree.
  func strength(_ twentieths: Int) -> Int {
    // For small angles the tangent is the angle itself, to within a twentieth at eight degrees. In 65,536ths.
    let slope = Int(Double(twentieths) / 20 * 0.017453292519943295 * 65536)
    let thrown = places.map { $0.up - ($0.along * slope) >> 16 }
    guard let lowest = thrown.min(), let highest = thrown.max(), highest - lowest < 1_000_000 else { return 0 }
    var counts = [Int](repeating: 0, count: highest - lowest + 1 + reach)
    for place in thrown { counts[place - lowest] += 1 }
    var sum = 0
    var near = 0
    for place in counts.indices {
      near += counts[place]
      if place >= reach { near -= counts[place - reach] }
      sum += near * near
    }
    return sum
  }
}
