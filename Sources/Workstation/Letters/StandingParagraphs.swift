import CommandBus
import Domain
import Screen

/// What must stay and what is still to be written in a letter whose other words are free.
enum StandingParagraphs {
  static let actions: [Action] = [
    Action(.nextBlank, .letters, [.tab], in: [.letter], isHinted: true, if: LetterActions.can(.saveLetter)) {
      $0.nextBlank()
    }
  ]
}

extension OpenLetter {
  /// Marks the paragraphs that must stay, as the one about appealing (E-9). A locked letter has its fields instead.
  mutating func markStanding() {
    let wording = view.flatMap { $0.card.letter.isLocked ? nil : $0.wording }
    standing = wording.flatMap { $0.hasStanding ? $0.standing(in: editor.text) : nil }
    editor.setSpans(lines: standing?.lines ?? [], Style(.muted, .bold))
  }
}

extension WorkstationState {
  /// After a change of the text: says so when it was in a paragraph that must stay.
  mutating func followStanding() {
    guard let before = letter?.standing else { return }
    letter?.markStanding()
    guard before.lost == nil, let lost = letter?.standing?.lost else { return }
    say(.advice, phrases.say("letter.standing-changed", ["text": String(lost.prefix(40))]))
  }

  /// `avsnitt som må stå: 2`, over the text; nil where nothing must.
  func standingText(_ page: OpenLetter) -> String? {
    guard let standing = page.standing else { return nil }
    if standing.lost != nil { return phrases.say("letter.standing-lost") }
    return phrases.say("letter.standing", ["count": String(standing.lines.count)])
  }

  /// The next place that is to be filled in, selected, so that what is typed takes its place.
  mutating func nextBlank() -> [Effect] {
    guard let page = letterPage else { return [] }
    let area = letterArea
    letter?.editor.settle(Size(width: area.width, height: area.height))
    let text = LetterText(title: page.title, body: page.editor.text)
    let places = text.blankPlaces
    if letter?.editor.selectNext(of: places) == true {
      say(.advice, phrases.say("letter.blanks-left", ["count": String(places.count)]))
    } else if let field = text.blanks.first {
      say(.advice, phrases.say("letter.blank-in-title", ["field": "{\(field.rawValue)}"]))
    } else {
      say(.advice, phrases.say("letter.no-blanks"))
    }
    return []
  }
}
