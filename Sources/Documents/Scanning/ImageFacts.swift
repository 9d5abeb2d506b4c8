/// Facts of a PNG: every chunk is walked and its checksum compared.
enum PNGFacts {
  static func read(_ file: FileBytes) throws(DocumentDeviation) -> PageFacts {
    var facts = PageFacts(pageCount: 1)
    var offset: Int64 = 8
    var chunkCount = 0
    var hasData = false
    while true {
      let head = try file.bytes(at: offset, count: 8)
      let length = Int64(ByteOrder.big.number(head[0..<4]))
      let name = String(decoding: head[4..<8], as: UTF8.self)
      let (body, checksum) = try checkedBody(file, at: offset, length: length, head: head)
      guard checksum else { throw .damaged(detail: "checksum") }
      if chunkCount == 0 {
        guard name == "IHDR", body.count == 13 else { throw .damaged(detail: "IHDR") }
        facts.firstPage = try size(body)
      }
      if name == "pHYs", body.count == 9 { facts.dotsPerInch = resolution(body) }
      hasData = hasData || name == "IDAT"
      if name == "IEND" { break }
      offset += 12 + length
      chunkCount += 1
    }
    guard hasData else { throw .damaged(detail: "IDAT") }
    return facts
  }

  /// Reads a chunk; the body is kept only when it is short, the checksum covers all of it.
  private static func checkedBody(
    _ file: FileBytes, at offset: Int64, length: Int64, head: [UInt8]
  ) throws(DocumentDeviation) -> (body: [UInt8], isSound: Bool) {
    guard length <= Int64(Int32.max) else { throw .damaged(detail: "length") }
    guard offset + 12 + length <= file.count else { throw .truncated }
    var checksum = CRC32()
    checksum.update(head[4..<8])
    var kept: [UInt8] = []
    var done: Int64 = 0
    while done < length {
      let part = try file.bytes(at: offset + 8 + done, count: Int(min(length - done, 256 * 1024)))
      if done == 0 { kept = Array(part.prefix(64)) }
      checksum.update(part[...])
      done += Int64(part.count)
    }
    let stored = ByteOrder.big.number(try file.bytes(at: offset + 8 + length, count: 4))
    return (kept, UInt64(checksum.value) == stored)
  }

  private static func size(_ header: [UInt8]) throws(DocumentDeviation) -> PageSize {
    let width = ByteOrder.big.number(header[0..<4])
    let height = ByteOrder.big.number(header[4..<8])
    guard width > 0, height > 0 else { throw .damaged(detail: "IHDR") }
    return PageSize(width: Double(width), height: Double(height), unit: .pixels)
  }

  /// Pixels per metre, when the unit byte says metre.
  private static func resolution(_ body: [UInt8]) -> Double? {
    let perMetre = ByteOrder.big.number(body[0..<4])
    return body[8] == 1 && perMetre > 0 ? (Double(perMetre) * 0.0254).rounded() : nil
  }
}

/// The checksum of PNG (ISO 3309).
private struct CRC32 {
  private var register: UInt32 = 0xFFFF_FFFF

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }

  mutating func update(_ bytes: ArraySlice<UInt8>) {
    let table = Self.table
    for byte in bytes { register = table[Int((register ^ UInt32(byte)) & 0xFF)] ^ (register >> 8) }
  }

  var value: UInt32 { register ^ 0xFFFF_FFFF }
}

/// Facts of a JPEG: the markers up to the picture, and the end mark.
enum JPEGFacts {
  /// Some writers pad after the end mark.
  private static let tailLength = 1024

  static func read(_ file: FileBytes) throws(DocumentDeviation) -> PageFacts {
    var facts = PageFacts(pageCount: 1)
    var offset: Int64 = 2
    while true {
      let head = try file.bytes(at: offset, count: 4)
      guard head[0] == 0xFF else { throw .damaged(detail: "marker") }
      let marker = head[1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      guard marker != 0xD9 else { throw .damaged(detail: "no picture") }
      let length = Int64(ByteOrder.big.number(head[2..<4]))
      guard length >= 2 else { throw .damaged(detail: "segment") }
      let body = try file.bytes(at: offset + 4, count: Int(length - 2))
      if marker == 0xE0 { facts.dotsPerInch = resolution(body) ?? facts.dotsPerInch }
      if isFrame(marker) { facts.firstPage = try size(body) }
      offset += 2 + length
      if marker == 0xDA { break }
    }
    guard facts.firstPage != nil else { throw .damaged(detail: "no frame") }
    let rest = Int(min(Int64(tailLength), file.count - offset))
    guard try file.tail(rest).lastStart(of: [0xFF, 0xD9]) != nil else { throw .truncated }
    return facts
  }

  /// SOF0…SOF15 without DHT (C4), JPG (C8) and DAC (CC).
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  private static func size(_ frame: [UInt8]) throws(DocumentDeviation) -> PageSize {
    guard frame.count >= 6 else { throw .damaged(detail: "frame") }
    let height = ByteOrder.big.number(frame[1..<3])
    let width = ByteOrder.big.number(frame[3..<5])
    // Height 0 is allowed and set at the end of the picture (DNL); no scanner does so.
    guard width > 0, height > 0 else { throw .damaged(detail: "frame") }
    return PageSize(width: Double(width), height: Double(height), unit: .pixels)
  }

  /// JFIF density: 1 per inch, 2 per centimetre.
  private static func resolution(_ body: [UInt8]) -> Double? {
    guard body.count >= 12, body.starts(with: Array("JFIF\0".utf8)) else { return nil }
    let density = Double(ByteOrder.big.number(body[8..<10]))
    guard density > 0 else { return nil }
    return switch body[7] {
    case 1: density
    case 2: (density * 2.54).rounded()
    default: nil
    }
  }
}
