/// The word somebody probably meant.
enum NearWord {
  private static let none = ""

  /// The known word with the fewest changes to what was written; empty when none is near.
  static func nearest(to written: String, among known: [String]) -> String {
    // Nobody misspells a word to three times its length; and a hostile one must not cost time.
    guard (1...40).contains(written.count) else { return none }
    let distances = known.map { (word: $0, distance: distance(written.lowercased(), $0.lowercased())) }
    guard let best = distances.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }),
      best.distance <= max(2, best.word.count / 3)
    else { return none }
    return best.word
  }

  /// How many characters must be put in, taken out or changed.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let change = previous[column] + (character == other ? 0 : 1)
        current.append(min(change, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
