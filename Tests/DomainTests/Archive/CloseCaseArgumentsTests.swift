import Domain
import Testing

@Suite("How the choices for closing a case are written")
struct CloseCaseArgumentsTests {
  private func choices(_ text: String) throws -> [CloseCase.Choice] {
    try CloseCase(Arguments(["case": "2026/1", "entries": text])).choices
  }

  @Test("Place, method, and what answers it")
  func reads() throws {
    #expect(
      try choices("3:SA, 5:bn:7+8 ;6:TLF") == [
        .init(sequence: 3, method: .caseClosed), .init(sequence: 5, method: .note, answers: [7, 8]),
        .init(sequence: 6, method: .telephone),
      ])
    #expect(try choices("") == [])
  }

  @Test(
    "Anything else is refused, naming what was found",
    arguments: [
      "3", "3:", ":SA", "3:XX", "0:SA", "-1:SA", "3:SA:", "3:BN:x", "3:BN:7+", "3:SA,3:TE", "٣:SA", "9999999:SA",
      "3:SA:1:2", "alle:SA",
    ])
  func refuses(_ text: String) throws {
    let found = try refusal { try choices(text) }
    #expect(found?.code == .badArgument)
    #expect(found?.arguments["name"] == "entries")
    #expect(found?.arguments["found"]?.isEmpty == false)
  }

  @Test(
    "Numbers in the registry stand with commas between, each once",
    arguments: ["2026/1,2026/1", "1", "2026", "2026/0", ",", "2026/1,x"])
  func entryNumbers(_ text: String) throws {
    let found = try refusal { try WriteOffEntries(Arguments(["entries": text, "method": "TE"])) }
    #expect(found?.code == .badArgument)
  }

  @Test("SA is for closing a case, and for nothing else (trap 3)")
  func caseClosedIsForClosing() throws {
    let found = try refusal { try WriteOffEntries(Arguments(["entries": "2026/1", "method": "SA"])) }
    #expect(found?.code == .badArgument)
    let read = try WriteOffEntries(Arguments(["entries": " 2026/2, 2026/10 ", "method": "TO"]))
    #expect(read.entries.map(\.number) == [2, 10])
  }
}
