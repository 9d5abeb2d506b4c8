/// What is wrong with a number, as far as the number itself tells. It never holds the number.
package enum NumberFault: Error, Hashable, Sendable {
  /// Something else than the digits 0 to 9 and blanks.
  case character
  case length(found: Int, wanted: Int)
  /// The first six digits are no day.
  case day
  /// The check digits belong to other digits: one is wrong, or two have changed places.
  case checkDigits
}

/// A fødselsnummer or D-number: six digits of a day of birth, three of its own, and two check digits.
///
/// A D-number has 40 added to the day. A number of nobody's, made for tests, has 40, 65 or 80 added to the month. The
/// century is not read out of the digits.
///
/// Source: Skatteetaten, the national population register.
package struct NationalIdentityNumber: Hashable, Sendable {
  /// Without blanks.
  package let digits: String

  package init(_ text: String) throws(NumberFault) {
    let digits = try Digits(text, count: 11)
    guard Self.isDay(digits) else { throw .day }
    guard digits.fit(Self.first), digits.fit(Self.second) else { throw .checkDigits }
    self.digits = digits.text
  }

  /// The tenth digit makes the sum of the first ten a multiple of eleven, the last one that of them all.
  private static let first = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
  private static let second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

  private static func isDay(_ digits: Digits) -> Bool {
    let day = digits[0] > 3 ? digits.pair(0) - 40 : digits.pair(0)
    let added = [80, 65, 40, 0].first { digits.pair(2) > $0 } ?? 0
    // Every fourth year of a century may be a leap year: which century it is, is not known.
    return Day(year: 2000 + digits.pair(4), month: digits.pair(2) - added, day: day) != nil
  }
}

/// An organisasjonsnummer: eight digits and a check digit.
///
/// Source: Brønnøysundregistrene, the Central Coordinating Register for Legal Entities.
package struct OrganisationNumber: Hashable, Sendable {
  /// Without blanks.
  package let digits: String

  package init(_ text: String) throws(NumberFault) {
    let digits = try Digits(text, count: 9)
    guard digits.fit(Self.weights) else { throw .checkDigits }
    self.digits = digits.text
  }

  private static let weights = [3, 2, 7, 6, 5, 4, 3, 2, 1]
}

/// The digits of a number as it is typed, with blanks where people set them.
private struct Digits {
  private let values: [Int]

  init(_ text: String, count: Int) throws(NumberFault) {
    var values: [Int] = []
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      guard ("0"..."9").contains(scalar) else { throw .character }
      values.append(Int(scalar.value) - 48)
    }
    guard values.count == count else { throw .length(found: values.count, wanted: count) }
    self.values = values
  }

  subscript(place: Int) -> Int { values[place] }

  var text: String { values.map { String($0) }.joined() }

  /// The two digits from a place on as one number.
  func pair(_ place: Int) -> Int { values[place] * 10 + values[place + 1] }

  /// Whether the digits, each with its weight, add up to a multiple of eleven.
  func fit(_ weights: [Int]) -> Bool { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0 }
}

extension Recipient {
  /// The recipient with the number as it is kept, without blanks.
  ///
  /// - Throws: `recipient-number-…`, which says what is wrong and never repeats the number.
  package func withCheckedNumber() throws(Refusal) -> Recipient {
    guard let typed = digitalID else {
      guard kind == .none else { throw Refusal(.recipientNumberMissing, ["recipient": name]) }
      return self
    }
    guard kind != .none else { throw Refusal(.recipientKindMissing, ["recipient": name]) }
    var checked = self
    do throws(NumberFault) {
      checked.digitalID =
        try kind == .person ? NationalIdentityNumber(typed).digits : OrganisationNumber(typed).digits
    } catch {
      throw refusal(of: error)
    }
    return checked
  }

  private func refusal(of fault: NumberFault) -> Refusal {
    switch fault {
    case .character: Refusal(.recipientNumberCharacter, ["recipient": name, "kind": kind.rawValue])
    case .length(let found, let wanted):
      Refusal(
        .recipientNumberLength,
        ["recipient": name, "kind": kind.rawValue, "found": String(found), "wanted": String(wanted)])
    case .day: Refusal(.recipientNumberDay, ["recipient": name])
    case .checkDigits: Refusal(.recipientNumberCheck, ["recipient": name, "kind": kind.rawValue])
    }
  }
}

extension String {
  /// The text with stars in the place of every eleven digits, also with a blank after the first six: what somebody
  /// else's machine repeats of what it was sent is no place for them. Digits among letters, as in a reference, are
  /// starred only when they are somebody's number.
  package var withoutIdentityNumbers: String {
    var characters = Array(self)
    let runs = characters.indices.split { !("0"..."9").contains(characters[$0]) }
    for (index, run) in runs.enumerated() {
      if run.count == 11, !characters.hasLetter(beside: run) || characters[run].isIdentityNumber {
        for place in run { characters[place] = "*" }
      } else if run.count == 6, index + 1 < runs.count, runs[index + 1].count == 5 {
        let rest = runs[index + 1]
        guard characters[run.endIndex..<rest.startIndex].allSatisfy(\.isWhitespace) else { continue }
        for place in [run, rest].joined() { characters[place] = "*" }
      }
    }
    return String(characters)
  }
}

extension [Character] {
  fileprivate func hasLetter(beside run: Range<Int>) -> Bool {
    [run.lowerBound - 1, run.upperBound].contains { indices.contains($0) && self[$0].isLetter }
  }
}

extension ArraySlice<Character> {
  fileprivate var isIdentityNumber: Bool { (try? NationalIdentityNumber(String(self))) != nil }
}
