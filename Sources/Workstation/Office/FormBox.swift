import CommandBus
import Domain
import Screen

/// A form over the screen. Its fields are the parameters of one command, so that what the command refuses can be said
/// at the field it concerns.
struct FormBox: Sendable {
  let kind: FormKind
  let title: String
  var form: Form
  /// The raw values behind the words of each choice field.
  var choices: [String: [String]] = [:]
  /// Arguments that are not asked for: which item, which service.
  let fixed: [String: String]
  let target: Target?
  var seen: Seen?
  /// What fields that come and go are filled with at first.
  var prefill: [String: String] = [:]
  /// What the form that routes an item knows besides its fields.
  var routing: RoutingFacts?
  /// Sent, and the bus has not answered yet.
  var isWaiting = false
  /// What it is about, when that is no item and no field says it.
  var about = ""
  /// Whether something has been typed that closing would lose.
  var isChanged = false

  init(
    _ kind: FormKind, title: String, fields: [FormField], choices: [String: [String]] = [:],
    fixed: [String: String], target: Target? = nil, seen: Seen? = nil
  ) {
    self.kind = kind
    self.title = title
    form = Form(fields)
    self.choices = choices
    self.fixed = fixed
    self.target = target
    self.seen = seen
  }

  /// The command as it is filled in; throws a refusal that names the parameter.
  func command(today: Day) throws -> any Command {
    var texts = fixed
    for field in form.fields where field.id != RegisterForm.filing && !QuestionFields.isOne(field) {
      texts[field.id] = try text(of: field, today: today)
    }
    if kind == .closeCase { texts = CaseForms.closing(texts) }
    if kind == .sendForApproval || kind == .finaliseLetter { texts = try LetterForms.chosen(texts) }
    if let answers = QuestionFields.answers(in: form) { texts["questions"] = answers }
    return try CommandCatalogue.command(named: kind.command, Arguments(texts))
  }

  private func text(of field: FormField, today: Day) throws -> String {
    if let values = choices[field.id], let index = field.selected { return values[index] }
    guard case .date = field.content, !field.text.singleLine.isEmpty else { return field.text }
    guard let day = DateText.read(field.text, today: today, isPast: !Self.futureFields.contains(field.id)) else {
      throw Refusal(.badArgument, ["name": field.id, "expected": "20.11.2026", "found": String(field.text.prefix(40))])
    }
    return day.iso
  }

  /// Dates that lie ahead when they are written without a year.
  private static let futureFields: Set<String> = ["until", "expected", "day", "first", "last"]

  /// What the screen does once the command is committed.
  var next: Order.Next {
    switch kind {
    case .paper: .nextPaper
    case .stepIn: .steppedIn
    case .purpose: fixed["case"].flatMap { CaseFolder.ID($0) }.map { .openCase($0) } ?? .closeForm
    case .returnLetter: fixed["letter"].flatMap { Int($0) }.map { .nextApproval(Letter.ID($0)) } ?? .closeForm
    default: .closeForm
    }
  }
}

extension FormBox {
  private static func area(of box: FormBox, in rect: Rect) -> Rect {
    rect.centred(Size(width: min(rect.width, 92), height: min(box.form.height + 5, rect.height)))
  }

  /// Where the fields stand; the last row inside the frame tells the keys.
  static func fieldArea(of box: FormBox, in rect: Rect) -> Rect {
    let rows = area(of: box, in: rect).inset(columns: 2, rows: 1).rows(.rest, .fixed(1))
    return rows[0].inset(columns: 0, rows: rows[0].height > box.form.height + 1 ? 1 : 0)
  }

  static func render(
    _ box: FormBox, _ state: WorkstationState, into buffer: inout CellBuffer, in rect: Rect
  ) -> Point {
    let area = area(of: box, in: rect)
    buffer.box(area, title: TerminalText(box.title), style: Style(.dialog))
    let inner = area.inset(columns: 2, rows: 1)
    let cursor = box.form.render(into: &buffer, in: fieldArea(of: box, in: rect))
    let hint = box.isWaiting ? state.phrases.say("form.waiting") : state.phrases.say("form.keys")
    buffer.put(
      TerminalText(hint), at: Point(x: inner.x, y: inner.maxY - 1), style: Style(.muted),
      maxWidth: inner.width)
    return cursor
  }
}
