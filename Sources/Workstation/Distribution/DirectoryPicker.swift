import CommandBus
package import Domain
import Screen

/// The case-handler directory on the screen: read as a list, a line at a time written through a form (S4-14).
enum DirectoryActions {
  static let all: [Action] = [
    Action(.directory, .post, [.character("T")], in: ActionScope.signedIn) { state in
      guard let service = state.service else { return [] }
      return state.pick(.directory(service), title: state.phrases.say("list.reading"))
    },
    Action(.concerned, .post, [.character("W")], in: [.tray, .meeting, .post], if: PostActions.can(.concerned)) {
      state in
      guard let target = state.target else { return [] }
      let known = state.view?.card.item.id == target.post ? state.view?.card.concerned : nil
      let filled = ["school": known?.school ?? "", "area": known?.area ?? "", "born": known?.born?.iso ?? ""]
      let box = CommandForm(state: state).box(
        .concerned, titled: state.phrases.say("form.concerned", ["title": target.title]),
        fixed: ["post": target.post.description], filled: filled, about: target)
      state.layers.append(.form(box))
      return []
    },
  ]
}

extension WorkstationState {
  mutating func fillDirectory(_ answer: Directory.Answer, of service: Service.ID) {
    guard case .picker(let box)? = layers.last, box.purpose == .directory(service) else { return }
    directory = answer
    let dates = DateText(phrases: phrases)
    let changed = answer.changedOn.map { dates.short($0, today: now.day) } ?? phrases.say("directory.never")
    retitlePicker(phrases.say("directory.title", ["owner": answer.ownerName, "day": changed]))
    let lines = answer.rows.map { row in
      PickerBox.Row(
        value: .directoryRow(row.row.id),
        texts: [
          DirectoryText(phrases: phrases).criteria(row.row.criteria) { kindName($0, of: service) },
          row.isHandlerHere ? row.handlerName : phrases.say("directory.left", ["user": row.handlerName]),
          phrases.say(
            "directory.set", ["user": row.setByName, "day": dates.short(row.row.setOn, today: now.day)]),
        ])
    }
    let mayWrite = PostActions.may(.distributePost)(self)
    var disabled: String?
    if case .disabled(let reason) = mayWrite { disabled = reason }
    let more = [
      PickerBox.Row(value: .form(.directoryRow), texts: [phrases.say("directory.new")], disabled: disabled),
      PickerBox.Row(value: .form(.directoryOwner), texts: [phrases.say("directory.owner")], disabled: disabled),
    ]
    fillPicker(lines + more, total: lines.count)
  }

  /// A line has been picked: change it or end it.
  mutating func pickedDirectoryRow(_ id: DirectoryRow.ID) -> [Effect] {
    guard let row = directory?.rows.first(where: { $0.row.id == id }) else { return [] }
    let words = DirectoryText(phrases: phrases).criteria(row.row.criteria) { kindName($0, of: row.row.service) }
    let end = GivenCommand(
      name: EndDirectoryRow.name, arguments: ["row": id.description], saved: .rowEnded, words: words)
    return pick(
      .menu, title: words,
      rows: [
        .init(value: .form(.directoryRow), texts: [phrases.say("directory.change")]),
        .init(value: .ask(end), texts: [phrases.say("directory.end")]),
      ], about: id.description)
  }

  /// The form of a new line, or of the one with this number.
  func directoryForm(_ number: String?) -> FormBox? {
    guard let service else { return nil }
    let row = directory?.rows.first { $0.row.id.description == number }?.row
    var fixed = ["service": service.text]
    if let row { fixed["row"] = row.id.description } else { fixed["row"] = "" }
    let criteria = row?.criteria
    let filled: [String: String] = [
      "handler": row?.handler.text ?? "", "school": criteria?.school ?? "", "area": criteria?.area ?? "",
      "kind": criteria?.kind?.text ?? "",
      "first-day": criteria?.daysOfMonth.map { String($0.lowerBound) } ?? "",
      "last-day": criteria?.daysOfMonth.map { String($0.upperBound) } ?? "",
      "born-from": criteria?.born?.from.iso ?? "", "born-until": criteria?.born?.through.iso ?? "",
    ]
    return CommandForm(state: self).box(
      .directoryRow, titled: phrases.say("form.directory-row"), fixed: fixed, filled: filled)
  }
}

/// The lines of the directory in words.
package struct DirectoryText {
  let phrases: Phrasebook

  package init(phrases: Phrasebook) { self.phrases = phrases }

  /// `Skule: Nordre skole · født 1.–10. i måneden`.
  package func criteria(_ criteria: DirectoryCriteria, kindName: (DocumentKind) -> String) -> String {
    let dates = DateText(phrases: phrases)
    let parts = [
      criteria.school.map { phrases.say("directory.school", ["name": $0]) },
      criteria.area.map { phrases.say("directory.area", ["name": $0]) },
      criteria.daysOfMonth.map {
        phrases.say("directory.days", ["first": String($0.lowerBound), "last": String($0.upperBound)])
      },
      criteria.born.map {
        phrases.say("directory.born", ["from": dates.typed($0.from), "until": dates.typed($0.through)])
      },
      criteria.kind.map { phrases.say("directory.kind", ["name": kindName($0)]) },
    ]
    return parts.compactMap { $0 }.joined(separator: " · ")
  }
}
