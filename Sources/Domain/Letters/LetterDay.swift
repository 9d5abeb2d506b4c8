extension Day {
  /// As a letter has it: `21. november 2026`, in English `21 November 2026`.
  package func written(in language: Language) -> String {
    let names = language == .english ? Self.englishMonths : Self.norwegianMonths
    let point = language == .english ? "" : "."
    return "\(dayOfMonth)\(point) \(names[month - 1]) \(year)"
  }

  private static let norwegianMonths = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
