import Foundation
import Glibc
import Screen
import Synchronization

/// Writes to the terminal or the pipe. Nothing reaches either with control or direction characters in it.
enum Console {
  static func print(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      write(TerminalText(String(line)).string + "\n", to: STDOUT_FILENO)
    }
  }

  static func complain(_ text: String) {
    write(TerminalText(text).string + "\n", to: STDERR_FILENO)
  }

  /// One JSON document on standard output.
  static func print(json value: JSONValue) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(value), as: UTF8.self)
    write(escaped(text) + "\n", to: STDOUT_FILENO)
  }

  /// A line of JSON that is already encoded.
  static func printLine(ofJSON json: String) {
    write(escaped(json) + "\n", to: STDOUT_FILENO)
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

  /// Ends a run whose answer did not get out: a full disk must not look like success.
  static func requireWritten() throws {
    if let errno = lost.withLock({ $0 }) { throw LostOutput(errno: errno) }
  }

  private static let lost = Mutex<Int32?>(nil)

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        // A closed pipe is the reader's choice, not our fault.
        if descriptor == STDOUT_FILENO, errno != EPIPE { lost.withLock { [errno] in $0 = errno } }
        return
      }
    }
  }
}

/// Standard output could not be written to.
struct LostOutput: Error {
  let errno: Int32
}
