/// Facts of a TIFF or BigTIFF: the chain of image directories is walked, with a guard against loops.
enum TIFFFacts {
  /// No stack of paper has more pages.
  private static let maximumDirectories = 10_000

  static func read(_ file: FileBytes) throws(DocumentDeviation) -> PageFacts {
    let layout = try Layout(file)
    var facts = PageFacts(pageCount: 0)
    var seen: Set<Int64> = []
    var offset = layout.firstDirectory
    while offset != 0 {
      guard seen.insert(offset).inserted else { throw .damaged(detail: "directory loop") }
      guard seen.count <= maximumDirectories else { throw .tooCostly }
      let directory = try Directory(file, layout, at: offset)
      // Bit 0 of NewSubfileType marks a small copy of another page.
      if try directory.number(.newSubfileType) ?? 0 & 1 == 0 {
        if facts.pageCount == 0 { try directory.describe(&facts) }
        try directory.checkPictureIsThere()
        facts.pageCount += 1
      }
      offset = directory.next
    }
    guard facts.pageCount > 0 else { throw .noPages }
    return facts
  }
}

/// Byte order and the widths that differ between TIFF and BigTIFF.
private struct Layout {
  let order: ByteOrder
  let offsetWidth: Int
  let countWidth: Int
  let firstDirectory: Int64

  init(_ file: FileBytes) throws(DocumentDeviation) {
    let head = try file.bytes(at: 0, count: 8)
    order = head[0] == 0x49 ? .little : .big
    let isBig = order.number(head[2..<4]) == 43
    offsetWidth = isBig ? 8 : 4
    countWidth = isBig ? 8 : 2
    let place = isBig ? try file.bytes(at: 8, count: 8) : Array(head[4..<8])
    guard let first = Int64(exactly: order.number(place)), first != 0 else { throw .noPages }
    firstDirectory = first
  }

  var entryWidth: Int { 4 + 2 * offsetWidth }
}

private enum Tag: UInt64 {
  case newSubfileType = 254
  case imageWidth = 256
  case imageLength = 257
  case stripOffsets = 273
  case stripByteCounts = 279
  case xResolution = 282
  case resolutionUnit = 296
  case tileOffsets = 324
  case tileByteCounts = 325
}

private struct Entry {
  let type: UInt64
  let count: UInt64
  /// The value itself or its offset.
  let field: ArraySlice<UInt8>

  /// Bytes per value of the whole-number types.
  var valueWidth: Int? {
    switch type {
    case 1: 1
    case 3: 2
    case 4: 4
    case 16: 8
    default: nil
    }
  }
}

/// One image directory.
private struct Directory {
  let file: FileBytes
  let layout: Layout
  private var entries: [Tag: Entry] = [:]
  let next: Int64

  init(_ file: FileBytes, _ layout: Layout, at offset: Int64) throws(DocumentDeviation) {
    self.file = file
    self.layout = layout
    let countBytes = try file.bytes(at: offset, count: layout.countWidth)
    let count = layout.order.number(countBytes)
    guard count > 0, count <= 4096 else { throw .damaged(detail: "directory") }
    let start = offset + Int64(layout.countWidth)
    let width = layout.entryWidth
    let table = try file.bytes(at: start, count: Int(count) * width)
    for index in 0..<Int(count) {
      let entry = table[index * width..<(index + 1) * width]
      guard let tag = Tag(rawValue: layout.order.number(entry.prefix(2))) else { continue }
      entries[tag] = Entry(
        type: layout.order.number(entry.dropFirst(2).prefix(2)),
        count: layout.order.number(entry.dropFirst(4).prefix(layout.offsetWidth)),
        field: entry.suffix(layout.offsetWidth))
    }
    let link = try file.bytes(at: start + Int64(table.count), count: layout.offsetWidth)
    guard let next = Int64(exactly: layout.order.number(link)) else { throw .damaged(detail: "directory") }
    self.next = next
  }

  /// A single whole number, or nil when the tag is absent.
  func number(_ tag: Tag) throws(DocumentDeviation) -> UInt64? {
    try numbers(tag, limit: 1)?.first
  }

  /// The whole numbers of a tag, at most `limit` of them read.
  func numbers(_ tag: Tag, limit: Int) throws(DocumentDeviation) -> [UInt64]? {
    guard let entry = entries[tag] else { return nil }
    guard let width = entry.valueWidth else { throw .damaged(detail: "tag \(tag.rawValue)") }
    guard entry.count <= 1_000_000 else { throw .damaged(detail: "tag \(tag.rawValue)") }
    let total = Int(entry.count) * width
    let bytes: [UInt8]
    if total <= layout.offsetWidth {
      bytes = Array(entry.field.prefix(total))
    } else {
      bytes = try file.bytes(at: offset(entry), count: total)
    }
    return (0..<min(limit, Int(entry.count))).map { layout.order.number(bytes[$0 * width..<($0 + 1) * width]) }
  }

  func describe(_ facts: inout PageFacts) throws(DocumentDeviation) {
    guard let width = try number(.imageWidth), let height = try number(.imageLength), width > 0, height > 0 else {
      throw .damaged(detail: "image size")
    }
    facts.firstPage = PageSize(width: Double(width), height: Double(height), unit: .pixels)
    facts.dotsPerInch = try resolution()
  }

  /// Every strip or tile must lie inside the file.
  func checkPictureIsThere() throws(DocumentDeviation) {
    let isTiled = entries[.tileOffsets] != nil
    guard let offsets = try numbers(isTiled ? .tileOffsets : .stripOffsets, limit: .max), !offsets.isEmpty else {
      throw .damaged(detail: "no picture")
    }
    let counts = try numbers(isTiled ? .tileByteCounts : .stripByteCounts, limit: .max) ?? []
    guard counts.count == offsets.count else { throw .damaged(detail: "picture") }
    for (offset, count) in zip(offsets, counts) {
      let (end, overflow) = offset.addingReportingOverflow(count)
      guard !overflow, end <= UInt64(file.count) else { throw .truncated }
    }
  }

  /// XResolution is a fraction; unit 2 is inch, 3 centimetre.
  private func resolution() throws(DocumentDeviation) -> Double? {
    guard let entry = entries[.xResolution], entry.type == 5, entry.count == 1 else { return nil }
    let bytes = layout.offsetWidth == 8 ? Array(entry.field) : try file.bytes(at: offset(entry), count: 8)
    let numerator = Double(layout.order.number(bytes[0..<4]))
    let denominator = Double(layout.order.number(bytes[4..<8]))
    guard numerator > 0, denominator > 0 else { return nil }
    return switch try number(.resolutionUnit) ?? 2 {
    case 2: (numerator / denominator).rounded()
    case 3: (numerator / denominator * 2.54).rounded()
    default: nil
    }
  }

  private func offset(_ entry: Entry) throws(DocumentDeviation) -> Int64 {
    guard let offset = Int64(exactly: layout.order.number(entry.field)) else { throw .truncated }
    return offset
  }
}
