import Foundation
import Screen

/// Writes to the terminal or the pipe. Nothing reaches either with control or direction characters in it.
enum Console {
  static func print(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      write(TerminalText(String(line)).string + "\n", to: FileHandle.standardOutput)
    }
  }

  static func complain(_ text: String) {
    write(TerminalText(text).string + "\n", to: FileHandle.standardError)
  }

  /// One JSON document on standard output.
  static func print(json value: JSONValue) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    write(escaped(text) + "\n", to: FileHandle.standardOutput)
  }

  /// JSON text whose strings hold no character a terminal could act on: the escape is part of JSON.
  static func escaped(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: isActive) else { return json }
    return json.unicodeScalars.map { isActive($0) ? escape($0) : String($0) }.joined()
  }

  private static func isActive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { "\\u" + String(repeating: "0", count: 4 - hexDigits($0).count) + hexDigits($0) }.joined()
  }

  private static func hexDigits(_ unit: UInt16) -> String { String(unit, radix: 16) }

  private static func write(_ text: String, to file: FileHandle) {
    // A closed pipe is the reader's choice, not our fault.
    try? file.write(contentsOf: Data(text.utf8))
  }
}
