import CommandBus
import Domain
import Screen

/// The text of a letter in the user's own editor, in the place of the screen.
enum EditLetterActions {
  static let all: [Action] = [
    Action(.editLetter, .letters, [.ctrl("e")], in: [.letter], if: canEdit) { state in
      guard let page = state.letterPage else { return [] }
      return [.edit(page.draft(at: state.now))]
    }
  ]

  private static let canEdit: @Sendable (WorkstationState) -> Availability = { state in
    let allowed = LetterActions.can(.saveLetter)(state)
    guard allowed == .enabled else { return allowed }
    // What stays cannot be held in another program.
    return state.letterPage?.editor.gaps == nil
      ? .enabled : .disabled(state.phrases.say("reason.locked-elsewhere"))
  }
}

/// Why nothing came back from the user's editor.
package enum EditFault: Error, Hashable, Sendable {
  /// Neither `$VISUAL` nor `$EDITOR` names one.
  case noEditor
  /// It is not there, or could not be started.
  case notStarted(program: String)
  /// It ended with an error: what it leaves behind is not taken.
  case failed(program: String, code: Int)
  case notText
  case tooLong
  case fault(String)
}

extension WorkstationState {
  /// What came back is as hostile as a paste. It is not saved until somebody saves it, and is taken back as one.
  mutating func take(_ result: Result<String, EditFault>, of id: Letter.ID) -> [Effect] {
    guard letter?.letter == id, let page = letter else { return [] }
    switch result {
    case .failure(let fault): say(.refused, words(for: fault))
    case .success(let text):
      guard !page.editor.isReadOnly, page.editor.gaps == nil else {
        say(.refused, phrases.say("letter.read-only"))
        return []
      }
      guard text != page.editor.text else {
        say(.advice, phrases.say("letter.edited-same"))
        return []
      }
      let left = letter?.editor.replaceAll(with: text) ?? 0
      letter?.editor.move(to: .start)
      say(.advice, left > 0 ? phrases.say("form.paste-cut", ["count": String(left)]) : phrases.say("letter.edited"))
      followStanding()
    }
    return []
  }

  private func words(for fault: EditFault) -> String {
    switch fault {
    case .noEditor: phrases.say("letter.no-editor")
    case .notStarted(let program): phrases.say("letter.editor-missing", ["program": program.singleLine])
    case .failed(let program, let code):
      phrases.say("letter.editor-failed", ["program": program.singleLine, "code": String(code)])
    case .notText: phrases.say("letter.editor-not-text")
    case .tooLong: phrases.say("letter.editor-too-long", ["longest": String(Letter.longestText)])
    case .fault(let words): phrases.say("letter.editor-fault", ["reason": words])
    }
  }
}
