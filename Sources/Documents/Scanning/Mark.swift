/// A piece of ink: pixels that hang together and are darker than the paper around them.
struct Mark {
  /// In pixels; both ends belong to it.
  var left: Int
  var right: Int
  var top: Int
  var bottom: Int
  /// Pixels.
  var area: Int
  /// The darkest shade in it.
  var darkest: UInt8
  /// The darkest shades of its runs, added up, and how many runs it has.
  var tones: Int
  var runs = 1
  /// How much the shade falls at its sharpest side, over two pixels.
  var sharpest: Int
  /// The shade of the paper around it.
  var paper: UInt8

  var width: Int { right - left + 1 }
  var height: Int { bottom - top + 1 }
  /// How much darker than the paper it is, at its darkest.
  var depth: Int { Int(paper) - Int(darkest) }
  /// How much darker it is all the way through: one grain of noise does not count.
  var solidDepth: Int { Int(paper) - tones / runs }
  /// How much of its box is ink, in percent.
  var fill: Int { 100 * area / (width * height) }

  mutating func take(in other: Self) {
    left = min(left, other.left)
    right = max(right, other.right)
    top = min(top, other.top)
    bottom = max(bottom, other.bottom)
    area += other.area
    darkest = min(darkest, other.darkest)
    tones += other.tones
    runs += other.runs
    sharpest = max(sharpest, other.sharpest)
    paper = max(paper, other.paper)
  }
}

/// Finds the marks of a page: rows are cut into runs of ink, and runs that touch become one mark.
struct MarkFinder {
  /// Beyond so many runs a page is no writing but a picture or noise; what was found until then is enough.
  private static let mostRuns = 600_000

  private let page: GrayPage
  private let shade: PaperShade
  /// For each square, the shade below which a pixel is ink.
  private let thresholds: [UInt8]
  private var runs: [Mark] = []
  /// For each run, a run of the same mark that was found earlier, or itself.
  private var owners: [Int] = []

  static func marks(of page: GrayPage) -> [Mark] {
    var finder = MarkFinder(page, PaperShade(page))
    finder.findRuns()
    return finder.joined()
  }

  private init(_ page: GrayPage, _ shade: PaperShade) {
    self.page = page
    self.shade = shade
    let step = max(20, min(60, shade.grain * 4))
    thresholds = shade.levels.map { UInt8(max(0, Int($0) - step)) }
  }

  private mutating func findRuns() {
    var before = 0..<0
    for y in 0..<page.height {
      let start = runs.count
      guard start < Self.mostRuns else { return }
      addRuns(of: y)
      join(before, start..<runs.count)
      before = start..<runs.count
    }
  }

  /// Plain loops over plain pointers: this is done for every pixel of every page.
  private mutating func addRuns(of y: Int) {
    let width = page.width
    let bits = PaperShade.squareBits
    let squares = (y >> bits) * shade.columns
    page.pixels.withUnsafeBufferPointer { pixels in
      thresholds.withUnsafeBufferPointer { thresholds in
        guard let line = pixels.baseAddress.map({ $0 + y * width }),
          let limit = thresholds.baseAddress.map({ $0 + squares })
        else { return }
        var x = 0
        while x < width {
          if line[x] >= limit[x >> bits] {
            x += 1
            continue
          }
          let start = x
          var darkest = line[x]
          while x < width, line[x] < limit[x >> bits] {
            if line[x] < darkest { darkest = line[x] }
            x += 1
          }
          let last = x - 1
          let fall = start > 0 ? Int(line[start - 1]) - Int(min(line[start], line[min(start + 1, last)])) : 0
          let rise = x < width ? Int(line[x]) - Int(min(line[last], line[max(last - 1, start)])) : 0
          owners.append(runs.count)
          runs.append(
            Mark(
              left: start, right: last, top: y, bottom: y, area: x - start, darkest: darkest,
              tones: Int(darkest), sharpest: max(fall, rise), paper: shade.levels[squares + (start >> bits)]))
        }
      }
    }
  }

  /// Two rows' runs, each from left to right; corners touch as well.
  private mutating func join(_ above: Range<Int>, _ below: Range<Int>) {
    var upper = above.lowerBound
    var lower = below.lowerBound
    while upper < above.upperBound, lower < below.upperBound {
      if runs[upper].right + 1 < runs[lower].left {
        upper += 1
      } else if runs[lower].right + 1 < runs[upper].left {
        lower += 1
      } else {
        unite(upper, lower)
        if runs[upper].right < runs[lower].right { upper += 1 } else { lower += 1 }
      }
    }
  }

  private mutating func unite(_ first: Int, _ second: Int) {
    let one = owner(first)
    let other = owner(second)
    if one != other { owners[max(one, other)] = min(one, other) }
  }

  private mutating func owner(_ run: Int) -> Int {
    var run = run
    while owners[run] != run {
      owners[run] = owners[owners[run]]
      run = owners[run]
    }
    return run
  }

  private mutating func joined() -> [Mark] {
    var places: [Int: Int] = [:]
    var marks: [Mark] = []
    for index in runs.indices {
      let first = owner(index)
      if let place = places[first] {
        marks[place].take(in: runs[index])
      } else {
        places[first] = marks.count
        marks.append(runs[index])
      }
    }
    return marks
  }
}
