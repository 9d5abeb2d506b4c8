/// What a decision can see of letters. Part of ``Desk``.
package protocol LetterDesk {
  /// The program's own standard letters; a routine's meet them.
  var letterTemplates: LetterTemplates { get }

  func letter(_ id: Letter.ID) throws -> Letter
  func nextLetter() throws -> Letter.ID
  /// Everybody who has written in a letter, and those they did it for.
  func writers(of letter: Letter.ID) throws -> Set<User.ID>
  func version(_ number: Int, of letter: Letter.ID) throws -> LetterVersion
  func comment(_ id: LetterComment.ID) throws -> LetterComment
  /// Remarks that nobody has seen to.
  func openComments(on letter: Letter.ID) throws -> [LetterComment]
  func nextComment() throws -> LetterComment.ID
  /// Letters of a case that are neither finalised nor discarded.
  func openLetters(in caseFolder: CaseFolder.ID) throws -> [Letter.ID]
  /// Letters, discarded ones left out, that say they answer an entry.
  func letters(answering entry: RegistryEntry.ID) throws -> [Letter]

  func dispatch(_ id: Dispatch.ID) throws -> Dispatch
  func dispatches(of letter: Letter.ID) throws -> [Dispatch]
  func nextDispatch() throws -> Dispatch.ID
  /// What is in a text of our own that was filed before.
  func text(of document: DocumentReference) throws -> String
}

/// What the decisions about one letter ask of the desk again and again.
extension Desk {
  /// The scope of a command about one letter.
  func scope(of letter: Letter.ID) throws -> Scope { .service(try self.letter(letter).service) }

  /// A letter that can still be written on.
  func editableLetter(_ id: Letter.ID) throws -> Letter {
    let found = try letter(id)
    guard found.state.isEditable else { throw found.refusalOfState }
    return found
  }

  func letter(_ id: Letter.ID, in states: LetterState...) throws -> Letter {
    let found = try letter(id)
    guard states.contains(found.state) else { throw found.refusalOfState }
    return found
  }

  /// One's own letters (S2-68); the leaders of the service see to anybody's (S2-69).
  func requireOwnOrLeading(_ letter: Letter, by session: Session, at now: Instant) throws {
    if session.speaks(for: letter.author) { return }
    let person = try acting(session, on: now.day)
    let leads = person.memberships.contains {
      $0.service == letter.service && ($0.role == .leader || $0.role == .sectionLeader)
    }
    guard leads else {
      throw Refusal(.notYourLetter, ["letter": letter.id.description, "user": try user(letter.author).name])
    }
  }

  /// Unresolved remarks hold a letter back (S4-30).
  func requireNoComments(on letter: Letter) throws {
    let open = try openComments(on: letter.id)
    guard open.isEmpty else {
      throw Refusal(.commentsOpen, ["letter": letter.id.description, "count": String(open.count)])
    }
  }

  /// The entries that a letter says it answers, of this service.
  func requireAnswered(_ answers: [RegistryEntry.ID], in service: Service.ID) throws {
    for id in answers {
      let entry = try entry(id)
      let folder = try caseFolder(entry.caseFolder)
      guard folder.service == service else {
        throw Refusal(
          .caseOfOtherService, ["case": folder.id.description, "service": try self.service(folder.service).name])
      }
      guard entry.type.asksForAnswer else {
        throw Refusal(.neverRestance, ["entry": id.description, "type": entry.type.rawValue])
      }
    }
  }
}

extension Letter {
  /// Why nothing of the kind can be done to it as it stands.
  var refusalOfState: Refusal {
    Refusal(.letterState, ["letter": id.description, "state": state.rawValue])
  }
}

extension Arguments {
  /// A text of several lines: newlines are kept, every other control character becomes a space.
  func letterText(_ name: String) throws -> String {
    guard let text = try letterText(ifAny: name) else {
      throw Refusal(.missingArgument, ["name": name, "expected": "text"])
    }
    return text
  }

  func letterText(ifAny name: String) throws -> String? {
    guard let raw = raw(name) else { return nil }
    let text = raw.letterText
    guard text.unicodeScalars.count <= Letter.longestText else {
      throw Refusal(.textTooLong, ["name": name, "longest": String(Letter.longestText)])
    }
    return text.isEmpty ? nil : text
  }

  /// Numbers in the registry, or a word that says none; nil when nothing is said.
  func chosenEntries(_ name: String) throws -> [RegistryEntry.ID]? {
    guard let text = try text(ifAny: name) else { return nil }
    return ["none", "ingen", "inga"].contains(text) ? [] : try entryNumbers(name)
  }
}

extension Letter {
  /// Characters; some sixty pages.
  package static let longestText = 200_000
}

extension String {
  /// Composed, lines ended by a newline alone, no other control characters, no blank lines at the ends.
  package var letterText: String {
    var scalars = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in composed.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      switch scalar {
      case "\n": if !afterReturn { scalars.append("\n") }
      case "\r", "\u{2028}", "\u{2029}", "\u{85}": scalars.append("\n")
      default: scalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
      }
    }
    let lines = String(scalars).split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? lines.endIndex
    let end = lines.lastIndex { !$0.allSatisfy(\.isWhitespace) }.map { $0 + 1 } ?? start
    return lines[start..<end].joined(separator: "\n")
  }

  /// How many words there are to remark on.
  var wordCount: Int { split { $0.isWhitespace }.count }
}
