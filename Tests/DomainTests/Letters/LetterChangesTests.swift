import Testing

@testable import Domain

@Suite("What has changed in a letter since it was returned (S4-29)")
struct LetterChangesTests {
  @Test("A changed word is shown removed and added, and nothing else is")
  func word() {
    let changes = LetterChanges(from: "Vi har mottatt søknaden din.", to: "Vi har fått søknaden din.")
    #expect(
      changes.pieces == [
        .init(.kept, "Vi har "), .init(.removed, "mottatt "), .init(.added, "fått "), .init(.kept, "søknaden din."),
      ])
  }

  @Test("Equal texts have no changes", arguments: ["", "Čáhppe Ærø", "a\n\nb"])
  func equal(text: String) {
    #expect(LetterChanges(from: text, to: text).isEmpty)
  }

  @Test("Both texts can be put together again from the pieces, whatever was changed")
  func whole() {
    var random = SystemRandomNumberGenerator()
    let words = ["å", "søknad ", "\n\n", "Máhtte ", "vedtak. ", " ", "brev\n", "e\u{301} "]
    for _ in 0..<300 {
      let (old, new) = (text(of: words, &random), text(of: words, &random))
      let pieces = LetterChanges(from: old, to: new).pieces
      #expect(pieces.filter { $0.kind != .added }.map(\.text).joined() == old, "\(old.debugDescription)")
      #expect(pieces.filter { $0.kind != .removed }.map(\.text).joined() == new, "\(new.debugDescription)")
    }
  }

  @Test("A very long letter is compared paragraph by paragraph")
  func long() {
    let old = (0..<400).map { "\($0) " + String(repeating: "ord ", count: 40) }.joined(separator: "\n")
    let new = old.replacingFirst("7 ord", "7 andre ord")
    let changed = LetterChanges(from: old, to: new).pieces.filter { $0.kind != .kept }
    #expect(changed.count == 2)
    #expect(changed.last?.text.hasPrefix("7 andre") == true)
  }

  private func text(of words: [String], _ random: inout SystemRandomNumberGenerator) -> String {
    (0..<Int.random(in: 0...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }.joined()
  }
}

extension String {
  fileprivate func replacingFirst(_ old: String, _ new: String) -> String {
    guard let found = firstRange(of: old) else { return self }
    return String(self[..<found.lowerBound]) + new + String(self[found.upperBound...])
  }
}
