/// How long SvarUt is waited for, and how often it is asked.
package struct SvarUtPatience: Hashable, Sendable {
  /// For sending, from the connection to the last byte of the answer. SvarUt itself gives up after 15 minutes and asks
  /// its clients to wait 16.
  package var sending: Duration
  /// For a question or a token.
  package var question: Duration
  /// How often a question is asked in all before it counts as unanswered. Sending is never repeated.
  package var tries: Int
  /// The pause after the first try; it doubles, and each is shortened by chance so that offices do not ask in step.
  package var pause: Duration
  /// The longest pause.
  package var longestPause: Duration

  package init(
    sending: Duration = .seconds(16 * 60), question: Duration = .seconds(60), tries: Int = 3,
    pause: Duration = .milliseconds(500), longestPause: Duration = .seconds(20)
  ) {
    self.sending = sending
    self.question = question
    self.tries = max(1, tries)
    self.pause = pause
    self.longestPause = longestPause
  }

  /// Asks until there is an answer, it is no use, or the tries are used up. Only for what may be asked twice.
  func persist<Answer>(_ ask: () async throws(SvarUtFailure) -> Answer) async throws(SvarUtFailure) -> Answer {
    var next = pause
    for _ in 1..<tries {
      do throws(SvarUtFailure) {
        return try await ask()
      } catch {
        guard error.mayRetry, !Task.isCancelled else { throw error }
      }
      try? await Task.sleep(for: min(next * Double.random(in: 0.5...1), longestPause))
      next = next * 2
    }
    return try await ask()
  }
}
