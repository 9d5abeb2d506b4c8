/// Pictures of pages made simpler, so that what is large on them can be found.
extension GrayPage {
  /// The page with at most about so many dots per inch, each the mean of those it stands for; itself where it has fewer.
  func reduced(to wanted: Int) -> GrayPage {
    let step = max(1, dotsPerInch / max(1, wanted))
    guard step > 1, width >= step, height >= step else { return self }
    let (columns, rows) = (width / step, height / step)
    var reduced = [UInt8](repeating: 0, count: columns * rows)
    var sums = [Int](repeating: 0, count: columns)
    pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<rows {
        for column in 0..<columns { sums[column] = 0 }
        for line in 0..<step {
          var at = (row * step + line) * width
          for column in 0..<columns {
            for _ in 0..<step {
              sums[column] += Int(pixels[at])
              at += 1
            }
          }
        }
        for column in 0..<columns { reduced[row * columns + column] = UInt8(sums[column] / (step * step)) }
      }
    }
    return GrayPage(width: columns, height: rows, dotsPerInch: dotsPerInch / step, pixels: reduced)
  }

  /// The page with rows as columns.
  var turned: GrayPage {
    var turned = [UInt8](repeating: 0, count: pixels.count)
    for row in 0..<height {
      for column in 0..<width { turned[column * height + row] = pixels[row * width + column] }
    }
    return GrayPage(width: height, height: width, dotsPerInch: dotsPerInch, pixels: turned)
  }

  /// Each dot the mean of itself and its neighbours, and then black or white; nil for a page with nothing dark on it.
  var blackAndWhite: GrayPage? {
    guard let threshold, width > 2, height > 2 else { return nil }
    let limit = 9 * Int(threshold)
    var made = [UInt8](repeating: 255, count: pixels.count)
    pixels.withUnsafeBufferPointer { pixels in
      for row in 1..<(height - 1) {
        for column in 1..<(width - 1) {
          let at = row * width + column
          var sum = 0
          for line in [at - width, at, at + width] {
            sum += Int(pixels[line - 1]) + Int(pixels[line]) + Int(pixels[line + 1])
          }
          if sum < limit { made[at] = 0 }
        }
      }
    }
    return GrayPage(width: width, height: height, dotsPerInch: dotsPerInch, pixels: made)
  }

  /// Half-way between its black and its white; nil for a page with nothing dark on it.
  var threshold: UInt8? {
    let counts = shadeCounts
    let (black, white) = (shade(below: 2, counts), shade(below: 80, counts))
    return white - black >= Self.leastContrast ? UInt8((black + white) / 2) : nil
  }

  /// How much of the page is clearly darker than its paper, in thousandths.
  var darkShare: Int {
    let counts = shadeCounts
    let limit = shade(below: 80, counts) - Self.leastContrast
    return limit > 0 ? counts[..<limit].reduce(0, +) * 1000 / max(1, pixels.count) : 0
  }

  private static let leastContrast = 60

  private var shadeCounts: [Int] {
    var counts = [Int](repeating: 0, count: 256)
    for pixel in pixels { counts[Int(pixel)] += 1 }
    return counts
  }

  /// The shade that so many hundredths of the page are as dark as.
  private func shade(below part: Int, _ counts: [Int]) -> Int {
    var sum = 0
    for shade in 0..<256 {
      sum += counts[shade]
      if sum * 100 >= pixels.count * part { return shade }
    }
    return 255
  }
}
