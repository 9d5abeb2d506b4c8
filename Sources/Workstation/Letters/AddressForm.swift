import Domain
import Screen

/// What the form about a letter's address says while it is filled in.
enum AddressForm {
  /// Says at the number how far it has come and whether it can be somebody's, before anything is sent.
  static func settle(_ box: inout FormBox, _ phrases: Phrasebook) {
    guard box.kind == .addressLetter, let number = box.form["digital-id"]?.text else { return }
    for field in ["digital-id", "recipient-kind"] { box.form.say(nil, about: field) }
    guard !number.allSatisfy(\.isWhitespace) else { return }
    do throws(Refusal) {
      _ = try recipient(box).withCheckedNumber()
      box.form.say(.init(TerminalText(phrases.say("form.number-fits")), .muted), about: "digital-id")
    } catch {
      box.form.say(message(error, phrases), about: box.field(of: error) ?? "digital-id")
    }
  }

  /// The recipient as far as the number is concerned.
  private static func recipient(_ box: FormBox) -> Recipient {
    Recipient(
      name: box.form["recipient"]?.text ?? "", digitalID: box.form["digital-id"]?.text,
      kind: box.chosen("recipient-kind", Recipient.Kind.self) ?? .none)
  }

  /// While digits are missing that is no error yet.
  private static func message(_ refusal: Refusal, _ phrases: Phrasebook) -> FormField.Message {
    let (found, wanted) = (
      refusal.arguments["found"].flatMap { Int($0) }, refusal.arguments["wanted"].flatMap { Int($0) }
    )
    if refusal.code == .recipientNumberLength, let found, let wanted, found < wanted {
      let counts = ["found": String(found), "wanted": String(wanted)]
      return .init(TerminalText(phrases.say("form.number-so-far", counts)), .muted)
    }
    return .init(TerminalText(RefusalText(phrases: phrases).short(refusal)))
  }
}

extension FormBox {
  /// The value that is chosen in a field.
  func chosen<Value: RawRepresentable>(_ field: String, _: Value.Type) -> Value? where Value.RawValue == String {
    guard let place = form[field]?.selected, let values = choices[field], values.indices.contains(place) else {
      return nil
    }
    return Value(rawValue: values[place])
  }
}
