/// How large a page is drawn.
package enum DrawingSize: Hashable, Sendable {
  /// As it lies on paper; a page that would have more pixels is drawn smaller.
  case dotsPerInch(Int, mostPixels: Int = maximumPixels)
  /// As large as fits into so many pixels.
  case within(width: Int, height: Int)

  /// A4 at 600 dots per inch. What would be larger is drawn smaller.
  package static let maximumPixels = 36_000_000
  /// Inches; a page claimed to be longer is a claim, not a page.
  private static let longestSide = 1e7

  var mostPixels: Int {
    switch self {
    case .dotsPerInch(_, let most): min(most, Self.maximumPixels)
    case .within: Self.maximumPixels
    }
  }

  /// Width and height in pixels of a page of so many inches, each at least 1; nil when the page has no size.
  func pixels(width: Double, height: Double) -> (width: Int, height: Int)? {
    let sides = [width, height]
    guard sides.allSatisfy({ $0.isFinite && $0 > 0 && $0 < Self.longestSide }) else { return nil }
    var scale =
      switch self {
      case .dotsPerInch(let dots, _): Double(dots)
      case .within(let widest, let highest): min(Double(widest) / width, Double(highest) / height)
      }
    let most = Double(mostPixels)
    scale = min(scale, (most / width / height).squareRoot())
    // A page a thousand times as long as wide would otherwise be drawn beyond the bound.
    scale = min(scale, most / max(width, height))
    return (max(1, Int(width * scale)), max(1, Int(height * scale)))
  }
}
