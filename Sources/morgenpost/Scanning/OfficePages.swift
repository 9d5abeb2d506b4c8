import Documents
import Repository
import Screen
import Workstation

/// The office's stored documents as the workstation looks at them.
struct OfficePages: PageSource {
  private let pages: StoredPages

  init(documents: DocumentStore) {
    pages = StoredPages { digest in
      // The log holds no digest that is none.
      guard let digest = DocumentDigest(hex: digest) else { throw PageFault.notShown }
      return try documents.open(digest)
    }
  }

  func picture(
    of page: PagePlace, _ view: PageView, hasShades: Bool, isASCII: Bool
  ) async throws -> (CharacterPicture, PageSheet) {
    guard PagePicture.isAvailable else { throw PageFault.noPictures(installation: PagePicture.installation) }
    let drawn = try await told { try await pages.page(place(page)) }
    let sheet = PageSheet(width: drawn.width, height: drawn.height, dotsPerInch: drawn.dotsPerInch)
    let cut = view.cut(of: sheet)
    let picture = try PagePicture(
      of: drawn,
      PagePicture.View(
        x: cut.x, y: cut.y, width: cut.width, height: cut.height, turns: cut.turns, columns: cut.size.width,
        rows: cut.size.height, hasShades: hasShades, isASCII: isASCII))
    let cells = CharacterPicture(cut.size) { index in
      let cell = picture.cells[index]
      return (cell.character, Shades(ink: cell.ink, paper: cell.paper))
    }
    return (cells, sheet)
  }

  func text(of page: PagePlace) async throws -> String {
    try await told { try await pages.text(place(page)) }
  }

  func prepare(_ page: PagePlace) async {
    // Whoever asks for it is told what is wrong with it.
    _ = try? await pages.page(place(page))
  }

  func keep(_ wanted: Set<PagePlace>) { pages.keep(Set(wanted.map(place))) }

  private func place(_ page: PagePlace) -> PageShelf.Place { PageShelf.Place(digest: page.digest, page: page.page) }

  /// What goes wrong, as the screen tells it.
  private func told<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch DocumentDeviation.toolMissing(let tool) {
      throw PageFault.noTool(name: tool.name, installation: tool.installation)
    } catch let deviation as DocumentDeviation {
      throw PageFault.deviation(code: deviation.code)
    } catch StoredPageFault.noPages {
      throw PageFault.onlyText
    } catch StoredPageFault.notShown {
      throw PageFault.notShown
    }
  }
}
