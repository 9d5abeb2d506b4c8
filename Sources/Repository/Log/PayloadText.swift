/// The log's own JSON with the place of every value in it, found in one pass over the bytes.
///
/// It takes what ``StoredJSON`` writes: objects with their keys in order, whole numbers, text with at most the plain
/// escapes. Anything else is left to `JSONDecoder`, which reads it or says what is wrong with it; so this reader
/// never has to be lenient and never decides that an entry cannot be read.
final class PayloadText {
  struct Value {
    var kind: Kind
    /// Where its bytes begin and end; for text, those between the quotes.
    var start: Int
    var end: Int
    /// The value after it in the list: members and elements lie between a container and its `next`.
    var next: Int
  }

  enum Kind: UInt8 {
    case object, array, text, escapedText, number, yes, no, null
  }

  /// A key is a text with its value right after it.
  private(set) var values: [Value] = []
  private let bytes: [UInt8]
  private var place = 0

  /// Deeper than any event; a hostile payload must not use up the stack.
  private static let deepest = 32

  /// nil for what the log does not write.
  init?(_ payload: UnsafeBufferPointer<UInt8>) {
    bytes = Array(payload)
    values.reserveCapacity(bytes.count / 8 + 4)
    guard read(depth: 0), place == bytes.count else { return nil }
  }

  /// Not what the log usually holds: for `JSONDecoder` to read, or to say what is wrong.
  struct NotPlain: Error {}

  /// Whether something was asked of it that it could not answer, even where whoever asked went on without.
  private(set) var isRefused = false

  func notPlain() -> NotPlain {
    isRefused = true
    return NotPlain()
  }

  // MARK: - Values

  /// nil when the bytes are not UTF-8.
  func text(_ index: Int) -> String? {
    let value = values[index]
    if value.kind == .text { return String(validating: bytes[value.start..<value.end], as: UTF8.self) }
    guard value.kind == .escapedText else { return nil }
    return unescaped(bytes[value.start..<value.end])
  }

  /// nil unless the value is a whole number that fits.
  func number(_ index: Int) -> Int? {
    let value = values[index]
    guard value.kind == .number else { return nil }
    let isNegative = bytes[value.start] == UInt8(ascii: "-")
    var number = 0
    for byte in bytes[value.start + (isNegative ? 1 : 0)..<value.end] {
      let (tenfold, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = tenfold.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
      if isTooLarge || overflows { return nil }
      number = sum
    }
    return isNegative ? -number : number
  }

  /// The value of a member, by its place in the list.
  func member(_ key: String, of object: Int) -> Int? {
    var key = key
    return key.withUTF8 { wanted in
      let end = values[object].next
      var index = object + 1
      while index < end {
        let name = values[index]
        if name.end - name.start == wanted.count, bytes[name.start..<name.end].elementsEqual(wanted) {
          return index + 1
        }
        index = values[index + 1].next
      }
      return nil
    }
  }

  // MARK: - The pass

  private func read(depth: Int) -> Bool {
    guard place < bytes.count, depth < Self.deepest else { return false }
    switch bytes[place] {
    case UInt8(ascii: "{"): return readObject(depth: depth)
    case UInt8(ascii: "["): return readArray(depth: depth)
    case UInt8(ascii: "\""): return readText()
    case UInt8(ascii: "t"): return readWord("true", .yes)
    case UInt8(ascii: "f"): return readWord("false", .no)
    case UInt8(ascii: "n"): return readWord("null", .null)
    default: return readNumber()
    }
  }

  private func readObject(depth: Int) -> Bool {
    let container = open(.object)
    if take(UInt8(ascii: "}")) { return close(container) }
    var previous: Range<Int>?
    repeat {
      let key = values.count
      guard readText(), values[key].kind == .text, take(UInt8(ascii: ":")) else { return false }
      let name = values[key].start..<values[key].end
      // In order means that none comes twice.
      if let previous, !bytes[previous].lexicographicallyPrecedes(bytes[name]) { return false }
      previous = name
      guard read(depth: depth + 1) else { return false }
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "}")) && close(container)
  }

  private func readArray(depth: Int) -> Bool {
    let container = open(.array)
    if take(UInt8(ascii: "]")) { return close(container) }
    repeat {
      guard read(depth: depth + 1) else { return false }
    } while take(UInt8(ascii: ","))
    return take(UInt8(ascii: "]")) && close(container)
  }

  private func readText() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    let start = place
    var kind = Kind.text
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        add(kind, start, place)
        place += 1
        return true
      case UInt8(ascii: "\\"):
        guard place + 1 < bytes.count, Self.escapes[bytes[place + 1]] != nil else { return false }
        kind = .escapedText
        place += 2
      case 0..<0x20: return false
      default: place += 1
      }
    }
    return false
  }

  private func readNumber() -> Bool {
    let start = place
    _ = take(UInt8(ascii: "-"))
    let digits = place
    while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
    // A zero before other digits, or alone after a minus, is nothing the log writes.
    guard place > digits, bytes[digits] != UInt8(ascii: "0") || place - start == 1 else {
      return false
    }
    add(.number, start, place)
    return true
  }

  private func readWord(_ word: StaticString, _ kind: Kind) -> Bool {
    let end = place + word.utf8CodeUnitCount
    guard end <= bytes.count, word.withUTF8Buffer({ bytes[place..<end].elementsEqual($0) }) else { return false }
    add(kind, place, end)
    place = end
    return true
  }

  private func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private func add(_ kind: Kind, _ start: Int, _ end: Int) {
    values.append(Value(kind: kind, start: start, end: end, next: values.count + 1))
  }

  private func open(_ kind: Kind) -> Int {
    add(kind, place, place)
    place += 1
    return values.count - 1
  }

  private func close(_ container: Int) -> Bool {
    values[container].end = place
    values[container].next = values.count
    return true
  }

  // MARK: - Escapes

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "/"): UInt8(ascii: "/"),
    UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
  ]

  private func unescaped(_ written: ArraySlice<UInt8>) -> String? {
    var plain: [UInt8] = []
    var isEscape = false
    for byte in written {
      if isEscape {
        plain.append(Self.escapes[byte] ?? byte)
        isEscape = false
      } else if byte == UInt8(ascii: "\\") {
        isEscape = true
      } else {
        plain.append(byte)
      }
    }
    return String(validating: plain, as: UTF8.self)
  }
}
