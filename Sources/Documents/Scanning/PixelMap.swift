/// What the drawing programs print: a netpbm picture, `P5` grey or `P6` colour, eight bits a sample.
struct PixelMap {
  let isColour: Bool
  let width: Int
  let height: Int
  /// The numbers of the comment line, where there is one.
  let remarks: [Double]
  let pixels: [UInt8]

  /// Nil for anything that is not a whole picture.
  init?(_ bytes: [UInt8]) {
    var reader = HeaderReader(bytes: bytes)
    let kind = reader.word()
    guard kind == "P5" || kind == "P6", let width = reader.number(), let height = reader.number(),
      reader.number() == 255, (1...1_000_000_000).contains(width), (1...1_000_000_000).contains(height)
    else { return nil }
    isColour = kind == "P6"
    self.width = width
    self.height = height
    remarks = reader.remarks
    let start = reader.position
    guard bytes.count - start == width * height * (isColour ? 3 : 1) else { return nil }
    pixels = Array(bytes[start...])
  }
}

/// Words between single blanks and line ends; comments are kept aside.
private struct HeaderReader {
  let bytes: [UInt8]
  var position = 0
  var remarks: [Double] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func number() -> Int? { Int(word()) }

  mutating func word() -> String {
    if position < bytes.count, bytes[position] == UInt8(ascii: "#") {
      remarks = take { $0 == UInt8(ascii: "\n") }.split(separator: " ").compactMap { Double($0) }
    }
    return take { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }
  }

  /// The text up to the next end, which is passed over.
  private mutating func take(until isEnd: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count, position - start < 200, !isEnd(bytes[position]) { position += 1 }
    defer { position += 1 }
    return String(decoding: bytes[start..<min(position, bytes.count)], as: UTF8.self)
  }
}
