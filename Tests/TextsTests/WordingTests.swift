import Domain
import Testing

@Suite("The texts are fit to print")
struct WordingTests {
  @Test("no control or direction characters, no stray spaces, composed", arguments: Language.allCases)
  func clean(_ language: Language) throws {
    for (key, text) in try texts(language) {
      let name = "\(language.rawValue) \(key)"
      #expect(!text.isEmpty, "\(name)")
      #expect(!text.unicodeScalars.contains { isUnfit($0) }, "\(name): unfit character in \(text.debugDescription)")
      #expect(text == text.singleLine && !text.contains("  "), "\(name): stray space in \(text.debugDescription)")
      #expect(text.unicodeScalars.elementsEqual(text.composed.unicodeScalars), "\(name): not composed")
    }
  }

  private func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
    default: false
    }
  }

  @Test("braces only around the name of an argument", arguments: Language.allCases)
  func braces(_ language: Language) throws {
    for (key, text) in try texts(language) {
      let rest = text.replacing(/\{[a-zA-Z]+\}/, with: "")
      #expect(!rest.contains("{") && !rest.contains("}"), "\(language.rawValue) \(key): \(text)")
    }
  }

  /// Pairs of the routines' own words that differ between the two forms of Norwegian.
  @Test(
    "nynorsk uses its own words",
    arguments: [
      ("role.handler", "saksbehandler", "sakshandsamar"), ("role.leader", "leder", "leiar"),
      ("role.section-leader", "seksjonsleder", "seksjonsleiar"),
      ("role.archive-officer", "arkivansvarlig", "arkivansvarleg"),
      ("role.deputy", "stedfortreder", "stadfortredar"),
      ("role.system-administrator", "systemansvarlig", "systemansvarleg"),
      ("parameter.sender", "avsender", "avsendar"), ("parameter.addressee", "mottaker", "mottakar"),
      ("parameter.owner", "saksansvarlig", "saksansvarleg"), ("parameter.received", "mottatt dato", "motteken dato"),
      ("parameter.reason", "begrunnelse", "grunngiving"), ("cover.red", "rødt omslag", "raudt omslag"),
      ("command.start-meeting", "start morgenmøte", "start morgonmøte"),
      ("command.stamp-received", "stemple mottatt", "stemple motteke"), ("weekday.saturday", "lørdag", "laurdag"),
    ])
  func glossary(_ key: String, _ bokmål: String, _ nynorsk: String) throws {
    #expect(try texts(.bokmål)[key] == bokmål)
    #expect(try texts(.nynorsk)[key] == nynorsk)
  }

  private static let onlyBokmål: Set<String> = [
    "ikke", "fra", "noe", "noen", "hva", "hvem", "hvorfor", "hvordan", "hvilken", "jeg", "avsender", "avsenderen",
    "mottaker", "mottakeren", "leder", "lederen", "saksbehandler", "saksbehandleren", "ansvarlig", "systemansvarlig",
    "arkivansvarlig", "morgenmøte", "morgenmøtet", "tjeneste", "tjenesten", "uke", "åpne", "åpnet", "åpen", "videre",
    "begrunnelse", "navn", "kommer", "gjør", "gjøre", "finnes", "mangler", "koblet", "lagret", "begynner",
    "allerede", "bare", "derfra", "riktig", "filen", "saken", "mappen", "listen", "begge", "flere", "antall", "sier",
  ]
  private static let onlyNynorsk: Set<String> = [
    "ikkje", "frå", "noko", "nokon", "nokre", "kva", "kven", "kvifor", "korleis", "eg", "avsendar", "avsendaren",
    "mottakar", "mottakaren", "leiar", "leiaren", "sakshandsamar", "sakshandsamaren", "ansvarleg", "systemansvarleg",
    "arkivansvarleg", "morgonmøte", "morgonmøtet", "teneste", "tenesta", "veke", "opne", "opna", "vidare",
    "grunngiving", "namn", "kjem", "gjer", "gjere", "finst", "manglar", "berre", "kople", "kopla", "lagra", "fila",
    "saka", "mappa", "lista", "fleire", "seier", "eit", "ein", "ei",
  ]
  /// Spelt alike in both, or a value and not a word.
  private static let allowed: Set<String> = ["begge"]

  @Test("bokmål and nynorsk are not mixed")
  func notMixed() throws {
    for (key, text) in try texts(.nynorsk) {
      #expect(words(text).intersection(Self.onlyBokmål.subtracting(Self.allowed)) == [], "nn \(key): \(text)")
    }
    for (key, text) in try texts(.bokmål) {
      #expect(words(text).intersection(Self.onlyNynorsk) == [], "nb \(key): \(text)")
    }
  }

  @Test("English has no Norwegian letters but in the names of the languages")
  func english() throws {
    for (key, text) in try texts(.english) {
      let rest = text.replacing("bokmål", with: "").replacing("Bokmål", with: "")
      #expect(!rest.lowercased().contains { "æøå".contains($0) }, "en \(key): \(text)")
    }
  }

  private func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }
}
