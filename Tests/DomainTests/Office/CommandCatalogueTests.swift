import Domain
import Testing

@Suite("The catalogue of commands")
struct CommandCatalogueTests {
  /// Well-formed texts for every kind of parameter.
  private static func text(for kind: Parameter.Kind) -> String {
    switch kind {
    case .text: "tekst"
    case .number: "2"
    case .day: "2026-11-20"
    case .flag: "ja"
    case .post, .meeting, .consent, .deviation, .delivery, .ruleGap, .scanFault, .intake, .localCopy, .letter, .comment,
      .dispatch:
      "1"
    case .letterText: "tekst\n\ntekst"
    case .month: "2026-09"
    case .clock: "08:15"
    case .caseFolder, .entries: "2026/1"
    case .writeOffs: "1:SA"
    case .answers: "tied-to-case:yes"
    case .user: "per.moe"
    case .service: "profil"
    case .documentKind: "klage"
    case .choice(let words): words[0]
    }
  }

  private static func arguments(for command: any Command.Type) -> [String: String] {
    var texts = Dictionary(command.parameters.map { ($0.name, text(for: $0.kind)) }) { first, _ in first }
    if command == AddUser.self {
      texts = [
        "user": "per.moe", "name": "Per Moe", "membership": "profil:clerk", "hire": "T-12", "leader": "randi.lunde",
      ]
    }
    return texts
  }

  @Test("Every command is read by its own name from arguments of the kinds it lists")
  func readsEach() throws {
    for type in CommandCatalogue.commands {
      let command = try CommandCatalogue.command(named: type.name, Arguments(Self.arguments(for: type)))
      #expect(Swift.type(of: command).name == type.name)
    }
  }

  @Test("Names are distinct, and so are the arguments of each command")
  func distinct() {
    let names = CommandCatalogue.commands.map { $0.name }
    #expect(Set(names).count == names.count)
    for command in CommandCatalogue.commands {
      let parameters = command.parameters.map(\.name)
      #expect(Set(parameters).count == parameters.count, "\(command.name)")
    }
  }

  @Test("Every required argument is missed by name when it is left out")
  func missesEach() throws {
    for type in CommandCatalogue.commands {
      for parameter in type.parameters where parameter.isRequired {
        var texts = Self.arguments(for: type)
        texts[parameter.name] = nil
        let found = try refusal { try CommandCatalogue.command(named: type.name, Arguments(texts)) }
        #expect(found?.code == .missingArgument, "\(type.name) \(parameter.name)")
        #expect(found?.arguments["name"] == parameter.name, "\(type.name) \(parameter.name)")
      }
    }
  }

  @Test("Every argument but free text refuses what does not have its shape")
  func refusesShapes() throws {
    for type in CommandCatalogue.commands {
      for parameter in type.parameters where parameter.kind != .text && parameter.kind != .letterText {
        // The facts of a document are read in the routine's own words, and refused when they are not among them.
        if type == RoutePost.self, parameter.name != "post" { continue }
        var texts = Self.arguments(for: type)
        texts[parameter.name] = "…'\"; --"
        let found = try refusal { try CommandCatalogue.command(named: type.name, Arguments(texts)) }
        #expect(found?.code == .badArgument, "\(type.name) \(parameter.name)")
        #expect(found?.arguments["name"] == parameter.name, "\(type.name) \(parameter.name)")
      }
    }
  }

  @Test("An unknown name is refused with the near ones")
  func unknown() throws {
    let found = try refusal { try CommandCatalogue.command(named: "asign-post", Arguments()) }
    #expect(found?.code == .unknownCommand)
    #expect(found?.arguments["known"]?.contains("assign-post") == true)
    let hostile = try refusal {
      try CommandCatalogue.command(named: "\u{1B}[31m" + String(repeating: "x", count: 500), Arguments())
    }
    #expect(hostile?.arguments["name"].map { $0.count <= 60 && !$0.contains("\u{1B}") } == true)
  }

  @Test("What only the program sends cannot be typed")
  func programOnly() throws {
    for name in [
      "found-office", "add-service", "set-password", "sign-in", "sign-out", "fail-sign-in", "receive-file",
      "refuse-file", "note-removal",
    ] {
      #expect(
        try refusal { try CommandCatalogue.command(named: name, Arguments()) }?.code == .unknownCommand, "\(name)")
    }
  }

  @Test(
    "A membership is service:role, and nobody becomes the program",
    arguments: ["profil", "profil:", ":clerk", "profil:boss", "Profil:clerk", "profil:program", "profil:clerk:x", ","])
  func memberships(_ text: String) throws {
    let found = try refusal { try AddUser(Arguments(["user": "ny", "name": "Ny", "membership": text])) }
    #expect(found?.code == .badArgument || found?.code == .missingArgument)
  }

  @Test("Titles of a split are divided at semicolons and cleaned")
  func titles() throws {
    let split = try SplitPost(Arguments(["post": "3", "titles": " Klage ;; Vedlegg 1;\u{0007}; A\u{030A}se"]))
    #expect(split.titles == ["Klage", "Vedlegg 1", "Åse"])
  }

  @Test("A destination that is a word may be a service; anything else is a place outside (S2-74)")
  func destinations() throws {
    #expect(
      try ForwardPost(Arguments(["post": "3", "to": "ppt", "reason": "r"])).to
        == .service(try #require(Service.ID("ppt"))))
    #expect(
      try ForwardPost(Arguments(["post": "3", "to": "Bergen kommune", "reason": "r"])).to
        == .elsewhere("Bergen kommune"))
  }
}
