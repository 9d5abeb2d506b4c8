import CommandBus
import Domain
import Screen

/// A list to pick from, over the screen: substring, words in any order, and it says how many match.
struct PickerBox: Sendable {
  enum Purpose: Hashable, Sendable {
    case assign(Target)
    case reassign(Target)
    case forward(Target)
    case link(Target)
    case service
    case palette
    case directory(Service.ID)
    case presence, actFor
    case document(PostItem.ID)
    case ruleGaps(Service.ID)
    /// The scanned file of an item that waits for one.
    case linkScan(Target)
    /// The item that a scanned file belongs to.
    case linkFile(Target)
    /// The better scan of an item with a fault.
    case rescan(Target)
    /// A letter of a case, or one to begin.
    case letter(CaseFolder.ID, answers: [RegistryEntry.ID])
    /// Lines that say by themselves what they stand for.
    case menu
    /// The focused choice of the form below.
    case option(field: String)
    /// A case number for the form below.
    case caseNumber(field: String)
    /// What has answered the entry of the form below.
    case answers(field: String)

    /// Whether the office finds the matches; the others are found in memory.
    var isAsked: Bool {
      switch self {
      case .link, .caseNumber: true
      default: false
      }
    }
  }

  enum Value: Hashable, Sendable {
    case user(User.ID, name: String)
    case service(Service.ID)
    case elsewhere
    case caseFolder(CaseFolder.ID)
    case entry(RegistryEntry.ID)
    case option(Int)
    case action(ActionID)
    case directoryRow(DirectoryRow.ID)
    case person(User.ID)
    case ruleGap(RuleGapRow)
    case scanFile(PostItem.ID)
    /// An item that waits for its scan; a file of another unit's folder is taken with a reason (S2-29).
    case waiting(PostItem.ID, needsReason: Bool)
    /// No better scan can be had.
    case impossible
    case actFor(User.ID?)
    case letter(Letter.ID)
    case template(String)
    case form(FormKind)
    case ask(GivenCommand)
    /// Cover sheets for an item, or for all that wait for their scan.
    case covers(PostItem.ID?)
  }

  struct Row: Hashable, Sendable {
    let value: Value
    let texts: [String]
    /// Why it cannot be picked now.
    var disabled: String?

    fileprivate var folded: String { texts.joined(separator: " ").folded }
  }

  let purpose: Purpose
  var title: String
  /// What the lines are about: the person or line they were picked under.
  var about: String?
  var picker = Picker()
  /// nil until they have been read.
  var rows: [Row]?
  /// How many match when the office finds them.
  var total = 0

  /// The rows that hold every word of the filter; what is called just that comes first, so that a whole name picks its
  /// own row before a longer one that holds it.
  var matches: [Row] {
    let rows = rows ?? []
    let words = picker.filter.text.searchWords
    guard !purpose.isAsked, !words.isEmpty else { return rows }
    let found = rows.filter { row in
      let text = row.folded
      return words.allSatisfy { text.contains($0) }
    }
    let named = found.filter { $0.texts.first?.searchWords == words }
    guard !named.isEmpty else { return found }
    return named + found.filter { $0.texts.first?.searchWords != words }
  }
}

extension WorkstationState {
  mutating func pickerKey(_ key: Key, _ box: PickerBox) -> [Effect] {
    var box = box
    let matches = box.matches
    switch box.picker.handle(key, count: matches.count, height: pickerHeight) {
    case .cancelled: layers.removeLast()
    case .picked(let index):
      if let reason = matches[index].disabled {
        say(.refused, reason)
      } else {
        layers.removeLast()
        return picked(matches[index].value, for: box.purpose, about: box.about)
      }
    case .filterChanged:
      replaceTop(.picker(box))
      return find(box)
    case .moved, .ignored: replaceTop(.picker(box))
    }
    return []
  }

  mutating func pickerPaste(_ text: String, _ box: PickerBox) -> [Effect] {
    var box = box
    _ = box.picker.paste(text)
    replaceTop(.picker(box))
    return find(box)
  }

  var pickerHeight: Int { Picker.rowCapacity(in: PickerBox.area(in: Rect(size))) }

  private func find(_ box: PickerBox) -> [Effect] {
    guard box.purpose.isAsked, let service else { return [] }
    let words = box.picker.filter.text.searchWords
    return [.ask(.pickCases(Cases(service: service, words: words, limit: 200, reader: reader)))]
  }

  /// Opens a picker and asks for its rows.
  mutating func pick(
    _ purpose: PickerBox.Purpose, title: String, rows: [PickerBox.Row]? = nil, about: String? = nil
  ) -> [Effect] {
    let box = PickerBox(purpose: purpose, title: title, about: about, rows: rows)
    layers.append(.picker(box))
    switch purpose {
    case .directory(let service): return [.ask(.directory(service))]
    case .ruleGaps(let service):
      return [.ask(.ruleGaps(RuleGaps(service: service, limit: RuleGapActions.shown, reader: reader)))]
    case .linkScan(let target), .rescan(let target):
      return [.ask(.pickScans(ScanQueue(service: target.service, view: .files, limit: 200, reader: reader)))]
    case .presence, .actFor: return [.ask(.presence(Presence(today: now.day)))]
    case .assign(let target), .reassign(let target):
      return [.ask(.handlers(Handlers(service: target.service, today: now.day)))]
    default: return find(box)
    }
  }

  mutating func retitlePicker(_ title: String) {
    guard case .picker(var box)? = layers.last else { return }
    box.title = title
    replaceTop(.picker(box))
  }

  /// Gives the picker on top the handlers or cases it has asked for.
  mutating func fillPicker(_ rows: [PickerBox.Row], total: Int) {
    guard case .picker(var box)? = layers.last else { return }
    box.rows = rows
    box.total = total
    box.picker.settle(count: box.matches.count, height: pickerHeight)
    replaceTop(.picker(box))
  }
}

extension PickerBox {
  static func area(in rect: Rect) -> Rect {
    rect.centred(Size(width: min(rect.width, 80), height: min(rect.height, 18)))
  }

  static func render(
    _ box: PickerBox, _ state: WorkstationState, into buffer: inout CellBuffer, in rect: Rect
  ) -> Point {
    let matches = box.matches
    let phrases = state.phrases
    let count = box.purpose.isAsked ? max(box.total, matches.count) : matches.count
    let countText =
      box.rows == nil
      ? phrases.say("list.reading") : phrases.say("picker.count", ["count": state.countText(count)])
    let width = matches.reduce(0) { max($0, $1.texts.count) }
    let columns = (0..<max(width, 1)).map { index in
      Column(.empty, index == 0 ? .rest(atLeast: 14) : .fit(atMost: 30), priority: 9 - index)
    }
    let table = TableView(columns: columns, count: matches.count, emptyText: TerminalText(phrases.say("picker.none"))) {
      index in
      let row = matches[index]
      let style = Style(row.disabled == nil ? .base : .muted)
      return TableView.Row(row.texts.map { .init(TerminalText($0)) }, style: style)
    }
    return box.picker.render(
      title: TerminalText(box.title), countText: TerminalText(countText), table: table, into: &buffer,
      in: area(in: rect))
  }
}
