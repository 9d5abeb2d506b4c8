import CommandBus
import Documents
import Domain
import Glibc
import Repository
import Screen
import Workstation

/// The office's stored documents as the workstation looks at them.
struct OfficePages: PageSource {
  private let pages: StoredPages
  private let letters: LetterPages
  private let proofs: LetterProofs

  init(documents: DocumentStore, letters: LetterPages) {
    self.letters = letters
    let proofs = LetterProofs()
    self.proofs = proofs
    pages = StoredPages { digest in
      if let proof = try proofs.open(digest) { return proof }
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

  func proof(of card: LetterCard.Answer, _ text: LetterText) async throws -> DocumentReference {
    let page = try letters.page(of: card, text)
    let cage = await Cage.strongest()
    return try await told {
      let pdf = try await LetterPress(cage: cage).render(page)
      let name = proofs.keep(pdf, of: DocumentOwner.letter(card.letter.id).proofName)
      return DocumentReference(
        digest: name, name: "brev-\(card.letter.id).pdf", bytes: pdf.count,
        pages: try await pages(of: name, cage), role: .letter)
    }
  }

  private func pages(of proof: String, _ cage: Cage) async throws -> Int? {
    guard let file = try proofs.open(proof) else { return nil }
    defer { close(file) }
    let inspection = await Inspector(cage: cage).inspect(descriptor: file, fileName: Array("brev.pdf".utf8))
    guard case .acceptable(_, let facts) = inspection else { return nil }
    return facts.pageCount
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
    } catch LetterFault.toolMissing(let tool) {
      throw PageFault.noTool(name: tool.name, installation: tool.installation)
    } catch LetterFault.cancelled {
      throw PageFault.cancelled
    } catch StoredPageFault.noPages {
      throw PageFault.onlyText
    } catch StoredPageFault.notShown {
      throw PageFault.notShown
    }
  }
}
