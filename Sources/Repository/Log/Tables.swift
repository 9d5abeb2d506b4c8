internal import Domain
internal import GRDB

/// Applies events to the derived tables: the same code for a new event and for a replay.
enum Tables {
  static func apply(_ entry: LogEntry, _ db: Database) throws {
    switch entry.event {
    case .officeCreated(let content): try OfficeTable.apply(content, db)
    case .serviceAdded(let content):
      try ServiceTable.apply(content, db)
      try RoutineTable.apply(content, entry, db)
    case .routineAdopted(let content): try RoutineTable.apply(content, entry, db)
    case .userAdded(let content): try UserTable.apply(content, db)
    case .passwordSet(let content): try UserTable.apply(content, at: entry.at, db)
    case .languageChosen(let content): try UserTable.apply(content, db)
    case .signInFailed(let content): try UserTable.apply(content, at: entry.at, db)
    case .signedIn(let content): try SessionTable.apply(content, at: entry.at, db)
    case .signedOut(let content): try SessionTable.apply(content, at: entry.at, db)
    case .commandRefused: break  // Evidence only; no list is built on it.
    case .postReceived(let content): try PostTable.apply(content, entry, db)
    case .postStamped(let content): try PostTable.apply(content, entry, db)
    case .receivedDateCorrected(let content): try PostTable.apply(content, entry, db)
    case .postMarkedUrgent(let content): try PostTable.apply(content, entry, db)
    case .postDescribed(let content): try PostTable.describe(content.post, content.to, entry, db)
    case .postSplit(let content): try PostTable.touch(content.post, entry, db)
    case .originalShelved(let content): try OriginalTable.apply(content, entry, db)
    case .originalShredded(let content): try OriginalTable.apply(content, entry, db)
    case .postAssigned(let content), .postTaken(let content), .postParked(let content), .postReturned(let content),
      .postForwarded(let content), .forwardingDeclined(let content), .postReassigned(let content):
      try PostTable.apply(content, entry, db)
    case .postAccepted(let content): try PostTable.apply(content, entry, db)
    case .deadlineMet(let content): try DeadlineTable.apply(content, entry, db)
    case .preliminaryAnswerRecorded(let content): try DeadlineTable.apply(content, entry, db)
    case .closingDaySet(let content): try ClosingDayTable.apply(content, db)
    case .closingDayRemoved(let content): try ClosingDayTable.apply(content, db)
    case .caseOpened(let content): try CaseTable.apply(content, entry, db)
    case .caseLinked(let content): try PostTable.apply(content, entry, db)
    case .entryRegistered(let content): try RegistryTable.apply(content, entry, db)
    case .noteRegistered(let content): try RegistryTable.apply(content, entry, db)
    case .entryWrittenOff(let content): try RegistryTable.apply(content, entry, db)
    case .writeOffWithdrawn(let content): try RegistryTable.apply(content, entry, db)
    case .workStarted(let content): try CaseTable.setStatus(of: content.caseFolder, .inProgress, entry, db)
    case .workQuestionAnswered(let content): try CaseTable.apply(content, entry, db)
    case .caseClosed(let content): try CaseTable.setStatus(of: content.caseFolder, .closed, entry, db)
    case .caseShared(let content): try CaseTable.setShared(true, content.caseFolder, entry, db)
    case .caseUnshared(let content): try CaseTable.setShared(false, content.caseFolder, entry, db)
    case .caseRead(let content): try CaseTable.apply(content, entry, db)
    case .consentRecorded(let content): try ConsentTable.apply(content, db)
    case .consentWithdrawn(let content): try ConsentTable.apply(content, db)
    case .caseReopened(let content): try CaseTable.setStatus(of: content.caseFolder, .inProgress, entry, db)
    case .postRouted(let content): try DeliveryTable.apply(content, entry, db)
    case .extractConfirmed(let content): try DeliveryTable.apply(content, entry, db)
    case .deliveryConfirmed(let content): try DeliveryTable.apply(content, entry, db)
    case .postMisdirected(let content): try DeliveryTable.apply(content, entry, db)
    case .ruleGapNoted(let content): try RuleGapTable.apply(content, entry, db)
    case .ruleGapSettled(let content): try RuleGapTable.apply(content, entry, db)
    case .meetingStarted(let content): try MeetingTable.apply(content, entry, db)
    case .meetingClosed(let content): try MeetingTable.apply(content, entry, db)
    case .decisionUndone(let content): try PostTable.apply(content, entry, db)
    case .fileReceived(let content): try IntakeTable.apply(content, db)
    case .fileRefused(let content): try IntakeTable.apply(content, db)
    case .fileRemoved(let content): try IntakeTable.apply(content, entry, db)
    case .intermediateReleased(let content): try IntakeTable.apply(content, entry, db)
    case .scanPrepared(let content): try ScanTable.apply(content, entry, db)
    case .scanLinked(let content): try ScanTable.apply(content, entry, db)
    case .scanUnlinked(let content): try ScanTable.apply(content, entry, db)
    case .postJoined(let content):
      try PostTable.apply(content, entry, db)
      try PageWorkTable.endSorting(of: content.post, db)
    case .postSeparated(let content): try PostTable.apply(content, entry, db)
    case .scanChecked(let content): try ScanTable.apply(content, entry, db)
    case .scanFaultReported(let content): try ScanFaultTable.apply(content, entry, db)
    case .scanFaultSettled(let content): try ScanFaultTable.apply(content, entry, db)
    case .scanFaultSeen(let content): try ScanFaultTable.apply(content, db)
    case .entryFinalised(let content): try RegistryTable.apply(content, entry, db)
    case .localCopyRegistered(let content): try LocalCopyTable.apply(content, entry, db)
    case .localCopyDeleted(let content): try LocalCopyTable.apply(content, entry, db)
    case .shreddingListSigned(let content): try ShreddingListTable.apply(content, entry, db)
    case .pagesLooked(let content): try PageWorkTable.apply(content, entry, db)
    case .pagesRead(let content): try PageWorkTable.apply(content, entry, db)
    case .pageWorkFailed(let content): try PageWorkTable.apply(content, entry, db)
    case .pageWorkRetried(let content): try PageWorkTable.apply(content, entry, db)
    case .deviationRaised(let content): try DeviationTable.apply(content, entry, db)
    case .deviationResolved(let content): try DeviationTable.apply(content, entry, db)
    case .directoryRowSet(let content): try DirectoryTable.apply(content, entry, db)
    case .directoryRowEnded(let content): try DirectoryTable.apply(content, entry, db)
    case .directoryOwnerSet(let content): try DirectoryTable.apply(content, entry, db)
    case .concernedRecorded(let content): try ConcernedTable.set(content.to, of: content.post, entry, db)
    case .postOpened(let content): try PostTable.apply(content, at: entry.at, db)
    case .absenceRecorded(let content): try AbsenceTable.apply(content, db)
    case .absenceEnded(let content): try AbsenceTable.apply(content, db)
    case .substituteAppointed(let content): try SubstitutionTable.apply(content, entry, db)
    case .substitutionEnded(let content): try SubstitutionTable.apply(content, db)
    case .doneForMeRead(let content): try DoneForMeTable.apply(content, db)
    case .deputySteppedIn(let content): try DeputyTable.apply(content, at: entry.at, db)
    case .deputySteppedOut(let content): try DeputyTable.apply(content, db)
    case .roleGranted(let content): try UserTable.apply(content, db)
    case .roleRevoked(let content): try UserTable.apply(content, db)
    case .unitSet(let content): try UserTable.apply(content, db)
    case .employmentEnded(let content): try UserTable.apply(content, at: entry.at, db)
    case .postResponsibleSet(let content): try ServiceTable.apply(content, db)
    case .letterDrafted(let content): try LetterTable.apply(content, entry, db)
    case .letterSaved(let content): try LetterTable.apply(content, entry, db)
    case .letterAddressed(let content): try LetterTable.apply(content, entry, db)
    case .letterDiscarded(let content): try LetterTable.apply(content, entry, db)
    case .letterSentForApproval(let content): try LetterApprovalTable.apply(content, entry, db)
    case .letterWithdrawn(let content): try LetterApprovalTable.apply(content, entry, db)
    case .letterCommented(let content): try LetterApprovalTable.apply(content, entry, db)
    case .letterCommentResolved(let content): try LetterApprovalTable.apply(content, entry, db)
    case .letterReturned(let content): try LetterApprovalTable.apply(content, entry, db)
    case .letterApproved(let content): try LetterApprovalTable.apply(content, entry, db)
    case .letterApprovalCancelled(let content): try LetterApprovalTable.apply(content, entry, db)
    case .letterFinalised(let content): try LetterTable.apply(content, entry, db)
    case .letterRendered(let content): try LetterTable.apply(content, entry, db)
    case .dispatchStarted(let content): try DispatchTable.apply(content, entry, db)
    case .dispatchAccepted(let content): try DispatchTable.apply(content, entry, db)
    case .dispatchRefused(let content): try DispatchTable.apply(content, entry, db)
    case .dispatchTryFailed(let content): try DispatchTable.apply(content, entry, db)
    case .dispatchObserved(let content): try DispatchTable.apply(content, entry, db)
    case .printStopAsked(let content): try DispatchTable.apply(content, entry, db)
    case .printStopTried(let content): try DispatchTable.apply(content, entry, db)
    case .printLeftUnclear(let content): try DispatchTable.apply(content, entry, db)
    case .dispatchPrinted(let content): try DispatchTable.apply(content, entry, db)
    case .dispatchSigned(let content): try DispatchTable.apply(content, entry, db)
    case .dispatchHandedOver(let content): try DispatchTable.apply(content, entry, db)
    case .dispatchRetried(let content): try DispatchTable.apply(content, entry, db)
    case .sentWithErrorReported(let content): try LetterTable.apply(content, entry, db)
    }
  }

