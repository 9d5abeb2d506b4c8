import CommandBus
import Domain
import Screen

/// The forms about a letter.
struct LetterForms {
  let state: WorkstationState

  private var phrases: Phrasebook { state.phrases }

  private func label(_ parameter: String) -> TerminalText { TerminalText(phrases.say("parameter.\(parameter)")) }

  private func box(
    _ kind: FormKind, _ page: OpenLetter, _ fields: [FormField], choices: [String: [String]] = [:],
    fixed: [String: String] = [:]
  ) -> FormBox {
    let title = phrases.say("form.\(kind.rawValue)", ["letter": page.letter.description, "title": page.title])
    let all = fixed.merging(["letter": page.letter.description]) { first, _ in first }
    var box = FormBox(kind, title: title, fields: fields, choices: choices, fixed: all, seen: page.seen)
    box.about = page.title
    return box
  }

  // MARK: - Out of one's hands

  /// What it writes off, entry by entry and none of it chosen beforehand (S2-39, trap 3), and what else is asked once.
  /// A letter that comes back has what was chosen for it then.
  func choices(_ kind: FormKind, _ page: OpenLetter) -> FormBox {
    guard let view = page.view else { return box(kind, page, []) }
    let letter = view.card.letter
    let before = letter.choices
    var fields: [FormField] = []
    var choices: [String: [String]] = [:]
    func choose(_ id: String, _ label: TerminalText, _ options: [(String, String)], chosen: String?) {
      let selected = options.firstIndex { $0.0 == chosen } ?? 0
      fields.append(.choice(id, label, options.map { TerminalText($0.1) }, selected: selected))
      choices[id] = options.map(\.0)
    }
    let open = ("", phrases.say("form.choose"))
    if letter.purpose.canWriteOff {
      for entry in view.open {
        let words = TerminalText("\(entry.id) «\(entry.title)»", limit: 44)
        let yes = ("yes", phrases.say("letter.writes-off")), no = ("no", phrases.say("letter.leaves-open"))
        let options = letter.answers.contains(entry.id) ? [open, yes, no] : [no, yes]
        let chosen = before.map { $0.writesOff.contains(entry.id) ? "yes" : "no" }
        choose(Self.prefix + entry.id.description, words, options, chosen: chosen)
      }
      let methods = ChosenForLetter.methods.map { method in
        (method.rawValue, "\(method.rawValue) – \(phrases.say("write-off.\(method.rawValue)"))")
      }
      let method = before?.method == letter.channel.usualMethod ? nil : before?.method.rawValue
      choose("method", label("method"), [("", phrases.say("letter.usual-method"))] + methods, chosen: method)
      fields.append(
        .text("coordinated", label("coordinated"), before?.coordination ?? "", limit: Arguments.longestText))
    }
    if asksToStart(view) {
      choose(
        "start-work", label("start-work"),
        [open, ("yes", phrases.say("work-question.yes")), ("no", phrases.say("work-question.no"))],
        chosen: before?.startsWork.map { $0 ? "yes" : "no" })
    }
    if letter.purpose == .preliminaryAnswer {
      let day = before?.expectedOn.map { DateText(phrases: phrases).typed($0) }
      fields.append(.date("expected", label("expected"), day ?? ""))
    }
    return box(kind, page, fields, choices: choices)
  }

  private func asksToStart(_ view: LetterView) -> Bool {
    let folder = view.card.folder
    return folder.status == .opened && !folder.isWorkAsked
      && state.routine(of: folder.service)?.asksToStartWork == true
  }

  /// Marks the fields that stand for an entry.
  static let prefix = "entry-"

  /// The answers entry by entry as the one argument the command takes; an entry without an answer is asked about.
  static func chosen(_ texts: [String: String]) throws -> [String: String] {
    var rest = texts
    var entries: [String] = []
    var isAsked = false
    for (name, answer) in texts.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
      rest[name] = nil
      isAsked = true
      let entry = String(name.dropFirst(prefix.count))
      if answer.isEmpty {
        throw Refusal(.writeOffUnchosen, ["letter": texts["letter"] ?? "", "entries": entry])
      }
      if answer == "yes" { entries.append(entry) }
    }
    if isAsked { rest["writes-off"] = entries.isEmpty ? "none" : entries.joined(separator: ",") }
    return rest
  }

  // MARK: - The letter itself

  func address(_ page: OpenLetter) -> FormBox {
    guard let letter = page.view?.card.letter else { return box(.addressLetter, page, []) }
    let recipient = letter.recipients.first
    let channels = OutgoingChannel.allCases
    let kinds = Recipient.Kind.allCases
    let blocks = Recipient.AddressBlock.allCases
    let fields: [FormField] = [
      .text("recipient", label("recipient"), recipient?.name ?? "", limit: 200),
      .text("street", label("street"), recipient?.address.joined(separator: "; ") ?? "", limit: 200),
      .text("postal-code", label("postal-code"), recipient?.postalCode ?? "", limit: 20),
      .text("town", label("town"), recipient?.place ?? "", limit: 100),
      .text("country", label("country"), recipient?.country ?? "", limit: 100),
      .choice(
        "recipient-kind", label("recipient-kind"),
        kinds.map { TerminalText(phrases.say("recipient-kind.\($0.rawValue)")) },
        selected: kinds.firstIndex(of: recipient?.kind ?? Recipient.Kind.none) ?? 0),
      .text("digital-id", label("digital-id"), recipient?.digitalID ?? "", limit: 20),
      .choice(
        "address-block", label("address-block"),
        blocks.map { TerminalText(phrases.say("address-block.\($0.rawValue)")) },
        selected: blocks.firstIndex(of: recipient?.addressBlock ?? Recipient.AddressBlock.none) ?? 0),
      .choice(
        "channel", label("channel"),
        channels.map { TerminalText(phrases.say("outgoing.\($0.rawValue)")) },
        selected: channels.firstIndex(of: letter.channel) ?? 0),
      .text("reason", label("reason"), letter.channelReason ?? "", limit: Arguments.longestText),
    ]
    var box = box(
      .addressLetter, page, fields,
      choices: [
        "recipient-kind": kinds.map(\.rawValue), "address-block": blocks.map(\.rawValue),
        "channel": channels.map(\.rawValue),
      ])
    AddressForm.settle(&box, phrases)
    return box
  }

  func title(_ page: OpenLetter) -> FormBox {
    box(.titleLetter, page, [.text("title", label("title"), page.title, limit: 200)])
  }

  /// Why it is sent back; the remarks stand at their words (S4-29).
  func giveBack(_ page: OpenLetter) -> FormBox {
    box(.returnLetter, page, [.text("reason", label("reason"), limit: Arguments.longestText)])
  }

  func discard(_ page: OpenLetter) -> FormBox {
    box(.discardLetter, page, [.text("reason", label("reason"), limit: Arguments.longestText)])
  }

  /// The words stand in the form's title; the command counts them from 1.
  func comment(_ page: OpenLetter, _ words: Range<Int>, _ quote: String) -> FormBox {
    var form = box(
      .commentLetter, page, [.text("text", label("text"), limit: Arguments.longestText)],
      fixed: ["from-word": String(words.lowerBound + 1), "to-word": String(words.upperBound)])
    let hint = phrases.say("form.comment-words", ["words": quote])
    form.form.say(.init(TerminalText(hint, limit: 70), .muted), about: "text")
    return form
  }
}
