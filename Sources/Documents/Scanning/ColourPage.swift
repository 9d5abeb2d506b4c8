/// One page as a picture in colour.
package struct ColourPage: Hashable, Sendable {
  /// In pixels.
  package let width: Int
  package let height: Int
  /// Dots per inch it was drawn with.
  package let dotsPerInch: Int
  /// Row by row from the top left, red, green and blue, each 0–255; `3 * width * height` of them.
  package let pixels: [UInt8]

  package init(width: Int, height: Int, dotsPerInch: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.dotsPerInch = dotsPerInch
    self.pixels = pixels
  }
}
