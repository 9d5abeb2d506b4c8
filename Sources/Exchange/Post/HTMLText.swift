/// The readable text of an HTML mail: mark-up, comments, scripts, styles and hidden heads left out, blocks on lines of
/// their own. One pass, no tree, so that no nesting can make it deep.
enum HTMLText {
  static func plain(_ html: String) -> String {
    var reader = Reader(Array(html.unicodeScalars))
    reader.run()
    return reader.text
  }

  private static let blocks: Set<String> = [
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
  ]
  private static let silent: Set<String> = ["head", "noscript", "script", "style", "svg", "template", "title"]
  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "aring": "å", "Aring": "Å",
    "aelig": "æ", "AElig": "Æ", "oslash": "ø", "Oslash": "Ø", "auml": "ä", "Auml": "Ä", "ouml": "ö", "Ouml": "Ö",
    "uuml": "ü", "Uuml": "Ü", "eacute": "é", "Eacute": "É", "egrave": "è", "ecirc": "ê", "agrave": "à", "ograve": "ò",
    "ocirc": "ô", "ccedil": "ç", "szlig": "ß", "laquo": "«", "raquo": "»", "ndash": "–", "mdash": "—", "hellip": "…",
    "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”", "bdquo": "„", "bull": "•", "middot": "·",
    "euro": "€", "copy": "©", "reg": "®", "trade": "™", "sect": "§", "deg": "°", "frac12": "½", "shy": "",
    "zwnj": "", "zwj": "", "ensp": " ", "emsp": " ", "thinsp": " ",
  ]

  private struct Reader {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var output = String.UnicodeScalarView()
    private var isLineEmpty = true
    private var hasSpace = false
    private var emptyLines = 0

    init(_ scalars: [Unicode.Scalar]) {
      self.scalars = scalars
    }

    var text: String { String(output) }

    mutating func run() {
      while index < scalars.count {
        switch scalars[index] {
        case "<": tag()
        case "&": entity()
        case let scalar:
          put(scalar)
          index += 1
        }
      }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
      if scalar.properties.isWhitespace {
        hasSpace = !isLineEmpty
        return
      }
      if hasSpace { output.append(" ") }
      hasSpace = false
      isLineEmpty = false
      emptyLines = 0
      output.append(scalar)
    }

    /// At most one empty line follows another.
    private mutating func breakLine() {
      hasSpace = false
      emptyLines = isLineEmpty ? emptyLines + 1 : 0
      isLineEmpty = true
      if !output.isEmpty, emptyLines <= 1 { output.append("\n") }
    }

    private mutating func tag() {
      if matches("<!--") {
        skip(past: "-->")
        return
      }
      guard let next = at(index + 1), isLetter(next) || next == "/" || next == "!" || next == "?" else {
        put("<")
        index += 1
        return
      }
      index += 1
      let isEnd = at(index) == "/"
      if isEnd { index += 1 }
      let name = word()
      skipAttributes()
      if !isEnd, HTMLText.silent.contains(name) {
        skipElement(name)
      } else if HTMLText.blocks.contains(name) {
        breakLine()
      } else if name == "td" || name == "th" {
        hasSpace = !isLineEmpty
      }
    }

    private mutating func word() -> String {
      let start = index
      while let scalar = at(index), isLetter(scalar) || isDigit(scalar), index - start < 20 { index += 1 }
      return string(start..<index).lowercased()
    }

    /// To behind the `>`; a `>` within quotation marks does not end the tag.
    private mutating func skipAttributes() {
      var quote: Unicode.Scalar?
      while let scalar = at(index) {
        index += 1
        if let open = quote {
          if scalar == open { quote = nil }
        } else if scalar == ">" {
          return
        } else if scalar == "\"" || scalar == "'" {
          quote = scalar
        }
      }
    }

    /// Skips to the end tag; an element that never ends hides the rest, as it does for a browser.
    private mutating func skipElement(_ name: String) {
      let end = Array("</\(name)".unicodeScalars)
      while index < scalars.count {
        if scalars[index] == "<", matches(end) {
          index += end.count
          skipAttributes()
          return
        }
        index += 1
      }
    }

    private mutating func skip(past pattern: String) {
      let end = Array(pattern.unicodeScalars)
      while index < scalars.count, scalars[index] != end[0] || !matches(end) { index += 1 }
      index = min(scalars.count, index + end.count)
    }

    private mutating func entity() {
      let start = index + 1
      var end = start
      while let scalar = at(end), isLetter(scalar) || isDigit(scalar) || scalar == "#", end - start < 12 { end += 1 }
      guard let meaning = HTMLText.meaning(string(start..<end)) else {
        put("&")
        index += 1
        return
      }
      meaning.unicodeScalars.forEach { put($0) }
      index = at(end) == ";" ? end + 1 : end
    }

    private func matches(_ text: String) -> Bool { matches(Array(text.unicodeScalars)) }

    private func matches(_ pattern: [Unicode.Scalar]) -> Bool {
      guard index + pattern.count <= scalars.count else { return false }
      return pattern.indices.allSatisfy { offset in
        lowered(scalars[index + offset]) == lowered(pattern[offset])
      }
    }

    private func lowered(_ scalar: Unicode.Scalar) -> UInt32 {
      ("A"..."Z").contains(scalar) ? scalar.value + 0x20 : scalar.value
    }

    private func at(_ position: Int) -> Unicode.Scalar? {
      position < scalars.count ? scalars[position] : nil
    }

    private func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  }

  /// The text that an entity's name stands for: `aring`, `#229`, `#xE5`.
  private static func meaning(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return entities[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }
}
