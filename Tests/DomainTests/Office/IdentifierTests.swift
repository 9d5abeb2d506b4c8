import Domain
import Foundation
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test(
    "Words that are safe in a file name and on a command line",
    arguments: ["kari.vik", "profil", "a", "9", "_x", "a-b_c.d"])
  func words(_ text: String) throws {
    let word = try #require(User.ID(text))
    #expect(word.text == text)
    #expect(word.description == text)
  }

  @Test(
    "Everything else is no word",
    arguments: [
      "", "Kari", "kari vik", "../etc", ".hidden", "-rf", "kåre", "a/b", "a\u{0000}", "a\n", "１２", "a;b", "a'b",
      String(repeating: "a", count: 65), "\u{202E}abc", "ka\u{0301}ri",
    ])
  func notWords(_ text: String) {
    #expect(User.ID(text) == nil)
  }

  @Test("Sixty-four characters are the longest word")
  func longest() {
    #expect(Service.ID(String(repeating: "a", count: 64)) != nil)
  }

  @Test(
    "A number of a year", arguments: [("2026/118", 2026, 118), ("2026/1", 2026, 1), ("0001/999999999", 1, 999_999_999)])
  func yearNumbers(_ text: String, _ year: Int, _ number: Int) throws {
    let id = try #require(CaseFolder.ID(text))
    #expect((id.year, id.number) == (year, number))
  }

  @Test(
    "No number of a year",
    arguments: [
      "", "2026", "2026/", "/118", "2026/0", "2026/-1", "26/118", "2026/118/1", "2026/1234567890", "0000/1", "2026-118",
      "２０２６/1", "2026/１", "2026/ 1", " 2026/1", "2026/+1", "+026/1", "2026/1 ",
    ])
  func notYearNumbers(_ text: String) {
    #expect(CaseFolder.ID(text) == nil)
  }

  @Test("Order is by year and then by number, not by text")
  func order() throws {
    let numbers = try ["2025/10", "2026/2", "2026/10", "2026/100"].map { try #require(RegistryEntry.ID($0)) }
    #expect(numbers.reversed().sorted() == numbers)
    #expect(PostItem.ID(9) < PostItem.ID(10))
  }

  @Test("Damaged identifiers in the log do not decode")
  func damaged() {
    let decoder = JSONDecoder()
    #expect(throws: DecodingError.self) { try decoder.decode(User.ID.self, from: Data("\"Kari Vik\"".utf8)) }
    #expect(throws: DecodingError.self) { try decoder.decode(CaseFolder.ID.self, from: Data("\"2026\"".utf8)) }
    #expect(throws: DecodingError.self) { try decoder.decode(PostItem.ID.self, from: Data("\"12\"".utf8)) }
    #expect(throws: DecodingError.self) { try decoder.decode(Day.self, from: Data("\"2026-02-30\"".utf8)) }
    #expect(throws: DecodingError.self) { try decoder.decode(Instant.self, from: Data("\"2026-02-28\"".utf8)) }
  }

  @Test("Subjects as the log writes them")
  func subjects() throws {
    #expect(Subject.post(PostItem.ID(12)).text == "post:12")
    #expect(Subject.caseFolder(CaseFolder.ID(year: 2026, number: 118)).text == "case:2026/118")
    #expect(Subject.user(User.program).text == "user:morgenpost")
    #expect(Subject.office.text == "office")
  }
}
