import CommandBus
import Domain
import Screen

/// Looking at the documents of an item, page by page.
enum DocumentActions {
  private static let lists: Set<ActionScope> = [.tray, .meeting, .post, .forwarded, .scans]
  private static let pages: Set<ActionScope> = [.document]

  static let all: [Action] = [
    Action(.document, .post, [.character("D")], in: lists, isHinted: true, if: hasDocument) { state in
      guard let item = state.view?.card.item else { return [] }
      guard item.documents.count > 1 else { return state.openDocument(0, of: item.id) }
      let title = state.phrases.say("picker.document", ["number": item.id.description])
      return state.pick(.document(item.id), title: title, rows: state.documentRows(item))
    },
    Action(.nextPage, .document, [.character("n")], in: pages, isHinted: true, if: hasPage(after: true)) { state in
      state.look { $0.show(page: $0.page + 1) }
    },
    Action(.previousPage, .document, [.character("p")], in: pages, isHinted: true, if: hasPage(after: false)) { state in
      state.look { $0.show(page: $0.page - 1) }
    },
    Action(.zoomIn, .document, [.character("+")], in: pages, isHinted: true, if: canZoom(\.closer)) { state in
      state.look { if let zoom = $0.view.zoom.closer { $0.view.zoom = zoom } }
    },
    Action(.zoomOut, .document, [.character("-")], in: pages, isHinted: true, if: canZoom(\.wider)) { state in
      state.look { if let zoom = $0.view.zoom.wider { $0.view.zoom = zoom } }
    },
    Action(.fitPage, .document, [.character("w")], in: pages, isHinted: true, if: isPicture) { state in
      state.look { $0.view.zoom = $0.view.zoom == .width ? .whole : .width }
    },
    Action(.turnPage, .document, [.character("r")], in: pages, isHinted: true, if: isPicture) { state in
      state.look { $0.view = $0.view.turned }
    },
    Action(.pageText, .document, [.character("t")], in: pages, isHinted: true, if: hasPicture) { state in
      state.look { $0.isText.toggle() }
    },
    Action(.nextDocument, .document, [.character("d")], in: pages, isHinted: true, if: hasDocuments) { state in
      state.look { $0.show(document: ($0.index + 1) % max($0.documents.count, 1)) }
    },
  ]

  private static let hasDocument: @Sendable (WorkstationState) -> Availability = { state in
    guard let target = state.target else { return .disabled(state.phrases.say("reason.nothing-selected")) }
    guard let view = state.view, view.card.item.id == target.post else {
      return .disabled(state.phrases.say("reason.still-reading"))
    }
    if view.card.isMasked { return .disabled(state.phrases.say("reason.document-hidden")) }
    // The projector shows no names until somebody asks for them.
    if state.isMasked(target.post) { return .disabled(state.phrases.say("reason.names-hidden")) }
    return view.card.item.documents.isEmpty ? .disabled(state.phrases.say("reason.no-document")) : .enabled
  }

  private static let isPicture: @Sendable (WorkstationState) -> Availability = { state in
    state.documentPage?.isText == true ? .disabled(state.phrases.say("reason.is-text")) : .enabled
  }

  private static let hasPicture: @Sendable (WorkstationState) -> Availability = { state in
    state.documentPage?.isOnlyText == true ? .disabled(state.phrases.say("reason.only-text")) : .enabled
  }

  private static let hasDocuments: @Sendable (WorkstationState) -> Availability = { state in
    (state.documentPage?.documents.count ?? 0) > 1 ? .enabled : .disabled(state.phrases.say("reason.one-document"))
  }

  private static func hasPage(after: Bool) -> @Sendable (WorkstationState) -> Availability {
    { state in
      guard let page = state.documentPage else { return .enabled }
      let hasMore = after ? page.page < page.pages : page.page > 1
      return hasMore ? .enabled : .disabled(state.phrases.say(after ? "reason.last-page" : "reason.first-page"))
    }
  }

  private static func canZoom(
    _ next: @escaping @Sendable (PageZoom) -> PageZoom?
  ) -> @Sendable (WorkstationState) -> Availability {
    { state in
      guard isPicture(state) == .enabled else { return isPicture(state) }
      guard let page = state.documentPage, next(page.view.zoom) == nil else { return .enabled }
      return .disabled(state.phrases.say("reason.zoom-end"))
    }
  }
}

extension WorkstationState {
  /// Changes how the document on the screen is looked at.
  mutating func look(_ change: (inout DocumentPage) -> Void) -> [Effect] {
    guard var page = documentPage else { return [] }
    change(&page)
    replaceDocument(page)
    return []
  }

  func documentRows(_ item: PostItem) -> [PickerBox.Row] {
    item.documents.enumerated().map { index, document in
      PickerBox.Row(
        value: .option(index),
        texts: [document.name, phrases.say("document-role.\(document.role.rawValue)"), pagesText(document)])
    }
  }

  /// `3 sider`; nothing for what has no pages.
  func pagesText(_ document: DocumentReference) -> String {
    guard let pages = document.pages else { return "" }
    return pages == 1 ? phrases.say("post.document-page") : phrases.say("post.document-pages", ["count": String(pages)])
  }

  /// Arrows move a picture that is larger than the screen and scroll a text; the page keys turn pages.
  mutating func moveDocument(_ key: Key, _ page: DocumentPage) -> Bool {
    var page = page
    let area = DocumentLayout(ScreenLayout(self).page).page
    if page.isText {
      let count = page.text?.pane.lines(width: area.width - 3).count ?? 0
      guard page.scroll.handle(key, count: count, height: area.height) else { return false }
    } else {
      switch key {
      case .left: page.move(right: -1, down: 0, in: area)
      case .right: page.move(right: 1, down: 0, in: area)
      case .up: page.move(right: 0, down: -1, in: area)
      case .down: page.move(right: 0, down: 1, in: area)
      case .pageDown, .character(" "): page.show(page: page.page + 1)
      case .pageUp: page.show(page: page.page - 1)
      case .home: page.show(page: 1)
      case .end: page.show(page: page.pages)
      default: return false
      }
    }
    replaceDocument(page)
    return true
  }
}

extension DocumentPage {
  fileprivate mutating func move(right: Int, down: Int, in area: Rect) {
    guard let sheet else { return }
    view.box = Size(width: area.width, height: area.height)
    view = view.moved(right: right, down: down, on: sheet)
  }
}
