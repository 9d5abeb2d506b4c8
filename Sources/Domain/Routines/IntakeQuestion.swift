/// A yes-or-no question that the routine asks when post is entered: "knyttet til saksbehandling?".
package struct IntakeQuestion: Hashable, Codable, Sendable {
  /// Stands in commands and in the log: `tied-to-case`.
  package var id: String
  package var text: LocalText
  /// Asked of everything that comes in, whatever its kind (S2-74).
  package var ofEvery: Bool
  /// Asked of what comes by these channels (S3-5, S3-8).
  package var ofChannels: [Channel]
  /// The answer that is taken when none is given; nil: it must be answered.
  package var usual: Bool?
  package var ifNo: IfNo
  /// Where it goes when it is forwarded, as people call the place.
  package var place: String?
  package var rule: RuleSource

  package init(
    id: String, text: LocalText, ofEvery: Bool = false, ofChannels: [Channel] = [], usual: Bool? = nil, ifNo: IfNo,
    place: String? = nil, rule: RuleSource
  ) {
    self.id = id
    self.text = text
    self.ofEvery = ofEvery
    self.ofChannels = ofChannels
    self.usual = usual
    self.ifNo = ifNo
    self.place = place
    self.rule = rule
  }

  /// What a no means for the item.
  package enum IfNo: String, CaseIterable, Codable, Sendable {
    /// Not archived here: back to the sender or handler (S0-15, S0-16).
    case giveBack = "return"
    /// Belongs elsewhere (S2-75).
    case forward
    /// Stays what it is, and is not entered in the registry; why is written down (S3-8).
    case notRegistered = "not-registered"
  }
}

extension ServiceRoutine {
  /// The questions that must be asked about an item with these details.
  package func questions(about details: PostDetails) -> [IntakeQuestion] {
    let ofKind = kind(details.kind)?.questions ?? []
    return (questions ?? []).filter {
      $0.ofEvery || $0.ofChannels.contains(details.channel) || ofKind.contains($0.id)
    }
  }

  /// The first question whose answer sends the item another way; nil: it takes the usual way.
  package func detour(of details: PostDetails) -> IntakeQuestion? {
    questions(about: details).first { details.answers?[$0.id] == false }
  }

  /// Details with the usual answers filled in and the answers to questions that do not concern them left out.
  ///
  /// Throws ``Refusal/Code/questionUnanswered`` for the first question that has no answer.
  func answered(_ details: PostDetails, in service: Service) throws -> PostDetails {
    let asked = questions(about: details)
    for id in (details.answers ?? [:]).keys.sorted() where question(id) == nil {
      throw Refusal(
        .noSuchQuestion,
        ["question": id, "service": service.name, "known": (questions ?? []).map(\.id).joined(separator: ", ")])
    }
    var answers: [String: Bool] = [:]
    for question in asked {
      guard let answer = details.answers?[question.id] ?? question.usual else {
        throw Refusal(.questionUnanswered, ["question": question.id, "text": question.text.nb])
      }
      answers[question.id] = answer
    }
    var details = details
    details.answers = answers.isEmpty ? nil : answers
    return details
  }

  /// Refuses what a no to a question has sent another way: it is not filed in a case here.
  func requireFiling(of item: PostItem) throws {
    guard let question = detour(of: item.details) else { return }
    let arguments = [
      "post": item.id.description, "text": question.text.nb, "place": question.place ?? "",
      "source": question.rule.cited,
    ]
    switch question.ifNo {
    case .giveBack: throw Refusal(.routineGivesBack, arguments)
    case .forward: throw Refusal(.routineForwards, arguments)
    case .notRegistered: throw Refusal(.routineDoesNotRegister, arguments)
    }
  }
}
