internal import Glibc

/// Keeps the cost of parsing in hand. Tried on GMime 3.2.13: a few megabytes of nested address groups end the process,
/// and header fields or part boundaries by the hundred thousand take minutes.
///
/// Works on raw lines, without knowing what is header and what is body: whatever the parser may take for a header is
/// bounded here. Only a copy is shortened; the original stays byte for byte.
struct MailBounds {
  /// Bytes of one field that the parser interprets, folded lines included.
  static let fieldLength = 64 * 1024
  /// Bytes of all such fields together.
  static let fieldsLength = 4 * 1024 * 1024
  /// Colons in one address field; each may open a group within a group.
  static let groupDepth = 200
  /// Lines that look like header fields, in runs longer than `ordinaryRun`.
  static let fieldLines = 500_000
  static let ordinaryRun = 500
  /// Boundaries times lines that could be one.
  static let boundaryWork = 200_000_000

  /// The message with oversized header fields cut, and whether any was.
  static func bound(_ bytes: [UInt8]) throws(MailDeviation) -> (bytes: [UInt8], wasCut: Bool) {
    var bounds = MailBounds()
    bytes.withUnsafeBufferPointer { bounds.survey($0) }
    let boundaries = MailShape.count("boundary", in: bytes)
    let (work, overflow) = boundaries.multipliedReportingOverflow(by: bounds.dashLines)
    guard !overflow, work <= boundaryWork, bounds.longRunLines <= fieldLines else { throw .tooCostly }
    guard !bounds.cuts.isEmpty else { return (bytes, false) }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var start = 0
    for cut in bounds.cuts {
      kept += bytes[start..<cut.lowerBound]
      start = cut.upperBound
    }
    return (kept + bytes[start...], true)
  }

  private var cuts: [Range<Int>] = []
  private var dashLines = 0
  private var longRunLines = 0
  private var run = 0
  private var field: Field?
  private var fieldsTotal = 0

  /// The field that the current line belongs to, when it is one that the parser interprets.
  private struct Field {
    let holdsAddresses: Bool
    var length = 0
    var colons = 0
  }

  private mutating func survey(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    var start = 0
    while start < bytes.count {
      let newline = memchr(base + start, 0x0A, bytes.count - start)
      let end = newline.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
      line(UnsafeBufferPointer(rebasing: bytes[start..<end]), start..<min(bytes.count, end + 1))
      start = end + 1
    }
    endRun()
  }

  /// - Parameter place: where the line stands, its line end included.
  private mutating func line(_ line: UnsafeBufferPointer<UInt8>, _ place: Range<Int>) {
    guard let first = line.first, !(first == 0x0D && line.count == 1) else {
      field = nil
      endRun()
      return
    }
    if first == 0x2D, line.count > 1, line[1] == 0x2D { dashLines += 1 }
    if first == 0x20 || first == 0x09 {
      // A folded line goes as a whole: what were left of it could pass for the empty line that ends the headers.
      if let allowed = allowance(line), allowed < line.count { cut(place) }
      return
    }
    let name = Self.fieldName(line)
    if name != nil { run += 1 }
    field = name.flatMap { Self.interpretedFields[$0] }.map { Field(holdsAddresses: $0) }
    if let allowed = allowance(line), allowed < line.count {
      cut(place.lowerBound + allowed..<place.lowerBound + line.count)
    }
  }

  /// How many bytes of the line its field may still have; nil when the parser does not interpret the field.
  private mutating func allowance(_ line: UnsafeBufferPointer<UInt8>) -> Int? {
    guard var current = field else { return nil }
    defer { field = current }
    let room = max(0, min(Self.fieldLength - current.length, Self.fieldsLength - fieldsTotal))
    var allowed = min(line.count, room)
    if current.holdsAddresses {
      for index in 0..<allowed where line[index] == 0x3A {
        current.colons += 1
        if current.colons > Self.groupDepth {
          allowed = index
          break
        }
      }
    }
    // What was cut once is not taken up again further on.
    current.length = allowed < line.count ? Self.fieldLength : current.length + allowed
    fieldsTotal += allowed
    return allowed
  }

  private mutating func cut(_ range: Range<Int>) {
    if let last = cuts.last, last.upperBound == range.lowerBound {
      cuts[cuts.count - 1] = last.lowerBound..<range.upperBound
    } else {
      cuts.append(range)
    }
  }

  private mutating func endRun() {
    if run > Self.ordinaryRun { longRunLines += run }
    run = 0
  }
}

// MARK: - Reading a line

extension MailBounds {
  /// The fields that the parser interprets, and whether they hold addresses.
  private static let interpretedFields: [[UInt8]: Bool] = {
    let addresses = ["from", "sender", "reply-to", "to", "cc", "bcc", "disposition-notification-to"]
    let others = [
      "subject", "date", "message-id", "references", "in-reply-to", "content-type", "content-disposition",
      "content-id", "content-transfer-encoding", "content-description", "content-location", "content-md5",
      "autocrypt", "autocrypt-gossip",
    ]
    let pairs = addresses.map { (Array($0.utf8), true) } + others.map { (Array($0.utf8), false) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()

  /// The name, in lower case, when the line is `Name:` with perhaps blanks before the colon.
  private static func fieldName(_ line: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var end = 0
    while end < line.count, line[end] > 0x20, line[end] < 0x7F, line[end] != 0x3A { end += 1 }
    guard end > 0 else { return nil }
    var colon = end
    while colon < line.count, line[colon] == 0x20 || line[colon] == 0x09 { colon += 1 }
    guard colon < line.count, line[colon] == 0x3A else { return nil }
    return line[..<end].map(MailShape.lowered)
  }
}
