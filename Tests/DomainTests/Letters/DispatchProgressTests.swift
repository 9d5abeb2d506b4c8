import Domain
import Testing

/// S4-31, S4-32; the words of all three generations of SvarUt's status names.
@Suite("How far a dispatch has come does not depend on the order it was told in")
struct DispatchProgressTests {
  static let words = [
    "MOTTATT", "AKSEPTERT", "AVVIST", "FEILET_UNDER_MOTTAK", "VARSLET", "SENDT_ALTINN", "LEVERT_ALTINN", "LEST",
    "SENDT_PRINT", "PRINTET", "MANUELT_HANDTERT", "SENDT_DIGITALT", "SENDT_SDP", "LEVERT_SDP", "KLAR_FOR_MOTTAK",
    "IKKE_LEVERT", "SLETTET", "SENDT_NHN_MOTTAKER", "LEVERT_NHN_MOTTAKER",
  ]

  private static func at(_ minute: Int) -> Instant { Instant(seconds: 1_780_000_000 + minute * 60) }

  @Test("every published word is known", arguments: words)
  func known(_ word: String) throws {
    _ = try #require(DispatchStatus(svarUt: word))
  }

  @Test(
    "the usual ways",
    arguments: [
      (["MOTTATT", "AKSEPTERT", "VARSLET", "LEST"], DispatchStatus.read),
      (["MOTTATT", "AKSEPTERT", "SENDT_ALTINN", "LEVERT_ALTINN"], .waitingToBeRead),
      (["MOTTATT", "VARSLET", "SENDT_PRINT"], .onPaper),
      (["MOTTATT", "VARSLET", "SENDT_PRINT", "PRINTET"], .printed),
      (["MOTTATT", "VARSLET", "SENDT_DIGITALT"], .unreadDigital),
      (["MOTTATT", "AVVIST"], .failed),
      (["MOTTATT", "FEILET_UNDER_MOTTAK"], .failed),
      (["MOTTATT", "AKSEPTERT", "IKKE_LEVERT"], .failed),
      (["MOTTATT", "AKSEPTERT", "SENDT_SDP", "LEVERT_SDP"], .delivered),
      (["AKSEPTERT", "KLAR_FOR_MOTTAK"], .waitingToBeRead),
      (["VARSLET", "MANUELT_HANDTERT"], .byHand),
      (["PRINTET", "SLETTET"], .printed),
      (["SLETTET"], .deletedThere),
      (["MOTTATT"], .onItsWay),
    ])
  func ways(_ words: [String], _ status: DispatchStatus) {
    #expect(progress(words).status == status)
  }

  @Test("LEST after PRINTET is kept, and so is PRINTET")
  func readAfterPrint() {
    let progress = progress(["VARSLET", "SENDT_PRINT", "PRINTET", "LEST"])
    #expect(progress.status == .read)
    #expect(progress.printedAt == Self.at(2))
    #expect(progress.readAt == Self.at(3))
    #expect(!progress.isContradicted)
  }

  @Test("an unknown word is kept as it is and is never a success")
  func unknown() {
    var progress = progress(["MOTTATT", "VARSLET"])
    let isNews = progress.observe("SENDT_MED_DUE", at: Self.at(5))
    #expect(isNews)
    #expect(progress.status == .unknown)
    #expect(progress.unknownWords == ["SENDT_MED_DUE"])
    #expect(progress.notifiedAt == Self.at(1))
    #expect(progress.status?.hasArrived == false && progress.status?.isFinal == false)
    progress.observe("SENDT_PRINT", at: Self.at(6))
    #expect(progress.status == .onPaper)
    progress.observe("PRINTET", at: Self.at(7))
    progress.observe("NOE_NYTT", at: Self.at(8))
    #expect(progress.status == .printed, "what is final stays so")
    #expect(DispatchProgress(words: ["lest": Self.at(1)]).status == .unknown, "not even a likeness is a success")
  }

  @Test("a flood of words from outside is bounded")
  func flood() {
    var progress = DispatchProgress()
    for number in 0..<1000 { progress.observe("W\(number)" + String(repeating: "x", count: 5000), at: Self.at(number)) }
    progress.observe("LEST", at: Self.at(9))
    #expect(progress.words.count == DispatchProgress.unknownWordsKept + 1)
    #expect(progress.words.keys.allSatisfy { $0.count <= DispatchProgress.longestWord })
    #expect(progress.status == .read)
  }

  @Test("refused and printed is a contradiction somebody has to look at")
  func contradiction() {
    let progress = progress(["AVVIST", "PRINTET"])
    #expect(progress.status == .printed)
    #expect(progress.isContradicted)
  }

  @Test("the same words again are no news")
  func news() {
    var progress = progress(["MOTTATT"])
    let before = progress
    let isNews = [progress.observe("MOTTATT", at: Self.at(0)), progress.observe("MOTTATT", at: Self.at(4))]
    #expect(isNews == [false, false])
    #expect(progress == before)
  }

  @Test("random words in random orders with duplicates: one result, and never back", arguments: 1...4)
  func anyOrder(_ seed: Int) throws {
    var random = SeededDice(state: UInt64(seed))
    for _ in 0..<25 {
      let heard = try someWords(&random)
      let ended = Set((0..<8).map { _ in told(heard.shuffled(using: &random)) })
      #expect(ended.count == 1, "\(heard)")
      let arrived = heard.contains { ["LEST", "PRINTET", "LEVERT_SDP", "LEVERT_NHN_MOTTAKER"].contains($0.word) }
      #expect(ended.first?.status?.hasArrived == arrived, "\(heard)")
    }
  }

  /// Up to a dozen words, each up to three times.
  private func someWords(_ random: inout SeededDice) throws -> [(word: String, at: Instant)] {
    let all = Self.words + (0..<14).map { "UKJENT_\($0)" }
    var heard: [(word: String, at: Instant)] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let word = try #require(all.randomElement(using: &random))
      let at = Self.at(Int.random(in: 0...30, using: &random))
      heard += Array(repeating: (word, at), count: Int.random(in: 1...3, using: &random))
    }
    return heard
  }

  /// The progress after all of them, having seen that none took back what was final or a fact that was known.
  private func told(_ heard: [(word: String, at: Instant)]) -> DispatchProgress {
    var progress = DispatchProgress()
    for (word, at) in heard {
      let before = progress
      progress.observe(word, at: at)
      if before.status?.isFinal == true { #expect(progress.status?.isFinal == true, "\(before) then \(word)") }
      if before.status?.hasArrived == true { #expect(progress.status?.hasArrived == true, "\(before) then \(word)") }
      for fact in [\DispatchProgress.readAt, \.printedAt, \.notifiedAt, \.failedAt, \.deliveredAt]
      where before[keyPath: fact] != nil {
        #expect(progress[keyPath: fact] != nil, "lost by \(word)")
      }
    }
    return progress
  }

  private func progress(_ words: [String]) -> DispatchProgress {
    var progress = DispatchProgress()
    for (minute, word) in words.enumerated() { progress.observe(word, at: Self.at(minute)) }
    return progress
  }
}

/// SplitMix64: the same run for the same seed.
private struct SeededDice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
