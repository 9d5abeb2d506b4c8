internal import Domain
internal import Yams

/// One YAML file read into nodes that know their line. Small, shallow, without aliases, one document.
enum PackText {
  /// The largest pack that is read, in bytes.
  static let largestSize = 256 * 1024
  /// The deepest nesting that is read; a pack needs seven.
  static let deepest = 32

  /// The root of a file, or the fault that stops it.
  static func parse(_ bytes: [UInt8], file: String) throws(PackFault) -> PackNode {
    guard bytes.count <= largestSize else {
      throw PackFault(file: file, .tooLarge, ["bytes": String(bytes.count), "largest": String(largestSize)])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw PackFault(file: file, .notUTF8) }
    try refuseReferences(bytes, file: file)
    try refuseDepth(bytes, file: file)
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
        throw PackFault(file: file, line: line, .reference)
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      previous = byte
    }
  }

  /// Refuses nesting that would cost the reader its stack: brackets, and `- - -` or `? ? ?` on one line.
  /// Brackets inside texts count as well; texts with thirty open ones are no texts.
  private static func refuseDepth(_ bytes: [UInt8], file: String) throws(PackFault) {
    var line = 1
    var brackets = 0
    var dashes = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(brackets - 1, 0)
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): dashes += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"): break
      case UInt8(ascii: "\n"):
        line += 1
        dashes = 0
      default: dashes = min(dashes, 0)
      }
      guard brackets <= deepest, dashes <= deepest * 4 else {
        throw PackFault(file: file, line: line, .tooDeep, ["deepest": String(deepest)])
      }
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
      throw fault(of: error, in: text, file: file)
    } catch {
      throw PackFault(file: file, .notYAML, ["problem": "\(error)".printable])
    }
    guard let root else { throw PackFault(file: file, .noContent) }
    return root
  }

  /// The mistakes that people make most have sentences of their own; of the others the parser's words are told.
  private static func commonMistake(_ problem: String, at line: Int, in text: String) -> PackFault.Code {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isIndentedWithTab =
      lines.indices.contains(line - 1) && lines[line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
    if isIndentedWithTab || problem.contains("tab character") { return .tab }
    return problem.hasPrefix("mapping values are not allowed") ? .colonInText : .notYAML
  }

  private static func fault(of error: YamlError, in text: String, file: String) -> PackFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      PackFault(
        file: file, line: mark.line, commonMistake(problem, at: mark.line, in: text), ["problem": problem.printable])
    case .duplicatedKeysInMapping(let keys, let context):
      PackFault(
        file: file, line: context.mark.line, .keyTwice, ["keys": keys.joined(separator: ", ").printable])
    case .reader(let problem, _, _, _): PackFault(file: file, .notYAML, ["problem": problem.printable])
    default: PackFault(file: file, .notYAML, ["problem": "–"])
    }
  }
}
