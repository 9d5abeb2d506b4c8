package import CommandBus
package import Domain
package import Screen

/// Whose documents are looked at.
package enum DocumentOwner: Hashable, Sendable {
  case post(PostItem.ID)
  case letter(Letter.ID)
}

/// What somebody wants to see of a page.
package struct PageRequest: Hashable, Sendable {
  package let owner: DocumentOwner
  /// Of the item's document, or the name of a letter's proof.
  package let digest: String
  /// From 1.
  package let page: Int
  package let session: Session
  package let wish: Wish

  package enum Wish: Hashable, Sendable {
    case picture(PageView, hasShades: Bool, isASCII: Bool)
    case text
    /// This text as it would lie on the paper.
    case proof(LetterText)
  }

  package var place: PagePlace { PagePlace(digest: digest, page: page) }
}

/// One page of one document, whoever looks at it.
package struct PagePlace: Hashable, Sendable {
  package let digest: String
  package let page: Int

  package init(digest: String, page: Int) {
    self.digest = digest
    self.page = page
  }
}

package enum PageAnswer: Hashable, Sendable {
  case picture(CharacterPicture, PageSheet)
  case text(String)
  /// What can be looked at now.
  case proof(DocumentReference)
}

/// Why there is nothing to see.
package enum PageFault: Error, Hashable, Sendable {
  /// Nothing is drawn without libchafa; what to type to get it.
  case noPictures(installation: String)
  case noTool(name: String, installation: String)
  /// It is text and has no pages to draw.
  case onlyText
  /// Neither a page nor text.
  case notShown
  /// As the intake says it: `deviation.reason.<code>`.
  case deviation(code: String)
  /// The person may not read the item.
  case hidden
  case cancelled
  /// A fault of the store in words.
  case fault(String)
}

/// Where pages come from. Called from several threads at once; a page that is wanted twice is drawn once.
package protocol PageSource: Sendable {
  /// A part of a page drawn with characters.
  func picture(
    of page: PagePlace, _ view: PageView, hasShades: Bool, isASCII: Bool
  ) async throws -> (CharacterPicture, PageSheet)
  /// The words of a page, in the order they are read.
  func text(of page: PagePlace) async throws -> String
  /// Makes a letter with this text into pages that can be asked for afterwards, by a digest that begins with
  /// ``DocumentOwner/proofName``.
  func proof(of card: LetterCard.Answer, _ text: LetterText) async throws -> DocumentReference
  /// Has a page at hand for when it is wanted.
  func prepare(_ page: PagePlace) async
  /// Ends the work on every page but these.
  func keep(_ pages: Set<PagePlace>)
}

/// An item's documents, for somebody who may read them.
package struct DocumentView: Sendable {
  package let item: PostItem
}

extension OfficeAccess {
  /// An item with its documents. That a case of somebody else's is read is logged before; a hidden one is refused.
  func documents(of post: PostItem.ID, for session: Session) throws -> DocumentView? {
    let who = CaseReader(session, today: now().day)
    guard let card = try reader.answer(PostCard(post: post, reader: who)) else { return nil }
    if let folder = card.item.caseFolder {
      guard !card.isMasked else {
        // The bus says why, and notes the try.
        if let refusal = try send(ReadCase(caseFolder: folder), session, nil).refusal { throw refusal }
        return nil
      }
      _ = try readableCard(of: folder, for: who)
    }
    return DocumentView(item: card.item)
  }

  /// What came of a look at a page.
  package func carryOut(_ request: PageRequest, in phrases: Phrasebook) async -> WorkEvent {
    do {
      try requireSight(of: request)
      // A newer look has come meanwhile.
      try Task.checkCancellation()
      return .looked(request, .success(try await answer(request)))
    } catch let fault as PageFault {
      return .looked(request, .failure(fault))
    } catch is CancellationError {
      return .looked(request, .failure(.cancelled))
    } catch {
      return .looked(request, .failure(.fault(describe(error, phrases))))
    }
  }

  /// Has a page at hand that will probably be wanted.
  package func prepare(_ request: PageRequest) async {
    // Whoever may not see it is told so when they ask for it.
    guard (try? requireSight(of: request)) != nil else { return }
    await pages.prepare(request.place)
  }

  private func answer(_ request: PageRequest) async throws -> PageAnswer {
    switch request.wish {
    case .proof(let text):
      guard case .letter(let id) = request.owner, let card = try letterCard(id, for: request.session) else {
        throw PageFault.hidden
      }
      return .proof(try await pages.proof(of: card, text))
    case .text: return .text(try await pages.text(of: request.place))
    case .picture(let view, let hasShades, let isASCII):
      let (picture, sheet) = try await pages.picture(of: request.place, view, hasShades: hasShades, isASCII: isASCII)
      return .picture(picture, sheet)
    }
  }

  /// The bytes are opened only for somebody who may read the item now, and only if they are the item's. In a case of
  /// somebody else's that is once it has been opened today, which the log tells of: as with the words that a search
  /// finds.
  private func requireSight(of request: PageRequest) throws {
    let post: PostItem.ID
    switch request.owner {
    case .post(let id): post = id
    case .letter(let id): return try requireSight(of: id, request)
    }
    let who = CaseReader(request.session, today: now().day)
    guard let card = try reader.answer(PostCard(post: post, reader: who)), !card.isMasked,
      card.item.documents.contains(where: { $0.digest == request.digest })
    else { throw PageFault.hidden }
    // What a person has in hand is seen whatever case it is in.
    guard let folder = card.item.caseFolder, card.item.placement.handler != request.session.principal else { return }
    guard try reader.answer(CaseCard(caseFolder: folder, reader: who))?.isOpen ?? true else { throw PageFault.hidden }
  }

  /// The page that was sent, or a proof of this letter and no other.
  private func requireSight(of letter: Letter.ID, _ request: PageRequest) throws {
    guard let card = try letterCard(letter, for: request.session) else { throw PageFault.hidden }
    if case .proof = request.wish { return }
    guard request.digest == card.letter.page?.digest || request.digest.hasPrefix(request.owner.proofName) else {
      throw PageFault.hidden
    }
  }

  /// A letter in a case of somebody else's is seen once that has been opened today, as its page on the screen does.
  private func letterCard(_ id: Letter.ID, for session: Session) throws -> LetterCard.Answer? {
    let who = CaseReader(session, today: now().day)
    guard let card = try reader.answer(LetterCard(letter: id, reader: who)), !card.row.isMasked,
      try reader.answer(CaseCard(caseFolder: card.letter.caseFolder, reader: who))?.isOpen ?? true
    else { return nil }
    return card
  }
}

extension DocumentOwner {
  /// What names of proofs begin with; no digest does.
  package var proofName: String {
    switch self {
    case .letter(let id): "letter-\(id)-proof"
    case .post: ""
    }
  }
}
