internal import Assets
internal import Domain
internal import Mustache

/// A letter as HTML, made from `letters/page.mustache`. Everything that people wrote is escaped there and is only text.
struct LetterHTML {
  let page: LetterPage
  let phrases: Phrasebook

  /// The phrases are of the letter's own language, whoever makes it.
  init(_ page: LetterPage) throws(LetterFault) {
    self.page = page
    do {
      phrases = Phrasebook(language: page.language, phrases: try Assets.phrases(page.language.rawValue))
    } catch {
      throw .failed(detail: CleanText.line(String(describing: error), limit: 200))
    }
  }

  func text() throws(LetterFault) -> String {
    do {
      let template = try MustacheTemplate(string: String(decoding: Assets.data("letters/page.mustache"), as: UTF8.self))
      return template.render(content(style: String(decoding: try Assets.data("letters/page.css"), as: UTF8.self)))
    } catch {
      throw .failed(detail: CleanText.line(String(describing: error), limit: 200))
    }
  }

  /// One line of anything from outside; as long as the page can hold.
  static func line(_ text: String) -> String { CleanText.line(text, limit: 300) }

  private func content(style: String) -> Content {
    Content(
      language: page.language.rawValue, title: Self.line(page.text.title), isoDate: page.date.iso, style: style,
      pageWord: phrases.say("letter-page.page"), ofWord: phrases.say("letter-page.of"),
      draftMark: page.isDraft ? phrases.say("letter-page.draft") : nil, office: Self.line(page.head.office),
      service: filled(page.head.service), recipient: page.recipient.map(Self.line), facts: facts,
      running: [page.head.office, page.reference.ours, page.date.written(in: page.language)].map(Self.line)
        .joined(separator: " · "),
      blocks: page.text.blocks.map(Content.Block.init), greeting: phrases.say("letter-page.greeting"),
      signLine: page.signature.way == .physical ? phrases.say("letter-page.sign-here") : nil,
      signers: page.signature.signers.map { .init(name: Self.line($0.name), role: filled($0.title)) },
      approvedWords: page.signature.way == .electronic ? phrases.say("letter-page.approved") : nil, lists: lists,
      footer: page.head.contact.map(Self.line))
  }

  private var facts: [Content.Fact] {
    let reference = page.reference
    let rows: [(String, String?)] = [
      (phrases.say("letter-page.date"), page.date.written(in: page.language)),
      (phrases.say("letter-page.ours"), reference.ours),
      (phrases.say("letter-page.theirs"), reference.theirs), (phrases.say("letter-page.handler"), reference.handler),
      (phrases.say("letter-page.exempt"), reference.exemption),
    ]
    return rows.compactMap { name, value in
      value.flatMap(filled).map { Content.Fact(name: name, value: $0) }
    }
  }

  private var lists: [Content.List] {
    [(phrases.say("letter-page.attachments"), page.attachments), (phrases.say("letter-page.copies"), page.copies)]
      .filter { !$0.1.isEmpty }
      .map { Content.List(name: $0.0, items: $0.1.map(Self.line)) }
  }

  private func filled(_ text: String) -> String? {
    let line = Self.line(text)
    return line.isEmpty ? nil : line
  }
}

extension LetterHTML {
  /// What the template names.
  private struct Content {
    let language: String
    let title: String
    let isoDate: String
    let style: String
    let pageWord: String
    let ofWord: String
    let draftMark: String?
    let office: String
    let service: String?
    let recipient: [String]
    let facts: [Fact]
    let running: String
    let blocks: [Block]
    let greeting: String
    let signLine: String?
    let signers: [Signer]
    let approvedWords: String?
    let lists: [List]
    let footer: [String]

    struct Fact {
      let name: String
      let value: String
    }

    struct Signer {
      let name: String
      /// Not `title`: what a signer lacks would be looked up in the letter.
      let role: String?
    }

    struct List {
      let name: String
      let items: [String]
    }

    struct Block {
      var heading: String?
      var paragraph: String?
      var isList = false
      var items: [String] = []

      init(_ block: LetterText.Block) {
        switch block {
        case .heading(let text): heading = LetterHTML.line(text)
        case .paragraph(let text): paragraph = CleanText.lines(text, limit: LetterText.longestBody)
        case .list(let texts):
          isList = true
          items = texts.map { CleanText.line($0, limit: LetterText.longestBody) }
        }
      }
    }
  }
}
