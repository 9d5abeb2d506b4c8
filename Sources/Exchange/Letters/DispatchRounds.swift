internal import CommandBus
internal import Domain
internal import Foundation
internal import Glibc
package import SvarUt

/// Hands letters to SvarUt, and asks how they fare (S2-35, S2-41, S4-31, S4-32).
///
/// That a try begins is on the disk before anything leaves; a try whose answer is lost is asked about by its reference,
/// and sent again only when SvarUt surely has not got it: nobody gets a letter twice.
package struct DispatchRounds: Sendable {
  private let office: LetterOffice
  private let client: SvarUtClient?
  /// Why there is no client, in words for whoever runs the worker.
  private let missing: String?
  private let system: String

  /// - Parameters:
  ///   - client: nil where SvarUt is not set up.
  ///   - missing: what to do about that.
  package init(office: LetterOffice, client: SvarUtClient?, missing: String?, system: String = "Morgenpost") {
    self.office = office
    self.client = client
    self.missing = missing
    self.system = system
  }

  func round(_ work: LetterErrands.Answer, _ report: inout LetterReport) async {
    guard let client else {
      report.waiting += work.toSend.count + work.unanswered.count
      if let missing, !(work.toSend.isEmpty && work.unanswered.isEmpty) { report.tell(missing) }
      return
    }
    for dispatch in work.unanswered where !Task.isCancelled { await settle(dispatch, client, &report) }
    for dispatch in work.toSend where !Task.isCancelled { await send(dispatch, client, &report) }
    for dispatch in work.toStop where !Task.isCancelled { await stop(dispatch, client, &report) }
    guard !Task.isCancelled, !work.toPoll.isEmpty else { return }
    await follow(work.toPoll, client, &report)
  }

  // MARK: - Sending

  private func send(_ dispatch: Dispatch, _ client: SvarUtClient, _ report: inout LetterReport) async {
    guard dispatch.isDue(at: office.now()) else {
      report.waiting += 1
      return
    }
    do {
      guard let card = try office.letter(dispatch.letter), let page = card.letter.page else { return }
      let file = try office.open(page.digest)
      defer { close(file) }
      let shipment = shipment(of: dispatch, card, file)
      guard try office.send(RecordDispatchStarted(dispatch: dispatch.id)).refusal == nil else { return }
      switch await client.send(shipment) {
      case .accepted(let id):
        try accepted(dispatch.id, id, &report)
      case .refused(let reason, let field):
        try record(RecordDispatchRefused(dispatch: dispatch.id, reason: "\(reason)", field: field), &report)
      case .notSent(let reason, let mayRetry):
        try record(
          RecordDispatchFault(dispatch: dispatch.id, reason: "\(reason)", isHopeless: !mayRetry), &report)
        report.tell("\(dispatch.reference): \(reason)")
      case .unknown(let reason):
        report.waiting += 1
        report.tell("\(dispatch.reference): \(reason)")
      }
    } catch {
      report.waiting += 1
      report.tell("\(dispatch.reference): \(error)")
    }
  }

  private func shipment(of dispatch: Dispatch, _ card: LetterCard.Answer, _ file: Int32) -> Shipment {
    let title = card.letter.title
    let page = Shipment.Document(file: URL(fileURLWithPath: "/proc/self/fd/\(file)"), name: Self.fileName(title))
    return Shipment(
      title: title, recipient: Shipment.Recipient(dispatch.recipient), documents: [page],
      reference: dispatch.reference, correlation: "brev-\(dispatch.letter)", system: system,
      sender: card.names[card.letter.author])
  }

  /// What the recipient sees: a title without what SvarUt does not take in a file name.
  static func fileName(_ title: String) -> String {
    let kept = title.map { "*:\"\\/<>|?".contains($0) ? "-" : $0 }
    return String(kept.prefix(200)) + ".pdf"
  }

  private func accepted(_ dispatch: Dispatch.ID, _ id: String, _ report: inout LetterReport) throws {
    if try office.send(RecordDispatchAccepted(dispatch: dispatch, outsideID: id)).refusal == nil { report.sent += 1 }
  }

  private func record(_ command: any Command, _ report: inout LetterReport) throws {
    if try office.send(command).refusal == nil { report.failed += 1 }
  }

  // MARK: - Asking

  /// What became of a try without an answer. That SvarUt knows nothing of it is certain only when it has given up
  /// taking it in.
  private func settle(_ dispatch: Dispatch, _ client: SvarUtClient, _ report: inout LetterReport) async {
    do {
      let found = try await client.find(reference: dispatch.reference)
      if let id = found.first {
        if found.count > 1 { report.tell("\(dispatch.reference): \(found.joined(separator: " "))") }
        return try accepted(dispatch.id, id, &report)
      }
      let settled = SvarUtClient.settledAfter.components.seconds * 1000
      let rested = office.now().milliseconds - (dispatch.startedAt ?? office.now()).milliseconds
      guard rested >= settled else {
        report.waiting += 1
        return
      }
      try record(RecordDispatchFault(dispatch: dispatch.id, reason: "answer-lost"), &report)
    } catch {
      report.waiting += 1
      report.tell("\(dispatch.reference): \(error)")
    }
  }

  /// Asks about all of them at once.
  private func follow(_ sent: [Dispatch], _ client: SvarUtClient, _ report: inout LetterReport) async {
    let byID = Dictionary(sent.compactMap { one in one.outsideID.map { ($0, one.id) } }) { first, _ in first }
    do {
      let observed = try await client.statuses(of: Array(byID.keys)).compactMap { status in
        byID[status.id].map {
          RecordDispatchStatuses.Observation(dispatch: $0, word: status.word, at: status.at)
        }
      }
      guard !observed.isEmpty else { return }
      let answered = try office.send(RecordDispatchStatuses(observed: observed))
      report.news += answered.entries.count
    } catch {
      report.tell("\(error)")
    }
  }

  /// SvarUt stops a print when it hears that the recipient has read the letter elsewhere. An organisation's it does not.
  private func stop(_ dispatch: Dispatch, _ client: SvarUtClient, _ report: inout LetterReport) async {
    guard let id = dispatch.outsideID, let number = dispatch.recipient.digitalID, dispatch.recipient.kind == .person
    else { return stopped(dispatch, false, "no-person", &report) }
    do {
      try await client.markRead(id: id, by: number, at: office.now())
      stopped(dispatch, true, nil, &report)
    } catch {
      guard error.mayRetry else { return stopped(dispatch, false, "\(error)", &report) }
      report.waiting += 1
      report.tell("\(dispatch.reference): \(error)")
    }
  }

  private func stopped(_ dispatch: Dispatch, _ isStopped: Bool, _ reason: String?, _ report: inout LetterReport) {
    do {
      let record = RecordPrintStop(dispatch: dispatch.id, isStopped: isStopped, reason: reason)
      if try office.send(record).refusal == nil { report.news += 1 }
    } catch {
      report.tell("\(dispatch.reference): \(error)")
    }
  }
}

extension Shipment.Recipient {
  /// Where a recipient is reached: by their number, else on paper.
  init(_ recipient: Recipient) {
    let address = recipient.place.map {
      Shipment.Address(
        lines: recipient.address.isEmpty ? [recipient.name] : recipient.address, postcode: recipient.postalCode,
        town: $0, country: recipient.country)
    }
    self =
      switch (recipient.kind, recipient.digitalID) {
      case (.person, let number?): .person(name: recipient.name, nationalID: number, address: address)
      case (.organisation, let number?): .organisation(name: recipient.name, number: number, address: address)
      default:
        .print(name: recipient.name, address: address ?? Shipment.Address(lines: [], postcode: nil, town: ""))
      }
  }
}
