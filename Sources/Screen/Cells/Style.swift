/// What a piece of text is, with emphasis on top of it.
package struct Style: Sendable, Hashable {
  package var role: Role
  package var attributes: Attributes

  package init(_ role: Role, _ attributes: Attributes = []) {
    self.role = role
    self.attributes = attributes
  }

  package static let base = Style(.base)

  /// Emphasis that every terminal shows in some way.
  package struct Attributes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let bold = Attributes(rawValue: 1)
    package static let underline = Attributes(rawValue: 2)
    package static let reverse = Attributes(rawValue: 4)
  }

  /// The same role with more emphasis.
  package func with(_ more: Attributes) -> Style {
    Style(role, attributes.union(more))
  }
}

extension Style {
  /// What a piece of text is, not how it looks: the driver turns roles into colours or, without colours, into bold,
  /// underline and reverse. Nothing may be said by a role alone; a word or a sign says it too.
  package enum Role: UInt8, Sendable, Hashable, CaseIterable {
    /// Ordinary text in the terminal's own colours.
    case base
    /// The title line at the top.
    case title
    /// A numbered place in the places bar.
    case place
    /// The place that is open.
    case placeActive
    /// A heading, a column title.
    case heading
    /// Frames and rules.
    case line
    /// The selected row.
    case selected
    /// The selected row in a part of the screen that does not have the keys now.
    case selectedElsewhere
    /// Of less importance, or disabled.
    case muted
    /// Worth a second look.
    case warning
    /// Must be done now.
    case urgent
    /// In order.
    case ok
    /// Wrong or refused.
    case error
    /// The words of a key hint.
    case hint
    /// The key of a key hint.
    case hintKey
    /// A form field.
    case field
    /// The form field that has the keys.
    case fieldFocused
    /// Part of a row that matches the filter.
    case match
    /// A red cover on paper post.
    case coverRed
    /// A blue cover on paper post.
    case coverBlue
    /// The frame and text of a dialog.
    case dialog
    /// The answer in a dialog that Enter takes.
    case answerActive
    /// Length of a bar in a chart.
    case bar
    /// Part of a picture: its look is its own (``Shades``).
    case picture
  }
}
