/// Counts a failed password; sent by the sign-in itself.
package struct FailSignIn: Command {
  package var user: User.ID

  package init(user: User.ID) { self.user = user }

  package static let name = "fail-sign-in"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = []

  package init(_ arguments: Arguments) throws {
    throw Refusal(.unknownCommand, ["name": Self.name])
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    try SignInLimit.check(desk.signInAttempts(of: user), at: now)
    return [.signInFailed(SignInFailed(user: user))]
  }
}

/// Opens a session for a user whose password has been found right; sent by the sign-in itself.
package struct SignIn: Command {
  package var user: User.ID
  /// SHA-256 of the session's token, hexadecimal.
  package var token: String

  package init(user: User.ID, token: String) {
    self.user = user
    self.token = token
  }

  package static let name = "sign-in"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = []

  /// A session lasts a working day and no longer.
  package static let lifetimeInSeconds = 12 * 3600

  package init(_ arguments: Arguments) throws {
    throw Refusal(.unknownCommand, ["name": Self.name])
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    try SignInLimit.check(desk.signInAttempts(of: user), at: now)
    let person = try desk.user(user)
    guard person.isActive else { throw Refusal(.wrongPassword) }
    return [
      .signedIn(SignedIn(user: user, token: token, expires: now.adding(seconds: Self.lifetimeInSeconds)))
    ]
  }
}

/// Ends a session.
package struct SignOut: Command {
  package var user: User.ID
  package var token: String

  package init(user: User.ID, token: String) {
    self.user = user
    self.token = token
  }

  package static let name = "sign-out"
  package static let permission = Permission.administer
  package static let parameters: [Parameter] = []

  package init(_ arguments: Arguments) throws {
    throw Refusal(.unknownCommand, ["name": Self.name])
  }

  package func scope(on desk: some Desk) throws -> Scope { .office }

  package func decide(_ desk: some Desk, by session: Session, at now: Instant) throws -> [Event] {
    [.signedOut(SignedOut(user: user, token: token))]
  }
}

/// Guessing is slowed down: after five failures each further try waits longer, at most an hour.
package enum SignInLimit {
  package static let freeTries = 5

  package static func check(_ attempts: SignInAttempts, at now: Instant) throws {
    let excess = attempts.failures - freeTries
    guard excess >= 0, let last = attempts.lastAt else { return }
    let wait = min(3600, 30 << min(excess, 7))
    let passed = now.seconds(since: last)
    // A clock set back must not shorten the wait, nor lengthen it beyond the wait itself.
    guard passed < 0 || passed < wait else { return }
    throw Refusal(.tooManyAttempts, ["seconds": String(min(wait, wait - max(0, passed)))])
  }
}
