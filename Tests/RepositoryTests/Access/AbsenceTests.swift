import CommandBus
import Domain
import Repository
import Testing

@Suite("Absences and substitutes (S0-35)")
struct AbsenceTests {
  private typealias D = DeskOffice

  private func days(_ office: DeskOffice, _ from: Int, _ through: Int) throws -> DayPeriod {
    try #require(DayPeriod(from: office.now.day + from, through: office.now.day + through))
  }

  private func absence(_ events: [Event]) throws -> Absence.ID {
    for case .absenceRecorded(let content) in events { return content.absence }
    throw DeskOffice.Missing()
  }

  private func substitution(_ events: [Event]) throws -> Substitution.ID {
    for case .substituteAppointed(let content) in events { return content.substitution }
    throw DeskOffice.Missing()
  }

  @Test("Assigning to somebody who is away is refused, naming the substitute; so is reassigning")
  func assigningToAbsent() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    try office.when(RecordAbsence(user: D.per, period: try days(office, 0, 4)), by: D.per)
    #expect(
      try office.refusal(AssignPost(post: post, handler: D.per))
        == Refusal(.handlerAbsentAlone, ["user": "Per Moe", "until": "2026-11-24"]))
    try office.when(AppointSubstitute(user: D.per, substitute: D.siv, period: try days(office, 0, 4)), by: D.per)
    let named = Refusal(.handlerAbsent, ["user": "Per Moe", "until": "2026-11-24", "substitute": "Siv Aas"])
    #expect(try office.refusal(AssignPost(post: post, handler: D.per)) == named)
    let suggested = try office.store.answer(Suggestion(post: post, today: office.now.day))
    #expect(suggested?.handler == D.siv)
    try office.when(AssignPost(post: post, handler: D.siv))
    #expect(try office.refusal(Reassign(post: post, handler: D.per, reason: "r"), by: D.randi) == named)
    try office.setClock("2026-11-25")
    try office.when(Reassign(post: post, handler: D.per, reason: "tilbake"), by: D.randi)
    #expect(try office.item(post).placement == .assigned(D.per))
  }

  @Test("The list of handlers says who is away, until when and who stands in")
  func handlers() throws {
    let office = try DeskOffice()
    try office.when(RecordAbsence(user: D.per, period: try days(office, 0, 2)), by: D.per)
    try office.when(AppointSubstitute(user: D.per, substitute: D.siv, period: try days(office, 0, 2)), by: D.per)
    let rows = try office.store.answer(Handlers(service: D.profil, today: office.now.day))
    let per = try #require(rows.first { $0.user == D.per })
    #expect(per.absentUntil == office.now.day + 2 && per.substituteName == "Siv Aas")
    #expect(rows.filter { $0.absentUntil != nil }.count == 1)
  }

  @Test("One's own absence, or that of a colleague one leads; nobody else's")
  func whose() throws {
    let office = try DeskOffice()
    let command = RecordAbsence(user: D.per, period: try days(office, 0, 1))
    #expect(try office.refusal(command, by: D.siv) == Refusal(.notLed, ["user": "Per Moe"]))
    #expect(try office.refusal(command, by: D.ellen)?.code == .notLed)
    let id = try absence(office.when(command, by: D.randi))
    #expect(try office.refusal(EndAbsence(absence: id), by: D.siv)?.code == .notLed)
    try office.when(EndAbsence(absence: id), by: D.tove)
  }

  @Test("Past, overlapping and reversed absences are refused")
  func refusedAbsences() throws {
    let office = try DeskOffice()
    #expect(
      try office.refusal(RecordAbsence(user: D.per, period: try days(office, -5, -1)), by: D.per)?.code
        == .absenceInPast)
    // Away since Wednesday, and still: that is today's business.
    let id = try absence(office.when(RecordAbsence(user: D.per, period: try days(office, -2, 3)), by: D.per))
    let again = try office.refusal(RecordAbsence(user: D.per, period: try days(office, 3, 9)), by: D.per)
    #expect(again?.code == .absenceOverlaps && again?.arguments["absence"] == id.description)
    try office.when(RecordAbsence(user: D.per, period: try days(office, 4, 9)), by: D.per)
    let texts = ["user": "per.moe", "first": "2026-12-02", "last": "2026-12-01"]
    #expect(try #require(throws: Refusal.self) { try RecordAbsence(Arguments(texts)) }.code == .periodReversed)
  }

  @Test("Back early: from today; an absence that has not begun falls away, and its number is not used again")
  func endings() throws {
    let office = try DeskOffice()
    let first = try absence(office.when(RecordAbsence(user: D.per, period: try days(office, 0, 9)), by: D.per))
    try office.setClock("2026-11-23")
    #expect(
      try office.when(EndAbsence(absence: first), by: D.per)
        == [.absenceEnded(AbsenceEnded(absence: first, user: D.per, lastDay: office.now.day - 1))])
    #expect(try office.refusal(EndAbsence(absence: first), by: D.per)?.code == .absenceOver)
    let second = try absence(office.when(RecordAbsence(user: D.per, period: try days(office, 3, 4)), by: D.per))
    try office.when(EndAbsence(absence: second), by: D.per)
    #expect(try office.refusal(EndAbsence(absence: second), by: D.per)?.code == .noSuchAbsence)
    let third = try absence(office.when(RecordAbsence(user: D.per, period: try days(office, 3, 4)), by: D.per))
    #expect(third > second)
    let post = try office.stampedLetter()
    try office.when(AssignPost(post: post, handler: D.per))
    #expect(try office.store.answer(Presence(today: office.now.day)).absences.map(\.absence.id) == [third])
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("Oneself, the past, two at once, circles, and somebody who is away cannot stand in")
  func refusedSubstitutes() throws {
    let office = try DeskOffice()
    func refusal(_ user: User.ID, _ substitute: User.ID, _ from: Int, _ through: Int) throws -> Refusal.Code? {
      let period = try days(office, from, through)
      let command = AppointSubstitute(user: user, substitute: substitute, period: period)
      return try office.bus.consider(command, as: Session(user: user))?.code
    }
    #expect(try refusal(D.per, D.per, 0, 1) == .substituteSelf)
    #expect(try refusal(D.per, D.siv, -1, 1) == .substitutePast)
    #expect(try refusal(D.per, D.anne, 0, 1) == .substituteElsewhere)
    try office.when(AppointSubstitute(user: D.per, substitute: D.siv, period: try days(office, 0, 5)), by: D.per)
    #expect(try refusal(D.per, D.kari, 5, 6) == .substituteOverlaps)
    #expect(try refusal(D.siv, D.per, 5, 9) == .substituteCircle)
    #expect(try refusal(D.siv, D.per, 6, 9) == nil)
    try office.when(AppointSubstitute(user: D.siv, substitute: D.kari, period: try days(office, 0, 3)), by: D.siv)
    #expect(try refusal(D.kari, D.per, 2, 3) == .substituteCircle, "through a third")
    try office.when(RecordAbsence(user: D.åge, period: try days(office, 2, 2)), by: D.åge)
    #expect(try refusal(D.kari, D.åge, 0, 2) == .substituteAbsent)
    #expect(try refusal(D.kari, D.åge, 3, 4) == nil)
  }

  @Test("Nobody lends out more than they have: a leader cannot appoint for the system administrator")
  func beyond() throws {
    let office = try DeskOffice()
    let period = try days(office, 0, 1)
    let command = AppointSubstitute(user: D.tove, substitute: D.per, period: period)
    #expect(
      try office.refusal(command, by: D.randi)
        == Refusal(.substituteBeyond, ["user": "Tove Nes", "actor": "Randi Lunde"]))
    try office.when(AppointSubstitute(user: D.per, substitute: D.siv, period: period), by: D.randi)
    try office.when(command, by: D.tove)
    // What is lent is not passed on.
    let onward = AppointSubstitute(user: D.randi, substitute: D.per, period: period)
    let outcome = try office.bus.send(onward, as: Session(user: D.per, onBehalfOf: D.tove))
    #expect(outcome.refusal?.code == .substituteBeyond)
  }

  @Test("The substitute's own substitute stands in when both are away")
  func chain() throws {
    let office = try DeskOffice()
    let period = try days(office, 0, 2)
    try office.when(AppointSubstitute(user: D.per, substitute: D.siv, period: period), by: D.per)
    try office.when(AppointSubstitute(user: D.siv, substitute: D.kari, period: period), by: D.siv)
    for user in [D.per, D.siv] { try office.when(RecordAbsence(user: user, period: period), by: user) }
    let post = try office.stampedLetter()
    #expect(try office.refusal(AssignPost(post: post, handler: D.per))?.arguments["substitute"] == "Kari Vik")
  }

  @Test("Ended, by the person, a leader or the substitute: from then on it does not hold")
  func endedSubstitution() throws {
    let office = try DeskOffice()
    let period = try days(office, 0, 5)
    let id = try substitution(
      office.when(AppointSubstitute(user: D.per, substitute: D.siv, period: period), by: D.per))
    #expect(try office.refusal(EndSubstitution(substitution: id), by: D.kari)?.code == .notLed)
    try office.when(EndSubstitution(substitution: id), by: D.siv)
    let post = try office.letter()
    let outcome = try office.bus.send(MarkUrgent(post: post), as: Session(user: D.siv, onBehalfOf: D.per))
    #expect(outcome.refusal?.code == .notSubstitute)
    #expect(try office.store.replayAndCompare().differences == [])
  }
}
