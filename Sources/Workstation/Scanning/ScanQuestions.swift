import CommandBus
import Domain
import Screen

/// What is asked before something that cannot be taken back: a file deleted, paper shredded, a document finalised.
extension WorkstationState {
  mutating func askToFinalise() -> [Effect] {
    guard let target, let entry = view?.card.item.entry else { return [] }
    let given = GivenCommand(
      name: FinaliseEntry.name, arguments: ["post": target.post.description], saved: .finalised, words: target.title,
      question: phrases.say("question.finalise"))
    return ask(
      .give(given),
      body: [phrases.say("question.finalise.body", ["title": target.title, "entry": entry.description])])
  }

  mutating func askToDelete() -> [Effect] {
    guard let file = scanCard?.scan.intake else { return [] }
    let given = GivenCommand(
      name: DeleteIntermediate.name, arguments: ["intake": file.id.description], saved: .fileDeleted,
      words: file.sighting.name, question: phrases.say("question.delete-file"))
    return ask(
      .give(given),
      body: [
        phrases.say("question.delete-file.body", ["name": file.sighting.name]),
        phrases.say("question.delete-file.kept", ["number": file.post?.description ?? "–"]),
      ])
  }

  mutating func askToConfirm() -> [Effect] {
    guard let copy = copyAtHand else { return [] }
    let given = GivenCommand(
      name: ConfirmLocalCopyDeleted.name, arguments: ["copy": copy.id.description], saved: .copyDeleted,
      words: copy.machine, question: phrases.say("question.copy-deleted"))
    return ask(
      .give(given),
      body: [
        phrases.say(
          "question.copy-deleted.body", ["machine": copy.machine, "place": copy.place.isEmpty ? "–" : copy.place])
      ])
  }

  /// Says what goes and what stays, and that whoever signs has seen the archive's receipts (S2-19, S2-20).
  mutating func askToSign() -> [Effect] {
    guard let service, let shelf = shelfAtHand else { return [] }
    let needsArchive = serviceRow?.routine.retention?.conditions.contains(.archived) == true
    var arguments = ["service": service.text, "shelf": shelf.shelf]
    if needsArchive { arguments["archived"] = "ja" }
    let given = GivenCommand(
      name: SignShreddingList.name, arguments: arguments, saved: .listSigned, words: shelf.shelf,
      next: .readShreddingList, question: phrases.say("question.sign-list", ["shelf": shelf.shelf]))
    let going = shelf.rows.filter(\.locks.isEmpty).map(\.post.description)
    let staying = shelf.rows.filter { !$0.locks.isEmpty }
    var body = [
      phrases.say(
        "question.sign-list.going",
        ["count": String(going.count), "numbers": going.isEmpty ? "–" : going.joined(separator: ", ")])
    ]
    let refusals = RefusalText(phrases: phrases)
    body += staying.prefix(6).map { row in
      phrases.say(
        "question.sign-list.staying",
        ["number": row.post.description, "why": row.locks.first.map { refusals.short($0) } ?? ""])
    }
    if staying.count > 6 {
      body.append(phrases.say("question.sign-list.more", ["count": String(staying.count - 6)]))
    }
    if needsArchive { body.append(phrases.say("question.sign-list.archived")) }
    return ask(.give(given), body: body)
  }

  /// Shows a list that has just been signed.
  mutating func read(_ signed: ShreddingListSigned) -> [Effect] {
    read(
      .shreddingList(signed.service, signed.list.digest),
      title: phrases.say("shredding.title", ["service": serviceName(signed.service), "shelf": signed.shelf]))
  }
}
