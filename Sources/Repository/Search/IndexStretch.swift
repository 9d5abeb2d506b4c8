/// A part of the index. The rows of one service in it have a word in common, so that the index itself ends a search
/// there: it goes by words alone and would look for the next hit far beyond a bound on row numbers. Cases that are named
/// one by one are not bound by it, and are few.
struct IndexStretch {
  static let levels = 0...3
  /// How many subjects a stretch of each level has, as powers of two.
  private static let shifts = [11, 14, 17, 20]

  let level: Int
  private let number: Int

  init(of subject: TextSubject, level: Int) {
    self.level = level
    number = subject.key >> Self.shifts[level]
  }

  /// Those of every level that a subject lies in.
  static func all(of subject: TextSubject) -> [IndexStretch] { levels.map { IndexStretch(of: subject, level: $0) } }

  /// In letters and digits; the letters before it are none of hexadecimal digits.
  var mark: String { "x\(level)x\(number)" }

  /// The key of the oldest subject that it can have.
  var oldest: Int { number << Self.shifts[level] }

  /// How many subjects a stretch can have.
  static func length(level: Int) -> Int { 1 << shifts[level] }
}
