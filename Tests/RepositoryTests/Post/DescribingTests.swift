import CommandBus
import Domain
import Repository
import Testing

@Suite("What is written about an item: describe-post, split-post")
struct DescribingTests {
  private typealias D = DeskOffice

  @Test("A scan that came with nothing but its name is described; what is not named stays (S0-24)")
  func describes() throws {
    let office = try DeskOffice()
    let post = try office.letter("skann_0141.pdf", from: "")
    let before = try office.item(post).details
    var changes = DescribePost.Changes()
    changes.kind = D.klage
    changes.title = "Klage på vedtak"
    changes.sheets = 3
    var after = before
    after.kind = D.klage
    after.title = "Klage på vedtak"
    after.sheets = 3
    let events = try office.when(DescribePost(post: post, changes: changes), by: D.per)
    #expect(events == [.postDescribed(PostDescribed(post: post, service: D.profil, from: before, to: after))])
    #expect(try office.item(post).details == after)
    #expect(try office.refusal(DescribePost(post: post, changes: changes)) == Refusal(.nothingChanged, ["post": "1"]))
    #expect(try office.refusal(DescribePost(post: post, changes: .init()))?.code == .nothingChanged)
  }

  @Test("Found to be a concern report, the item becomes urgent in the same breath (S3-24)")
  func becomesUrgent() throws {
    let office = try DeskOffice()
    let post = try office.letter()
    var changes = DescribePost.Changes()
    changes.kind = D.bekymring
    let events = try office.when(DescribePost(post: post, changes: changes))
    #expect(events.map(\.kind) == [.postDescribed, .postMarkedUrgent])
    #expect(try office.item(post).isUrgent)
  }

  @Test("In PPT the subject follows the category whatever is typed (S4-13)")
  func subjectFollowsKind() throws {
    let office = try DeskOffice()
    let post = try office.letter("Skann", to: D.ppt)
    var changes = DescribePost.Changes()
    changes.kind = D.henvisning
    changes.title = "Henvisning av Ola Nordmann"
    try office.when(DescribePost(post: post, changes: changes), by: D.ellen)
    #expect(try office.item(post).details.title == "Henvisning")
  }

  @Test("A kind of another routine is refused, and so is any change after registration (Noark 3.2.22)")
  func refusals() throws {
    let office = try DeskOffice()
    var changes = DescribePost.Changes()
    changes.kind = D.henvisning
    #expect(try office.refusal(DescribePost(post: office.letter(), changes: changes))?.code == .noSuchKind)
    let registered = try office.registeredLetter()
    changes.kind = D.klage
    #expect(try office.refusal(DescribePost(post: registered, changes: changes))?.code == .alreadyRegistered)
    #expect(try office.refusal(DescribePost(post: PostItem.ID(99), changes: changes))?.code == .noSuchPost)
  }

  @Test("One envelope becomes several items; the parts follow it in sender, dates, stamp and urgency (S0-24)")
  func splits() throws {
    let office = try DeskOffice()
    let post = try office.stampedLetter("Konvolutt")
    try office.when(MarkUrgent(post: post))
    let events = try office.when(SplitPost(post: post, titles: ["Klage", "Legeerklæring"]), by: D.per)
    #expect(events.map(\.kind) == [.postReceived, .postStamped, .postReceived, .postStamped, .postSplit])
    #expect(
      events.last == .postSplit(PostSplit(post: post, service: D.profil, parts: [PostItem.ID(2), PostItem.ID(3)])))
    let envelope = try office.item(post)
    for (id, title) in [(2, "Klage"), (3, "Legeerklæring")] {
      let part = try office.item(PostItem.ID(id))
      #expect(part.details.title == title)
      #expect(part.details.sender == envelope.details.sender)
      #expect(part.receivedOn == envelope.receivedOn)
      #expect(part.stamp == Stamp(at: office.now, by: D.per))
      #expect(part.isUrgent)
      #expect(part.splitFrom == post)
      #expect(part.responsible == envelope.responsible)
    }
    #expect(try office.listed(.table).count == 3)
  }

  @Test("The parts of an unstamped envelope are unstamped")
  func splitsUnstamped() throws {
    let office = try DeskOffice()
    let post = try office.letter("Konvolutt")
    let events = try office.when(SplitPost(post: post, titles: ["Klage"]))
    #expect(events.map(\.kind) == [.postReceived, .postSplit])
    #expect(try office.item(PostItem.ID(2)).stamp == nil)
  }

  @Test("A split has one to fifty parts", arguments: [0, 51])
  func tooFew(_ parts: Int) throws {
    let office = try DeskOffice()
    let split = SplitPost(post: try office.letter(), titles: Array(repeating: "Del", count: parts))
    #expect(try office.refusal(split) == Refusal(.splitTooFew, ["post": "1"]))
  }
}
