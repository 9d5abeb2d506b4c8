/// Text that is safe to draw: the only thing the drawing code accepts.
///
/// However it is made, it holds no control, format, bidirectional, zero-width, tag, private-use or unassigned
/// character, at most ``maximumMarks`` combining marks per base, and is in NFC. What is taken out is shown as a
/// visible mark such as `⟦U+202E⟧`, never dropped unseen (reliability: untrusted text is only text).
package struct TerminalText: Sendable, Hashable {
  /// The cleaned text.
  package let string: String
  /// Columns it takes on the terminal.
  package let width: Int

  /// The empty text.
  package static let empty = TerminalText(clean: "", width: 0)
  /// Combining marks kept on one base character.
  package static let maximumMarks = 3

  /// Cleans text from outside: a subject, a file name, an error from a library.
  package init(_ untrusted: String) {
    if let width = Self.plainWidth(untrusted) {
      self.init(clean: untrusted, width: width)
    } else {
      var cleaner = TextCleaner()
      self = cleaner.clean(untrusted)
    }
  }

  /// Cleans at most `limit` scalars and marks the cut with `…`: for fields that may be a megabyte long.
  package init(_ untrusted: String, limit: Int) {
    let scalars = untrusted.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else {
      self.init(untrusted)
      return
    }
    self = TerminalText(String(scalars[..<end])) + "…"
  }

  init(clean string: String, width: Int) {
    self.string = string
    self.width = width
  }

  /// One text per line of `untrusted`; LF, CR LF and U+2028/9 end a line.
  package static func lines(of untrusted: String) -> [TerminalText] {
    untrusted
      .split(omittingEmptySubsequences: false) { lineEnds.contains($0) }
      .map { TerminalText(String($0)) }
  }

  private static let lineEnds: Set<Character> = ["\n", "\r\n", "\u{2028}", "\u{2029}"]

  /// The width of a string of Latin letters and plain signs, which is clean and composed as it is; nil for others.
  private static func plainWidth(_ string: String) -> Int? {
    var count = 0
    for scalar in string.unicodeScalars {
      let value = scalar.value
      let isLatin = (value >= 0x20 && value < 0x7F) || (value > 0xA0 && value < 0x300 && value != 0xAD)
      guard isLatin || TextWidth.isPlainSign(value) else { return nil }
      count += 1
    }
    return count
  }
}

extension TerminalText {
  package var isEmpty: Bool { string.isEmpty }

  package static func + (left: TerminalText, right: TerminalText) -> TerminalText {
    if left.isEmpty { return right }
    if right.isEmpty { return left }
    // A text never begins with a mark (see TextCleaner), so joining two texts cannot change either.
    return TerminalText(clean: left.string + right.string, width: left.width + right.width)
  }

  package static func += (left: inout TerminalText, right: TerminalText) {
    left = left + right
  }

  /// This text `count` times.
  package func repeated(_ count: Int) -> TerminalText {
    guard count > 0 else { return .empty }
    return TerminalText(clean: String(repeating: string, count: count), width: width * count)
  }

  /// The text cut to at most `columns`, with `marker` as its last columns when something was cut.
  package func truncated(to columns: Int, marker: TerminalText = "…") -> TerminalText {
    if width <= columns { return self }
    guard columns > 0 else { return .empty }
    if marker.width >= columns { return prefix(columns: columns) }
    return prefix(columns: columns - marker.width) + marker
  }

  /// The longest start that fits in `columns`.
  package func prefix(columns: Int) -> TerminalText {
    if width <= columns { return self }
    var used = 0
    var kept = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      let next = TextWidth.of(scalar)
      if used + next > columns { break }
      kept.append(scalar)
      used += next
    }
    return TerminalText(clean: String(kept), width: used)
  }

  /// The text filled with spaces to `columns`; unchanged when it is wider.
  package func padded(to columns: Int, alignment: Alignment = .leading) -> TerminalText {
    let missing = columns - width
    guard missing > 0 else { return self }
    let space: TerminalText = " "
    let before = alignment.space(before: width, in: columns)
    return space.repeated(before) + self + space.repeated(missing - before)
  }
}

extension [TerminalText] {
  /// The texts after each other with `separator` between them.
  package func joined(by separator: TerminalText) -> TerminalText {
    var result = TerminalText.empty
    for (index, text) in enumerated() {
      if index > 0 { result += separator }
      result += text
    }
    return result
  }
}

/// Where a text stands in a wider place.
package enum Alignment: Sendable, Hashable {
  case leading, centre, trailing

  /// Free columns before a text of `width` in a place of `columns`.
  func space(before width: Int, in columns: Int) -> Int {
    let missing = max(columns - width, 0)
    return switch self {
    case .leading: 0
    case .centre: missing / 2
    case .trailing: missing
    }
  }
}

extension TerminalText: CustomStringConvertible {
  package var description: String { string }
}

extension TerminalText: ExpressibleByStringInterpolation {
  /// Our own words. They are cleaned like any others, so that a slip in a translation cannot reach the terminal.
  package init(stringLiteral value: String) {
    self.init(value)
  }

  package init(stringInterpolation: Interpolation) {
    self = stringInterpolation.text
  }

  /// Builds a text from our words and cleaned values: `"Frist \(day) – \(subject)"`.
  package struct Interpolation: StringInterpolationProtocol {
    var text = TerminalText.empty

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      text += TerminalText(literal)
    }

    package mutating func appendInterpolation(_ value: TerminalText) {
      text += value
    }

    package mutating func appendInterpolation(_ untrusted: String) {
      text += TerminalText(untrusted)
    }

    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      text += TerminalText(String(number))
    }
  }
}
