/// The dots per inch that a page of a PDF was scanned with, from the pictures on it as `pdfimages` lists them.
struct ScanResolution {
  let cage: Cage

  /// Nil for a page that is no picture: what stands on it is text, perhaps with a logo. Also nil where the list takes
  /// more than it may: nobody needs the number enough to refuse the page for it.
  ///
  /// - Parameter drawn: the page as it was drawn, for its size.
  func dotsPerInch(of page: Int, _ descriptor: Int32, drawn: DrawnPage) async throws(DocumentDeviation) -> Int? {
    let arguments = ["-list", "-f", "\(page)", "-l", "\(page)"].map { CageArgument.text($0) }
    let output: CagedOutput
    do throws(DocumentDeviation) {
      output = try await cage.output(.pdfimages, arguments + [.document], on: descriptor)
    } catch .tooCostly {
      return nil
    }
    let dots = Double(drawn.dotsPerInch)
    let paper = Double(drawn.map.width) / dots * Double(drawn.map.height) / dots
    let pictures = output.outputLines.compactMap { Picture($0) }
    // A scanner may cut a page into strips, or into a coarse background and fine letters on top.
    let largest = pictures.map(\.area).max() ?? 0
    guard pictures.reduce(0, { $0 + $1.area }) >= paper / 2 else { return nil }
    return pictures.filter { $0.area >= largest / 2 }.map(\.dotsPerInch).max()
  }
}

/// A row of the list: `   1     0 image    2480  3508  gray    1   8  jpeg   no         7  0   300   300 3759K  15%`
private struct Picture {
  /// The lower of its two directions.
  let dotsPerInch: Int
  /// In square inches.
  let area: Double

  init?(_ line: String) {
    let words = line.split(separator: " ")
    guard words.count >= 14, words[2] != "smask", let width = Double(words[3]), let height = Double(words[4]),
      let across = Int(words[words.count - 4]), let down = Int(words[words.count - 3]),
      (1...100_000).contains(across), (1...100_000).contains(down), width > 0, height > 0
    else { return nil }
    dotsPerInch = min(across, down)
    area = width / Double(across) * height / Double(down)
  }
}
