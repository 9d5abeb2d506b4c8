import Domain
import Screen

/// Every key of the screen under it, by group, with what cannot be done now and why.
enum HelpBox {
  static func inner(in rect: Rect) -> Rect {
    rect.centred(Size(width: min(rect.width, 90), height: rect.height)).inset(columns: 2, rows: 1)
  }

  static func lines(_ state: WorkstationState, width: Int) -> [TextPane.Paragraph] {
    TextPane(paragraphs(state)).lines(width: width)
  }

  static func render(
    _ scroll: ScrollState, _ state: WorkstationState, into buffer: inout CellBuffer, in rect: Rect
  ) -> Point {
    let inner = inner(in: rect)
    let frame = inner.inset(columns: -2, rows: -1)
    buffer.box(frame, title: TerminalText(state.phrases.say("keys.title")), style: Style(.dialog))
    return TextPane(paragraphs(state)).render(scroll, into: &buffer, in: inner)
  }

  private static func paragraphs(_ state: WorkstationState) -> [TextPane.Paragraph] {
    let phrases = state.phrases
    var paragraphs: [TextPane.Paragraph] = []
    for group in ActionGroup.allCases {
      let actions = Action.all.filter { $0.group == group && $0.scopes.contains(state.scope) }
      if actions.isEmpty { continue }
      paragraphs.append(.init(TerminalText(phrases.say("group.\(group.rawValue)")), Style(.heading)))
      paragraphs += actions.map { line($0, state) }
      paragraphs.append(.init(.empty))
    }
    paragraphs.append(.init(TerminalText(phrases.say("keys.moving"))))
    paragraphs.append(.init(TerminalText(phrases.say("keys.forms"))))
    return paragraphs
  }

  private static func line(_ action: Action, _ state: WorkstationState) -> TextPane.Paragraph {
    let keys = state.setting.keymap.keys(of: action.id).map { TerminalText($0.name) }.joined(by: " ")
    let title = TerminalText(action.title(in: state.phrases))
    let text: TerminalText = "  \(keys.padded(to: 14)) \(title)"
    guard case .disabled(let reason) = action.availability(state) else { return .init(text) }
    return .init("\(text) – \(reason)", Style(.muted))
  }
}
