internal import Yams

/// A mistake in a pack or plan: which file, which line, and what to do about it.
package struct PackFault: Error, Equatable, CustomStringConvertible {
  package var file: String
  /// From 1; nil when the fault is the file as a whole.
  package var line: Int?
  package var problem: String

  package var description: String {
    if let line { "\(file), line \(line): \(problem)" } else { "\(file): \(problem)" }
  }
}

/// One YAML file read into nodes that know their line. Small, without aliases, one document.
enum PackText {
  /// The largest pack that is read, in bytes.
  static let largestSize = 256 * 1024

  /// The root of a file, or the fault that stops it.
  static func parse(_ bytes: [UInt8], file: String) throws(PackFault) -> PackNode {
    guard bytes.count <= largestSize else {
      throw PackFault(
        file: file, problem: "\(bytes.count) bytes; at most \(largestSize) are read. Split it into several files.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PackFault(file: file, problem: "is not UTF-8. Save it as UTF-8.")
    }
    try refuseReferences(bytes, file: file)
    return PackNode(try compose(text, file: file), file: file, path: "")
  }

  /// Refuses anchors and aliases before the parser meets them, because a few bytes of them can stand for
  /// gigabytes. Stricter than YAML: a quoted "*word" is refused as well.
  private static func refuseReferences(_ bytes: [UInt8], file: String) throws(PackFault) {
    var line = 1
    var previous = UInt8(ascii: "\n")
    for (index, byte) in bytes.enumerated() {
      let opens = byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*")
      if opens, !isNameByte(previous), index + 1 < bytes.count, isNameByte(bytes[index + 1]) {
        throw PackFault(file: file, line: line, problem: "anchors and aliases (& and *) are refused. Write it out.")
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      previous = byte
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func compose(_ text: String, file: String) throws(PackFault) -> Node {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw fault(of: error, file: file)
    } catch {
      throw PackFault(file: file, problem: "could not be read: \(error)")
    }
    guard let root else { throw PackFault(file: file, problem: "is empty.") }
    return root
  }

  private static func fault(of error: YamlError, file: String) -> PackFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      PackFault(file: file, line: mark.line, problem: problem + ".")
    case .duplicatedKeysInMapping(let keys, let context):
      PackFault(
        file: file, line: context.mark.line,
        problem: "'\(keys.joined(separator: "', '"))' is given twice in the same place. Keep one.")
    case .reader(let problem, _, _, _):
      PackFault(file: file, problem: problem + ".")
    default:
      PackFault(file: file, problem: "is not YAML that can be read.")
    }
  }
}
