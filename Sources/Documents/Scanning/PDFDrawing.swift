/// Draws a page of a PDF with `pdftoppm`.
struct PDFDrawing {
  let cage: Cage

  func draw(
    _ page: Int, of descriptor: Int32, _ size: DrawingSize, inColour: Bool
  ) async throws(DocumentDeviation) -> DrawnPage {
    let sheet = try await Sheet(page, of: descriptor, in: cage)
    guard var pixels = size.pixels(width: sheet.width / 72, height: sheet.height / 72) else {
      throw .damaged(detail: "page \(page): size")
    }
    // The program wants the size of the page before it turns it.
    if sheet.liesDown { pixels = (pixels.height, pixels.width) }
    let arguments =
      Sheet.range(page) + (inColour ? [] : ["-gray"]) + [
        "-cropbox", "-scale-to-x", "\(pixels.width)", "-scale-to-y", "\(pixels.height)",
      ]
    let output = try await cage.output(.pdftoppm, arguments.map { .text($0) } + [.document], on: descriptor)
    guard output.exitCode == 0, let map = PixelMap(output.standardOutput) else {
      throw output.refusal
    }
    let dots = max(1, Double(map.width) * 72 / sheet.width)
    return DrawnPage(map: map, dotsPerInch: Int(dots.rounded()))
  }
}

/// The size of a page of a PDF as it is shown, from `pdfinfo`.
private struct Sheet {
  /// In points.
  private(set) var width = 0.0
  private(set) var height = 0.0
  /// It is shown turned by a quarter.
  private(set) var liesDown = false

  init(_ page: Int, of descriptor: Int32, in cage: Cage) async throws(DocumentDeviation) {
    let arguments = Self.range(page).map { CageArgument.text($0) }
    let output = try await cage.output(.pdfinfo, arguments + [.document], on: descriptor)
    guard output.exitCode == 0 else { throw output.refusal }
    // `Page    1 size:  595.2 x 841.92 pts (A4)` and `Page    1 rot:   90`. A title may hold such lines as well; the
    // program's own come last.
    var size: (across: Double, down: Double)?
    for line in output.outputLines {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 4, words[0] == "Page", words[1] == "\(page)" else { continue }
      if words[2] == "rot:" { liesDown = words[3] == "90" || words[3] == "270" }
      if words[2] == "size:", words.count >= 6, let across = Double(words[3]), let down = Double(words[5]) {
        size = (across, down)
      }
    }
    guard let (across, down) = size else { throw .damaged(detail: "no page \(page)") }
    width = liesDown ? down : across
    height = liesDown ? across : down
  }

  static func range(_ page: Int) -> [String] {
    ["-f", "\(page)", "-l", "\(page)"]
  }
}

extension CagedOutput {
  /// Why Poppler did not do it. It ends with much the same exit codes whatever the reason is.
  fileprivate var refusal: DocumentDeviation {
    let lines = errorLines
    if lines.contains(where: { $0.contains("Out of memory") || $0.contains("bad_alloc") }) { return .tooCostly }
    if lines.contains(where: { $0.contains("Incorrect password") }) { return .encrypted }
    return .damaged(detail: complaint)
  }
}
