import Domain
import Testing

@Suite("Phrasebook")
struct PhrasebookTests {
  private let book = Phrasebook(
    language: .bokmål,
    phrases: ["greet": "Hei, {name}!", "plain": "Ferdig.", "twice": "{a} og {a}", "odd": "{a} } { {", "empty": ""])

  @Test("Arguments are filled in by name")
  func fills() {
    #expect(book.say("greet", ["name": "Kari"]) == "Hei, Kari!")
    #expect(book.say("plain", ["name": "Kari"]) == "Ferdig.")
    #expect(book.say("twice", ["a": "én"]) == "én og én")
    #expect(book.say("empty") == "")
  }

  @Test("Braces in what somebody wrote are text, never filled in again")
  func argumentsAreText() {
    #expect(book.say("greet", ["name": "{name}{a}"]) == "Hei, {name}{a}!")
    #expect(book.say("twice", ["a": "{b}", "b": "hemmelig"]) == "{b} og {b}")
  }

  @Test("A missing argument and a missing phrase are seen, not swallowed")
  func missing() {
    #expect(book.say("greet", ["other": "x"]) == "Hei, {name}!")
    #expect(book.say("nowhere") == "⟨nowhere⟩")
    #expect(!book.has("nowhere"))
    #expect(book.has("plain"))
    #expect(book.keys == ["greet", "plain", "twice", "odd", "empty"])
  }

  @Test("Stray braces stand as they are")
  func strayBraces() {
    #expect(book.say("odd", ["a": "1"]) == "1 } { {")
  }
}
