package import CommandBus
package import Domain

/// What was found on the pages of a scan, in words: only what somebody should look at (S0-27, S2-53, S2-54).
package struct PageWords {
  let phrases: Phrasebook

  package init(phrases: Phrasebook) { self.phrases = phrases }

  /// Below this the small print of a form is guesswork, for people and for the reading of the text.
  static let fewestDots = 200
  /// Tenths of a degree that can be seen.
  static let leastSkew = 10
  /// Grey letters on grey paper below it.
  static let leastContrast = 40
  /// Below this a reading of the text is more wrong than right in names and numbers.
  static let leastConfidence = 70

  /// `s. 3 150 dpi · skjev 2,1°`; nil for a page with nothing to say about.
  package func line(_ page: PageReading) -> String? {
    let found = findings(page)
    guard !found.isEmpty else { return nil }
    return phrases.say("page.line", ["page": String(page.page), "what": found.joined(separator: " · ")])
  }

  /// `Leser side 3 av 12 · skann 41`.
  package func progress(_ progress: PageProgress) -> String {
    phrases.say(
      "scan.progress.\(progress.step.rawValue)",
      [
        "page": String(max(progress.page, 1)), "of": String(progress.of), "number": progress.post.description,
      ])
  }

  package func findings(_ page: PageReading) -> [String] {
    (cover(page) + look(page) + text(page))
  }

  private func cover(_ page: PageReading) -> [String] {
    switch page.cover {
    case nil: []
    case .post(let post)?: [phrases.say("page.cover", ["post": post.description])]
    case .unreadable?: [phrases.say("page.cover-unreadable")]
    }
  }

  private func look(_ page: PageReading) -> [String] {
    var found: [String] = []
    if page.isBlank { found.append(phrases.say("page.blank")) }
    if let dots = page.dotsPerInch, dots < Self.fewestDots {
      found.append(phrases.say("page.resolution", ["dots": String(dots)]))
    }
    switch page.turned {
    case 0: break
    case 180: found.append(phrases.say("page.upside-down"))
    default: found.append(phrases.say("page.sideways"))
    }
    if abs(page.skew) >= Self.leastSkew { found.append(phrases.say("page.skew", ["degrees": degrees(page.skew)])) }
    found += page.cutEdges.map { phrases.say("page.cut.\($0.rawValue)") }
    if let contrast = page.contrast, contrast < Self.leastContrast { found.append(phrases.say("page.faint")) }
    return found
  }

  private func text(_ page: PageReading) -> [String] {
    var found: [String] = []
    if let confidence = page.confidence, confidence < Self.leastConfidence {
      found.append(phrases.say("page.uncertain", ["percent": String(confidence)]))
    }
    if page.isNorwegian == false { found.append(phrases.say("page.not-norwegian")) }
    return found
  }

  /// Tenths as people write them: `2,1`, and in English `2.1`.
  private func degrees(_ tenths: Int) -> String {
    let size = abs(tenths)
    return "\(size / 10)\(phrases.language == .english ? "." : ",")\(size % 10)"
  }
}
