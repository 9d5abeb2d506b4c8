/// Small pictures made byte by byte.
enum SampleImages {
  /// A JPEG of this size with 300 dots per inch. The picture data is short: nothing here decodes it.
  static func jpeg(width: Int = 1240, height: Int = 1754) -> [UInt8] {
    let app0: [UInt8] = [0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 1, 1, 44, 1, 44, 0, 0]
    let frame: [UInt8] =
      [0xFF, 0xC0, 0, 11, 8] + SampleDocuments.bigEndian(height, 2) + SampleDocuments.bigEndian(width, 2)
      + [1, 1, 0x11, 0]
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0] + Array(repeating: 0x55, count: 40)
    return [0xFF, 0xD8] + app0 + frame + scan + [0xFF, 0xD9]
  }

  /// A PNG of this size at 300 dots per inch, with sound checksums.
  static func png(width: Int = 1240, height: Int = 1754) -> [UInt8] {
    let header =
      SampleDocuments.bigEndian(width, 4) + SampleDocuments.bigEndian(height, 4) + [1, 0, 0, 0, 0] as [UInt8]
    let density = SampleDocuments.bigEndian(11811, 4) + SampleDocuments.bigEndian(11811, 4) + [1] as [UInt8]
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    return signature + chunk("IHDR", header) + chunk("pHYs", density) + chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1])
      + chunk("IEND", [])
  }

  static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + body
    return SampleDocuments.bigEndian(body.count, 4) + named + SampleDocuments.bigEndian(Int(crc(named)), 4)
  }

  /// Bit by bit, so that the table in the reader is compared with another way of writing it.
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var register: UInt32 = .max
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register & 1 == 1 ? 0xEDB8_8320 ^ (register >> 1) : register >> 1 }
    }
    return ~register
  }

  /// A little-endian TIFF with so many pages; `next` can bend the chain of directories.
  static func tiff(
    pages: Int = 1, lastLink: Int = 0, stripLength: Int = 4, isThumbnailLast: Bool = false, width: Int = 1240,
    height: Int = 1754
  ) -> [UInt8] {
    let strip = 8
    let resolution = 12
    var bytes: [UInt8] =
      [0x49, 0x49, 42, 0] + SampleDocuments.littleEndian(20, 4) + [1, 2, 3, 4] + SampleDocuments.littleEndian(300, 4)
      + SampleDocuments.littleEndian(1, 4)
    let entryCount = 7
    let length = 2 + entryCount * 12 + 4
    for page in 0..<pages {
      let isThumbnail = isThumbnailLast && page == pages - 1
      bytes += SampleDocuments.littleEndian(entryCount, 2)
      bytes += entry(254, 4, isThumbnail ? 1 : 0) + entry(256, 4, width) + entry(257, 4, height)
      bytes += entry(273, 4, strip) + entry(279, 4, stripLength) + entry(282, 5, resolution) + entry(296, 3, 2)
      bytes += SampleDocuments.littleEndian(page == pages - 1 ? lastLink : 20 + (page + 1) * length, 4)
    }
    return bytes
  }

  /// A big-endian BigTIFF of one page.
  static func bigTIFF() -> [UInt8] {
    func entry(_ tag: Int, _ type: Int, _ value: Int) -> [UInt8] {
      SampleDocuments.bigEndian(tag, 2) + SampleDocuments.bigEndian(type, 2) + SampleDocuments.bigEndian(1, 8)
        + SampleDocuments.bigEndian(value, 8)
    }
    return [0x4D, 0x4D, 0, 43, 0, 8, 0, 0] + SampleDocuments.bigEndian(20, 8) + [1, 2, 3, 4]
      + SampleDocuments.bigEndian(4, 8) + entry(256, 16, 100) + entry(257, 16, 200) + entry(273, 16, 16)
      + entry(279, 16, 4) + SampleDocuments.bigEndian(0, 8)
  }

  private static func entry(_ tag: Int, _ type: Int, _ value: Int) -> [UInt8] {
    SampleDocuments.littleEndian(tag, 2) + SampleDocuments.littleEndian(type, 2) + SampleDocuments.littleEndian(1, 4)
      + SampleDocuments.littleEndian(value, 4)
  }
}
