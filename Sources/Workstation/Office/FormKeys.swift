import CommandBus
import Domain
import Screen

extension WorkstationState {
  /// A key for the form on top.
  mutating func formKey(_ key: Key, _ box: FormBox) -> [Effect] {
    var box = box
    guard !box.isWaiting else { return [] }
    if key == .ctrl("s") { return submit(&box) }
    if key == .function(3), let effects = choose(from: box) { return effects }
    switch box.form.handle(key) {
    case .changed:
      box.isChanged = true
      box.form.say(nil, about: box.form.fields[box.form.focus].id)
      RegisterForm.settle(&box, phrases)
      DeadlineForms.settle(&box, phrases)
      RouteForm.settle(&box, phrases)
      AddressForm.settle(&box, phrases)
    case .submitted: return submit(&box)
    case .cancelled:
      if box.isChanged { return ask(.dropForm) }
      layers.removeLast()
      return []
    case .rejected: say(.advice, phrases.say("form.rejected"))
    case .moved, .ignored: break
    }
    replaceTop(.form(box))
    return []
  }

  mutating func formPaste(_ text: String, _ box: FormBox) {
    var box = box
    let left = box.form.paste(text)
    box.isChanged = true
    AddressForm.settle(&box, phrases)
    if left > 0 { say(.advice, phrases.say("form.paste-cut", ["count": String(left)])) }
    replaceTop(.form(box))
  }

  private mutating func submit(_ box: inout FormBox) -> [Effect] {
    guard let session else { return [] }
    do {
      let command = try box.command(today: now.day)
      if let routing = command as? RoutePost { return proposeRouting(routing, box) }
      defer { replaceTop(.form(box)) }
      box.isWaiting = true
      let title = box.target?.title ?? box.form["title"]?.text ?? box.about
      let next: Order.Next = box.next
      return [
        .send(
          Order(
            command, by: session, seen: box.seen, saved: box.kind.saved,
            ["title": title, "case": box.fixed["case"] ?? ""], about: box.target,
            then: next))
      ]
    } catch let refusal as Refusal {
      refuse(refusal, in: &box)
      replaceTop(.form(box))
    } catch {
      // A command is read from texts alone: it throws refusals and nothing else.
      say(.refused, phrases.say("form.unreadable"))
    }
    return []
  }

  /// Shows a refusal at the field it is about, or in the message line.
  func refusedForm(_ refusal: Refusal, _ box: FormBox) -> (FormBox, Message) {
    var box = box
    box.isWaiting = false
    let words = RefusalText(phrases: phrases)
    if let field = box.field(of: refusal) {
      box.form.say(.init(TerminalText(words.short(refusal))), about: field, focusing: true)
    }
    return (box, Message(tone: .refused, text: words.sentence(refusal)))
  }

  private mutating func refuse(_ refusal: Refusal, in box: inout FormBox) {
    let (shown, message) = refusedForm(refusal, box)
    box = shown
    self.message = message
  }

  mutating func replaceTop(_ layer: Layer) {
    if !layers.isEmpty { layers[layers.count - 1] = layer }
  }
}
