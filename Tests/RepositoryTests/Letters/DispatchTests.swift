import CommandBus
import Domain
import Testing

@testable import Repository

@Suite("A finalised letter on its way to its recipients")
struct DispatchTests {
  private typealias L = LetterOffice

  @Test("Nothing leaves without its page; then the worker has it in hand, and from the start nobody knows (S2-41)")
  func sending() throws {
    let office = try L()
    let letter = try office.finalised()
    let dispatch = try #require(try office.desk.store.read { try $0.dispatches(of: letter.id) }.first)
    #expect(throws: Refusal.self) { try office.desk.program(RecordDispatchStarted(dispatch: dispatch.id)) }
    var errands: LetterErrands.Answer {
      get throws { try office.desk.store.answer(LetterErrands(now: office.desk.now)) }
    }
    #expect(try errands.toRender == [letter.id])
    try office.desk.program(RecordLetterRendered(letter: letter.id, page: L.page()))
    #expect(try errands.toSend.map(\.id) == [dispatch.id])
    try office.desk.program(RecordDispatchStarted(dispatch: dispatch.id))
    #expect(try errands.toSend.isEmpty)
    #expect(try errands.unanswered.map(\.reference) == [dispatch.reference])
    // A second start, by a worker that does not know of the first, is refused.
    #expect(throws: Refusal.self) { try office.desk.program(RecordDispatchStarted(dispatch: dispatch.id)) }
    try office.desk.program(RecordDispatchAccepted(dispatch: dispatch.id, outsideID: "ute"))
    #expect(try errands.toPoll.map(\.outsideID) == ["ute"])
    #expect(throws: Refusal.self) {
      try office.desk.program(RecordDispatchAccepted(dispatch: dispatch.id, outsideID: "annen"))
    }
  }

  @Test("A try that reached nobody is made again, five times; then it is its author's to see to")
  func tries() throws {
    let office = try L()
    let dispatch = try office.rendered()
    for number in 1...Dispatch.triesBeforeFailing {
      try office.desk.program(RecordDispatchStarted(dispatch: dispatch.id))
      try office.desk.program(RecordDispatchFault(dispatch: dispatch.id, reason: "503"))
      #expect(try office.dispatch(dispatch.id).tries == number)
    }
    #expect(try office.dispatch(dispatch.id).stage == .failed)
    #expect(try office.deviations().map(\.reason) == ["dispatch-failed"])
    #expect(try office.deviations().map(\.responsible) == [L.nils])
    try office.desk.when(RetryDispatch(dispatch: dispatch.id), by: L.nils)
    #expect(try office.dispatch(dispatch.id).stage == .queued)
    try office.desk.program(RecordDispatchRefused(dispatch: dispatch.id, reason: "Ugyldig", field: "postnummer"))
    #expect(try office.dispatch(dispatch.id).fault == "postnummer: Ugyldig")
    #expect(try office.deviations().count == 2)
  }

  @Test("Statuses are folded in any order; only news is an entry, and the countdown to print is kept (S4-32)")
  func statuses() throws {
    let office = try L()
    let dispatch = try office.accepted()
    let at = office.desk.now
    func told(_ words: [(String, Int)]) throws -> [Event] {
      try office.desk.program(
        RecordDispatchStatuses(
          observed: words.map { .init(dispatch: dispatch.id, word: $0.0, at: at.adding(seconds: $0.1)) }))
    }
    #expect(try told([("VARSLET", 60), ("MOTTATT", 10)]).count == 1)
    #expect(try told([("VARSLET", 60)]).isEmpty)
    var found = try office.dispatch(dispatch.id)
    #expect(found.status == .waitingToBeRead && found.group == .waitingToBeRead)
    #expect(found.printsAt == ReadingDeadline.printsAt(notifiedAt: at.adding(seconds: 60)))
    _ = try told([("PRINTET", 500)])
    _ = try told([("LEST", 600), ("MOTTATT", 5)])
    found = try office.dispatch(dispatch.id)
    #expect(found.progress.printedAt == at.adding(seconds: 500) && found.progress.readAt == at.adding(seconds: 600))
    #expect(found.isOver)
    #expect(try office.desk.store.answer(LetterErrands(now: at)).toPoll.isEmpty)
  }

  @Test("What reached nobody is a deviation, once, with the author to see to it", arguments: ["AVVIST", "IKKE_LEVERT"])
  func undelivered(_ word: String) throws {
    let office = try L()
    let dispatch = try office.accepted()
    for seconds in [10, 20] {
      try office.desk.program(
        RecordDispatchStatuses(
          observed: [.init(dispatch: dispatch.id, word: word, at: office.desk.now.adding(seconds: -seconds))]))
    }
    #expect(try office.deviations().map(\.reason) == ["dispatch-undelivered"])
    #expect(try office.dispatch(dispatch.id).group == .failed)
  }

  @Test("A print is stopped while it can be; when it can not, that is said")
  func stopping() throws {
    let office = try L()
    let dispatch = try office.accepted()
    let stop = StopBeforePrint(dispatch: dispatch.id, reason: "Feil vedlegg")
    #expect(try office.desk.refusal(stop, by: L.nils)?.code == .tooLateToStop)
    let notified = RecordDispatchStatuses.Observation(dispatch: dispatch.id, word: "VARSLET", at: office.desk.now)
    try office.desk.program(RecordDispatchStatuses(observed: [notified]))
    try office.desk.when(stop, by: L.nils)
    #expect(try office.desk.refusal(stop, by: L.nils)?.code == .stopAsked)
    #expect(try office.desk.store.answer(LetterErrands(now: office.desk.now)).toStop.map(\.id) == [dispatch.id])
    try office.desk.program(RecordPrintStop(dispatch: dispatch.id, isStopped: true))
    #expect(try office.dispatch(dispatch.id).status == .byHand)
    // What was stopped here is marked as read there; nobody has read it.
    let marked = RecordDispatchStatuses.Observation(dispatch: dispatch.id, word: "LEST", at: office.desk.now)
    try office.desk.program(RecordDispatchStatuses(observed: [marked]))
    #expect(try office.dispatch(dispatch.id).group == .byHand)
    let late = try office.accepted()
    let printed = RecordDispatchStatuses.Observation(dispatch: late.id, word: "SENDT_PRINT", at: office.desk.now)
    try office.desk.program(RecordDispatchStatuses(observed: [printed]))
    let refusal = try office.desk.refusal(StopBeforePrint(dispatch: late.id, reason: "r"), by: L.nils)
    #expect(refusal?.code == .tooLateToStop && refusal?.arguments["state"] == "on-paper")
  }

  @Test("Paper is printed, signed by hand, and then out of the house (S2-38)")
  func paper() throws {
    let office = try L()
    let dispatch = try office.rendered(channel: .letter, reason: "Ingen postkasse")
    #expect(try office.desk.refusal(ConfirmSigned(dispatch: dispatch.id), by: L.nils)?.code == .dispatchState)
    #expect(try office.desk.store.answer(LetterErrands(now: office.desk.now)).toPrint.map(\.id) == [dispatch.id])
    try office.desk.program(RecordPrint(dispatch: dispatch.id))
    #expect(try office.dispatch(dispatch.id).stage == .awaitingSignature)
    try office.desk.when(ConfirmSigned(dispatch: dispatch.id), by: L.nils)
    #expect(try office.dispatch(dispatch.id).isOver)
  }

  @Test("From the out pigeonhole it is fetched (S1-26)")
  func pigeonhole() throws {
    let office = try L()
    let dispatch = try office.rendered(channel: .pigeonhole)
    try office.desk.when(RecordPrint(dispatch: dispatch.id), by: L.nils)
    #expect(try office.dispatch(dispatch.id).stage == .awaitingPickup)
    try office.desk.when(ConfirmPickup(dispatch: dispatch.id), by: L.mona)
    #expect(try office.dispatch(dispatch.id).stage == .handedOver)
  }

  @Test("Of an open channel what was written is kept (S1-27)")
  func openChannel() throws {
    let office = try L()
    let dispatch = try office.rendered(channel: .messenger)
    #expect(dispatch.stage == .byHand)
    let silent = HandOverDispatch(dispatch: dispatch.id)
    #expect(try office.desk.refusal(silent, by: L.nils)?.code == .transcriptMissing)
    try office.desk.when(HandOverDispatch(dispatch: dispatch.id, transcript: "Hei!\nSvaret ditt:"), by: L.nils)
    let kept = try #require(try office.dispatch(dispatch.id).transcript)
    #expect(try office.desk.store.read { try $0.text(of: kept) } == "Hei!\nSvaret ditt:")
  }

  @Test("What was perhaps printed is printed again only when somebody has looked (S2-38)")
  func printing() throws {
    let office = try L()
    let dispatch = try office.rendered(channel: .letter, reason: "r")
    var errands: LetterErrands.Answer {
      get throws { try office.desk.store.answer(LetterErrands(now: office.desk.now)) }
    }
    #expect(throws: Refusal.self) { try office.desk.program(RecordPrintUnclear(dispatch: dispatch.id)) }
    for number in 1...2 {
      #expect(try errands.toPrint.map(\.id) == [dispatch.id])
      try office.desk.program(RecordDispatchStarted(dispatch: dispatch.id))
      #expect(try errands.toPrint.isEmpty && errands.unanswered.isEmpty && errands.toSend.isEmpty)
      #expect(try errands.leftPrinting.map(\.id) == [dispatch.id])
      try office.desk.program(RecordPrintUnclear(dispatch: dispatch.id))
      #expect(try errands.isEmpty)
      let found = try office.dispatch(dispatch.id)
      #expect(found.stage == .printUnclear && found.group == .waitsForUs && !found.isOver)
      #expect(try office.deviations().map(\.reason) == Array(repeating: "print-unclear", count: number))
      #expect(try office.deviations().allSatisfy { $0.responsible == L.nils })
      if number == 1 { try office.desk.when(RetryDispatch(dispatch: dispatch.id), by: L.nils) }
    }
    try office.desk.when(RecordPrint(dispatch: dispatch.id), by: L.nils)
    #expect(try office.dispatch(dispatch.id).stage == .awaitingSignature)
    #expect(try office.desk.store.replayAndCompare().differences.isEmpty)
  }

  @Test("A printer's silence is no answer of SvarUt's, and the other way round")
  func printingAndSending() throws {
    let office = try L()
    let sent = try office.rendered()
    try office.desk.program(RecordDispatchStarted(dispatch: sent.id))
    #expect(throws: Refusal.self) { try office.desk.program(RecordPrintUnclear(dispatch: sent.id)) }
    let printed = try office.rendered(channel: .letter, reason: "r")
    try office.desk.program(RecordDispatchStarted(dispatch: printed.id))
    #expect(throws: Refusal.self) {
      try office.desk.program(RecordDispatchAccepted(dispatch: printed.id, outsideID: "ute"))
    }
  }

  @Test("A letter that went out wrong is a deviation, and the corrected one points back at it (S0-47)")
  func sentWithError() throws {
    let office = try L()
    let letter = try office.finalised()
    try office.desk.when(ReportSentWithError(letter: letter.id, reason: "Feil dato"), by: L.nils)
    #expect(try office.deviations().map(\.reason) == ["sent-with-error"])
    try office.desk.when(
      DraftLetter(caseFolder: letter.caseFolder, template: "svar", corrects: letter.id), by: L.nils)
    let card = try #require(try office.desk.store.answer(LetterCard(letter: letter.id)))
    #expect(card.correctedBy == [Letter.ID(letter.id.value + 1)])
    #expect(try office.desk.store.answer(Dispatches(service: L.service, limit: 9)).rows.allSatisfy(\.isReported))
  }

  @Test("The board is read page by page, what went wrong first")
  func board() throws {
    let office = try L()
    let (one, two) = (try office.accepted(), try office.rendered())
    try office.desk.program(RecordDispatchFault(dispatch: two.id, reason: "x", isHopeless: true))
    let store = office.desk.store
    let first = try store.answer(Dispatches(service: L.service, limit: 1))
    #expect(first.rows.map(\.dispatch.id) == [two.id] && first.total == 2)
    let second = try store.answer(Dispatches(service: L.service, after: first.next, limit: 1))
    #expect(second.rows.map(\.dispatch.id) == [one.id] && second.next == nil)
    #expect(try store.answer(DispatchCounts(service: L.service)) == [.failed: 1, .onItsWay: 1])
  }

  @Test("All of it is made anew from the log")
  func replays() throws {
    let office = try L()
    _ = try office.accepted()
    let dispatch = try office.rendered(channel: .letter, reason: "r")
    try office.desk.program(RecordPrint(dispatch: dispatch.id))
    let waiting = try office.sent()
    try office.desk.when(CommentLetter(letter: waiting.id, firstWord: 1, text: "Hm"), by: L.lise)
    #expect(try office.desk.store.replayAndCompare().differences.isEmpty)
  }
}
