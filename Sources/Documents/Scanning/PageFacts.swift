/// What is known about a document without showing it. Source: S2-54 (all pages are there), S0-28.
package struct PageFacts: Hashable, Sendable {
  /// At least 1.
  package var pageCount: Int
  /// Encrypted, but readable without a password (printing or copying is restricted).
  package var isEncrypted = false
  /// The document's own title and the program that made it, cleaned; nil when absent or blank.
  package var title: String?
  package var producer: String?
  /// The size of the first page; nil when the document does not say.
  package var firstPage: PageSize?
  /// Dots per inch of the first page of an image; nil for PDF and where unknown.
  package var dotsPerInch: Double?
  /// A PDF in which `pdfinfo` finds a script. It is never run here.
  package var hasScript = false

  package init(pageCount: Int) {
    self.pageCount = pageCount
  }
}

/// The size of a page, in points (1/72 inch) for PDF and in pixels for images.
package struct PageSize: Hashable, Sendable {
  package enum Unit: Sendable { case points, pixels }

  package var width: Double
  package var height: Double
  package var unit: Unit

  package init(width: Double, height: Double, unit: Unit) {
    self.width = width
    self.height = height
    self.unit = unit
  }
}