  static func note(_ key: String, answeredBy first: Int, through last: Int, _ db: Database) throws {
    // A command's events share one key; on a replay they come one by one.
    try db.run(
      """
      INSERT INTO answered (key, first, last) VALUES (?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET last = excluded.last
      """,
      key, first, last)
  }

  static func entries(answering key: String, _ db: Database) throws -> [LogEntry]? {
    let statement = try db.cachedStatement(sql: "SELECT first, last FROM answered WHERE key = ?")
    guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
    return try LogTable.entries(from: row["first"], through: row["last"], db)
  }
}

/// Reading ids and days back from a table: a value that does not parse is damage, not a crash.
extension Row {
  func word<Owner>(_ column: String) throws -> Word<Owner> {
    guard let word = Word<Owner>(self[column] as String) else { throw damaged(column) }
    return word
  }

  func wordIfAny<Owner>(_ column: String) throws -> Word<Owner>? {
    (self[column] as String?) == nil ? nil : try word(column)
  }

  func day(_ column: String) throws -> Day {
    guard let day = Day(iso: self[column]) else { throw damaged(column) }
    return day
  }

  func dayIfAny(_ column: String) throws -> Day? {
    (self[column] as String?) == nil ? nil : try day(column)
  }

  func instant(_ column: String) throws -> Instant {
    guard let instant = Instant(iso: self[column]) else { throw damaged(column) }
    return instant
  }

  func instantIfAny(_ column: String) throws -> Instant? {
    (self[column] as String?) == nil ? nil : try instant(column)
  }

  func choice<C: RawRepresentable>(_ column: String) throws -> C where C.RawValue == String {
    guard let choice = C(rawValue: self[column]) else { throw damaged(column) }
    return choice
  }

  func choiceIfAny<C: RawRepresentable>(_ column: String) throws -> C? where C.RawValue == String {
    (self[column] as String?) == nil ? nil : try choice(column)
  }

  func numberIfAny<Owner>(_ column: String) -> Number<Owner>? {
    (self[column] as Int?).map { Number($0) }
  }

  private func damaged(_ column: String) -> StoreFault { StoreFault(.damaged, cause: "column \(column)") }
}

/// A year's number as one integer, so that rows lie in order and other tables can point at them.
extension YearNumber {
  var key: Int { year * 10_000_000 + number }

  init(key: Int) { self.init(year: key / 10_000_000, number: key % 10_000_000) }
}
