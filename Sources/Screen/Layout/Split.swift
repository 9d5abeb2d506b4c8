/// How much of a length one part gets when a rectangle is split.
package enum Extent: Sendable, Hashable {
  /// So many columns or rows, as long as there is room.
  case fixed(Int)
  /// So many parts of so many: `.fraction(2, of: 5)`.
  case fraction(Int, of: Int)
  /// An equal share of what the others leave.
  case rest
}

extension Extent {
  /// The lengths of the parts of `total`, in order; parts that find no room get 0. Their sum is never above `total`.
  package static func lengths(_ extents: [Extent], of total: Int) -> [Int] {
    var left = max(total, 0)
    var lengths = extents.map { extent in
      let wanted =
        switch extent {
        case .fixed(let length): length
        case .fraction(let part, let whole): whole > 0 ? total * part / whole : 0
        case .rest: 0
        }
      let given = min(max(wanted, 0), left)
      left -= given
      return given
    }
    let rests = extents.indices.filter { extents[$0] == .rest }
    for (order, index) in rests.enumerated() {
      // The first ones take the odd columns.
      lengths[index] = left / rests.count + (order < left % rests.count ? 1 : 0)
    }
    return lengths
  }
}

extension Rect {
  /// Parts under each other, from the top.
  package func rows(_ extents: Extent...) -> [Rect] {
    var top = y
    return Extent.lengths(extents, of: height).map { length in
      defer { top += length }
      return Rect(x: x, y: top, width: width, height: length)
    }
  }

  /// Parts beside each other, from the left, with `gap` columns between them.
  package func columns(_ extents: Extent..., gap: Int = 0) -> [Rect] {
    let gaps = max(extents.count - 1, 0) * gap
    var left = x
    return Extent.lengths(extents, of: width - gaps).map { length in
      defer { left += length + gap }
      return Rect(x: min(left, maxX), y: y, width: length, height: height)
    }
  }
}
