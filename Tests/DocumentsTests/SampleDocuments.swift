/// Small documents made byte by byte, whole and broken, for synthetic use only.
enum SampleDocuments {
  /// A PDF of empty A4 pages. `extra` objects come after the pages; `trailer` goes into the trailer.
  static func pdf(pages: Int = 1, extra: [[UInt8]] = [], page: String = "", trailer: String = "") -> [UInt8] {
    let kids = (0..<pages).map { "\($0 + 3) 0 R" }.joined(separator: " ")
    var objects = [
      Array("<</Type/Catalog/Pages 2 0 R>>".utf8),
      Array("<</Type/Pages/Kids[\(kids)]/Count \(pages)>>".utf8),
    ]
    for _ in 0..<pages { objects.append(Array("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]\(page)>>".utf8)) }
    return file(objects + extra, trailer: trailer)
  }

  /// A PDF of empty pages, the `bad` of which have this content stream.
  static func pdf(pages: Int, bad: [Int], _ content: [UInt8]) -> [UInt8] {
    let kids = (0..<pages).map { "\($0 + 3) 0 R" }.joined(separator: " ")
    let tree = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(kids)]/Count \(pages)>>"]
    let leaves = (1...pages).map { page in
      let contents = bad.contains(page) ? "/Contents \(pages + 3) 0 R" : ""
      return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]\(contents)>>"
    }
    return file((tree + leaves).map { Array($0.utf8) } + [content])
  }

  /// A PDF file of these objects, numbered from 1; the first is the catalogue.
  static func file(_ objects: [[UInt8]], trailer: String = "") -> [UInt8] {
    var bytes = Array("%PDF-1.5\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let table = bytes.count
    bytes += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for offset in offsets {
      let digits = String(offset)
      bytes += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
    }
    return bytes
      + Array("trailer\n<</Size \(objects.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(table)\n%%EOF\n".utf8)
  }

  static func stream(_ dictionary: String, _ bytes: [UInt8]) -> [UInt8] {
    Array("<<\(dictionary)/Length \(bytes.count)>>stream\n".utf8) + bytes + Array("\nendstream".utf8)
  }

  /// A PDF whose page draws for minutes: `q Q` hundreds of millions of times, in a few hundred kilobytes.
  static func processorBomb() -> [UInt8] {
    let bomb = stream("/Filter/FlateDecode", Deflate.repeated("q Q ", times: 60_000_000))
    return pdf(extra: [bomb], page: "/Contents 4 0 R")
  }

  /// A PDF whose page tree lies in a compressed object stream that unpacks to 2 GB.
  static func memoryBomb() -> [UInt8] {
    let objects = "2 0 3 48 "
    let tree = "<</Type/Pages/Kids[3 0 R]/Count 1>>".padding(48)
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    let packed = Deflate.repeated("    ", times: 500_000_000, after: objects + tree + page)
    var bytes = Array("%PDF-1.5\n".utf8)
    let catalogue = bytes.count
    bytes += Array("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".utf8)
    let container = bytes.count
    bytes += Array("4 0 obj\n".utf8)
    bytes += stream("/Type/ObjStm/N 2/First \(objects.utf8.count)/Filter/FlateDecode", packed)
    bytes += Array("\nendobj\n".utf8)
    let table = bytes.count
    let rows: [(UInt8, Int, Int)] = [
      (0, 0, 65535), (1, catalogue, 0), (2, 4, 0), (2, 4, 1), (1, container, 0), (1, table, 0),
    ]
    let entries = rows.flatMap { [$0.0] + bigEndian($0.1, 4) + bigEndian($0.2, 2) }
    bytes += Array("5 0 obj\n".utf8) + stream("/Type/XRef/Size 6/W[1 4 2]/Root 1 0 R", entries)
    return bytes + Array("\nendobj\nstartxref\n\(table)\n%%EOF\n".utf8)
  }

  static func bigEndian(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  static func littleEndian(_ value: Int, _ width: Int) -> [UInt8] {
    bigEndian(value, width).reversed()
  }
}

/// A compressor that knows one trick: repeating four bytes for ever, 158 to 1 and better.
enum Deflate {
  /// zlib data (RFC 1950, 1951) of `start` and then `unit` (four characters) so many times. The checksum at the end is
  /// left out: readers of PDF do not ask for it.
  static func repeated(_ unit: String, times: Int, after start: String = "") -> [UInt8] {
    var bits = BitWriter(bytes: [0x78, 0x9C])
    bits.add(0b1, 1)
    bits.add(0b01, 2)
    for byte in (start + unit).utf8 { bits.literal(byte) }
    // Eight copies of 258 bytes are thirteen whole bytes, whatever bit they begin at.
    for _ in 0..<8 { bits.longestCopy() }
    let cycleStart = bits.bytes.count
    for _ in 0..<8 { bits.longestCopy() }
    let cycle = Array(bits.bytes[cycleStart...])
    let block = Array(repeating: cycle, count: 1000).flatMap { $0 }
    for _ in 0..<((times - 1) * 4 / 258 / 8000) { bits.bytes += block }
    bits.addReversed(0, 7)
    return bits.finish()
  }

  private struct BitWriter {
    var bytes: [UInt8]
    private var pending: UInt32 = 0
    private var count: UInt32 = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
    }

    mutating func add(_ value: UInt32, _ width: UInt32) {
      pending |= value << count
      count += width
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        count -= 8
      }
    }

    /// Huffman codes are written from their highest bit.
    mutating func addReversed(_ code: UInt32, _ width: UInt32) {
      for bit in (0..<width).reversed() { add(code >> bit & 1, 1) }
    }

    /// Length 258 is code 285, 11000101; distance 4 is code 3.
    mutating func longestCopy() {
      addReversed(0b1100_0101, 8)
      addReversed(3, 5)
    }

    /// The fixed code of a literal below 144.
    mutating func literal(_ byte: UInt8) {
      addReversed(0x30 + UInt32(byte), 8)
    }

    mutating func finish() -> [UInt8] {
      if count > 0 { add(0, 8 - count) }
      return bytes
    }
  }
}

extension String {
  fileprivate func padding(_ length: Int) -> String {
    self + String(repeating: " ", count: max(0, length - utf8.count))
  }
}
