internal import Screen

/// An escape sequence that the terminal's description does not name: read here, so that no part of it is ever taken
/// for typed characters.
struct ControlSequence: Equatable {
  /// Of `ESC [ 1 ; 5 C`: the bytes between `[` and `C`.
  var parameters: [UInt8] = []
  var final: UInt8

  /// What it means.
  enum Meaning: Equatable {
    case event(InputEvent)
    case pasteStart
    case nothing
  }

  var meaning: Meaning {
    if parameters.first == UInt8(ascii: "<") { return mouse }
    let numbers = self.numbers(parameters)
    let modifier = numbers.count > 1 ? numbers[1] : 1
    switch final {
    case UInt8(ascii: "~"): return numbers.first.map { numbered($0) } ?? .nothing
    case UInt8(ascii: "A"): return key(.up, .ctrlUp, modifier)
    case UInt8(ascii: "B"): return key(.down, .ctrlDown, modifier)
    case UInt8(ascii: "C"): return key(.right, .ctrlRight, modifier)
    case UInt8(ascii: "D"): return key(.left, .ctrlLeft, modifier)
    case UInt8(ascii: "H"): return key(.home, .home, modifier)
    case UInt8(ascii: "F"): return key(.end, .end, modifier)
    case UInt8(ascii: "Z"): return .event(.key(.backTab))
    case UInt8(ascii: "P")...UInt8(ascii: "S"): return .event(.key(.function(Int(final) - 0x4F)))
    default: return .nothing
    }
  }

  private func key(_ plain: Key, _ withCtrl: Key, _ modifier: Int) -> Meaning {
    // The modifier is 1 plus Shift 1, Alt 2, Ctrl 4; Shift alone changes nothing here.
    .event(.key((modifier - 1) & 4 != 0 ? withCtrl : plain))
  }

  private func numbered(_ number: Int) -> Meaning {
    switch number {
    case 1, 7: .event(.key(.home))
    case 2: .event(.key(.insert))
    case 3: .event(.key(.delete))
    case 4, 8: .event(.key(.end))
    case 5: .event(.key(.pageUp))
    case 6: .event(.key(.pageDown))
    case 11...15: .event(.key(.function(number - 10)))
    case 17...21: .event(.key(.function(number - 11)))
    case 23, 24: .event(.key(.function(number - 12)))
    case 200: .pasteStart
    default: .nothing
    }
  }

  /// SGR mouse report `< button ; column ; row M`, with `m` for a release.
  private var mouse: Meaning {
    let numbers = self.numbers(Array(parameters.dropFirst()))
    guard final == UInt8(ascii: "M"), numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return .nothing }
    let point = Point(x: numbers[1] - 1, y: numbers[2] - 1)
    // Shift, Alt and Ctrl are 4, 8 and 16; they do not matter here.
    return switch numbers[0] & ~28 {
    case 0: .event(.mouse(MouseEvent(.click, at: point)))
    case 64: .event(.mouse(MouseEvent(.wheelUp, at: point)))
    case 65: .event(.mouse(MouseEvent(.wheelDown, at: point)))
    default: .nothing
    }
  }

  /// Numbers between semicolons; one that is missing or too large counts as 0.
  private func numbers(_ bytes: [UInt8]) -> [Int] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.count <= 5 ? Int(String(decoding: digits, as: UTF8.self)) ?? 0 : 0
    }
  }
}
