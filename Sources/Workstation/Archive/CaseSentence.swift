import CommandBus
import Domain

/// What the sentences about a case and its entries are filled with.
extension HistorySentence {
  /// nil for an entry of the log about something else.
  var inTheCase: [String: String]? {
    switch row.entry.event {
    case .noteRegistered(let content):
      place(content.entry, content.caseFolder, content.sequence, ["title": content.title])
    case .entryWrittenOff(let content):
      place(content.entry, content.caseFolder, content.sequence, ["how": how(content)])
    case .writeOffWithdrawn(let content):
      place(content.entry, content.caseFolder, content.sequence, ["reason": content.reason])
    case .workStarted(let content): ["case": content.caseFolder.description]
    case .workQuestionAnswered(let content):
      [
        "case": content.caseFolder.description,
        "answer": content.startsWork ? phrases.say("work-question.yes") : phrases.say("work-question.no"),
      ]
    case .caseClosed(let content): ["case": content.caseFolder.description]
    case .caseReopened(let content): ["case": content.caseFolder.description, "reason": content.reason]
    case .caseShared(let content), .caseUnshared(let content):
      ["case": content.caseFolder.description, "reason": content.reason]
    case .caseRead(let content):
      [
        "case": content.caseFolder.description,
        "how": content.purpose.map { " " + phrases.say("case.purpose", ["purpose": $0]) } ?? "",
      ]
    case .consentRecorded(let content):
      ["title": content.party, "user": content.givenBy, "day": dates.full(content.givenOn)]
    case .consentWithdrawn(let content): ["day": dates.full(content.on), "reason": content.reason]
    default: nil
    }
  }

  private func place(
    _ entry: RegistryEntry.ID, _ caseFolder: CaseFolder.ID, _ sequence: Int, _ more: [String: String]
  ) -> [String: String] {
    more.merging(["entry": entry.description, "case": "\(caseFolder)-\(sequence)"]) { own, _ in own }
  }

  /// `besvart med notat (BN) ved 2026/872 – sendt i Profil`.
  private func how(_ content: EntryWrittenOff) -> String {
    var text = "\(phrases.say("write-off.\(content.method.rawValue)")) (\(content.method.rawValue))"
    if !content.answers.isEmpty {
      let entries = content.answers.map(\.description).joined(separator: ", ")
      text += " " + phrases.say("write-off.by", ["entries": entries])
    }
    return content.note.map { "\(text) – \($0)" } ?? text
  }
}
