/// One field of a ``Form``.
package struct FormField: Sendable, Hashable {
  /// What it holds.
  package enum Content: Sendable, Hashable {
    case text(TextField)
    /// A date as the user writes it; reading it is the caller's work.
    case date(TextField)
    /// Digits only.
    case number(TextField)
    /// One of several, by index; Left, Right, Space or a first letter changes it.
    case choice([TerminalText], selected: Int)
  }

  /// What is said about a field, under it.
  package struct Message: Sendable, Hashable {
    package var text: TerminalText
    /// `.error`, `.warning` or `.muted` for advice.
    package var role: Style.Role

    package init(_ text: TerminalText, _ role: Style.Role = .error) {
      self.text = text
      self.role = role
    }
  }

  /// The caller's name for it.
  package let id: String
  package var label: TerminalText
  package var content: Content
  package var message: Message?

  package init(id: String, label: TerminalText, _ content: Content, message: Message? = nil) {
    self.id = id
    self.label = label
    self.content = content
    self.message = message
  }

  package static func text(_ id: String, _ label: TerminalText, _ value: String = "", limit: Int = 500) -> FormField {
    FormField(id: id, label: label, .text(TextField(value, limit: limit)))
  }

  package static func password(_ id: String, _ label: TerminalText) -> FormField {
    FormField(id: id, label: label, .text(TextField(limit: 200, isHidden: true)))
  }

  package static func date(_ id: String, _ label: TerminalText, _ value: String = "") -> FormField {
    FormField(id: id, label: label, .date(TextField(value, limit: 40)))
  }

  package static func number(_ id: String, _ label: TerminalText, _ value: Int? = nil) -> FormField {
    FormField(id: id, label: label, .number(TextField(value.map { String($0) } ?? "", limit: 9)))
  }

  package static func choice(
    _ id: String, _ label: TerminalText, _ options: [TerminalText], selected: Int = 0
  ) -> FormField {
    FormField(id: id, label: label, .choice(options, selected: min(max(selected, 0), max(options.count - 1, 0))))
  }

  /// The text of a text, date or number field; the words of the chosen option of a choice.
  package var text: String {
    switch content {
    case .text(let field), .date(let field), .number(let field): field.text
    case .choice(let options, let selected): options.indices.contains(selected) ? options[selected].string : ""
    }
  }

  /// The index of the chosen option, or nil in other fields.
  package var selected: Int? {
    if case .choice(_, let selected) = content { selected } else { nil }
  }

  /// The number in a number field, or nil when it is empty.
  package var number: Int? {
    if case .number(let field) = content { Int(field.text) } else { nil }
  }

  /// Does what a key says, and clears the message when the content changes. False when the field has no use for it.
  mutating func handle(_ key: Key) -> Bool {
    let before = content
    let isHandled = edit(key)
    if content != before { message = nil }
    return isHandled
  }

  /// Takes pasted text. Returns how many characters it did not take.
  mutating func paste(_ text: String) -> Int {
    message = nil
    switch content {
    case .text(var field):
      defer { content = .text(field) }
      return field.insert(text)
    case .date(var field):
      defer { content = .date(field) }
      return field.insert(text)
    case .number(var field):
      let digits = text.filter { $0.isASCII && $0.isNumber }
      defer { content = .number(field) }
      return field.insert(digits) + text.count - digits.count
    case .choice: return text.count
    }
  }

  private mutating func edit(_ key: Key) -> Bool {
    switch content {
    case .text(var field):
      defer { content = .text(field) }
      return field.handle(key)
    case .date(var field):
      defer { content = .date(field) }
      return field.handle(key)
    case .number(var field):
      if case .character(let typed) = key, !(typed.isASCII && typed.isNumber) { return false }
      defer { content = .number(field) }
      return field.handle(key)
    case .choice(let options, let selected):
      guard let next = Self.choice(options, selected, key) else { return false }
      content = .choice(options, selected: next)
      return true
    }
  }

  private static func choice(_ options: [TerminalText], _ selected: Int, _ key: Key) -> Int? {
    guard !options.isEmpty else { return nil }
    switch key {
    case .right, .character(" "): return (selected + 1) % options.count
    case .left: return (selected + options.count - 1) % options.count
    case .home: return 0
    case .end: return options.count - 1
    case .character(let letter):
      // The next option that begins with the letter, so that several with the same one can all be reached.
      let order = (1...options.count).map { (selected + $0) % options.count }
      return order.first { options[$0].string.first?.lowercased() == letter.lowercased() }
    default: return nil
    }
  }
}
