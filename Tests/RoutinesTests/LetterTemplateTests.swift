import Assets
import Testing

@testable import Domain
@testable import Routines

@Suite("The standard letters")
struct LetterTemplateTests {
  private let templates: LetterTemplates
  private let routines: [String: ServiceRoutine]

  init() throws {
    templates = try LetterTemplates.load()
    routines = Dictionary(uniqueKeysWithValues: try RoutinePacks.all().map { ($0.service.text, $0.routine) })
  }

  private func routine(_ service: String) throws -> ServiceRoutine { try #require(routines[service]) }

  /// Everything that can be filled in.
  private static let values = Dictionary(uniqueKeysWithValues: LetterField.allCases.map { ($0, "«\($0.rawValue)»") })

  @Test("there is one for every purpose, in bokmål and nynorsk, with the same head and the same fields")
  func pairs() throws {
    let forms = try LetterTemplates.forms()
    let bokmål = forms.filter { $0.language == .bokmål }
    #expect(Set(bokmål.map(\.purpose)) == Set(LetterPurpose.allCases))
    for form in bokmål {
      let nynorsk = try #require(forms.first { $0.id == form.id && $0.language == .nynorsk }, "\(form.id)")
      #expect(nynorsk.purpose == form.purpose && nynorsk.isLocked == form.isLocked && form.englishName != nil)
      #expect(Set(nynorsk.wording.fields) == Set(form.wording.fields), "\(form.id)")
      #expect(nynorsk.wording.paragraphs.map(\.stands) == form.wording.paragraphs.map(\.stands), "\(form.id)")
      #expect(nynorsk.wording != form.wording)
    }
    #expect(forms.count == 2 * bokmål.count)
  }

  @Test(
    "filled in, nothing is left open, and its own wording is kept", arguments: [Language.bokmål, .nynorsk, .english])
  func filled(_ language: Language) throws {
    for letter in templates.offered(for: nil, in: try routine("profil")) {
      let text = try letter.fill(Self.values, in: language)
      #expect(text.blanks == [] && !text.body.contains("{") && !text.body.contains("= "), "\(letter.id)")
      try text.check()
      try letter.checkWording(text, Self.values, in: language)
      #expect(letter.languages == [.bokmål, .nynorsk])
    }
  }

  @Test("a preliminary answer holds the reason and when the answer is expected, and writes nothing off (E-2)")
  func preliminaryAnswer() throws {
    let letter = try #require(
      templates.offered(for: nil, in: routine("velferd")).first { $0.purpose == .preliminaryAnswer })
    let fields = letter.wording(in: .bokmål).fields
    #expect(fields.contains(LetterField.reason.rawValue) && fields.contains(LetterField.expected.rawValue))
    #expect(!letter.purpose.canWriteOff)
  }

  @Test("decisions and refusals tell of the appeal and its three weeks, and that paragraph stays (E-5, E-9, S2-80)")
  func appeal() throws {
    for letter in templates.offered(for: nil, in: try routine("profil"))
    where [.decision, .refusal].contains(letter.purpose) {
      let text = try letter.fill(Self.values, in: .bokmål)
      #expect(text.body.contains("tre uker") && text.body.contains("§ 29") && text.body.contains("«kommune»"))
      let paragraph = try #require(text.body.split(separator: "\n").first { $0.contains("§ 29") })
      let without = LetterText(title: text.title, body: text.body.replacing(paragraph, with: ""))
      #expect(throws: Refusal.self) { try letter.checkWording(without, Self.values, in: .bokmål) }
    }
  }

  @Test("the request for identity names its ground (S2-84)")
  func identity() throws {
    let letter = try templates.letter("legitimasjon", in: routine("profil"))
    #expect(try letter.fill(Self.values, in: .bokmål).body.contains("eForvaltningsforskriften § 4 nr. 2"))
  }

  @Test("the routine's own words win over ours; PPT's confirmation is locked (S4-16, S4-17)")
  func ownWords() throws {
    let ppt = try routine("ppt")
    let kind = try #require(DocumentKind("henvisning"))
    let letter = try #require(templates.confirmation(of: kind, in: ppt))
    let row = try #require(ppt.templates?.first { $0.id == letter.id })
    #expect(letter.isLocked && letter.rule == row.rule && letter.purpose == .confirmation)
    let text = try letter.fill(Self.values, in: .bokmål)
    #expect(text.title == row.name.nb && text.body.hasPrefix("Vi har mottatt henvisningen «sak» den «mottatt»."))
    #expect(templates.offered(for: kind, in: ppt).first == letter)
    #expect(try refusal { try letter.fill([:], in: .bokmål) }?.code == .letterFieldMissing)
  }

  @Test("a row without words takes those of the general reply")
  func lentWords() throws {
    let letter = try templates.letter("svarbrev", in: routine("ppt"))
    let general = try templates.letter(LetterTemplates.general, in: routine("velferd"))
    #expect(try letter.fill(Self.values, in: .nynorsk) == general.fill(Self.values, in: .nynorsk))
    #expect(letter.name != general.name && letter.purpose == .reply)
  }

  @Test("a confirmation is offered only for kinds that get one (S4-16)")
  func confirmations() throws {
    let ppt = try routine("ppt")
    for kind in ppt.kinds {
      #expect((templates.confirmation(of: kind.id, in: ppt) != nil) == kind.has(.confirmReceipt))
    }
    let velferd = try routine("velferd")
    let offered = templates.offered(for: velferd.kinds[0].id, in: velferd)
    #expect(!offered.contains { $0.purpose == .confirmation } && offered.count == 7)
  }

  @Test("an unknown letter is refused with those there are")
  func unknown() throws {
    let refused = try refusal { try templates.letter("kjærlighetsbrev", in: routine("velferd")) }
    #expect(refused?.code == .noSuchTemplate && refused?.arguments["known"]?.contains("forelopig-svar") == true)
  }

  @Test(
    "a file that is not written as it must be is refused with the reason",
    arguments: [
      ("name Svar\n\nTittel", "no colon in 'name Svar'"), ("farge: blå\n\nTittel", "unknown key 'farge'"),
      ("purpose: reply\n\nTittel", "no name"), ("name: Svar\npurpose: reply\n\n\nTekst", "no title"),
      ("name: Svar\npurpose: reply\n\nTittel\n\n{dato}", "unknown field {dato}"), ("", "no name"),
    ])
  func badFiles(_ text: String, _ reason: String) {
    #expect(throws: LetterForm.Fault(reason: reason)) {
      try LetterForm(id: "svar", language: .bokmål, text: text)
    }
  }

  private func refusal<R>(_ body: () throws -> R) throws -> Refusal? {
    do {
      _ = try body()
      return nil
    } catch let refusal as Refusal {
      return refusal
    }
  }
}
