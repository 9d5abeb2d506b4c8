/// How bright the paper is at each place of a page: a scan is never lit evenly, and no paper is white.
struct PaperShade {
  /// A square that has one brightness is 16 pixels wide: a pixel's column shifted by so many bits is its square's.
  static let squareBits = 4
  static let square = 1 << squareBits

  let columns: Int
  let rows: Int
  /// Row by row, 0 black to 255 white.
  let levels: [UInt8]
  /// How far paper alone strays from its level, in shades.
  let grain: Int

  init(_ page: GrayPage) {
    columns = (page.width + Self.square - 1) / Self.square
    rows = (page.height + Self.square - 1) / Self.square
    var own = [UInt8](repeating: 255, count: columns * rows)
    var strays = [Int](repeating: 0, count: columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        let shades = Shades(of: page, column: column, row: row)
        let level = shades.level(70)
        own[row * columns + column] = UInt8(level)
        strays[row * columns + column] = level - shades.level(25)
      }
    }
    strays.sort()
    grain = strays.isEmpty ? 0 : strays[strays.count / 2]
    levels = Self.brightestNearby(own, columns: columns, rows: rows)
  }

  /// A square that is all ink takes its paper from the squares around it.
  private static func brightestNearby(_ own: [UInt8], columns: Int, rows: Int) -> [UInt8] {
    var levels = own
    for row in 0..<rows {
      for column in 0..<columns {
        var brightest: UInt8 = 0
        for y in max(0, row - 1)...min(rows - 1, row + 1) {
          for x in max(0, column - 1)...min(columns - 1, column + 1) {
            brightest = max(brightest, own[y * columns + x])
          }
        }
        levels[row * columns + column] = brightest
      }
    }
    return levels
  }
}

/// How often each shade occurs in a square; every second pixel of every second row is asked.
private struct Shades {
  private var counts = [Int](repeating: 0, count: 64)
  private var total = 0

  init(of page: GrayPage, column: Int, row: Int) {
    let left = column * PaperShade.square
    let right = min(page.width, left + PaperShade.square)
    let bottom = min(page.height, (row + 1) * PaperShade.square)
    var y = row * PaperShade.square
    page.pixels.withUnsafeBufferPointer { pixels in
      guard let base = pixels.baseAddress else { return }
      counts.withUnsafeMutableBufferPointer { counts in
        guard let counted = counts.baseAddress else { return }
        while y < bottom {
          let line = base + y * page.width
          var x = left
          while x < right {
            counted[Int(line[x] >> 2)] += 1
            total += 1
            x += 2
          }
          y += 2
        }
      }
    }
  }

  /// The shade that so many percent are darker than.
  func level(_ percent: Int) -> Int {
    var left = total * percent / 100
    for (shade, count) in counts.enumerated() {
      left -= count
      if left < 0 { return shade * 4 + 2 }
    }
    return 255
  }
}
