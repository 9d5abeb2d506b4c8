/// A mistake in a rule pack or plan: which file, line and key, and what was expected there.
package struct PackFault: Error, Hashable, Sendable, CustomStringConvertible {
  package var file: String
  /// From 1; nil when the fault is the file as a whole.
  package var line: Int?
  /// The path to the key: `kinds[3].deadlines[0].clock`; empty for the file as a whole.
  package var key: String
  package var code: Code
  package var arguments: [String: String]

  package init(file: String, line: Int? = nil, key: String = "", _ code: Code, _ arguments: [String: String] = [:]) {
    self.file = file
    self.line = line
    self.key = key
    self.code = code
    self.arguments = arguments
  }

  /// The sentence alone: `pack.fault.<code>`.
  package func problem(in phrases: Phrasebook) -> String {
    var words = arguments
    // A sentence of its own, or nothing when no known word is near.
    if let near = arguments["near"] {
      words["near"] = near.isEmpty ? "" : " " + phrases.say("pack.near", ["word": near])
    }
    return phrases.say("pack.fault.\(code.rawValue)", words)
  }

  /// Whether the file could not be read at all.
  package var isUnreadable: Bool { [.unreadable, .notThere, .notAllowed, .notFile].contains(code) }

  /// `profil.yaml, linje 12, retention.days: må være et helt tall …`
  package func text(in phrases: Phrasebook) -> String {
    var place = [file]
    if let line { place.append(phrases.say("pack.line", ["line": String(line)])) }
    if !key.isEmpty { place.append(key) }
    return "\(place.joined(separator: ", ")): \(problem(in: phrases))"
  }

  /// For us; people are told ``text(in:)``.
  package var description: String {
    let words = arguments.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    return "\(file):\(line.map(String.init) ?? "-") \(key) \(code.rawValue) \(words)"
  }

  /// What can be wrong.
  package enum Code: String, CaseIterable, Sendable {
    // The file
    case tooLarge = "too-large"
    case unreadable
    case notThere = "not-there"
    case notAllowed = "not-allowed"
    case notFile = "not-file"
    case notUTF8 = "not-utf8"
    case noContent = "no-content"
    case reference
    case notYAML = "not-yaml"
    case tab
    case colonInText = "colon-in-text"
    case keyTwice = "key-twice"
    case tooDeep = "too-deep"
    // The shape
    case notMapping = "not-mapping"
    case notList = "not-list"
    case notText = "not-text"
    case emptyText = "empty-text"
    case emptyList = "empty-list"
    case controlCharacter = "control-character"
    case notNumber = "not-number"
    case notTruth = "not-truth"
    case notChoice = "not-choice"
    case notID = "not-id"
    case notDay = "not-day"
    case notTime = "not-time"
    case notClock = "not-clock"
    case missing
    case unknownKey = "unknown-key"
    case badRequirement = "bad-requirement"
    case strayRequirement = "stray-requirement"
    case unknownLaw = "unknown-law"
    case badLine = "bad-line"
    case newerFormat = "newer-format"
    // The whole
    case twice
    case unknownRole = "unknown-role"
    case unknownKind = "unknown-kind"
    case unknownChannel = "unknown-channel"
    case unknownQuestion = "unknown-question"
    case unusedQuestion = "unused-question"
    case endsBeforeStart = "ends-before-start"
    case destroyedAndKept = "destroyed-and-kept"
    case daysMissing = "days-missing"
    case twoWays = "two-ways"
    case noWay = "no-way"
    case usualNotThere = "usual-not-there"
    case forwardNowhere = "forward-nowhere"
    case notConsent = "not-consent"
    case noApprover = "no-approver"
    case receiptFromNobody = "receipt-from-nobody"
    case wrongName = "wrong-name"
    // The routing table
    case notNamed = "not-named"
    case ruleClash = "rule-clash"
    case noLastRule = "no-last-rule"
    case standsBeside = "stands-beside"
    case noOtherWords = "no-other-words"
    case notRuleName = "not-rule-name"
    /// The demo plan's own mistakes, which only its author meets.
    case plan
  }
}

/// A pack that cannot be used, with everything that is wrong with it, in the order of its lines.
package struct PackRefused: Error, Hashable, Sendable {
  package let faults: [PackFault]

  package init(_ faults: [PackFault]) { self.faults = faults }
}

/// A rule pack as it was read: whose it is, what it says, and its own words.
package struct RoutineFile: Hashable, Sendable {
  package var service: Service.ID
  package var routine: ServiceRoutine
  /// The file as it was written, byte for byte.
  package var text: String

  package init(service: Service.ID, routine: ServiceRoutine, text: String = "") {
    self.service = service
    self.routine = routine
    self.text = text
  }

}
