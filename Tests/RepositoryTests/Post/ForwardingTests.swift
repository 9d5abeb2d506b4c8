import CommandBus
import Domain
import Repository
import Testing

@Suite("Wrongly delivered post: forward, accept, decline (S2-74, S2-75)")
struct ForwardingTests {
  private typealias D = DeskOffice

  @Test("Forwarded post is ours until the other service has accepted it; then it is theirs")
  func acceptedByService() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "Hører til PPT"), by: D.åge)
    #expect(try office.item(post).service == D.profil)
    #expect(try office.item(post).responsible == D.åge)
    #expect(try office.listed(.outgoing) == [post])
    #expect(try office.listed(.incoming, in: D.ppt) == [post])
    #expect(try office.listed(.table, in: D.ppt) == [])

    let events = try office.when(AcceptPost(post: post), by: D.ellen)
    let accepted = PostAccepted(
      post: post, from: D.profil, service: D.ppt, to: .init(placement: .opened, responsible: D.ellen), note: nil)
    #expect(events == [.postAccepted(accepted)])
    #expect(try office.item(post).service == D.ppt)
    #expect(try office.item(post).responsible == D.ellen)
    #expect(try office.listed(.outgoing) == [])
    #expect(try office.listed(.incoming, in: D.ppt) == [])
    #expect(try office.listed(.table, in: D.ppt) == [post])
    #expect(try office.refusal(AcceptPost(post: post), by: D.ellen) == Refusal(.notForwarded, ["post": "1"]))
  }

  @Test("Only the receiving side accepts or declines")
  func onlyReceiver() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "Feil"))
    #expect(try office.refusal(AcceptPost(post: post), by: D.kari)?.code == .notMember)
    #expect(try office.refusal(DeclinePost(post: post, reason: "r"), by: D.kari)?.code == .notMember)
    #expect(try office.refusal(AcceptPost(post: post), by: D.anne)?.code == .notPermitted)
  }

  @Test("Declined, the item is back on the forwarder's table, with the reason")
  func declined() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "Feil"), by: D.åge)
    let events = try office.when(DeclinePost(post: post, reason: "Ikke vårt"), by: D.ellen)
    #expect(events.map(\.kind) == [.forwardingDeclined])
    guard case .forwardingDeclined(let moved) = events[0] else { return }
    #expect(moved.reason == "Ikke vårt")
    #expect(try office.item(post).placement == .opened)
    #expect(try office.item(post).responsible == D.kari)
    #expect(try office.listed(.table) == [post])
    #expect(try office.listed(.incoming, in: D.ppt) == [])
    #expect(try office.refusal(DeclinePost(post: post, reason: "r"))?.code == .notForwarded)
  }

  @Test("A place outside the office accepts through whoever forwarded, who notes who said so")
  func acceptedOutside() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    try office.when(ForwardPost(post: post, to: .elsewhere("Bergen kommune"), reason: "Flyttet"))
    #expect(try office.refusal(AcceptPost(post: post)) == Refusal(.reasonMissing, ["name": "note"]))
    try office.when(AcceptPost(post: post, note: "Bekreftet av postmottaket"))
    #expect(try office.item(post).placement == .handedOver(to: .elsewhere("Bergen kommune")))
    #expect(try office.item(post).service == D.profil)
    #expect(try office.listed(.gone) == [post])
  }

  @Test("A word that is no service here is a place outside; one's own service is no destination")
  func destinations() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    let own = try office.refusal(ForwardPost(post: post, to: .service(D.profil), reason: "r"))
    #expect(own == Refusal(.sameService, ["service": "Profil"]))
    try office.when(ForwardPost(post: post, to: .service(D.word("fokus", Service.self)), reason: "r"))
    #expect(try office.item(post).placement == .forwarded(to: .elsewhere("fokus"), reason: "r"))
    let twice = try office.refusal(ForwardPost(post: post, to: .service(D.ppt), reason: "r"))
    #expect(twice == Refusal(.postForwarded, ["post": "1", "to": "fokus"]))
  }

  @Test("A case of the service that had it does not follow to the service that takes over (S3-39)")
  func leavesItsCase() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter()
    let folder = try office.openCase()
    try office.when(LinkCase(post: post, caseFolder: folder))
    try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "Feil"))
    #expect(try office.item(post).caseFolder == folder)
    try office.when(AcceptPost(post: post), by: D.ellen)
    #expect(try office.item(post).caseFolder == nil)
    try office.when(AssignPost(post: post, handler: D.anne), by: D.ellen)
    try office.when(RegisterEntry(post: post, newCaseTitle: "Ny sak"), by: D.ellen)
    #expect(try office.store.replayAndCompare().differences == [])
  }

  @Test("Forwarding works from service to service and back, and everything shows in exactly one place")
  func roundTrip() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    try office.when(ForwardPost(post: post, to: .service(D.ppt), reason: "a"))
    try office.when(AcceptPost(post: post), by: D.ellen)
    try office.when(ForwardPost(post: post, to: .service(D.profil), reason: "b"), by: D.ellen)
    try office.when(AcceptPost(post: post))
    #expect(try office.item(post).service == D.profil)
    #expect(try office.listed(.table) == [post])
    #expect(try office.store.replayAndCompare().differences == [])
  }
}
