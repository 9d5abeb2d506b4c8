import CommandBus
import Domain
import Screen
import Testing

@testable import Workstation

/// One table of actions behind hints, help, palette and key file.
@Suite struct KeymapTests {
  @Test("The standard keys do not clash on any screen")
  func noClash() {
    #expect(Keymap.read("").problems.isEmpty)
  }

  @Test("No standard key is one that a Norwegian keyboard hides behind AltGr")
  func norwegianKeyboard() {
    let hidden = Set("[]{}\\@$~^|")
    for action in Action.all {
      for case .character(let character) in action.keys { #expect(!hidden.contains(character), "\(action.id)") }
    }
  }

  @Test("Every action has one place in the table, a title and a hint in every language", arguments: Language.allCases)
  func titles(_ language: Language) throws {
    let phrases = try phrases(language)
    #expect(Set(Action.all.map(\.id)) == Set(ActionID.allCases))
    #expect(Action.all.count == ActionID.allCases.count)
    for id in ActionID.allCases {
      #expect(phrases.has("action.\(id.rawValue)"))
      #expect(phrases.has("hint.\(id.rawValue)"))
    }
  }

  @Test("Every family of screen texts is whole in every language", arguments: Language.allCases)
  func families(_ language: Language) throws {
    let phrases = try phrases(language)
    let keys =
      ActionGroup.allCases.map { "group.\($0.rawValue)" } + Place.allCases.map { "place.\($0.rawValue)" }
      + [Place.post, .mine, .forwarded, .deviations, .meetings].map { "list.\($0.rawValue)" }
      + CaseView.allCases.map { "case-view.\($0.rawValue)" }
      + RegistryView.allCases.map { "registry-view.\($0.rawValue)" } + TrayView.allCases.map { "view.\($0.rawValue)" }
      + ScanView.allCases.flatMap { ["scan-view.\($0.rawValue)", "scan-empty.\($0.rawValue)"] }
      + TrayView.allCases.map { "empty.\($0.rawValue)" } + SavedPhrase.allCases.map { "saved.\($0.rawValue)" }
      + FormKind.allCases.map { "form.\($0.rawValue)" }
    for key in keys { #expect(phrases.has(key), "\(key)") }
  }

  @Test("The user's key wins, what cannot be read is reported by line, and so is a clash")
  func keyFile() {
    let (keymap, problems) = Keymap.read("# mine\npark = å, F11\n\nno-such = x\ntake = Ctrl-Ø\nlink = f\n")
    #expect(keymap.keys(of: .park) == [.character("å"), .function(11)])
    #expect(keymap.action(for: .character("p"), in: .tray) == nil)
    #expect(problems.contains(.unknownAction(line: 4, text: "no-such")))
    #expect(problems.contains(.unknownKey(line: 5, text: "Ctrl-Ø")))
    #expect(problems.contains(.clash(.character("f"), .assignTo, .link)))
  }

  @Test("A user's own key for quitting does not answer the question it asks")
  func ownKeyDoesNotAnswer() throws {
    let office = try DeskOffice()
    let play = try Screenplay(office, keymap: Keymap.read("quit = j").keymap)
    play.enter()
    play.key(.character("j"), .character("j"))
    #expect(!play.state.isFinished)
  }

  @Test("A newer question for the same place makes an older one needless; commands all stay")
  func queueDropsNeedlessQuestions() {
    let queue = WorkQueue()
    let today = DeskOffice.thursday.day
    let (one, two) = (
      Suggestion(post: PostItem.ID(1), today: today), Suggestion(post: PostItem.ID(2), today: today)
    )
    queue.add([.ask(.suggestions([one])), .ask(.office), .ask(.suggestions([two]))])
    #expect(queue.busy == 2)
    guard case .ask(let first)? = queue.next(), case .ask(let second)? = queue.next() else {
      Issue.record("two questions were expected")
      return
    }
    #expect([first, second] == [.office, .suggestions([two])])
  }
}
