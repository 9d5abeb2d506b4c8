import CommandBus
import Domain
import Screen

/// What has answered an entry, picked from its case instead of being typed.
extension WorkstationState {
  mutating func pickAnswer(to entry: RegistryEntry, for field: String) -> [Effect]? {
    guard let reader else { return nil }
    let opening = pick(
      .answers(field: field), title: phrases.say("picker.answers", ["entry": entry.id.description]))
    return opening + [.ask(.pickAnswers(CaseCard(caseFolder: entry.caseFolder, reader: reader), to: entry.id))]
  }

  func answerRows(_ entries: [RegistryEntry]) -> [PickerBox.Row] {
    let dates = DateText(phrases: phrases)
    return entries.map { entry in
      PickerBox.Row(
        value: .entry(entry.id),
        texts: [
          "\(entry.id)  \(entry.title)", phrases.say("entry-type.\(entry.type.rawValue)"),
          dates.short(entry.registeredOn, today: now.day),
        ])
    }
  }

  /// One more answer: an entry can be answered by several (Noark 3.4.4).
  mutating func addAnswer(_ id: RegistryEntry.ID, to field: String) {
    guard case .form(let box)? = layers.last, let written = box.form[field]?.text else { return }
    let before = written.split { $0 == "," || $0.isWhitespace }.map { String($0) }
    setText(field, to: (before.filter { $0 != id.description } + [id.description]).joined(separator: ", "))
  }
}

extension OfficeAccess {
  /// What of a case can be an answer, the newest first; of a case that is not to be read nothing.
  func answers(in card: CaseCard, to entry: RegistryEntry.ID) throws -> Answer {
    let types = WriteOffMethod.allCases.reduce(into: Set<EntryType>()) { $0.formUnion($1.answerTypes) }
    let entries = try reader.answer(card)?.entries ?? []
    return .answers(entries.filter { $0.id != entry && types.contains($0.type) })
  }
}
