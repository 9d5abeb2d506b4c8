internal import CNcurses
internal import Screen

extension ColourDepth {
  /// What the terminal has, and none where the user says so with `NO_COLOR`.
  init(terminalColours: Int32, terminalPairs: Int32, noColour: String?) {
    if let noColour, !noColour.isEmpty {
      self = .mono
    } else if terminalColours >= 256, Int(terminalPairs) > Style.Role.allCases.count {
      self = .many
    } else if terminalColours >= 8, Int(terminalPairs) > Style.Role.allCases.count {
      self = .eight
    } else {
      self = .mono
    }
  }
}

/// How one role looks: colours by number, -1 for the terminal's own, and emphasis.
struct Look: Equatable {
  var foreground: Int32 = -1
  var background: Int32 = -1
  var emphasis: Style.Attributes = []
}

/// The looks of all roles. The terminal's own colours are the base, so that light and dark terminals both work; colours
/// are told apart by people with red/green blindness too (blue and orange, not green and red), and every one of them
/// goes with a word or a sign.
enum Palette {
  static func look(of role: Style.Role, depth: ColourDepth) -> Look {
    switch depth {
    case .many: many(role)
    case .eight: eight(role)
    case .mono: mono(role)
    }
  }

  private static func many(_ role: Style.Role) -> Look {
    switch role {
    case .base, .hint, .dialog, .picture: Look()
    case .title: Look(foreground: 231, background: 24, emphasis: .bold)
    case .place: Look(foreground: 31)
    case .placeActive: Look(foreground: 231, background: 31, emphasis: .bold)
    case .heading: Look(emphasis: .bold)
    case .line, .muted: Look(foreground: 244)
    case .selected, .answerActive: Look(emphasis: .reverse)
    case .selectedElsewhere: Look(emphasis: .underline)
    case .warning: Look(foreground: 172, emphasis: .bold)
    case .urgent: Look(foreground: 231, background: 160, emphasis: .bold)
    case .ok: Look(foreground: 31)
    case .error: Look(foreground: 160, emphasis: .bold)
    case .hintKey: Look(foreground: 31, emphasis: .bold)
    case .field: Look(emphasis: .underline)
    case .fieldFocused: Look(emphasis: .reverse)
    case .match: Look(emphasis: [.bold, .underline])
    case .coverRed: Look(foreground: 231, background: 124)
    case .coverBlue: Look(foreground: 231, background: 25)
    case .bar: Look(foreground: 31)
    }
  }

  private static func eight(_ role: Style.Role) -> Look {
    switch role {
    case .base, .hint, .dialog, .line, .muted, .picture: Look()
    case .title: Look(foreground: 7, background: 4, emphasis: .bold)
    case .place, .ok, .bar: Look(foreground: 6)
    case .placeActive: Look(foreground: 7, background: 4, emphasis: .bold)
    case .heading: Look(emphasis: .bold)
    case .selected, .answerActive: Look(emphasis: .reverse)
    case .selectedElsewhere: Look(emphasis: .underline)
    case .warning: Look(foreground: 3, emphasis: .bold)
    case .urgent: Look(foreground: 7, background: 1, emphasis: .bold)
    case .error: Look(foreground: 1, emphasis: .bold)
    case .hintKey: Look(foreground: 6, emphasis: .bold)
    case .field: Look(emphasis: .underline)
    case .fieldFocused: Look(emphasis: .reverse)
    case .match: Look(emphasis: [.bold, .underline])
    case .coverRed: Look(foreground: 7, background: 1)
    case .coverBlue: Look(foreground: 7, background: 4)
    }
  }

  private static func mono(_ role: Style.Role) -> Look {
    switch role {
    case .base, .hint, .dialog, .line, .muted, .place, .ok, .bar, .picture: Look()
    case .title, .selected, .fieldFocused, .answerActive: Look(emphasis: .reverse)
    case .placeActive, .urgent: Look(emphasis: [.bold, .reverse])
    case .heading, .warning, .error, .hintKey: Look(emphasis: .bold)
    case .selectedElsewhere, .field: Look(emphasis: .underline)
    case .match: Look(emphasis: [.bold, .underline])
    case .coverRed, .coverBlue: Look(emphasis: .reverse)
    }
  }
}

/// The palette as ncurses knows it: for each role a pair of colours and attributes.
struct Inks {
  private var pairs: [Int32] = []
  private var emphases: [Style.Attributes] = []
  private var shades: ShadePairs

  /// Prepares one colour pair per role. Call it after `start_color`.
  init(depth: ColourDepth, terminalPairs: Int32) {
    let used = Int32(Style.Role.allCases.count) + 1
    shades = ShadePairs(depth: depth, first: used, count: Int(terminalPairs - used))
    for role in Style.Role.allCases {
      let look = Palette.look(of: role, depth: depth)
      let pair = Int32(role.rawValue) + 1
      let hasColour = depth != .mono && (look.foreground >= 0 || look.background >= 0)
      let isMade = hasColour && init_extended_pair(pair, look.foreground, look.background) != ERR
      pairs.append(isMade ? pair : 0)
      emphases.append(look.emphasis)
    }
  }

  mutating func pair(of cell: Cell) -> Int32 {
    cell.style.role == .picture ? shades.pair(of: cell.shades) : pairs[Int(cell.style.role.rawValue)]
  }

  func attributes(of style: Style) -> attr_t {
    let emphasis = emphases[Int(style.role.rawValue)].union(style.attributes)
    var attributes = attr_t(0)
    if emphasis.contains(.bold) { attributes |= nc_bold }
    if emphasis.contains(.underline) { attributes |= nc_underline }
    if emphasis.contains(.reverse) { attributes |= nc_reverse }
    return attributes
  }
}
