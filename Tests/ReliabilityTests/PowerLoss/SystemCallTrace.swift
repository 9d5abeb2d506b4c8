import Foundation

/// One system call as strace saw it end: `strace -f -y -xx -s 16000000`.
struct SystemCall {
  /// A call's argument: text, an open file, or anything else as written.
  enum Argument: Equatable {
    case text([UInt8])
    /// The path is what the descriptor stood for; a file without a name has one that ends in ` (deleted)`.
    case descriptor(Int, path: String)
    case word(String)

    var path: String? { if case .descriptor(_, let path) = self { path } else { nil } }
    var bytes: [UInt8]? { if case .text(let bytes) = self { bytes } else { nil } }
    var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
    var number: Int? { if case .word(let word) = self { Int(word) } else { nil } }
  }

  let thread: Int
  let name: String
  let arguments: [Argument]
  /// What the call returned: a number, and the file when that is a descriptor.
  let result: Argument
  /// strace answered instead of the kernel: nothing was done.
  let isFaked: Bool

  var isDone: Bool {
    switch result {
    case .descriptor: true
    case .word(let word): Int(word).map { $0 >= 0 } ?? false
    case .text: false
    }
  }
}

/// Reads a trace. Calls that other threads interrupt in the log count where they end.
enum SystemCallTrace {
  struct Unreadable: Error { let line: String }

  static func read(_ path: String) throws -> [SystemCall] {
    var unfinished: [Substring: Substring] = [:]
    var calls: [SystemCall] = []
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { throw Unreadable(line: String(line.prefix(80))) }
      let (thread, rest) = (parts[0], parts[1].drop { $0 == " " })
      if rest.hasPrefix("+++") || rest.hasPrefix("---") { continue }
      if rest.hasSuffix(" <unfinished ...>") {
        unfinished[thread] = rest.dropLast(" <unfinished ...>".count)
      } else if rest.hasPrefix("<... "), let resumed = rest.range(of: " resumed>") {
        calls.append(
          try call(String((unfinished.removeValue(forKey: thread) ?? "") + rest[resumed.upperBound...]), thread))
      } else {
        calls.append(try call(String(rest), thread))
      }
    }
    return calls
  }

  private static func call(_ line: String, _ thread: Substring) throws -> SystemCall {
    var reader = LineReader(line)
    let name = reader.word(until: "(")
    var arguments: [SystemCall.Argument] = []
    while let argument = reader.argument() { arguments.append(argument) }
    guard !name.isEmpty, let result = reader.result() else { throw SystemCallTrace.Unreadable(line: line) }
    return SystemCall(
      thread: Int(thread) ?? 0, name: name, arguments: arguments, result: result, isFaked: line.hasSuffix("(INJECTED)"))
  }
}

/// Takes one line apart. All strings and paths are written in hexadecimal, so that no quote hides in one.
private struct LineReader {
  private var rest: ArraySlice<UInt8>

  init(_ line: String) { rest = Array(line.utf8)[...] }

  mutating func word(until end: Unicode.Scalar) -> String {
    let word = rest.prefix { $0 != UInt8(ascii: end) }
    rest = rest.dropFirst(word.count + 1)
    return String(decoding: word, as: UTF8.self)
  }

  /// nil at the closing bracket.
  mutating func argument() -> SystemCall.Argument? {
    skip(" ,")
    guard let first = rest.first, first != UInt8(ascii: ")") else {
      rest = rest.dropFirst()
      return nil
    }
    if first == UInt8(ascii: "\"") {
      rest = rest.dropFirst()
      return .text(escaped(until: UInt8(ascii: "\"")))
    }
    return value(endingAt: ",)")
  }

  mutating func result() -> SystemCall.Argument? {
    skip(" =")
    return rest.isEmpty ? nil : value(endingAt: " ")
  }

  private mutating func value(endingAt ends: String) -> SystemCall.Argument {
    let ends = Array(ends.utf8)
    let word = rest.prefix { !ends.contains($0) && $0 != UInt8(ascii: "<") }
    rest = rest.dropFirst(word.count)
    let text = String(decoding: word, as: UTF8.self)
    guard rest.first == UInt8(ascii: "<") else {
      skipNested(ends)
      return .word(text)
    }
    rest = rest.dropFirst()
    var path = String(decoding: escaped(until: UInt8(ascii: ">")), as: UTF8.self)
    let deleted = Array("(deleted)".utf8)
    if rest.starts(with: deleted) {
      rest = rest.dropFirst(deleted.count)
      path += " (deleted)"
    }
    return .descriptor(Int(text) ?? -1, path: path)
  }

  /// What is left of a structure or a list of flags.
  private mutating func skipNested(_ ends: [UInt8]) {
    while let byte = rest.first, !ends.contains(byte) { rest = rest.dropFirst() }
  }

  private mutating func skip(_ characters: String) {
    let characters = Array(characters.utf8)
    rest = rest.drop { characters.contains($0) }
  }

  private mutating func escaped(until end: UInt8) -> [UInt8] {
    var bytes: [UInt8] = []
    while let byte = rest.first, byte != end {
      if byte == UInt8(ascii: "\\"), rest.count >= 4 {
        let digits = rest.dropFirst(2).prefix(2).map { $0 < 0x3A ? $0 - 0x30 : ($0 | 0x20) - 0x57 }
        bytes.append(digits[0] << 4 | digits[1])
        rest = rest.dropFirst(4)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    rest = rest.dropFirst()
    return bytes
  }
}
