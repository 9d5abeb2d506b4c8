import CommandBus
import Domain
import Repository
import Testing

@Suite("Post comes in: register-post, stamp-received, correct-received-date, mark-urgent")
struct ReceivingTests {
  private typealias D = DeskOffice

  @Test("Paper is entered as received today, unstamped, and falls to whoever answers for the post (S0-7, S2-11, S4-10)")
  func paper() throws {
    let office = try DeskOffice()
    let details = PostDetails(channel: .courier, cover: .red, title: "Klage", sender: "Ola", sheets: 2, sides: 2)
    let events = try office.when(RegisterPost(service: D.profil, details: details), by: D.åge)
    let received = PostReceived(
      post: PostItem.ID(1), service: D.profil, details: details, receivedOn: office.now.day, responsible: D.kari,
      isUrgent: false)
    #expect(events == [.postReceived(received)])
    let item = try office.item(PostItem.ID(1))
    #expect(item.stamp == nil)
    #expect(item.placement == .opened)
    #expect(item.openedAt == office.now)
    #expect(item.details == details)
  }

  @Test("What comes digitally is stamped by the machine that received it (S4-12)", arguments: Channel.allCases)
  func digital(_ channel: Channel) throws {
    let office = try DeskOffice()
    let events = try office.when(
      RegisterPost(service: D.profil, details: PostDetails(channel: channel, title: "T", sender: "S")))
    #expect(events.map(\.kind) == (channel.isDigital ? [.postReceived, .postStamped] : [.postReceived]))
  }

  @Test("A received date may lie back, on any day of the week, and never ahead (S4-10)")
  func receivedDate() throws {
    let office = try DeskOffice()
    let written = try #require(Day(iso: "2026-11-18"))
    let details = PostDetails(channel: .letter, title: "T", sender: "S", documentDate: written)
    let saturday = try #require(Day(iso: "2026-11-14"))
    let post = try office.received(
      office.when(RegisterPost(service: D.profil, details: details, receivedOn: saturday)))
    #expect(try office.item(post).receivedOn == saturday)
    #expect(try office.item(post).warnings == [.documentDateAfterReceived])
    let ahead = try office.refusal(
      RegisterPost(service: D.profil, details: details, receivedOn: office.now.day + 1))
    #expect(ahead == Refusal(.receivedInFuture, ["day": "2026-11-21", "today": "2026-11-20"]))
  }

  @Test("Today is the day in Oslo: at 23:30 UTC it is tomorrow already")
  func todayInOslo() throws {
    let office = try DeskOffice()
    office.now = try #require(Instant(iso: "2026-11-20T23:30:00Z"))
    #expect(try office.item(office.letter()).receivedOn.iso == "2026-11-21")
  }

  @Test("A kind that is urgent by its nature makes the item urgent (S3-24)")
  func urgentKind() throws {
    let office = try DeskOffice()
    #expect(try office.item(office.letter(kind: D.bekymring)).isUrgent)
    #expect(try !office.item(office.letter(kind: D.klage)).isUrgent)
    let details = PostDetails(channel: .letter, kind: D.klage, title: "T", sender: "S")
    let post = try office.received(office.when(RegisterPost(service: D.profil, details: details, isUrgent: true)))
    #expect(try office.item(post).isUrgent)
  }

  @Test("In PPT the subject is the category, so that no name gets into a title (S4-13)")
  func subjectFollowsKind() throws {
    let office = try DeskOffice()
    let named = try office.letter("Henvisning av Ola Nordmann", to: D.ppt, kind: D.henvisning)
    #expect(try office.item(named).details.title == "Henvisning")
    #expect(try office.item(office.letter("Uavklart", to: D.ppt)).details.title == "Uavklart")
    // What the category says need not be typed; where nothing says it, it must.
    let untitled = PostDetails(channel: .letter, kind: D.henvisning, title: "", sender: "S")
    let post = try office.received(office.when(RegisterPost(service: D.ppt, details: untitled), by: D.ellen))
    #expect(try office.item(post).details.title == "Henvisning")
    let undecided = PostDetails(channel: .letter, kind: .unknown, title: "", sender: "S")
    let refusal = try office.refusal(RegisterPost(service: D.ppt, details: undecided), by: D.ellen)
    #expect(refusal?.code == .missingArgument && refusal?.arguments["name"] == "title")
  }

