internal import CNcurses
internal import Glibc
internal import Screen

/// Turns what ncurses reads into keys. ncurses knows the terminal's own key strings; characters are put together from
/// bytes here, because ncurses loses one that arrives in two pieces.
struct KeyReader {
  private let pad: UnsafeMutablePointer<WINDOW>
  private let descriptor: Int32
  private var utf8: [UInt8] = []
  private var isAlt = false

  /// Codes for strings that terminal descriptions lack, above all of ncurses' own.
  private enum Code {
    static let pasteStart: Int32 = 2000
    static let pasteEnd: Int32 = 2001
    static let ctrl: [(code: Int32, string: String, key: Key)] = [
      (2002, "\u{1B}[1;5A", .ctrlUp), (2003, "\u{1B}[1;5B", .ctrlDown), (2004, "\u{1B}[1;5C", .ctrlRight),
      (2005, "\u{1B}[1;5D", .ctrlLeft),
    ]
    /// Arrows, Home and End in the form of the other keypad mode.
    static let arrows: [(string: String, code: Int32)] = [
      ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
      ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN),
      ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
    ]
  }

  /// Reads from `descriptor` through a pad of its own: reading through a window would also draw it.
  init?(descriptor: Int32) {
    guard let pad = newpad(1, 1) else { return nil }
    self.pad = pad
    self.descriptor = descriptor
    keypad(pad, true)
    nodelay(pad, true)
    meta(pad, true)
    define_key("\u{1B}[200~", Code.pasteStart)
    define_key("\u{1B}[201~", Code.pasteEnd)
    for (code, string, _) in Code.ctrl { define_key(string, code) }
    for (string, code) in Code.arrows { define_key(string, code) }
    // Mouse reports are read as control sequences, the same for every terminal.
    keyok(KEY_MOUSE, false)
  }

  func close() {
    delwin(pad)
  }

  /// The next event that has been typed, or nil when there is none yet.
  mutating func next() -> InputEvent? {
    while true {
      let code = wgetch(pad)
      if code == ERR {
        guard isAlt else { return nil }
        isAlt = false
        return .key(.escape)
      }
      if let event = take(code) { return event }
    }
  }

  private mutating func take(_ code: Int32) -> InputEvent? {
    if code > 0xFF { return takeKey(code) }
    let byte = UInt8(truncatingIfNeeded: code)
    if byte == 0x1B { return takeEscape() }
    if isAlt, let introducer = Introducer(rawValue: byte) {
      isAlt = false
      return takeSequence(introducer)
    }
    return takeByte(byte)
  }

  private mutating func takeEscape() -> InputEvent? {
    defer { isAlt = true }
    return isAlt ? .key(.escape) : nil
  }

  private mutating func takeKey(_ code: Int32) -> InputEvent? {
    // Alt with such a key means the key.
    isAlt = false
    utf8 = []
    switch code {
    case Code.pasteStart: return .paste(readPaste())
    case KEY_UP: return .key(.up)
    case KEY_DOWN: return .key(.down)
    case KEY_LEFT: return .key(.left)
    case KEY_RIGHT: return .key(.right)
    case KEY_HOME, KEY_A1: return .key(.home)
    case KEY_END, KEY_C1: return .key(.end)
    case KEY_PPAGE, KEY_A3: return .key(.pageUp)
    case KEY_NPAGE, KEY_C3: return .key(.pageDown)
    case KEY_BACKSPACE: return .key(.backspace)
    case KEY_DC: return .key(.delete)
    case KEY_IC: return .key(.insert)
    case KEY_BTAB: return .key(.backTab)
    case KEY_ENTER: return .key(.enter)
    case KEY_SUSPEND: return .key(.ctrl("z"))
    case KEY_F0 + 1...KEY_F0 + 24: return .key(.function(Int(code - KEY_F0)))
    default: return Code.ctrl.first { $0.code == code }.map { .key($0.key) }
    }
  }

  private mutating func takeByte(_ byte: UInt8) -> InputEvent? {
    if byte >= 0x80 || !utf8.isEmpty { return takeUTF8(byte) }
    let alt = isAlt
    isAlt = false
    switch byte {
    case 0x0D, 0x0A: return .key(.enter)
    case 0x09: return .key(.tab)
    case 0x08, 0x7F: return .key(.backspace)
    case 0x01...0x1A: return .key(.ctrl(Character(Unicode.Scalar(byte + 0x60))))
    case 0x00: return .key(.ctrl(" "))
    case 0x1B...0x1F: return nil
    default:
      let character = Character(Unicode.Scalar(byte))
      return .key(alt ? .alt(character) : .character(character))
    }
  }

  /// Collects a character of several bytes; what cannot become one is shown as U+FFFD, never lost.
  private mutating func takeUTF8(_ byte: UInt8) -> InputEvent? {
    let isContinuation = byte & 0xC0 == 0x80
    if !utf8.isEmpty, !isContinuation {
      utf8 = []
      // The byte that broke the character off is a key of its own; it is read again.
      ungetch(Int32(byte))
      return .key(.character("\u{FFFD}"))
    }
    utf8.append(byte)
    let wanted =
      switch utf8[0] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard utf8.count >= wanted else { return nil }
    let text = String(decoding: utf8, as: UTF8.self)
    utf8 = []
    let alt = isAlt
    isAlt = false
    guard let character = text.first else { return nil }
    return .key(alt ? .alt(character) : .character(character))
  }
}

