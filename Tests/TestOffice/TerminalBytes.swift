/// What a program wrote to a terminal, byte by byte: only what our own drawing sends may be in it (promise 10).
///
/// The forms are those that `xterm-256color` describes and ncurses uses, and the few that the program sends by itself:
/// bracketed paste, mouse reports and the window's title. Everything else is a finding.
package struct TerminalBytes {
  private let bytes: [UInt8]
  private var place = 0
  private var marks = 0
  private var findings: [String] = []

  /// What must not be there, each with its place; empty when all is well. A sequence cut off at the very end is not yet
  /// anything.
  package static func findings(in bytes: [UInt8]) -> [String] {
    var reading = TerminalBytes(bytes: bytes)
    reading.read()
    return reading.findings
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() {
    while let byte = next() {
      switch byte {
      case 0x1B: readEscape()
      // cub1, ht, cud1, cr
      case 0x08, 0x09, 0x0A, 0x0D: marks = 0
      case 0x20..<0x7F: marks = 0
      case 0x00..<0x20, 0x7F: find("control \(byte)")
      default: readScalar(from: byte)
      }
    }
  }

  private mutating func next() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  private mutating func find(_ what: String) {
    let around = bytes[max(place - 12, 0)..<min(place + 12, bytes.count)]
    findings.append("\(what) at \(place): \(String(decoding: around, as: UTF8.self).debugDescription)")
  }

  // MARK: - Characters

  /// As many as a character of ours keeps.
  private static let mostMarks = 3

  private mutating func readScalar(from first: UInt8) {
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let end = place - 1 + length
    let others = bytes[place..<min(end, bytes.count)]
    guard (0xC2..<0xF5).contains(first), others.allSatisfy({ $0 & 0xC0 == 0x80 }) else {
      return find("bytes that are no UTF-8")
    }
    guard end <= bytes.count else { return place = bytes.count }
    guard let text = String(validating: bytes[(place - 1)..<end], as: UTF8.self),
      let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1
    else { return find("bytes that are no UTF-8") }
    place = end
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      find("U+\(String(scalar.value, radix: 16))")
    case .nonspacingMark, .enclosingMark:
      marks += 1
      if marks > Self.mostMarks { find("a heap of marks") }
    default:
      marks = 0
      if scalar.properties.isDefaultIgnorableCodePoint { find("U+\(String(scalar.value, radix: 16))") }
    }
  }

  // MARK: - Sequences

  private mutating func readEscape() {
    marks = 0
    guard let kind = next() else { return }
    switch kind {
    case UInt8(ascii: "["): readControlSequence()
    case UInt8(ascii: "]"): readTitle()
    // enacs, smacs, rmacs
    case UInt8(ascii: "("):
      if let set = next(), set != UInt8(ascii: "B"), set != UInt8(ascii: "0") { find("character set") }
    // smkx, rmkx, ri, sc, rc
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "M"), UInt8(ascii: "7"), UInt8(ascii: "8"): break
    default: find("ESC \(Character(Unicode.Scalar(kind)))")
    }
  }

  private mutating func readControlSequence() {
    var parameters: [UInt8] = []
    while let byte = next() {
      guard (0x20..<0x40).contains(byte) else {
        let text = String(decoding: parameters, as: UTF8.self)
        if !Self.isOurs(text, byte) { find("CSI \(text)\(Character(Unicode.Scalar(byte)))") }
        return
      }
      parameters.append(byte)
    }
  }

  private static let wholeSequences: Set<String> = [
    // The screen, its cursor, its keys and its insert mode
    "?1049h", "?1049l", "22;0;0t", "23;0;0t", "?25l", "?25h", "?12l", "?12h", "?12;25h", "?1h", "?1l", "4l",
    // Whether a line goes on at its end, and keys with Alt
    "?7h", "?7l", "?1034h", "?1034l",
    // Paste and mouse
    "?2004h", "?2004l", "?1000h", "?1000l", "?1006h", "?1006l",
  ]

  private static func isOurs(_ parameters: String, _ final: UInt8) -> Bool {
    let letter = String(Character(Unicode.Scalar(final)))
    if wholeSequences.contains(parameters + letter) { return true }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let isNumeric = parameters.isEmpty || numbers.allSatisfy { $0.map { $0 < 1000 } ?? false }
    guard isNumeric else { return false }
    return switch letter {
    case "m": isOurLook(numbers.compactMap { $0 })
    case "H", "r": numbers.count <= 2
    case "J": ["", "2"].contains(parameters)
    case "K": ["", "1"].contains(parameters)
    case "A", "B", "C", "D", "G", "d", "X", "L", "M", "P", "@", "S", "T", "b": numbers.count <= 1
    default: false
    }
  }

  /// Bold, dim, underlined, reverse, their ends, and colours. Nothing of ours blinks or hides.
  private static func isOurLook(_ numbers: [Int]) -> Bool {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0, 1, 2, 3, 4, 7, 22, 23, 24, 27, 30...37, 39, 40...47, 49, 90...97, 100...107: continue
      case 38, 48:
        guard rest.popFirst() == 5, let colour = rest.popFirst(), colour < 256 else { return false }
      default: return false
      }
    }
    return true
  }

  /// `ESC ] 2 ; text BEL`, the text without anything active in it.
  private mutating func readTitle() {
    let start = place
    guard let end = bytes[start...].firstIndex(where: { $0 < 0x20 || $0 == 0x7F }) else { return place = bytes.count }
    let content = Array(bytes[start..<end])
    place = end + 1
    guard bytes[end] == 0x07, content.starts(with: Array("2;".utf8)) else {
      return find("OSC \(String(decoding: content.prefix(8), as: UTF8.self))")
    }
    let inside = Self.findings(in: Array(content.dropFirst(2)))
    findings += inside.map { "in the title: \($0)" }
  }
}
