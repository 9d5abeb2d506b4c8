/// Draws one page of a document, in the cage.
///
/// One page at a time: a thick document takes no more memory than a thin one, and however large a page claims to be, at
/// most `DrawingSize.maximumPixels` are drawn. Only a PDF whose own programs are there can be drawn, and an image only
/// where `python3-pil` is installed: otherwise `DocumentDeviation.toolMissing` says so.
package struct PageRenderer: Sendable {
  let cage: Cage

  /// - Parameter limits: for one page.
  package init(wall: CageWall, limits: CageLimits = .drawing) {
    cage = Cage(wall: wall, limits: limits)
  }

  /// Page `page`, from 1, of the document open as `descriptor`.
  package func gray(
    _ page: Int, of descriptor: Int32, kind: FileKind, _ size: DrawingSize
  ) async throws(DocumentDeviation) -> GrayPage {
    let drawn = try await draw(page, of: descriptor, kind: kind, size, inColour: false)
    return GrayPage(
      width: drawn.map.width, height: drawn.map.height, dotsPerInch: drawn.dotsPerInch, pixels: drawn.map.pixels)
  }

  /// As `gray`, in colour.
  package func colour(
    _ page: Int, of descriptor: Int32, kind: FileKind, _ size: DrawingSize
  ) async throws(DocumentDeviation) -> ColourPage {
    let drawn = try await draw(page, of: descriptor, kind: kind, size, inColour: true)
    return ColourPage(
      width: drawn.map.width, height: drawn.map.height, dotsPerInch: drawn.dotsPerInch, pixels: drawn.map.pixels)
  }

  @concurrent func draw(
    _ page: Int, of descriptor: Int32, kind: FileKind, _ size: DrawingSize, inColour: Bool
  ) async throws(DocumentDeviation) -> DrawnPage {
    let drawn =
      switch kind {
      case .pdf: try await PDFDrawing(cage: cage).draw(page, of: descriptor, size, inColour: inColour)
      case .png, .jpeg, .tiff: try await ImageDrawing(cage: cage).draw(page, of: descriptor, size, inColour: inColour)
      }
    // A program that was led to print something else.
    guard drawn.map.isColour == inColour else { throw .damaged(detail: "page \(page)") }
    return drawn
  }
}

/// A page as it was drawn, and what the document says of its size.
struct DrawnPage {
  let map: PixelMap
  /// What the page was drawn with.
  let dotsPerInch: Int
  /// The dots per inch of an image, the lower of its two directions; nil for a PDF and where it does not say.
  var ownDotsPerInch: Int?
}

extension CageLimits {
  /// For one page: a poster at 600 dots per inch takes some seconds.
  package static var drawing: Self {
    var limits = Self()
    limits.processorSeconds = 15
    limits.wallClock = .seconds(30)
    limits.outputBytes = 3 * DrawingSize.maximumPixels + 1024
    return limits
  }
}

extension Cage {
  /// The output of a run, or why there is none.
  func output(
    _ tool: ExternalTool, _ arguments: [CageArgument], on descriptor: Int32
  ) async throws(DocumentDeviation) -> CagedOutput {
    switch await run(tool, arguments, on: descriptor) {
    case .output(let output): output
    case .timedOut, .tooBig, .refused(.signal), .refused(.cpuTime): throw .tooCostly
    case .refused(.cannotStart(let detail)): throw .inspectionFailed(detail: detail)
    case .refused(.cancelled): throw .inspectionFailed(detail: "cancelled")
    case .toolMissing(let tool): throw .toolMissing(tool)
    }
  }
}

extension CagedOutput {
  /// What the program complains of, cleaned.
  var complaint: String {
    CleanText.line(errorLines.last ?? "", limit: 200)
  }
}
