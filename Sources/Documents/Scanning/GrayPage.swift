/// One page as a picture in shades of grey.
package struct GrayPage: Hashable, Sendable {
  /// In pixels.
  package let width: Int
  package let height: Int
  /// Dots per inch it was drawn with.
  package let dotsPerInch: Int
  /// Row by row from the top left, 0 black to 255 white; `width * height` of them.
  package let pixels: [UInt8]

  package init(width: Int, height: Int, dotsPerInch: Int, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.dotsPerInch = dotsPerInch
    self.pixels = pixels
  }
}
