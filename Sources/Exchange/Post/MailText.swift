internal import CGMime
internal import Domain
internal import Glibc

/// Bytes of a text part into text. Nothing is dropped: a byte that means nothing becomes U+FFFD.
enum MailText {
  static func decode(_ bytes: [UInt8], charset: String?) -> (text: String, flaws: Set<MailFlaw>) {
    let name = charset?.lowercased().trimmingQuotes
    switch name {
    case "utf-8", "utf8":
      return repairedUTF8(bytes)
    case nil, "us-ascii", "ascii":
      return likeliest(bytes, flaws: [])
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1", "windows-1252", "cp1252":
      // Senders that say ISO-8859-1 mean Windows-1252, which has letters where the other has control characters.
      return windows1252(bytes)
    case let name?:
      guard isKnown(name), let converted = convert(bytes, from: name) else {
        return likeliest(bytes, flaws: [.unknownCharset])
      }
      return converted
    }
  }

  private static func repairedUTF8(_ bytes: [UInt8]) -> (String, Set<MailFlaw>) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
    return (String(decoding: bytes, as: UTF8.self), [.textRepaired])
  }

  /// UTF-8 when it is valid as such, which other text hardly ever is.
  private static func likeliest(_ bytes: [UInt8], flaws: Set<MailFlaw>) -> (String, Set<MailFlaw>) {
    if let text = String(validating: bytes, as: UTF8.self) { return (text, flaws) }
    let (text, more) = windows1252(bytes)
    return (text, flaws.union(more))
  }

  private static func windows1252(_ bytes: [UInt8]) -> (String, Set<MailFlaw>) {
    var view = String.UnicodeScalarView()
    var flaws: Set<MailFlaw> = []
    for byte in bytes {
      guard (0x80...0x9F).contains(byte) else {
        view.append(Unicode.Scalar(byte))
        continue
      }
      let scalar = upperHalf[Int(byte) - 0x80]
      if scalar == "\u{FFFD}" { flaws.insert(.textRepaired) }
      view.append(scalar)
    }
    return (String(view), flaws)
  }

  /// 0x80…0x9F of Windows-1252.
  private static let upperHalf = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)

  /// The converter gets no name but these: some of the system's converters are seldom used and have had faults.
  private static func isKnown(_ name: String) -> Bool {
    let numbered = ["iso-8859-", "iso8859-", "windows-125", "cp125"].contains { prefix in
      name.hasPrefix(prefix) && (1...2).contains(name.count - prefix.count)
        && name.dropFirst(prefix.count).allSatisfy(\.isNumber)
    }
    let others: Set = [
      "utf-16", "utf-16le", "utf-16be", "koi8-r", "koi8-u", "gb2312", "gbk", "gb18030", "big5", "shift_jis",
      "iso-2022-jp", "euc-jp", "euc-kr", "macintosh", "cp850", "ibm850",
    ]
    return numbered || others.contains(name)
  }

  private static func convert(_ bytes: [UInt8], from charset: String) -> (text: String, flaws: Set<MailFlaw>)? {
    guard let converter = g_iconv_open("UTF-8", charset), converter != OpaquePointer(bitPattern: -1) else {
      return nil
    }
    defer { g_iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 64 * 1024)
    var text: [UInt8] = []
    var flaws: Set<MailFlaw> = []
    input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var next = input.baseAddress
        var left = input.count
        while left > 0 {
          var place = output.baseAddress
          var room = output.count
          let before = left
          // The answer is told from what was done: all read, or something read or written and more to come.
          _ = g_iconv(converter, &next, &left, &place, &room)
          text += output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
          if left < before || room < output.count { continue }
          text += Array("\u{FFFD}".utf8)
          flaws.insert(.textRepaired)
          next = next?.advanced(by: 1)
          left -= min(1, left)
        }
      }
    }
    return (String(decoding: text, as: UTF8.self), flaws)
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    String(
      drop { $0 == "\"" || $0 == "'" || $0 == " " }.reversed().drop { $0 == "\"" || $0 == "'" || $0 == " " }.reversed())
  }
}
