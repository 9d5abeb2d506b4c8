import ArgumentParser
import Domain

/// A shipment that was taken in, with all that has happened to it since.
struct Sending: Codable, Sendable {
  struct Document: Codable, Sendable {
    let name: String
    let mime: String
    let bytes: Int
    let sha256: String
  }

  /// A status, since when, and what the log of the shipment says about it.
  struct Change: Codable, Sendable {
    let at: Instant
    let word: String
    let text: String
  }

  let id: String
  let endpoint: String
  let reference: String?
  let title: String
  let recipient: String
  let digitalId: String?
  let digitalOnly: Bool
  let documents: [Document]
  /// The fields as they were sent.
  let fields: String
  /// The fault AVVIST was asked for.
  let isRejected: Bool
  let channel: Channel
  var changes: [Change]

  var status: Change { changes[changes.count - 1] }
}

/// How somebody can be reached.
enum Channel: String, Codable, CaseIterable, Sendable {
  case altinn
  /// The organisation's own system fetches it.
  case svarinn
  /// Digipost or e-Boks.
  case mailbox
  /// Reserved, or unknown: paper only.
  case none
}

/// The names that one generation of the service has for the same statuses.
enum StatusWords: String, Codable, CaseIterable, Sendable {
  case v3
  case newer
}

extension StatusWords: ExpressibleByArgument {}

/// What happens to a shipment by itself, and when.
///
/// Source: KS' descriptions of the statuses; the seconds between the first of them are our own.
struct PostCalendar: Sendable {
  let hours: Int
  let words: StatusWords

  /// What comes after the last change; nil when nothing more comes by itself.
  func next(after sending: Sending) -> Sending.Change? {
    let last = sending.status
    switch last.word {
    case "MOTTATT":
      return sending.isRejected
        ? change(last, 2, "AVVIST", "Forsendelsen er avvist: metadata er ikke gyldig")
        : change(last, 2, "AKSEPTERT", "Akseptert for ekspedering")
    case "AKSEPTERT": return expedition(of: sending)
    case "SENDT_ALTINN": return change(last, 2, "LEVERT_ALTINN", "Levert til Altinn")
    case "VARSLET", "LEVERT_ALTINN": return afterDeadline(of: sending)
    case "SENDT_SDP": return change(last, 60, "LEVERT_SDP", "Levert til digital postkasse")
    case "SENDT_PRINT": return change(last, 24 * 3600, "PRINTET", "Kvittering for print er mottatt")
    default: return nil
    }
  }

  private func expedition(of sending: Sending) -> Sending.Change {
    let last = sending.status
    if sending.endpoint == "print" { return change(last, 3, "SENDT_PRINT", "Sendt til print") }
    switch sending.channel {
    case .svarinn: return change(last, 3, "KLAR_FOR_MOTTAK", "Klar for mottak i mottakersystem")
    case .mailbox: return change(last, 3, "SENDT_SDP", "Sendt til digital postkasse")
    case .altinn:
      return change(
        last, 3, words == .v3 ? "VARSLET" : "SENDT_ALTINN",
        "Varsling sendt til Altinn. Lesefristen er \(hours) timer på virkedager.")
    case .none:
      return sending.digitalOnly
        ? change(last, 3, "IKKE_LEVERT", "Ingen digital kanal for mottaker")
        : change(last, 3, "SENDT_PRINT", "Mottaker kan ikke nås digitalt. Sendt til print")
    }
  }

  private func afterDeadline(of sending: Sending) -> Sending.Change {
    let at = ReadingDeadline.printsAt(notifiedAt: sending.status.at, hours: hours)
    return sending.digitalOnly
      ? Sending.Change(at: at, word: "SENDT_DIGITALT", text: "Lesefrist utløpt. Forsendelsen skal ikke printes")
      : Sending.Change(at: at, word: "SENDT_PRINT", text: "Lesefrist utløpt. Sendt til print")
  }

  private func change(_ last: Sending.Change, _ seconds: Int, _ word: String, _ text: String) -> Sending.Change {
    Sending.Change(at: last.at.adding(seconds: seconds), word: word, text: text)
  }
}
