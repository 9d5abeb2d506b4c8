package import Domain

/// Looks at every page of a scanned document, one at a time: is it blank, upright, straight, whole and legible
/// (S0-27, S2-53, S2-54)?
///
/// Each page has the limits of its own cage runs. What one page does not give, the others still do.
package struct PageLook: Sendable {
  /// No stack that a scanner takes is thicker.
  package static let mostPages = 1000
  /// So many pages refused, and the rest is not tried: each may have cost all that a page may.
  private static let mostRefused = 3

  let wall: CageWall
  let limits: CageLimits
  let pageLimit: Int
  /// Reads the cover sheets in a batch; nil: none are looked for.
  let covers: CoverSheetReader?

  package init(
    wall: CageWall, limits: CageLimits = .drawing, pageLimit: Int = Self.mostPages, covers: CoverSheetReader? = nil
  ) {
    self.wall = wall
    self.covers = covers
    self.limits = limits
    self.pageLimit = pageLimit
  }

  /// Looks at the document open as `descriptor`, which has been inspected and has so many pages.
  ///
  /// - Parameter onPage: told of each page when it has been looked at.
  @concurrent package func look(
    _ descriptor: Int32, kind: FileKind, pages: Int, onPage: @Sendable (Int) -> Void = { _ in }
  ) async -> PageLookOutcome {
    var findings = PageFindings()
    if covers != nil, CoverSheetReader.tool.path == nil { findings.missing.insert(CoverSheetReader.tool) }
    let last = min(pages, pageLimit)
    var page = 1
    while page <= last, findings.refused.count < Self.mostRefused {
      guard !Task.isCancelled else { return .cancelled }
      do throws(DocumentDeviation) {
        let look = OnePage(
          wall: wall, limits: limits, covers: covers, descriptor: descriptor, kind: kind, page: page)
        let (reading, missing) = try await look.reading()
        findings.readings.append(reading)
        if let missing { findings.missing.insert(missing) }
      } catch .toolMissing(let tool) {
        return .toolMissing(tool)
      } catch {
        if Task.isCancelled { return .cancelled }
        findings.refused.append(RefusedPage(page: page, reason: error))
      }
      onPage(page)
      page += 1
    }
    findings.pagesNotLookedAt = pages - (page - 1)
    if findings.readings.isEmpty, let first = findings.refused.first { return .refused(first.reason) }
    return .read(findings)
  }
}

/// What the look at a document gave.
package enum PageLookOutcome: Hashable, Sendable {
  case read(PageFindings)
  /// Without it no page of this kind can be drawn. The document waits.
  case toolMissing(ExternalTool)
  /// No page could be looked at; why the first could not.
  case refused(DocumentDeviation)
  case cancelled
}

package struct PageFindings: Hashable, Sendable {
  /// In the order of the pages; those that were refused are left out.
  package var readings: [PageReading] = []
  package var refused: [RefusedPage] = []
  /// Pages after the last one looked at: the document is thicker than any stack, or too much of it was refused.
  package var pagesNotLookedAt = 0
  /// Programs without which something was not looked at. Without `tesseract` no page's `turned` is known, and all are 0.
  package var missing: Set<ExternalTool> = []

  package init() {}
}

/// A page that could not be drawn or took more than it may.
package struct RefusedPage: Hashable, Sendable {
  /// From 1.
  package let page: Int
  package let reason: DocumentDeviation
}

/// The look at one page.
private struct OnePage {
  /// The smallest print is still letters, and more takes longer.
  private static let dotsPerInch = 150
  /// Four sheets of A4; of a larger page the coarse is enough.
  private static let mostPixels = 9_000_000

  let wall: CageWall
  let limits: CageLimits
  let covers: CoverSheetReader?
  let descriptor: Int32
  let kind: FileKind
  let page: Int

  func reading() async throws(DocumentDeviation) -> (PageReading, missing: ExternalTool?) {
    let drawn = try await PageRenderer(wall: wall, limits: limits)
      .draw(
        page, of: descriptor, kind: kind, .dotsPerInch(Self.dotsPerInch, mostPixels: Self.mostPixels), inColour: false)
    let picture = GrayPage(
      width: drawn.map.width, height: drawn.map.height, dotsPerInch: drawn.dotsPerInch, pixels: drawn.map.pixels)
    var reading = PageReading(page: page)
    reading.dotsPerInch = try await resolution(drawn)
    let writing = Writing(picture, MarkFinder.marks(of: picture))
    reading.isBlank = writing.isBlank
    guard !writing.isBlank else { return (reading, nil) }
    reading.cover = await covers?.read(picture)
    // A sheet of ours is read by its code, whichever way it lies.
    if reading.cover != nil { return (reading, nil) }
    let lines = TextLines(writing.letters)
    reading.contrast = writing.contrast
    reading.cutEdges = writing.cutEdges
    reading.skew = lines.skew
    do throws(DocumentDeviation) {
      let direction = ReadingDirection(cage: Cage(wall: wall, limits: .reading))
      reading.turned = try await direction.turn(of: picture, writing, lines) ?? 0
    } catch .toolMissing(let tool) {
      return (reading, tool)
    } catch .tooCostly {
      // No letters, however hard it was looked for them.
      return (reading, nil)
    }
    return (reading, nil)
  }

  private func resolution(_ drawn: DrawnPage) async throws(DocumentDeviation) -> Int? {
    guard kind == .pdf else { return drawn.ownDotsPerInch }
    return try await ScanResolution(cage: Cage(wall: wall, limits: limits))
      .dotsPerInch(of: page, descriptor, drawn: drawn)
  }
}

extension CageLimits {
  /// For one page's letters.
  static var reading: Self {
    var limits = Self()
    limits.processorSeconds = 20
    limits.wallClock = .seconds(60)
    return limits
  }
}
