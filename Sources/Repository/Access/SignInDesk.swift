package import CommandBus
internal import Crypto
package import Domain
internal import GRDB

/// Signs people in and out, and tells whose a session token is.
package struct SignInDesk: Sendable {
  private let store: OfficeStore
  private let bus: CommandBus<OfficeStore>
  private let now: @Sendable () -> Instant

  package init(store: OfficeStore, bus: CommandBus<OfficeStore>, now: @escaping @Sendable () -> Instant) {
    self.store = store
    self.bus = bus
    self.now = now
  }

  /// - Returns: the session and its token, 64 hexadecimal digits that only the caller ever has.
  /// - Throws: ``Refusal`` `wrong-password` for an unknown user as for a wrong password, or `too-many-attempts`.
  package func signIn(_ user: User.ID, password: String) throws -> (session: Session, token: String) {
    try require(password, of: user)
    let token = Self.newToken()
    if let refusal = try bus.send(SignIn(user: user, token: Self.hash(token)), as: .program).refusal { throw refusal }
    return (Session(user: user), token)
  }

  /// - Throws: ``Refusal`` as ``signIn(_:password:)`` does; a wrong password is counted.
  private func require(_ password: String, of user: User.ID) throws {
    let (stored, attempts) = try store.database.read { db in
      (try UserTable.password(of: user, db), try UserTable.attempts(of: user, db))
    }
    try SignInLimit.check(attempts, at: now())
    guard PasswordHash.matches(password, stored ?? PasswordHash.nobody), stored != nil else {
      if stored != nil, let refusal = try bus.send(FailSignIn(user: user), as: .program).refusal { throw refusal }
      throw Refusal(.wrongPassword)
    }
  }

  /// The session of a token that is open now; nil when it has ended or never was.
  package func session(of token: String) throws -> Session? {
    let user = try store.database.read { db in
      try SessionTable.user(of: Self.hash(token), at: now(), db)
    }
    return user.map { Session(user: $0) }
  }

  package func signOut(_ session: Session, token: String) throws {
    _ = try bus.send(SignOut(user: session.user, token: Self.hash(token)), as: .program)
  }

  /// Sets the password of somebody else: of a new user, or of one who has forgotten it. Their sessions end.
  ///
  /// - Throws: ``Refusal`` `password-too-short`, `not-permitted` or `no-such-user`.
  package func setPassword(_ password: String, of user: User.ID, by session: Session = .program) throws {
    let command = SetPassword(user: user, hash: try Self.hashed(password))
    if let refusal = try bus.send(command, as: session).refusal { throw refusal }
  }

  /// Changes one's own password, for whoever knows the one before. All one's sessions end.
  ///
  /// - Throws: ``Refusal`` `wrong-password`, `too-many-attempts` or `password-too-short`.
  package func changePassword(from old: String, to new: String, of session: Session) throws {
    try require(old, of: session.user)
    if let refusal = try bus.send(ChangePassword(hash: try Self.hashed(new)), as: session).refusal { throw refusal }
  }

  private static func hashed(_ password: String) throws -> String {
    guard password.count >= PasswordHash.shortest else {
      throw Refusal(.passwordTooShort, ["shortest": String(PasswordHash.shortest)])
    }
    return try PasswordHash(hashing: password).line
  }

  private static func newToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return hex((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  private static func hash(_ token: String) -> String { hex(SHA256.hash(data: Array(token.utf8))) }
}
