import CommandBus
import Documents
import Domain
import Repository

/// The documents of an item, a page at a time.
extension Showing {
  /// The words of a page: `show page 12 --document 2 --page 3`.
  func page() async throws -> Listing {
    let item = try readableItem()
    let documents = item.documents
    guard !documents.isEmpty else {
      throw Failure(.badInput, code: "no-document", message: phrases.say("reason.no-document"))
    }
    try require(command.document, upTo: documents.count, "document")
    let document = documents[command.document - 1]
    let pages = max(document.pages ?? 1, 1)
    try require(command.page, upTo: pages, "page")
    let text = try await words(of: document)
    let isEmpty = text.allSatisfy(\.isWhitespace)
    return Listing(
      text: isEmpty ? phrases.say("cli.no-words") : text,
      members: [
        "post": .integer(item.id.value), "document": .string(document.name), "page": .integer(command.page),
        "pages": .integer(pages), "text": .string(text),
      ])
  }

  /// An item whose documents may be opened: one's own, or one whose case is read, which is logged first.
  private func readableItem() throws -> PostItem {
    let id = try number(of: PostItem.self)
    let query = PostCard(post: id, reader: asker)
    guard let card = try reader.answer(query) else { throw Refusal(.noSuchPost, ["post": id.description]) }
    try requireOwn(card.item.service)
    guard let folder = card.item.caseFolder, card.isMasked || card.caseFolder?.access == .logged else {
      return card.item
    }
    _ = try readableCard(of: folder)
    guard let open = try reader.answer(query), !open.isMasked else {
      throw Failure(.notPermitted, code: "hidden", message: phrases.say("reason.document-hidden"))
    }
    return open.item
  }

  private func words(of document: DocumentReference) async throws -> String {
    let store = office.store.documents
    let pages = StoredPages { digest in
      guard let digest = DocumentDigest(hex: digest) else { throw StoredPageFault.notShown }
      return try store.open(digest)
    }
    do {
      return try await pages.text(PageShelf.Place(digest: document.digest, page: command.page))
    } catch let deviation as DocumentDeviation {
      let isHere = deviation.isWorthRetrying
      throw Failure(
        isHere ? .unavailable : .badInput, code: deviation.code,
        message: phrases.say("deviation.reason.\(deviation.code)"))
    } catch is StoredPageFault {
      throw Failure(.badInput, code: "not-shown", message: phrases.say("document.not-shown"))
    }
  }

  private func require(_ number: Int, upTo limit: Int, _ name: String) throws {
    guard (1...limit).contains(number) else {
      throw Refusal(.badArgument, ["name": "--\(name)", "found": String(number), "expected": "1–\(limit)"])
    }
  }
}
