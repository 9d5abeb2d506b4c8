package import Domain

/// Finds out whether a scanned page is a cover sheet of this office, and whose (S0-28).
package struct CoverSheetReader: Sendable {
  /// What the codes are read with.
  package static let tool = ExternalTool.zbarimg

  private let cage: Cage
  private let office: String

  /// - Parameter office: as in `CoverCode.office`.
  package init(cage: Cage, office: String) {
    var limits = CageLimits()
    limits.wallClock = .seconds(30)
    limits.outputBytes = 64 * 1024
    self.cage = Cage(wall: cage.wall, limits: limits)
    self.office = office
  }

  /// Nil for a page that is no cover sheet. Codes of other offices and of anybody else say nothing.
  ///
  /// A page with the marks of a cover sheet and no code of ours, or with codes of two items, is `unreadable`: what
  /// follows it is for a person to place.
  package func read(_ page: GrayPage) async -> CoverMark? {
    guard page.width > 0, page.height > 0, page.dotsPerInch > 0, page.pixels.count == page.width * page.height else {
      return nil
    }
    // Most backs of sheets are blank; a code is larger than this.
    guard page.reduced(to: Self.leastDotsPerInch).darkShare >= 3 else { return nil }
    let isFramed = CoverFrame.stands(on: page)
    let small = page.reduced(to: Self.dotsPerInch)
    var posts = await posts(on: small)
    if isFramed {
      // It ought to have a code: without the grain of the scanner, and then with all there is.
      if posts.isEmpty, let cleaned = small.blackAndWhite { posts = await self.posts(on: cleaned) }
      if posts.isEmpty { posts = await self.posts(on: page) }
    }
    if posts.count == 1, let post = posts.first { return .post(post) }
    return isFramed || !posts.isEmpty ? .unreadable : nil
  }

  /// Five or more dots for each square of the code, with the noise of the scanner evened out.
  private static let dotsPerInch = 150
  /// Enough to see that there is something on the page.
  private static let leastDotsPerInch = 50

  private func posts(on page: GrayPage) async -> Set<PostItem.ID> {
    let header = Array("P5\n\(page.width) \(page.height)\n255\n".utf8)
    guard let picture = try? MemoryDocument.of(header + page.pixels) else { return [] }
    let words = ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"].map { CageArgument.text($0) }
    guard case .output(let output) = await cage.run(Self.tool, words + [.document], on: picture.descriptor) else {
      return []
    }
    return Set(output.outputLines.compactMap(CoverCode.init).filter { $0.office == office }.map(\.post))
  }
}
