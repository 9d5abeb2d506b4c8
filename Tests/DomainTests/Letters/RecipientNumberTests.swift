import Foundation
import Testing

@testable import Domain

@Suite("The numbers that a digital post box is found by")
struct RecipientNumberTests {
  // MARK: - The synthetic numbers, which are no part of this repository: they are read where they lie beside it.

  private struct Samples: Decodable {
    var orgnr_synthetic: [String]
    var fnr_synthetic_plus80: [String]
    var dnr_synthetic_plus80: [String]

    static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/standards/synthetic-ids.json")
    static var areThere: Bool { FileManager.default.fileExists(atPath: file.path) }

    static func read() throws -> Samples { try JSONDecoder().decode(Samples.self, from: Data(contentsOf: file)) }
  }

  @Test(
    "every synthetic number is one, blanks or not",
    .enabled(if: Samples.areThere, "../shared/standards/synthetic-ids.json is not there"))
  func samples() throws {
    let samples = try Samples.read()
    let people = samples.fnr_synthetic_plus80 + samples.dnr_synthetic_plus80
    #expect(people.count > 10 && samples.orgnr_synthetic.count > 10)
    for number in people {
      #expect(person(number) == nil && person(" \(number.prefix(6)) \(number.suffix(5))\u{A0}") == nil)
      #expect(organisation(number) == .length(found: 11, wanted: 9))
    }
    for number in samples.orgnr_synthetic {
      #expect(organisation(number) == nil)
      #expect(person(number) == .length(found: 9, wanted: 11))
    }
  }

  // MARK: - What is wrong

