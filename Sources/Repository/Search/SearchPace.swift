/// How long the stretches are that a walk goes by: longer ones while they are gone through quickly, so that none of them
/// takes longer than the asker waits.
struct SearchPace {
  private(set) var level: Int
  /// Of one subject, as the last stretch went.
  private var time = Duration.zero

  /// Eight times as long, a stretch is still gone through in less than somebody notices.
  private static let quick = Duration.milliseconds(2)
  private static let slow = Duration.milliseconds(10)

  init(level: Int = IndexStretch.levels.lowerBound) { self.level = level }

  /// How long the next stretch is likely to take.
  var expected: Duration { time * IndexStretch.length(level: level) }

  /// - Parameter subjects: how many could stand in what was left of the stretch.
  mutating func note(_ time: Duration, through subjects: Int) {
    // What it takes to begin is not to be counted for each of a few.
    self.time = time / max(subjects, IndexStretch.length(level: IndexStretch.levels.lowerBound))
    // A stretch of which little was left says little of the next.
    if time < Self.quick, subjects >= IndexStretch.length(level: level) / 2 {
      level = min(level + 1, IndexStretch.levels.upperBound)
    } else if time > Self.slow {
      level = max(level - 1, IndexStretch.levels.lowerBound)
    }
  }
}
