import CommandBus
import Domain
import GRDB
import Testing

@testable import Repository

@Suite("Signing in")
struct SignInTests {
  private typealias D = DeskOffice
  private static let password = "fire ord på rad"
  /// The same password with parameters that cost nothing: they travel with the hash.
  private static let hash = """
    scrypt$16$1$1$00000000000000000000000000000000$\
    5390e1869b02cbcd800ee6b86815dbf40473cba31ec661003bc9cb1285ea0f2c
    """

  private func office() throws -> DeskOffice {
    let office = try DeskOffice()
    try office.program(SetPassword(user: D.kari, hash: Self.hash))
    return office
  }

  private func refusal(_ body: () throws -> some Any) throws -> Refusal? {
    do {
      _ = try body()
      return nil
    } catch let refusal as Refusal {
      return refusal
    }
  }

  @Test("With the right password a session of twelve hours begins, and its token is nowhere in the office")
  func signsIn() throws {
    let office = try office()
    let (session, token) = try office.signIn.signIn(D.kari, password: Self.password)
    #expect(session == Session(user: D.kari))
    #expect(token.utf8.count == 64)
    #expect(try office.signIn.session(of: token) == session)
    var exported = ""
    try office.store.exportLog { exported += $0 }
    #expect(!exported.contains(token))

    office.now = office.now.adding(seconds: 12 * 3600 - 1)
    #expect(try office.signIn.session(of: token) == session)
    office.now = office.now.adding(seconds: 1)
    #expect(try office.signIn.session(of: token) == nil)
  }

  @Test("A session that was opened in the future, by a clock since set back, is no session")
  func clockSetBack() throws {
    let office = try office()
    let (_, token) = try office.signIn.signIn(D.kari, password: Self.password)
    office.now = office.now.adding(seconds: -3600)
    #expect(try office.signIn.session(of: token) == nil)
  }

  @Test("Signed out, the token opens nothing; another's token, or none, never did")
  func signsOut() throws {
    let office = try office()
    let (session, token) = try office.signIn.signIn(D.kari, password: Self.password)
    let other = try office.signIn.signIn(D.kari, password: Self.password).token
    try office.signIn.signOut(session, token: token)
    #expect(try office.signIn.session(of: token) == nil)
    #expect(try office.signIn.session(of: other) == session)
    for text in ["", "x", String(repeating: "0", count: 64), "' OR 1=1 --"] {
      #expect(try office.signIn.session(of: text) == nil)
    }
  }

  @Test("A wrong password, an unknown user and one without a password are told apart by nobody")
  func wrong() throws {
    let office = try office()
    let expected = Refusal(.wrongPassword)
    #expect(try refusal { try office.signIn.signIn(D.kari, password: "noe helt annet") } == expected)
    #expect(try refusal { try office.signIn.signIn(D.word("fremmed", User.self), password: "x") } == expected)
    // A user without a password, like the program itself, cannot sign in with an empty one.
    #expect(try refusal { try office.signIn.signIn(User.program, password: "") } == expected)
  }

  @Test("After five failures the wait grows, also for the right password; a success starts the count anew")
  func lockout() throws {
    let office = try office()
    for _ in 0..<5 { try office.program(FailSignIn(user: D.kari)) }
    let locked = try refusal { try office.signIn.signIn(D.kari, password: Self.password) }
    #expect(locked == Refusal(.tooManyAttempts, ["seconds": "30"]))
    office.now = office.now.adding(seconds: 30)
    try office.program(FailSignIn(user: D.kari))
    office.now = office.now.adding(seconds: 59)
    #expect(try refusal { try office.signIn.signIn(D.kari, password: Self.password) }?.arguments["seconds"] == "1")
    office.now = office.now.adding(seconds: 1)
    _ = try office.signIn.signIn(D.kari, password: Self.password)
    #expect(try office.store.read { try $0.signInAttempts(of: D.kari) } == SignInAttempts(failures: 0, lastAt: nil))
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("Somebody who has left is refused like a stranger, and may do nothing with an old session")
  func disabled() throws {
    let office = try office()
    try office.store.database.connections.write { db in
      try db.execute(sql: "UPDATE user SET is_active = 0 WHERE id = 'kari.vik'")
    }
    #expect(try refusal { try office.signIn.signIn(D.kari, password: Self.password) } == Refusal(.wrongPassword))
    let outcome = try office.bus.send(StartMeeting(service: D.profil), as: Session(user: D.kari))
    #expect(outcome.refusal?.code == .notMember)
  }

  @Test("The same keys give the same password, composed or not; a short one is refused")
  func typing() throws {
    let office = try DeskOffice()
    try office.signIn.setPassword("blåbærøl", of: D.per)
    _ = try office.signIn.signIn(D.per, password: "bla\u{030A}bærøl")
    #expect(
      try refusal { try office.signIn.setPassword("sju tgn", of: D.per) }
        == Refusal(.passwordTooShort, ["shortest": "8"]))
    #expect(
      try refusal { try office.signIn.setPassword(Self.password, of: D.word("fremmed", User.self)) }?.code
        == .noSuchUser)
  }

  @Test(
    "A hash line that cannot be read matches nothing, however large its parameters",
    arguments: [
      "", "scrypt", "scrypt$1$1$1$00$00", "scrypt$99999999999$8$1$00$00", "scrypt$32768$8$3$zz$00", "plain$x", "$$$$$",
      "scrypt$-1$8$3$00$00", "scrypt$3$8$3$0011$00",
    ])
  func damagedHash(_ line: String) {
    #expect(!PasswordHash.matches("", line))
    #expect(!PasswordHash.matches("morgenpost", line))
  }
}
