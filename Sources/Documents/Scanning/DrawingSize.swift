/// How large a page is drawn.
package enum DrawingSize: Hashable, Sendable {
  /// As it lies on paper.
  case dotsPerInch(Int)
  /// As large as fits into so many pixels.
  case within(width: Int, height: Int)

  /// A4 at 600 dots per inch. What would be larger is drawn smaller.
  static let maximumPixels = 36_000_000
  /// Inches; a page claimed to be longer is a claim, not a page.
  private static let longestSide = 1e7

  /// Width and height in pixels of a page of so many inches, each at least 1; nil when the page has no size.
  func pixels(width: Double, height: Double) -> (width: Int, height: Int)? {
    let sides = [width, height]
    guard sides.allSatisfy({ $0.isFinite && $0 > 0 && $0 < Self.longestSide }) else { return nil }
    var scale =
      switch self {
      case .dotsPerInch(let dots): Double(dots)
      case .within(let widest, let highest): min(Double(widest) / width, Double(highest) / height)
      }
    scale = min(scale, (Double(Self.maximumPixels) / width / height).squareRoot())
    // A page a thousand times as long as wide would otherwise be drawn beyond the bound.
    scale = min(scale, Double(Self.maximumPixels) / max(width, height))
    return (max(1, Int(width * scale)), max(1, Int(height * scale)))
  }
}
