import Foundation

/// The program's own sources, read as text.
struct SourceFile {
  /// Relative to the package: `Sources/Domain/Post/PostItem.swift`.
  let path: String
  /// Without lines that are only a comment, so that an example in a comment is no use of a key.
  let code: String

  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every Swift file of the targets.
  static func all() throws -> [SourceFile] {
    let root = package.appendingPathComponent("Sources")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
    return try paths.sorted().map { path in
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return SourceFile(
        path: "Sources/\(path)",
        code: lines.map { $0.drop { $0 == " " }.hasPrefix("//") ? "" : $0 }.joined(separator: "\n"))
    }
  }

  /// Every string literal that is shaped like a key: `"tray.title"`.
  var keys: Set<String> {
    Set(code.matches(of: /"([a-z][a-z0-9-]*(?:\.[A-Za-z0-9-]+)+)"/).map { String($0.1) })
  }

  /// What stands before the first interpolation of a literal: `event.` of `"event.\(kind)"`.
  var keyPrefixes: Set<String> {
    Set(code.matches(of: /"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.)\\\(/).map { String($0.1) })
  }

  /// Calls of `say` with a literal key, and the argument names when these are written on the spot.
  var phrases: [Phrase] {
    code.matches(of: /\bsay\(\s*"([a-z][a-z0-9-]*(?:\.[A-Za-z0-9-]+)+)"/).map { match in
      Phrase(key: String(match.1), arguments: argumentNames(after: code[match.range.upperBound...]))
    }
  }

  struct Phrase {
    let key: String
    /// nil when they are put together elsewhere.
    let arguments: Set<String>?
  }

  /// Refusals as they are thrown: the case's name, and the argument names.
  var refusals: [(name: String, arguments: Set<String>)] {
    code.matches(of: /\bRefusal\(\s*\.([a-zA-Z]+)/).compactMap { match in
      argumentNames(after: code[match.range.upperBound...]).map { (String(match.1), $0) }
    }
  }

  /// Refusals as they are thrown: the case's name, and the arguments whose value is the key of an enumeration's case.
  var rawArguments: [(name: String, arguments: Set<String>)] {
    code.matches(of: /\bRefusal\(\s*\.([a-zA-Z]+),\s*\[/).map { match in
      let inside = list(code[match.range.upperBound...])
      // Each value ends where the next argument begins.
      let starts = inside.matches(of: /"([A-Za-z-]+)":/)
      let ends = starts.dropFirst().map(\.range.lowerBound) + [inside.endIndex]
      let raw = zip(starts, ends).filter { inside[$0.range.upperBound..<$1].contains("rawValue") }
      return (String(match.1), Set(raw.map { String($0.0.1) }))
    }
  }

  /// Reads `, ["a": x, "b": y])` or `)`; nil for anything else.
  private func argumentNames(after rest: Substring) -> Set<String>? {
    let rest = rest.drop { $0.isWhitespace }
    if rest.first == ")" { return [] }
    guard let list = rest.prefixMatch(of: /,\s*\[/) else { return nil }
    let inside = self.list(rest[list.range.upperBound...])
    return Set(inside.matches(of: /"([A-Za-z-]+)":/).map { String($0.1) })
  }

  /// What stands before the bracket that closes a list.
  private func list(_ rest: Substring) -> Substring {
    var depth = 1
    return rest.prefix { character in
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      return depth > 0
    }
  }

  /// The headings of the command line's lists, and the labels of an item shown by itself.
  var columns: [String] {
    guard path.hasPrefix("Sources/morgenpost/Showing") else { return [] }
    let lists = code.matches(of: /columns: \[([^\]]*)\]/).flatMap {
      $0.1.matches(of: /"([a-z]+)"/).map { String($0.1) }
    }
    let labels = path.hasSuffix("PostListings.swift") ? code.matches(of: #/\("([a-z]+)", /#).map { String($0.1) } : []
    return lists + labels
  }

  /// The stable codes of a `var code: String { switch … }` in this file.
  var codes: [String] {
    guard let start = code.firstRange(of: "var code: String") else { return [] }
    let body = code[start.upperBound...].prefix { $0 != "}" }
    return body.matches(of: /case \.\w+: "([a-z-]+)"/).map { String($0.1) }
  }
}
