internal import CNcurses
internal import Screen

/// What the terminal can do beyond its description, and the bytes for it.
struct TerminalFeatures {
  let hasPaste: Bool
  let hasMouse: Bool
  let hasTitle: Bool

  static let pasteOn = Array("\u{1B}[?2004h".utf8)
  static let pasteOff = Array("\u{1B}[?2004l".utf8)
  static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)

  /// Families of terminals that know bracketed paste, SGR mouse reports and window titles.
  private static let families = [
    "xterm", "tmux", "screen", "rxvt", "foot", "alacritty", "kitty", "vte", "gnome", "konsole", "st-", "wezterm",
    "ghostty",
    "contour", "iterm", "mintty",
  ]

  init(terminalType: String) {
    let isModern = Self.families.contains { terminalType.hasPrefix($0) }
    hasPaste = isModern || nc_capability("BE") != nil
    hasMouse = isModern || nc_capability("XM") != nil
    hasTitle = isModern
  }

  /// Sets the window's title.
  func title(_ text: TerminalText) -> [UInt8] {
    hasTitle ? Array("\u{1B}]2;\(text.truncated(to: 120).string)\u{07}".utf8) : []
  }

  /// Everything that brings the terminal back, for when ncurses cannot.
  var restoring: [UInt8] {
    var bytes: [UInt8] = []
    if hasMouse { bytes += Self.mouseOff }
    if hasPaste { bytes += Self.pasteOff }
    for name in ["sgr0", "rmkx", "cnorm", "rmcup"] { bytes += Self.capability(name) }
    return bytes + [0x0D]
  }

  /// A string of the terminal's description without its padding, which is written `$<20/>`.
  static func capability(_ name: String) -> [UInt8] {
    guard let start = nc_capability(name) else { return [] }
    var bytes = Array(String(cString: start).utf8)
    while let open = bytes.firstRange(of: Array("$<".utf8)),
      let close = bytes[open.upperBound...].firstIndex(of: UInt8(ascii: ">"))
    {
      bytes.removeSubrange(open.lowerBound...close)
    }
    return bytes
  }
}
