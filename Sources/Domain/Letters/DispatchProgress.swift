/// All that SvarUt has said about one dispatch, and what follows from it.
///
/// SvarUt is asked, it never tells: words are missed, come twice, and come late. So what is kept is a set of words with
/// the earliest instant of each, and every answer is a function of the set: the order they came in decides nothing, and
/// what is final stays so.
package struct DispatchProgress: Hashable, Codable, Sendable {
  /// Every word that was seen, as SvarUt wrote it, with the earliest instant (UTC) that SvarUt gave for it.
  package private(set) var words: [String: Instant]

  /// The words not known here that one dispatch keeps at most, and the characters of each: they come from outside.
  package static let unknownWordsKept = 10
  package static let longestWord = 60

  package init(words: [String: Instant] = [:]) {
    self.words = [:]
    for (word, at) in words { observe(word, at: at) }
  }

  /// Keeps that SvarUt said `word`, true since `at`.
  ///
  /// - Returns: whether this was news.
  @discardableResult
  package mutating func observe(_ word: String, at: Instant) -> Bool {
    let before = words
    let kept = String(word.prefix(Self.longestWord))
    words[kept] = min(at, words[kept] ?? at)
    // The first in alphabetical order stay: a choice that does not depend on what came first.
    let unknown = unknownWords
    if unknown.count > Self.unknownWordsKept { words[unknown[Self.unknownWordsKept]] = nil }
    return words != before
  }

  /// How far it has come; nil before the first word.
  ///
  /// An unknown word that is newer than every known one makes it `unknown` until it is final: what was believed is out
  /// of date, and what is true nobody here can read.
  package var status: DispatchStatus? {
    let known = words.compactMap { word, at in DispatchStatus(svarUt: word).map { (status: $0, at: at) } }
    guard let most = known.max(by: { $0.status.weight < $1.status.weight })?.status else {
      return words.isEmpty ? nil : .unknown
    }
    if most.isFinal { return most }
    guard let unknown = unknownWords.compactMap({ words[$0] }).max(), let last = known.map(\.at).max(), unknown > last
    else { return most }
    return .unknown
  }

  /// The words that are not known here, in alphabetical order.
  package var unknownWords: [String] { words.keys.filter { DispatchStatus(svarUt: $0) == nil }.sorted() }

  /// When the recipient was told, which the reading deadline counts from; nil when nobody was, or when it waits for the
  /// recipient's own system (KLAR_FOR_MOTTAK), which has no deadline.
  package var notifiedAt: Instant? { earliest(of: ["VARSLET", "LEVERT_ALTINN", "SENDT_ALTINN"]) }

  /// When the recipient had the whole of it; kept also when it had been printed by then.
  package var readAt: Instant? { earliest(of: ["LEST"]) }

  /// When a mailbox confirmed it.
  package var deliveredAt: Instant? { earliest(of: ["LEVERT_SDP", "LEVERT_NHN_MOTTAKER"]) }

  /// When it was handed to those who print.
  package var handedToPrintAt: Instant? { earliest(of: ["SENDT_PRINT"]) }

  /// When it was printed; kept also when the recipient has read it as well.
  package var printedAt: Instant? { earliest(of: ["PRINTET"]) }

  /// When the channel gave it up.
  package var failedAt: Instant? { earliest(of: ["AVVIST", "FEILET_UNDER_MOTTAK", "IKKE_LEVERT"]) }

  /// Two final words that cannot both be true, as AVVIST and PRINTET: somebody has to look.
  package var isContradicted: Bool {
    failedAt != nil && (readAt != nil || deliveredAt != nil || printedAt != nil)
  }

  private func earliest(of names: [String]) -> Instant? { names.compactMap { words[$0] }.min() }
}
