/// What was found on one page of a scanned document (S0-27, S2-53, S2-54).
///
/// Whole numbers only: it is kept in the log, and two readings of the same page must be equal.
package struct PageReading: Hashable, Codable, Sendable {
  /// From 1.
  package var page: Int
  /// Nothing is written on it: mostly the back of a sheet.
  package var isBlank: Bool
  /// Dots per inch of the scan, the lower of the two directions; nil for a page that is no picture.
  package var dotsPerInch: Int?
  /// Degrees clockwise that make it upright: 0, 90, 180 or 270.
  package var turned: Int
  /// Tenths of a degree that the lines slope, clockwise; 0 where no lines were found.
  package var skew: Int
  /// Edges that something written runs out over.
  package var cutEdges: [PageEdge]
  /// From 0 (grey on grey) to 100 (black on white); nil for a blank page.
  package var contrast: Int?
  /// How sure the reading of the text is, 0–100, the mean of its words; nil where nothing was read.
  package var confidence: Int?
  /// Words read; nil when the text has not been read.
  package var words: Int?
  /// Whether the words are Norwegian, as far as the most common ones tell; nil where there are too few.
  package var isNorwegian: Bool?
  /// Whether it is a cover sheet of ours, and whose.
  package var cover: CoverMark?

  package init(
    page: Int, isBlank: Bool = false, dotsPerInch: Int? = nil, turned: Int = 0, skew: Int = 0,
    cutEdges: [PageEdge] = [], contrast: Int? = nil, confidence: Int? = nil, words: Int? = nil,
    isNorwegian: Bool? = nil, cover: CoverMark? = nil
  ) {
    self.page = page
    self.isBlank = isBlank
    self.dotsPerInch = dotsPerInch
    self.turned = turned
    self.skew = skew
    self.cutEdges = cutEdges
    self.contrast = contrast
    self.confidence = confidence
    self.words = words
    self.isNorwegian = isNorwegian
    self.cover = cover
  }
}

/// An edge of a page as it lies in the scan.
package enum PageEdge: String, CaseIterable, Codable, Sendable {
  case top, right, bottom, left
}

/// What a cover sheet in a batch says.
package enum CoverMark: Hashable, Codable, Sendable {
  /// The pages after it belong to this item.
  case post(PostItem.ID)
  /// It has the marks of a cover sheet, and its code cannot be read.
  case unreadable

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    if text == Self.unreadableText {
      self = .unreadable
    } else if let number = Int(text), number > 0 {
      self = .post(PostItem.ID(number))
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a cover sheet: \(text)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .post(let id): try container.encode(id.description)
    case .unreadable: try container.encode(Self.unreadableText)
    }
  }

  private static let unreadableText = "unreadable"
}