// MARK: Sequences that ncurses does not know

extension KeyReader {
  /// What may follow ESC to begin a sequence.
  private enum Introducer: UInt8 {
    case control = 0x5B  // [
    case single = 0x4F  // O
    case operatingSystem = 0x5D  // ]
    case device = 0x50  // P
    case application = 0x5F  // _
    case privacy = 0x5E  // ^
  }

  private mutating func takeSequence(_ introducer: Introducer) -> InputEvent? {
    switch introducer {
    case .control: return takeControlSequence()
    case .single:
      guard let final = readByte() else { return .key(.alt("O")) }
      return event(ControlSequence(final: final).meaning)
    case .operatingSystem, .device, .application, .privacy:
      skipString()
      return nil
    }
  }

  private mutating func takeControlSequence() -> InputEvent? {
    guard var byte = readByte() else { return .key(.alt("[")) }
    var parameters: [UInt8] = []
    while (0x20...0x3F).contains(byte) {
      if parameters.count < 64 { parameters.append(byte) }
      guard let next = readByte() else { return nil }
      byte = next
    }
    return event(ControlSequence(parameters: parameters, final: byte).meaning)
  }

  private mutating func event(_ meaning: ControlSequence.Meaning) -> InputEvent? {
    switch meaning {
    case .event(let event): event
    case .pasteStart: .paste(readPaste())
    case .nothing: nil
    }
  }

  /// An answer of the terminal to a question that we did not ask: read to its end and forgotten.
  private mutating func skipString() {
    var previous: UInt8 = 0
    var count = 0
    while count < 4096, let byte = readByte() {
      if byte == 0x07 || (previous == 0x1B && byte == UInt8(ascii: "\\")) { return }
      previous = byte
      count += 1
    }
  }

  /// The next byte of a sequence that has begun; a slow line gets 100 ms for it.
  private func readByte() -> UInt8? {
    for _ in 0..<2 {
      let code = wgetch(pad)
      if code != ERR { return code <= 0xFF ? UInt8(truncatingIfNeeded: code) : nil }
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, 100) > 0 else { return nil }
    }
    return nil
  }

  /// Pasted bytes up to the end mark, read past ncurses, which would look for keys in them. A paste that stops without
  /// an end mark ends after a second; more than a megabyte is cut off.
  private func readPaste() -> String {
    let end = Array("\u{1B}[201~".utf8)
    var bytes: [UInt8] = []
    while true {
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, 1000)
      if ready < 0, errno == EINTR { continue }
      var byte: UInt8 = 0
      guard ready > 0, read(descriptor, &byte, 1) == 1 else { break }
      bytes.append(byte)
      if bytes.suffix(end.count) == end[...] {
        bytes.removeLast(end.count)
        break
      }
      if bytes.count > 2_000_000 { bytes.removeSubrange(1_000_000..<bytes.count - end.count) }
    }
    return String(decoding: bytes.prefix(1_000_000), as: UTF8.self)
  }
}
