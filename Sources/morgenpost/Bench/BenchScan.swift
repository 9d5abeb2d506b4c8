import Documents
import Foundation
import Glibc

/// A letter as a scanner delivers it: pages of A4 in grey at 300 dots per inch, as JPEG in a PDF.
enum BenchScan {
  /// - Parameters:
  ///   - folder: for a file that is needed on the way.
  ///   - pages: how many; each shows the same.
  /// - Returns: nil where the programs that draw pages are missing.
  static func pdf(in folder: String, pages: Int = 2) async -> [UInt8]? {
    guard PagePicture.isAvailable, let image = await scan(in: folder) else { return nil }
    let drawing = "595 0 0 842 0 0 cm /I Do"
    let page =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 4 0 R>>>>/Contents 3 0 R>>"
    let (width, height) = size
    let head =
      "<</Type/XObject/Subtype/Image/Width \(width)/Height \(height)/ColorSpace/DeviceGray/BitsPerComponent 8"
      + "/Filter/DCTDecode/Length \(image.count)>>stream\n"
    let kids = (0..<pages).map { "\($0 + 5) 0 R" }.joined(separator: " ")
    return file(
      [
        Array("<</Type/Catalog/Pages 2 0 R>>".utf8), Array("<</Type/Pages/Kids[\(kids)]/Count \(pages)>>".utf8),
        Array("<</Length \(drawing.utf8.count)>>stream\n\(drawing)\nendstream".utf8),
        Array(head.utf8) + image + Array("\nendstream".utf8),
      ] + Array(repeating: Array(page.utf8), count: pages))
  }

  /// A4 at 300 dots per inch.
  private static let size = (width: 2480, height: 3508)

  /// A page full of words, drawn and then kept as a picture only.
  private static func scan(in folder: String) async -> [UInt8]? {
    let lines = (0..<48).map { "(\($0): Vedtaket bygger på feil opplysninger om situasjonen hjemme.) Tj 0 -15 Td" }
    let drawing = "BT /F 11 Tf 60 770 Td \(lines.joined(separator: " ")) ET"
    let letter = file([
      Array("<</Type/Catalog/Pages 2 0 R>>".utf8), Array("<</Type/Pages/Kids[3 0 R]/Count 1>>".utf8),
      Array(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>".utf8),
      Array("<</Length \(drawing.utf8.count)>>stream\n\(drawing)\nendstream".utf8),
      Array("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".utf8),
    ])
    let path = folder + "/letter.pdf"
    guard FileManager.default.createFile(atPath: path, contents: Data(letter)) else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let arguments = [
      "-jpeg", "-gray", "-scale-to-x", "\(size.width)", "-scale-to-y", "\(size.height)", "-singlefile",
    ]
    let outcome = await Cage.strongest(limits: .drawing)
      .run(.pdftoppm, arguments.map { .text($0) } + [.document], on: descriptor)
    guard case .output(let output) = outcome, output.exitCode == 0 else { return nil }
    return output.standardOutput
  }

  /// A PDF file of these objects, numbered from 1; the first is the catalogue.
  private static func file(_ objects: [[UInt8]]) -> [UInt8] {
    var bytes = Array("%PDF-1.5\n".utf8)
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(bytes.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let trailer = "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(bytes.count)\n%%EOF\n"
    return bytes + Array((table + trailer).utf8)
  }
}
