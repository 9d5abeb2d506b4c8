import Domain
import Testing

/// Who should have it: which knowledge is listened to, what is said when it disagrees, and who is here today.
@Suite("The suggested handler (S1-6, S1-7, S1-21, S4-14)")
struct HandlerSuggestionTests {
  private let per: User.ID
  private let siv: User.ID
  private let anne: User.ID
  private let kari: User.ID

  init() throws {
    per = try #require(User.ID("per"))
    siv = try #require(User.ID("siv"))
    anne = try #require(User.ID("anne"))
    kari = try #require(User.ID("kari"))
  }

  private func person(
    _ id: User.ID, open: Int = 0, absent: Bool = false, substitute: User.ID? = nil, isHandler: Bool = true
  ) -> SuggestionFacts.Colleague {
    .init(user: id, name: id.text, isHandler: isHandler, open: open, isAbsent: absent, substitute: substitute)
  }

  private func suggest(_ people: [SuggestionFacts.Colleague], _ voices: Voice...) -> HandlerSuggestion? {
    HandlerSuggestion(SuggestionFacts(colleagues: people, knowledge: voices))
  }

  @Test("Addressee before case, case before directory, directory before who had the sender last")
  func order() throws {
    let people = [person(per), person(siv), person(anne)]
    let all: [Voice] = [
      Voice(.hadSender, names: anne), Voice(.directory, names: siv), Voice(.ownsCase, names: per),
      Voice(.addressee, names: anne),
    ]
    for (count, expected) in [(4, anne), (3, per), (2, siv), (1, anne)] {
      let facts = SuggestionFacts(colleagues: people, knowledge: Array(all.prefix(count)))
      #expect(HandlerSuggestion(facts)?.handler == expected, "\(count)")
    }
  }

  @Test("It says which of them spoke, and which named somebody else")
  func voices() throws {
    let people = [person(per), person(siv)]
    let agreed = try #require(suggest(people, Voice(.hadSender, names: per), Voice(.directory, names: per)))
    #expect(agreed.reasons == [.directory, .hadSender])
    #expect(agreed.isUnanimous)
    let split = try #require(suggest(people, Voice(.hadSender, names: siv), Voice(.directory, names: per)))
    #expect(split.handler == per && split.reasons == [.directory])
    #expect(split.dissent == [Voice(.hadSender, names: siv)] && !split.isUnanimous)
  }

  @Test("Somebody who is away is not suggested: the substitute is, and it says for whom (S0-35)")
  func absent() throws {
    let people = [person(per, absent: true, substitute: siv), person(siv), person(anne)]
    let found = try #require(suggest(people, Voice(.ownsCase, names: per), Voice(.directory, names: per)))
    #expect(found.handler == siv && found.standsInFor == per)
    #expect(found.reasons == [.ownsCase, .directory, .standsIn])
    #expect(found.isUnanimous)
  }

  @Test("Away without a substitute: the next knowledge is asked, and what was passed over is told")
  func absentAlone() throws {
    let people = [person(per, absent: true), person(siv)]
    let found = try #require(suggest(people, Voice(.ownsCase, names: per), Voice(.hadSender, names: siv)))
    #expect(found.handler == siv && found.reasons == [.hadSender])
    #expect(found.dissent == [Voice(.ownsCase, names: per)])
  }

  @Test("A directory that names several is settled by who has the least to do")
  func ambiguousDirectory() throws {
    let people = [person(per, open: 9), person(siv, open: 2), person(anne, open: 5)]
    let found = try #require(suggest(people, Voice(.directory, names: per), Voice(.directory, names: siv)))
    #expect(found.handler == siv)
    #expect(found.dissent == [Voice(.directory, names: per)])
  }

  @Test("Where nobody knows, the handler who is here and has the least to do; never a clerk")
  func load() throws {
    let people = [
      person(kari, isHandler: false), person(per, open: 3), person(siv, open: 1, absent: true), person(anne, open: 2),
    ]
    let found = try #require(suggest(people))
    #expect(found.handler == anne && found.reasons == [.fewestOpen])
    #expect(suggest([person(kari, isHandler: false), person(siv, absent: true)]) == nil)
  }

  @Test("Somebody who does not work in the service is not heard")
  func stranger() throws {
    let found = try #require(suggest([person(per)], Voice(.addressee, names: siv)))
    #expect(found.handler == per && found.reasons == [.fewestOpen])
    #expect(found.isUnanimous)
  }

  @Test("Every combination of knowledge and presence suggests somebody who is here, or nobody is")
  func alwaysPresent() throws {
    for absences in 0..<8 {
      for named in 0..<64 {
        let ids = [per, siv, anne]
        let people = ids.enumerated().map { index, id in
          person(id, open: index, absent: absences & (1 << index) != 0, substitute: ids[(index + 1) % 3])
        }
        let sources: [Voice.Source] = [.addressee, .ownsCase, .hadSender]
        let voices = sources.enumerated().compactMap { index, source -> Voice? in
          let choice = named >> (index * 2) & 3
          return choice == 3 ? nil : Voice(source, names: ids[choice])
        }
        let found = HandlerSuggestion(SuggestionFacts(colleagues: people, knowledge: voices))
        let present = Set(people.filter { !$0.isAbsent }.map(\.user))
        #expect((found != nil) == !present.isEmpty)
        if let found {
          #expect(present.contains(found.handler))
          #expect(!found.reasons.isEmpty)
        }
      }
    }
  }
}
