import CommandBus
import Domain
import Screen

/// The keys of a letter: what is typed goes into the text, and the rest are actions.
extension WorkstationState {
  mutating func letterKey(_ key: Key) -> [Effect] {
    // `letter` is changed in place and never copied here: with a long text that would be felt at every key.
    guard letter?.view != nil, let isReadOnly = letter?.editor.isReadOnly else { return letterAction(key) }
    // A text that can only be read takes no letters: they are keys, as on other pages.
    if isReadOnly, letter?.editor.search == nil, case .character = key, key != .character(" "),
      setting.keymap.action(for: key, in: scope) != nil
    {
      return letterAction(key)
    }
    let area = letterArea
    letter?.editor.settle(Size(width: area.width, height: area.height))
    switch letter?.editor.handle(key) {
    case .edited, .moved:
      message = nil
      return []
    case .rejected:
      say(.advice, isReadOnly ? phrases.say("letter.read-only") : phrases.say("form.rejected"))
      return []
    case .ignored, nil: return letterAction(key)
    }
  }

  private mutating func letterAction(_ key: Key) -> [Effect] {
    guard let action = setting.keymap.action(for: key, in: scope) else { return [] }
    return perform(action)
  }

  mutating func letterPaste(_ text: String) {
    guard letter?.view != nil, letter?.editor.pasteIntoSearch(text) == false else { return }
    let left = letter?.editor.insert(text) ?? 0
    if left > 0 { say(.advice, phrases.say("form.paste-cut", ["count": String(left)])) }
  }

  mutating func letterMouse(_ event: MouseEvent) {
    let area = letterArea
    letter?.editor.settle(Size(width: area.width, height: area.height))
    switch event.kind {
    case .wheelUp: letter?.editor.scroll(by: -3)
    case .wheelDown: letter?.editor.scroll(by: 3)
    case .click, .doubleClick:
      if let place = letter?.editor.position(at: event.point, in: area) { letter?.editor.move(to: place) }
    }
  }
}
