import Domain
import Foundation

/// All shipments, and the clock that they live by.
actor SimulatedPost {
  /// The most shipments that one run takes.
  static let mostSendings = 100_000

  private let calendar: PostCalendar
  private let journal: Journal?
  private var clock: SimulatedClock
  private var order: [String] = []
  private var sendings: [String: Sending] = [:]
  private var byReference: [String: [String]] = [:]
  private var channels: [String: Channel] = [:]

  init(calendar: PostCalendar, clock: SimulatedClock, journal: Journal?) {
    self.calendar = calendar
    self.clock = clock
    self.journal = journal
  }

  /// Does again what the journal holds, and keeps the clock of a first run.
  func replay() throws {
    guard let journal else { return }
    let entries = try journal.entries()
    for entry in entries { apply(entry) }
    if entries.isEmpty { try journal.keep(.clock(offset: clock.offset)) }
  }

  var now: Instant { clock.now }

  /// Takes a shipment in.
  ///
  /// - Throws: when there are too many, or the journal cannot be written: then it is not taken.
  func take(_ reading: ShipmentReading, isRejected: Bool) throws -> String {
    guard sendings.count < Self.mostSendings else { throw Rejection(status: 507, message: "Simulatoren er full") }
    let id = UUID().uuidString.lowercased()
    let digitalId = reading.fields.mottaker?.digitalId
    let sending = Sending(
      id: id, endpoint: reading.endpoint, reference: reading.fields.eksternReferanse,
      title: reading.fields.tittel ?? "", recipient: reading.fields.mottaker?.navn ?? "", digitalId: digitalId,
      digitalOnly: reading.fields.kunDigitalLevering ?? false, documents: reading.documents, fields: reading.json,
      isRejected: isRejected, channel: digitalId.flatMap { channels[$0] } ?? .altinn,
      changes: [.init(at: clock.now, word: "MOTTATT", text: "Mottatt, og tildelt forsendelse-id")])
    try keep(.sent(sending))
    return id
  }

  func find(reference: String) -> [String] { byReference[reference] ?? [] }

  /// The shipment as it is by now.
  func sending(_ id: String) -> Sending? {
    settle(id, at: clock.now)
    return sendings[id]
  }

  var all: [Sending] {
    for id in order { settle(id, at: clock.now) }
    return order.compactMap { sendings[$0] }
  }

  /// The recipient has it. Again does nothing.
  func markRead(_ id: String, text: String) throws -> Bool {
    guard let status = sending(id)?.status.word else { return false }
    if status == "LEST" { return true }
    guard !["AVVIST", "FEILET_UNDER_MOTTAK", "SLETTET"].contains(status) else {
      throw Rejection(status: 400, message: "Forsendelse med status \(status) kan ikke settes til lest")
    }
    try keep(.read(id: id, at: clock.now, text: text))
    return true
  }

  func markHandled(_ id: String) throws -> Bool {
    guard sending(id) != nil else { return false }
    try keep(.handled(id: id, at: clock.now))
    return true
  }

  func reach(_ digitalId: String, by channel: Channel) throws {
    try keep(.channel(digitalId: digitalId, channel: channel))
  }

  /// - Returns: false when that would be back in time.
  func moveClock(to instant: Instant) throws -> Bool {
    guard clock.move(to: instant) else { return false }
    try keep(.clock(offset: clock.offset))
    return true
  }

  private func keep(_ entry: Journal.Entry) throws {
    try journal?.keep(entry)
    apply(entry)
  }

  private func apply(_ entry: Journal.Entry) {
    switch entry {
    case .sent(let sending):
      order.append(sending.id)
      sendings[sending.id] = sending
      if let reference = sending.reference { byReference[reference, default: []].append(sending.id) }
    case .read(let id, let at, let text): append(Sending.Change(at: at, word: "LEST", text: text), to: id)
    case .handled(let id, let at):
      append(Sending.Change(at: at, word: "MANUELT_HANDTERT", text: "Manuelt håndtert"), to: id)
    case .channel(let digitalId, let channel): channels[digitalId] = channel
    case .clock(let offset): clock.take(offset: offset)
    }
  }

  private func append(_ change: Sending.Change, to id: String) {
    settle(id, at: change.at)
    sendings[id]?.changes.append(change)
  }

  /// Lets happen what was due by then.
  private func settle(_ id: String, at instant: Instant) {
    while let sending = sendings[id], let next = calendar.next(after: sending), next.at <= instant {
      sendings[id]?.changes.append(next)
    }
  }
}

/// A "no" of the service's, with the status of HTTP.
struct Rejection: Error {
  let status: Int
  let message: String
}
