import CommandBus
import Domain
import Screen

/// The keys of a letter: what is typed goes into the text, and the rest are actions.
extension WorkstationState {
  mutating func letterKey(_ key: Key) -> [Effect] {
    // `letter` is changed in place and never copied here: with a long text that would be felt at every key.
    guard letter?.view != nil, let isReadOnly = letter?.editor.isReadOnly else { return letterAction(key) }
    if letter?.changes != nil { return changesKey(key) }
    // A text that can only be read takes no letters: they are keys, as on other pages.
    if isReadOnly, letter?.editor.search == nil, case .character = key, key != .character(" "),
      setting.keymap.action(for: key, in: scope) != nil
    {
      return letterAction(key)
    }
    let area = letterArea
    letter?.editor.settle(Size(width: area.width, height: area.height))
    switch letter?.editor.handle(key) {
    case .edited:
      message = nil
      followStanding()
      return []
    case .moved:
      message = nil
      return []
    case .rejected:
      say(.advice, rejection(isReadOnly))
      return []
    case .ignored, nil: return letterAction(key)
    }
  }

  private func rejection(_ isReadOnly: Bool) -> String {
    if isReadOnly { return phrases.say("letter.read-only") }
    return letter?.editor.gaps == nil ? phrases.say("form.rejected") : phrases.say("letter.locked")
  }

  /// The changes can only be read: what is meant for the letter must not run as commands here.
  private mutating func changesKey(_ key: Key) -> [Effect] {
    message = nil
    let isSearching = letter?.changes?.editor.search != nil
    if !isSearching, key != .character(" "), let action = setting.keymap.action(for: key, in: scope),
      action.id != .search
    {
      if action.id == .back { return toggleChanges() }
      if Self.actsOnChanges(action, key) { return perform(action) }
      say(.refused, phrases.say("reason.changes-shown"))
      return []
    }
    let area = changesArea
    letter?.changes?.editor.settle(Size(width: area.width, height: area.height))
    _ = letter?.changes?.editor.handle(key)
    return []
  }

  /// Out of them again and help; of the rest only what can be asked for anywhere, and never by a letter that is typed.
  private static func actsOnChanges(_ action: Action, _ key: Key) -> Bool {
    if changesActions.contains(action.id) { return true }
    guard case .character = key else { return action.group == .general }
    return false
  }

  /// What the hint line offers while the changes are shown.
  static let changesActions: [ActionID] = [.back, .letterChanges, .help]

  private mutating func letterAction(_ key: Key) -> [Effect] {
    guard let action = setting.keymap.action(for: key, in: scope) else { return [] }
    return perform(action)
  }

  mutating func letterPaste(_ text: String) {
    guard letter?.view != nil, letter?.changes == nil, letter?.editor.pasteIntoSearch(text) == false else { return }
    let left = letter?.editor.insert(text) ?? 0
    followStanding()
    guard left > 0 else { return }
    let isLocked = letter?.editor.gaps != nil
    say(.advice, isLocked ? phrases.say("letter.locked") : phrases.say("form.paste-cut", ["count": String(left)]))
  }

  mutating func letterMouse(_ event: MouseEvent) {
    guard letter?.changes == nil else { return changesMouse(event) }
    let area = letterArea
    letter?.editor.settle(Size(width: area.width, height: area.height))
    switch event.kind {
    case .wheelUp: letter?.editor.scroll(by: -3)
    case .wheelDown: letter?.editor.scroll(by: 3)
    case .click, .doubleClick:
      if let place = letter?.editor.position(at: event.point, in: area) { letter?.editor.move(to: place) }
    }
  }

  private mutating func changesMouse(_ event: MouseEvent) {
    let area = changesArea
    letter?.changes?.editor.settle(Size(width: area.width, height: area.height))
    switch event.kind {
    case .wheelUp: letter?.changes?.editor.scroll(by: -3)
    case .wheelDown: letter?.changes?.editor.scroll(by: 3)
    case .click, .doubleClick:
      if let place = letter?.changes?.editor.position(at: event.point, in: area) {
        letter?.changes?.editor.move(to: place)
      }
    }
  }
}
