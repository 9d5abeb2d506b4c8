package import Domain

/// Letters that are out of their author's hands, group by group: what went wrong first, and in a group the oldest.
package struct Dispatches: Hashable, Sendable {
  package let service: Service.ID
  /// nil: every group.
  package let group: BoardGroup?
  package let after: PageKey?
  package let limit: Int
  package let reader: CaseReader?

  package init(
    service: Service.ID, group: BoardGroup? = nil, after: PageKey? = nil, limit: Int, reader: CaseReader? = nil
  ) {
    self.service = service
    self.group = group
    self.after = after
    self.limit = limit
    self.reader = reader
  }
}

package struct DispatchRow: Hashable, Sendable {
  package private(set) var dispatch: Dispatch
  /// The log position of its letter's last change.
  package let version: Int
  package private(set) var title: String
  package let author: User.ID
  package let authorName: String
  package let entry: RegistryEntry.ID?
  package let finalisedAt: Instant
  /// Somebody has reported that it should not have gone as it was.
  package let isReported: Bool
  package private(set) var isMasked = false

  package init(
    dispatch: Dispatch, version: Int, title: String, author: User.ID, authorName: String, entry: RegistryEntry.ID?,
    finalisedAt: Instant, isReported: Bool
  ) {
    self.dispatch = dispatch
    self.version = version
    self.title = title
    self.author = author
    self.authorName = authorName
    self.entry = entry
    self.finalisedAt = finalisedAt
    self.isReported = isReported
  }

  package var masked: DispatchRow {
    var row = self
    row.dispatch = dispatch.masked
    row.title = ""
    row.isMasked = true
    return row
  }
}

extension Dispatch {
  /// How it stands, and not to whom.
  package var masked: Dispatch {
    Dispatch(
      id: id, letter: letter, service: service, caseFolder: caseFolder, recipient: Recipient(name: ""),
      channel: channel, reference: "", stage: stage, tries: tries, startedAt: startedAt, acceptedAt: acceptedAt,
      progress: progress, printsAt: printsAt, stopAskedAt: stopAskedAt, stoppedAt: stoppedAt, printedAt: printedAt,
      signedAt: signedAt, handedOverAt: handedOverAt)
  }
}

/// How many stand in each group of the board.
package struct DispatchCounts: Hashable, Sendable {
  package let service: Service.ID

  package init(service: Service.ID) { self.service = service }
}

/// What the program itself has to do with letters, of each list the oldest first. Asked by the worker only.
package struct LetterErrands: Hashable, Sendable {
  package let now: Instant
  package let limit: Int

  package init(now: Instant, limit: Int = 100) {
    self.now = now
    self.limit = limit
  }

  package struct Answer: Hashable, Sendable {
    /// Approved, and the time to say stop is over.
    package let toRelease: [Letter.ID]
    /// Finalised and without a page.
    package let toRender: [Letter.ID]
    /// Rendered, and waiting to be handed to the sending service.
    package let toSend: [Dispatch]
    /// Handed over, and no answer came: to be looked up by their reference before anything else is done with them.
    package let unanswered: [Dispatch]
    /// Begun to be printed, by a worker that ended before it could say how it went.
    package let leftPrinting: [Dispatch]
    /// With the sending service, and not over.
    package let toPoll: [Dispatch]
    /// Somebody wants their print stopped.
    package let toStop: [Dispatch]
    /// Rendered, and to be printed here.
    package let toPrint: [Dispatch]

    package init(
      toRelease: [Letter.ID], toRender: [Letter.ID], toSend: [Dispatch], unanswered: [Dispatch],
      leftPrinting: [Dispatch], toPoll: [Dispatch], toStop: [Dispatch], toPrint: [Dispatch]
    ) {
      self.toRelease = toRelease
      self.toRender = toRender
      self.toSend = toSend
      self.unanswered = unanswered
      self.leftPrinting = leftPrinting
      self.toPoll = toPoll
      self.toStop = toStop
      self.toPrint = toPrint
    }

    package var isEmpty: Bool {
      toRelease.isEmpty && toRender.isEmpty
        && [toSend, unanswered, leftPrinting, toPoll, toStop, toPrint].allSatisfy(\.isEmpty)
    }
  }
}
