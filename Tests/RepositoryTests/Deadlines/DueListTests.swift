import CommandBus
import Domain
import Repository
import Testing

@Suite("The list of what is due, and closing days")
struct DueListTests {
  private typealias D = DeskOffice

  @Test("Every open deadline, the first due first, a page at a time, and none twice")
  func paged() throws {
    let office = try ChildWelfareOffice()
    for number in 1...9 { _ = try office.report(received: "2026-11-0\(number)") }
    var found: [DueRow] = []
    var key: PageKey?
    repeat {
      let page = try office.desk.store.answer(DueList(service: ChildWelfareOffice.service, after: key, limit: 4))
      #expect(page.rows.count <= 4 && page.total == 18)
      found += page.rows
      key = page.next
    } while key != nil
    #expect(found.count == 18)
    #expect(Set(found.map { "\($0.item.post) \($0.deadline.purpose)" }).count == 18)
    #expect(found.map(\.deadline.dueOn) == found.map(\.deadline.dueOn).sorted())
    #expect(try office.due() == found)
  }

  @Test("The view of items holds each once, by what is due next, registered or not")
  func view() throws {
    let office = try ChildWelfareOffice()
    let later = try office.report(received: "2026-11-18")
    let sooner = try office.registered(kind: ChildWelfareOffice.report, received: "2026-11-16")
    _ = try office.letter(kind: .unknown, received: "2026-11-02")
    func listed(_ after: PageKey?) throws -> Page<TrayRow> {
      try office.desk.store.answer(Tray(service: ChildWelfareOffice.service, view: .due, after: after, limit: 1))
    }
    let first = try listed(nil)
    #expect(first.rows.map(\.post) == [sooner] && first.total == 2)
    #expect(try listed(first.next).rows.map(\.post) == [later])
  }

  @Test("Words narrow it, and another service's deadlines are not in it")
  func words() throws {
    let office = try ChildWelfareOffice()
    _ = try office.report(received: "2026-11-18")
    #expect(try office.due(words: ["nordmann"]).count == 2)
    #expect(try office.due(words: ["finnes-ikke"]) == [])
    #expect(try office.desk.store.answer(DueList(service: D.profil, limit: 10)).rows == [])
  }

  @Test("A closing day moves meetings and the last working day, no deadline; it is set once and can be removed")
  func closingDays() throws {
    let office = try ChildWelfareOffice()
    let desk = office.desk
    let monday = try #require(Day(iso: "2026-11-23"))
    let set = SetClosingDay(day: monday, reason: "Planleggingsdag")
    #expect(try desk.refusal(set, by: D.kari)?.code == .notPermitted)
    try desk.when(set, by: D.tove)
    #expect(try desk.refusal(set, by: D.tove)?.code == .alreadyExists)
    let post = try desk.stampedLetter()
    let events = try desk.when(TakePost(post: post))
    guard case .postTaken(let moved)? = events.first, case .onTray(let meeting) = moved.to.placement else {
      Issue.record("not taken")
      return
    }
    #expect(meeting.iso == "2026-11-24")
    let report = try office.report(received: "2026-11-16")
    let calendar = try desk.store.answer(OfficeCard()).calendar
    let review = try #require(try office.deadlines(of: report).first)
    #expect(review.dueOn == monday, "the law knows no closing days")
    #expect(review.deadline(on: calendar)?.lastWorkingDay.iso == "2026-11-20")
    try desk.when(RemoveClosingDay(day: monday), by: D.tove)
    #expect(try desk.refusal(RemoveClosingDay(day: monday), by: D.tove)?.code == .noSuchClosingDay)
    #expect(try desk.store.answer(OfficeCard()).calendar == WorkingCalendar())
    try office.checkReplay()
  }

  @Test(
    "A day that is off already needs no closing, and is never a closing day",
    arguments: ["2026-11-21", "2026-12-25", "2027-05-17"])
  func alreadyOff(_ iso: String) throws {
    let office = try DeskOffice()
    let day = try #require(Day(iso: iso))
    #expect(try office.refusal(SetClosingDay(day: day, reason: "Fri"), by: D.tove)?.code == .alreadyDayOff)
  }
}
