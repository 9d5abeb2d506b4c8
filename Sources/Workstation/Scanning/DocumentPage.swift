import CommandBus
import Domain
import Screen

/// The documents of an item, or the page of a letter, one page at a time.
struct DocumentPage: Sendable {
  let owner: DocumentOwner
  /// Which of the item's documents.
  var index: Int
  /// nil until it has been read.
  var item: PostItem?
  /// Of a letter that has not been sent: the text that its page is made of.
  var draft: LetterText?
  /// When the making began.
  var begunAt: Instant?
  /// A letter's page, once it is made.
  var proof: DocumentReference?
  /// The page to begin with, by the document's name; nil once it has been looked for, or when none is wanted.
  var sought: (document: String, page: Int)?
  /// From 1.
  var page = 1
  var view = PageView()
  /// The words instead of the picture.
  var isText = false
  var scroll = ScrollState()

  // What has come
  var picture: (request: PageRequest, cells: CharacterPicture)?
  /// Of the last picture of this document.
  var sheet: PageSheet?
  var text: (request: PageRequest, pane: TextPane)?
  var fault: (request: PageRequest, fault: PageFault)?

  init(owner: DocumentOwner, index: Int) {
    self.owner = owner
    self.index = index
  }

  var post: PostItem.ID? { if case .post(let id) = owner { id } else { nil } }

  var documents: [DocumentReference] { item?.documents ?? proof.map { [$0] } ?? [] }

  /// The document on the screen.
  var document: DocumentReference? { documents.indices.contains(index) ? documents[index] : nil }

  /// 1 for what has no pages.
  var pages: Int { max(document?.pages ?? 1, 1) }

  /// Whether the document is words and nothing else.
  var isOnlyText: Bool {
    switch document?.role {
    case .message, .text, .minutes, .note, .letterText: true
    case .scan, .earlierScan, .archive, .attachment, .letter, nil: false
    }
  }

  mutating func show(document index: Int) {
    self.index = index
    page = 1
    view = PageView()
    isText = isOnlyText
    scroll = ScrollState()
    (picture, sheet, text, fault) = (nil, nil, nil, nil)
  }

  /// Turns to the page that was asked for, if the item still has it.
  mutating func turnToSought() {
    guard let sought else { return }
    self.sought = nil
    let found = documents.firstIndex { $0.name == sought.document && max($0.pages ?? 1, 1) >= sought.page }
    guard let found else { return }
    if found != index { show(document: found) }
    show(page: sought.page)
  }

  mutating func show(page number: Int) {
    let number = min(max(number, 1), pages)
    guard number != page else { return }
    page = number
    view = view.atTop
    scroll = ScrollState()
  }
}

/// Where a document stands on the screen: its page, and what is known of it beside it where there is room.
struct DocumentLayout {
  let page: Rect
  let facts: Rect

  init(_ rect: Rect) {
    guard rect.width >= 110 else {
      (page, facts) = (rect, .zero)
      return
    }
    let columns = rect.columns(.rest, .fixed(34), gap: 1)
    (page, facts) = (columns[0], columns[1])
  }
}

extension WorkstationState {
  /// The document on the screen, under any box.
  var documentPage: DocumentPage? {
    if case .document(let page)? = layers.last(where: \.isPage) { return page }
    return nil
  }

  /// Puts back the document on the screen.
  mutating func replaceDocument(_ page: DocumentPage) {
    guard let index = layers.lastIndex(where: \.isPage), case .document = layers[index] else { return }
    layers[index] = .document(page)
  }

  mutating func openDocument(_ index: Int, of post: PostItem.ID) -> [Effect] {
    guard let session else { return [] }
    layers.append(.document(DocumentPage(owner: .post(post), index: index)))
    return [.ask(.documents(post, session))]
  }

  // MARK: - What is wanted

  /// What the page on the screen lacks: asked for whenever it is another than before, whatever has changed it.
  mutating func followDocument() -> [Effect] {
    let wanted = wantedPage
    guard wanted != lookedAt else { return [] }
    lookedAt = wanted
    return [wanted.map { .look($0) } ?? .lookAway]
  }

  private var wantedPage: PageRequest? {
    guard let page = documentPage, let session else { return nil }
    guard let document = page.document else {
      return page.draft.map { PageRequest(owner: page.owner, digest: "", page: 0, session: session, wish: .proof($0)) }
    }
    let box = DocumentLayout(ScreenLayout(self).page).page
    guard !page.isText else { return request(page, document, session, .text) }
    guard !box.isEmpty else { return nil }
    var view = page.view
    view.box = Size(width: box.width, height: box.height)
    let isASCII = glyphs == .ascii
    return request(
      page, document, session, .picture(view, hasShades: colours == .many && !isASCII, isASCII: isASCII))
  }

  private func request(
    _ page: DocumentPage, _ document: DocumentReference, _ session: Session, _ wish: PageRequest.Wish
  ) -> PageRequest {
    PageRequest(owner: page.owner, digest: document.digest, page: page.page, session: session, wish: wish)
  }

  // MARK: - What has come

  /// The item has been read, for the first time or because something has changed.
  mutating func take(_ view: DocumentView?, of post: PostItem.ID) {
    guard let view else {
      closeDocuments(of: .post(post))
      return say(.refused, phrases.say("reason.document-hidden"))
    }
    for index in layers.indices {
      guard case .document(var page) = layers[index], page.post == post else { continue }
      let isFirst = page.item == nil
      let shown = page.document?.digest
      page.item = view.item
      // Documents come and go; the one on the screen stays as long as it is there.
      let kept = page.documents.firstIndex { $0.digest == shown } ?? min(page.index, max(page.documents.count - 1, 0))
      if isFirst || page.documents.firstIndex(where: { $0.digest == shown }) == nil {
        page.show(document: kept)
      } else {
        page.index = kept
      }
      page.turnToSought()
      layers[index] = .document(page)
    }
  }

  /// The documents of an item may not be read: nothing of them stays on the screen.
  mutating func closeDocuments(of owner: DocumentOwner) {
    layers.removeAll { if case .document(let page) = $0 { page.owner == owner } else { false } }
  }

  /// What came of a look; of one that is no longer wanted nothing is kept.
  mutating func take(_ result: Result<PageAnswer, PageFault>, of request: PageRequest) -> [Effect] {
    guard request == lookedAt, var page = documentPage else { return [] }
    page.fault = nil
    var effects: [Effect] = []
    switch result {
    case .success(.picture(let picture, let sheet)):
      page.picture = (request, picture)
      page.sheet = sheet
      effects = following(request, of: page.pages)
    case .success(.text(let text)):
      page.text = (request, textPane(text))
    case .success(.proof(let proof)): page.proof = proof
    case .failure(.onlyText): page.isText = true
    case .failure(let fault): page.fault = (request, fault)
    }
    replaceDocument(page)
    return effects
  }

  private func following(_ request: PageRequest, of pages: Int) -> [Effect] {
    guard request.page < pages else { return [] }
    let next = PageRequest(
      owner: request.owner, digest: request.digest, page: request.page + 1, session: request.session, wish: request.wish
    )
    return [.prepare(next)]
  }

  private func textPane(_ text: String) -> TextPane {
    guard text.contains(where: { !$0.isWhitespace }) else {
      return TextPane([.init(TerminalText(phrases.say("document.no-text")), Style(.muted))])
    }
    return TextPane(text)
  }
}