  @Test("A kind that the routine does not name, and a service one does not work in, are refused")
  func refusals() throws {
    let office = try DeskOffice()
    let details = PostDetails(channel: .letter, kind: D.henvisning, title: "T", sender: "S")
    let kind = try office.refusal(RegisterPost(service: D.profil, details: details))
    #expect(kind?.code == .noSuchKind)
    #expect(kind?.arguments["known"] == "klage-pa-vedtak, bekymringsmelding")
    #expect(try office.refusal(RegisterPost(service: D.ppt, details: details))?.code == .notMember)
    let nowhere = RegisterPost(service: D.word("nowhere", Service.self), details: details)
    #expect(try office.refusal(nowhere)?.code == .notMember)
  }

  @Test("A stamp is a date and a person, once (S0-23, S2-11)")
  func stamps() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    #expect(
      try office.when(StampReceived(post: post), by: D.per) == [
        .postStamped(PostStamped(post: post, service: D.profil))
      ])
    #expect(try office.item(post).stamp == Stamp(at: office.now, by: D.per))
    let again = try office.refusal(StampReceived(post: post))
    #expect(again == Refusal(.alreadyStamped, ["post": "1", "user": "Per Moe", "day": "2026-11-20"]))
    #expect(try office.refusal(StampReceived(post: PostItem.ID(99)))?.code == .noSuchPost)
  }

  @Test("The received date can be corrected with a reason until the item is registered (S0-23, S4-12, Noark 3.2.22)")
  func corrects() throws {
    let office = try DeskOffice()
    let post = try office.assignedLetter()
    let thursday = office.now.day - 1
    let correction = CorrectReceivedDate(post: post, receivedOn: thursday, reason: "Lå i postkassen")
    #expect(
      try office.when(correction) == [
        .receivedDateCorrected(
          ReceivedDateCorrected(
            post: post, service: D.profil, from: office.now.day, to: thursday, reason: "Lå i postkassen"))
      ])
    #expect(try office.item(post).receivedOn == thursday)
    #expect(try office.item(post).warnings == [.stampedOnOtherDay])
    #expect(try office.refusal(correction) == Refusal(.receivedDateUnchanged, ["day": thursday.iso]))
    let ahead = CorrectReceivedDate(post: post, receivedOn: office.now.day + 1, reason: "r")
    #expect(try office.refusal(ahead)?.code == .receivedInFuture)
    try office.when(RegisterEntry(post: post, newCaseTitle: "Sak"))
    let late = try office.refusal(CorrectReceivedDate(post: post, receivedOn: thursday - 1, reason: "r"))
    #expect(late == Refusal(.receivedDateFrozen, ["post": "1", "entry": "2026/1"]))
  }

  @Test("Urgent comes before all others (S0-37, S2-32)")
  func urgent() throws {
    let office = try DeskOffice()
    let posts = try (1...3).map { _ in try office.letter() }
    #expect(
      try office.when(MarkUrgent(post: posts[2], reason: "Nød"))
        == [.postMarkedUrgent(PostMarkedUrgent(post: posts[2], service: D.profil, reason: "Nød"))])
    #expect(try office.listed(.table) == [posts[2], posts[0], posts[1]])
    #expect(try office.refusal(MarkUrgent(post: posts[2])) == Refusal(.alreadyUrgent, ["post": "3"]))
  }

  @Test("What has left the desk takes no more stamps, dates or marks", arguments: [true, false])
  func closed(_ isForwarded: Bool) throws {
    let office = try DeskOffice()
    let post = try office.letter()
    if isForwarded {
      try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "Feil"))
    } else {
      try office.when(ReturnPost(post: post, reason: "Reklame"))
    }
    let expected: Refusal.Code = isForwarded ? .postForwarded : .postClosed
    #expect(try office.refusal(StampReceived(post: post))?.code == expected)
    #expect(try office.refusal(MarkUrgent(post: post))?.code == expected)
    #expect(
      try office.refusal(CorrectReceivedDate(post: post, receivedOn: office.now.day - 1, reason: "r"))?.code == expected
    )
  }
}
