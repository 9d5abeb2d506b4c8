import Assets
import Domain
import Foundation
import Testing

@Suite("The three languages say the same things")
struct SameKeysTests {
  @Test("nynorsk and English have the keys of bokmål, no more and no fewer", arguments: [Language.nynorsk, .english])
  func sameKeys(_ language: Language) throws {
    let bokmål = Set(try texts(.bokmål).keys)
    let other = Set(try texts(language).keys)
    #expect(bokmål.count > 100)
    #expect(bokmål.subtracting(other).sorted() == [], "missing in \(language.rawValue)")
    #expect(other.subtracting(bokmål).sorted() == [], "only in \(language.rawValue)")
  }

  @Test("each text takes the same arguments in every language", arguments: [Language.nynorsk, .english])
  func samePlaceholders(_ language: Language) throws {
    let other = try texts(language)
    for (key, text) in try texts(.bokmål) {
      #expect(placeholders(in: text) == placeholders(in: other[key] ?? text), "\(key) in \(language.rawValue)")
    }
  }

  @Test("no key stands twice in a file", arguments: Language.allCases)
  func noKeyTwice(_ language: Language) throws {
    // The JSON reader keeps one of two equal keys and says nothing.
    for name in try Assets.list("texts/\(language.rawValue)") {
      let file = String(decoding: try Assets.data("texts/\(language.rawValue)/\(name)"), as: UTF8.self)
      let keys = file.matches(of: /(?m)^\s*"([^"]+)":/).map { String($0.1) }
      let twice = Dictionary(grouping: keys) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      #expect(keys.count > 10, "\(name) is written one text a line")
      #expect(twice == [], "\(language.rawValue)/\(name)")
    }
  }

  @Test("an unknown language is a fault that names the folder")
  func unknownLanguage() throws {
    let fault = try #require(throws: Assets.Fault.self) { try Assets.phrases("xx") }
    #expect(fault.description.contains("texts/xx"))
  }
}