  @Test(
    "what is wrong is told without the number",
    arguments: [
      ("", NumberFault.length(found: 0, wanted: 11)), ("0181701005", .length(found: 10, wanted: 11)),
      ("018170100555", .length(found: 12, wanted: 11)), ("0181701005x", .character), ("018170-10055", .character),
      ("٠١٨١٧٠١٠٠٥٥", .character), ("01817010056", .checkDigits), ("01817010045", .checkDigits),
      ("32817010055", .day), ("00817010055", .day), ("01007010055", .day), ("01937010055", .day),
      ("72817010055", .day), ("30827010055", .day),
    ])
  func faults(_ text: String, _ fault: NumberFault) { #expect(person(text) == fault) }

  @Test("a day is read with 40 added to it, and with 40, 65 or 80 added to the month", arguments: [0, 40, 65, 80])
  func days(_ added: Int) throws {
    for (day, month) in [(1, 1), (31, 12), (29, 2), (30, 4), (41, 1), (71, 12), (69, 2)] {
      #expect(!numbers(beginning: head(day, month + added)).isEmpty, "\(day) \(month + added)")
    }
    for (day, month) in [(32, 1), (0, 1), (30, 2), (31, 4), (72, 1), (40, 1), (81, 5), (1, 13)] {
      #expect(person("\(head(day, month + added))12345") == .day, "\(day) \(month + added)")
    }
  }

  @Test("29 February is a day in a leap year of either century, and in no other year")
  func leapYears() {
    #expect(person("29020012345") != .day && person("29027612345") != .day)
    #expect(person("29027712345") == .day)
  }

  // MARK: - What the check digits find

  @Test("of the hundred endings of a number at most one fits")
  func oneEnding() {
    var fitting = 0
    for middle in stride(from: 0, to: 1000, by: 7) {
      let head = "018170" + padded(middle, to: 3)
      let count = (0..<100).count { person(head + padded($0, to: 2)) == nil }
      #expect(count <= 1)
      fitting += count
    }
    // About every sixth has none: a check digit would have to be ten.
    #expect((90...143).contains(fitting), "\(fitting)")
  }

  @Test("numbers known to be whole are taken, whatever else is")
  func known() {
    #expect(["01817010055", "01 81 70 10055"].allSatisfy { person($0) == nil })
    #expect(people.count == 3 && organisations.count > 10)
  }

  @Test("one digit changed is always found, in both numbers")
  func oneDigit() {
    for number in people {
      for changed in withOneDigitChanged(number) { #expect(person(changed) != nil) }
    }
    for number in organisations {
      for changed in withOneDigitChanged(number) { #expect(organisation(changed) != nil) }
    }
  }

  @Test("two neighbours that have changed places are always found, in both numbers")
  func neighbours() {
    for number in people {
      for place in 0..<10 { expectFound(number, place, place + 1) { person($0) } }
    }
    for number in organisations {
      for place in 0..<8 { expectFound(number, place, place + 1) { organisation($0) } }
    }
  }

  /// Digits that weigh the same can change places unseen: the first and the seventh (3), the second and the eighth (2).
  /// In an identity number there are two sums, and no two of the first nine digits weigh the same in both.
  @Test("digits further apart that change places are found in an identity number, and not always in an organisation's")
  func furtherApart() {
    for number in people {
      for one in 0..<9 { for other in (one + 1)..<9 { expectFound(number, one, other) { person($0) } } }
    }
    for number in organisations {
      #expect(organisation(exchanged(number, 0, 6)) == nil && organisation(exchanged(number, 1, 7)) == nil)
    }
  }

  @Test("a number made up at random passes now and then: one in eleven, or one in a hundred and twenty-one")
  func madeUp() {
    let organisations = (0..<10_000).count { organisation(padded(310_000_000 + $0, to: 9)) == nil }
    #expect((800...1000).contains(organisations), "\(organisations)")
    let people = (0..<10_000).count { person("018170" + padded($0 * 7, to: 5)) == nil }
    #expect((50...110).contains(people), "\(people)")
  }

  // MARK: - Nowhere in full

  @Test("eleven digits in somebody else's words become stars, and nothing else does")
  func stars() {
    #expect("navn 01817010055: ukjent".withoutIdentityNumbers == "navn ***********: ukjent")
    #expect("(018170 10055)".withoutIdentityNumbers == "(****** *****)")
    #expect("201126 01817010055".withoutIdentityNumbers == "201126 ***********")
    #expect("123456 018170 10055 1".withoutIdentityNumbers == "123456 ****** ***** 1")
    #expect("018170\u{A0}10055".withoutIdentityNumbers == "******\u{A0}*****")
    #expect("fnr01817010055".withoutIdentityNumbers == "fnr***********")
    for kept in [
      "a3f01817010056bc00000000000000ff", "c0ffee00-1234-4abc-8def-12345678901a", "2026-11-20 12345 678901",
      "310000019", "018170100551", "018170 1005", "2026-11-20T07:35:00Z", "brev-12-3.txt", "",
    ] {
      #expect(kept.withoutIdentityNumbers == kept)
    }
  }

  // MARK: - Numbers

  private var people: [String] { ["018170100", "418170100", "294296123"].flatMap { ends in numbers(beginning: ends) } }

  private var organisations: [String] {
    (0..<200).map { padded(310_000_000 + $0 * 4_937, to: 9) }.filter { organisation($0) == nil }
  }

  /// The numbers that begin with these digits, as many as eleven digits allow for.
  private func numbers(beginning head: String) -> [String] {
    let left = 11 - head.count
    let count = left == 2 ? 100 : 2_000
    return (0..<count).map { head + padded($0, to: left) }.filter { person($0) == nil }
  }

  private func head(_ day: Int, _ month: Int) -> String { padded(day, to: 2) + padded(month, to: 2) + "76" }

  private func withOneDigitChanged(_ number: String) -> [String] {
    let digits = Array(number)
    return digits.indices.flatMap { place in
      "0123456789".filter { $0 != digits[place] }.map { digit in
        var changed = digits
        changed[place] = digit
        return String(changed)
      }
    }
  }

  private func exchanged(_ number: String, _ one: Int, _ other: Int) -> String {
    var digits = Array(number)
    digits.swapAt(one, other)
    return String(digits)
  }

  private func expectFound(_ number: String, _ one: Int, _ other: Int, _ fault: (String) -> NumberFault?) {
    let changed = exchanged(number, one, other)
    if changed != number { #expect(fault(changed) != nil, "places \(one) and \(other)") }
  }

  private func padded(_ number: Int, to count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(count - digits.count, 0)) + digits.suffix(count)
  }

  private func person(_ text: String) -> NumberFault? {
    do throws(NumberFault) {
      _ = try NationalIdentityNumber(text)
      return nil
    } catch {
      return error
    }
  }

  private func organisation(_ text: String) -> NumberFault? {
    do throws(NumberFault) {
      _ = try OrganisationNumber(text)
      return nil
    } catch {
      return error
    }
  }
}
