internal import CPlatform
internal import Glibc

/// Finds out which way up a page is, with `tesseract`: a piece of its text is read each way to see which gives words;
/// where none does, the shapes of the letters are asked.
struct ReadingDirection {
  let cage: Cage

  /// Where so many percent of the letters stand in words that are read surely, no other way is tried.
  private static let evident = 40
  /// A way of reading must give so many times what the next best gives.
  private static let clearly = 2
  /// From this confidence on the shapes are believed, and only where there are so many.
  private static let believed = 4.0
  private static let fewestForShapes = 30

  /// Degrees clockwise that make the page upright; nil when nothing on it says so.
  func turn(of page: GrayPage, _ writing: Writing, _ lines: TextLines) async throws(DocumentDeviation) -> Int? {
    let sample = lines.sample(of: writing.letters, on: page)
    let piece = page.part(sample)
    var scores: [(turn: Int, letters: Int)] = []
    for turn in [0, 180, 90, 270] where lines.runDown.map({ $0 == (turn % 180 == 90) }) ?? true {
      let letters = try await surelyRead(piece.turned(by: turn))
      if letters * 100 >= sample.letters * Self.evident, letters >= 12 { return turn }
      scores.append((turn, letters))
    }
    scores.sort { $0.letters > $1.letters }
    if scores[0].letters >= 12, scores[0].letters >= Self.clearly * scores[1].letters { return scores[0].turn }
    if sample.letters >= Self.fewestForShapes, let shapes = try await shapes(of: page),
      shapes.confidence >= Self.believed
    {
      return shapes.turn
    }
    return scores[0].letters > scores[1].letters ? scores[0].turn : nil
  }

  private func shapes(of page: GrayPage) async throws(DocumentDeviation) -> (turn: Int, confidence: Double)? {
    let output = try await run(["stdout", "--psm", "0", "--dpi", "\(page.dotsPerInch)"], on: page)
    var turn: Int?
    var confidence = 0.0
    for line in output.outputLines {
      let parts = line.split(separator: ":").map { $0.split(separator: " ").joined(separator: " ") }
      guard parts.count == 2 else { continue }
      if parts[0] == "Rotate" { turn = Int(parts[1]) }
      if parts[0] == "Orientation confidence" { confidence = Double(parts[1]) ?? 0 }
    }
    return turn.map { ($0, confidence) }
  }

  /// How many letters stand in words that are read surely.
  private func surelyRead(_ page: GrayPage) async throws(DocumentDeviation) -> Int {
    let arguments = ["stdout", "-l", "nor", "--psm", "11", "--dpi", "\(page.dotsPerInch)", "tsv"]
    let output = try await run(arguments, on: page)
    // Installed without the language.
    if output.errorLines.contains(where: { $0.contains("Failed loading language") }) { throw .toolMissing(.tesseract) }
    var sum = 0
    for line in output.outputLines {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 12, let confidence = Double(columns[10]), confidence >= 60 else { continue }
      let letters = columns[11].count { $0.isLetter }
      if letters >= 3 { sum += letters }
    }
    return sum
  }

  private func run(_ arguments: [String], on page: GrayPage) async throws(DocumentDeviation) -> CagedOutput {
    let picture = platform_open_in_memory()
    guard picture >= 0 else { throw .inspectionFailed(detail: "memory: errno \(-picture)") }
    defer { close(picture) }
    guard page.write(to: picture) else { throw .inspectionFailed(detail: "write: errno \(errno)") }
    return try await cage.output(.tesseract, [.document] + arguments.map { .text($0) }, on: picture)
  }
}

extension GrayPage {
  /// Turned clockwise by 0, 90, 180 or 270 degrees.
  package func turned(by degrees: Int) -> Self {
    guard [90, 180, 270].contains(degrees) else { return self }
    let isQuarter = degrees != 180
    let count = width * height
    let turned = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      pixels.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        // Where the first pixel goes, and how far apart the next in its row and in its column lie.
        let (start, step, row) =
          switch degrees {
          case 90: (height - 1, height, -1)
          case 180: (count - 1, -1, -width)
          default: ((width - 1) * height, -height, 1)
          }
        var index = 0
        var y = 0
        while y < height {
          var place = start + y * row
          var x = 0
          while x < width {
            to[place] = from[index]
            index += 1
            place += step
            x += 1
          }
          y += 1
        }
      }
      filled = count
    }
    return Self(
      width: isQuarter ? height : width, height: isQuarter ? width : height, dotsPerInch: dotsPerInch, pixels: turned)
  }

  /// The pixels inside a box, which lies on the page.
  func part(_ box: PageSample) -> Self {
    var part: [UInt8] = []
    part.reserveCapacity(box.width * box.height)
    for y in box.top..<box.top + box.height {
      part += pixels[y * width + box.left..<y * width + box.left + box.width]
    }
    return Self(width: box.width, height: box.height, dotsPerInch: dotsPerInch, pixels: part)
  }

  /// As a netpbm picture; false when the system does not take it.
  func write(to descriptor: Int32) -> Bool {
    let head = Array("P5\n\(width) \(height)\n255\n".utf8)
    return [head, pixels].allSatisfy { part in
      part.withUnsafeBytes { bytes in
        var done = 0
        while done < bytes.count {
          let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { return false }
          done += count
        }
        return true
      }
    }
  }
}
