import CommandBus
import Domain
import Screen

/// Paper and messages entered by hand, one after another. Sources: S0-4, S0-5, S1-1…4, S2-17, S4-10, S4-11.
struct PaperForm {
  let state: WorkstationState
  let row: ServiceRow

  /// An empty form; a row of envelopes usually comes by the same channel.
  func box(channel: Channel = .letter) -> FormBox {
    let phrases = state.phrases
    let service = row.service
    let kinds = [DocumentKind.unknown] + row.routine.kinds.map(\.id)
    let channels = Self.channels(of: row.routine)
    let covers = row.routine.covers?.map(\.colour) ?? CoverColour.allCases
    func label(_ parameter: String) -> TerminalText { TerminalText(phrases.say("parameter.\(parameter)")) }
    let today = DateText(phrases: phrases).typed(state.now.day)
    let fields: [FormField] = [
      .choice(
        "channel", label("channel"), channels.map { TerminalText(name(of: $0)) },
        selected: channels.firstIndex(of: channel) ?? 0),
      .choice("cover", label("cover"), covers.map { TerminalText(name(of: $0)) }),
      .text("sender", label("sender")),
      .text("addressee", label("addressee")),
      .choice("kind", label("kind"), kinds.map { TerminalText(state.kindName($0, of: service.id)) }),
      .text("title", label("title")),
      .number("sheets", label("sheets")),
      .choice("sides", label("sides"), ["1", "2"]),
      .date("received", label("received"), today),
      .date("dated", label("dated")),
    ]
    var box = FormBox(
      .paper, title: phrases.say("form.paper", ["service": service.name]),
      fields: fields + QuestionFields(phrases: phrases, routine: row.routine).fields(nil),
      choices: [
        "channel": channels.map(\.rawValue), "cover": covers.map(\.rawValue), "kind": kinds.map(\.text),
        "sides": ["1", "2"],
      ],
      fixed: ["service": service.id.text])
    box.form.say(.init(TerminalText(phrases.say("form.undated")), .muted), about: "dated")
    if row.routine.subjectFollowsKind {
      box.form.say(.init(TerminalText(phrases.say("form.title-follows-kind")), .muted), about: "title")
    }
    return box
  }

  /// The ways post comes in after the service's routine.
  static func channels(of routine: ServiceRoutine) -> [Channel] {
    routine.channels?.map(\.channel) ?? Channel.allCases
  }

  private func name(of channel: Channel) -> String {
    row.routine.channel(channel)?.name.text(in: state.language)
      ?? state.phrases.say("channel.\(channel.rawValue)")
  }

  private func name(of cover: CoverColour) -> String {
    row.routine.covers?.first { $0.colour == cover }?.name.text(in: state.language)
      ?? state.phrases.say("cover.\(cover.rawValue)")
  }

  /// The next empty form after one that has been saved.
  func next(after box: FormBox) -> FormBox {
    let chosen = box.form["channel"]?.selected.map { Self.channels(of: row.routine)[$0] }
    return self.box(channel: chosen ?? .letter)
  }
}
