/// The signs we draw with, in Unicode or in plain ASCII for terminals without it.
package struct Glyphs: Sendable, Hashable {
  package let horizontal: TerminalText
  package let vertical: TerminalText
  package let topLeft: TerminalText
  package let topRight: TerminalText
  package let bottomLeft: TerminalText
  package let bottomRight: TerminalText
  /// Stands before the selected row and the active place.
  package let pointer: TerminalText
  /// More rows above, more rows below.
  package let moreAbove: TerminalText
  package let moreBelow: TerminalText
  /// Text that goes on to the left, to the right.
  package let ellipsis: TerminalText
  /// One hidden character of a password.
  package let hidden: TerminalText
  /// Filled and empty part of a bar.
  package let barFull: TerminalText
  package let barEmpty: TerminalText
  package let checked: TerminalText
  package let warning: TerminalText
  /// Around the value of a choice: there are others to the left and right.
  package let choiceLeft: TerminalText
  package let choiceRight: TerminalText

  package static let unicode = Glyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", pointer: "▸",
    moreAbove: "↑", moreBelow: "↓", ellipsis: "…", hidden: "•", barFull: "█", barEmpty: "·", checked: "✓",
    warning: "▲", choiceLeft: "◂", choiceRight: "▸")

  package static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", pointer: ">",
    moreAbove: "^", moreBelow: "v", ellipsis: "~", hidden: "*", barFull: "#", barEmpty: ".", checked: "x",
    warning: "!", choiceLeft: "<", choiceRight: ">")
}
