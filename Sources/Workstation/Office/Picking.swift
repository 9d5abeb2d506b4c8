import CommandBus
import Domain
import Screen

/// What a picker offers, and what comes of a pick.
extension WorkstationState {
  mutating func picked(
    _ value: PickerBox.Value, for purpose: PickerBox.Purpose, about: String? = nil
  ) -> [Effect] {
    switch (purpose, value) {
    case (_, .directoryRow(let id)): return pickedDirectoryRow(id)
    case (_, .person(let id)): return pickedPerson(id)
    case (_, .ruleGap(let row)): layers.append(.form(RuleGapForm(state: self).box(row)))
    case (_, .actFor(let other)): return act(for: other)
    case (_, .covers(let post)): return printCovers(of: post)
    case (_, .form(let kind)): return openForm(kind, about: about)
    case (_, .ask(let given)): return ask(.give(given))
    case (.assign(let target), .user(let user, let name)): return assign(target, to: user, named: name)
    case (.reassign(let target), .user(let user, let name)):
      layers.append(.form(PostForms(state: self).reassign(target, to: user, named: name)))
    case (.forward(let target), .service(let id)):
      let row = office?.services.first { $0.service.id == id }
      layers.append(.form(PostForms(state: self).forward(target, to: row)))
    case (.forward(let target), .elsewhere):
      layers.append(.form(PostForms(state: self).forward(target, to: nil)))
    case (.link(let target), .caseFolder(let id)): return link(target, to: id)
    case (.service, .service(let id)): return enter(id)
    case (.palette, .action(let id)): return Action.named(id).map { perform($0) } ?? []
    case (.document(let post), .option(let index)): return openDocument(index, of: post)
    case (.option(let field), .option(let index)): setChoice(field, to: index)
    case (.linkScan(let target), .scanFile(let file)): return link(file, to: target.post, titled: target.title)
    case (.linkFile(let target), .waiting(let post, let needsReason)):
      guard needsReason else { return link(target.post, to: post, titled: target.title) }
      layers.append(.form(ScanForms(state: self).linkWithReason(target.post, to: post)))
    case (.rescan(let target), .scanFile(let file)): return rescan(target, with: file)
    case (.rescan(let target), .impossible): layers.append(.form(ScanForms(state: self).impossible(target)))
    case (.letter, .letter(let id)): return openLetter(id)
    case (.letter(let folder, let answers), .template(let template)):
      return draftLetter(template, in: folder, answering: answers)
    case (.caseNumber(let field), .caseFolder(let id)): setText(field, to: id.description)
    case (.answers(let field), .entry(let id)): addAnswer(id, to: field)
    default: break
    }
    return []
  }

  func assign(_ target: Target, to user: User.ID, named name: String) -> [Effect] {
    guard let session else { return [] }
    let arguments = ["title": target.title, "user": name]
    return [
      .send(
        Order(
          AssignPost(post: target.post, handler: user), by: session, saved: .assigned, arguments, about: target))
    ]
  }

  private func link(_ target: Target, to caseFolder: CaseFolder.ID) -> [Effect] {
    guard let session else { return [] }
    let arguments = ["title": target.title, "case": caseFolder.description]
    return [
      .send(
        Order(
          LinkCase(post: target.post, caseFolder: caseFolder), by: session, saved: .linked, arguments, about: target))
    ]
  }

  /// Goes on working in another of the user's services.
  mutating func enter(_ service: Service.ID) -> [Effect] {
    self.service = service
    for list in [ListID.cases, .registry, .deviations, .meetings, .letters] + TrayPlace.allCases.map({ .tray($0) }) {
      self[core: list].filter = ""
      restart(list)
    }
    layers = []
    isInMeeting = false
    counts = nil
    tally = nil
    view = nil
    message = nil
    return reload()
  }

  func handlerRows(_ rows: [HandlerRow]) -> [PickerBox.Row] {
    rows.map { row in
      PickerBox.Row(
        value: .user(row.user, name: row.name),
        texts: [
          row.name, phrases.say("role.\(row.role.rawValue)"),
          phrases.say("picker.open-items", ["count": String(row.open)]),
        ], disabled: absence(row))
    }
  }

  /// Why somebody who is away cannot be given anything, and who stands in.
  private func absence(_ row: HandlerRow) -> String? {
    guard let until = row.absentUntil else { return nil }
    let words = RefusalText(phrases: phrases)
    guard let substitute = row.substituteName else {
      return words.sentence(Refusal(.handlerAbsentAlone, ["user": row.name, "until": until.iso]))
    }
    return words.sentence(
      Refusal(.handlerAbsent, ["user": row.name, "until": until.iso, "substitute": substitute]))
  }

  func caseRows(_ rows: [CaseRow]) -> [PickerBox.Row] {
    // On the projector a case is told by its number and its party's initials.
    let isMasked = isInMeeting && place == .post && unmasked == nil
    return rows.map { row in
      let party = isMasked ? row.folder.party.initials : row.folder.party
      let title = shown(row.folder.title, isMasked: row.access.isMasked)
      return PickerBox.Row(
        value: .caseFolder(row.folder.id), texts: ["\(row.folder.id)  \(title)", party, row.ownerName])
    }
  }

  func placeRows(from service: Service.ID) -> [PickerBox.Row] {
    let others = (office?.services ?? []).filter { $0.service.id != service }
    return others.map { PickerBox.Row(value: .service($0.service.id), texts: [$0.service.name]) }
      + [PickerBox.Row(value: .elsewhere, texts: [phrases.say("picker.elsewhere")])]
  }

  func paletteRows() -> [PickerBox.Row] {
    Action.all.filter { $0.scopes.contains(scope) && $0.id != .palette }.map { action in
      let keys = setting.keymap.keys(of: action.id).map(\.name).joined(separator: " ")
      var row = PickerBox.Row(value: .action(action.id), texts: [action.title(in: phrases), keys])
      if case .disabled(let reason) = action.availability(self) { row.disabled = reason }
      return row
    }
  }

  /// F3 in a form: the options of the focused choice, or the cases for a case number.
  mutating func choose(from box: FormBox) -> [Effect]? {
    guard box.form.fields.indices.contains(box.form.focus) else { return nil }
    let field = box.form.fields[box.form.focus]
    if case .choice(let options, _) = field.content {
      let rows = options.enumerated().map { PickerBox.Row(value: .option($0.offset), texts: [$0.element.string]) }
      return pick(.option(field: field.id), title: field.label.string, rows: rows)
    }
    if field.id == "answers", let entry = selectedEntry { return pickAnswer(to: entry, for: field.id) }
    guard field.id == "case" else { return nil }
    return pick(.caseNumber(field: field.id), title: phrases.say("picker.case"))
  }

  private mutating func setChoice(_ id: String, to index: Int) {
    guard case .form(var box)? = layers.last, var field = box.form[id], case .choice(let options, _) = field.content
    else { return }
    field.content = .choice(options, selected: index)
    box.form[id] = field
    box.isChanged = true
    RegisterForm.settle(&box, phrases)
    RouteForm.settle(&box, phrases)
    replaceTop(.form(box))
  }

  mutating func setText(_ id: String, to text: String) {
    guard case .form(var box)? = layers.last, var field = box.form[id] else { return }
    field.content = .text(TextField(text))
    field.message = nil
    box.form[id] = field
    box.isChanged = true
    replaceTop(.form(box))
  }
}
