import CommandBus
import Documents
import Domain
import Repository
import Screen

@testable import Workstation

/// The desk's stored documents, drawn by the real programs.
final class DeskPages: PageSource {
  private let pages: StoredPages
  private let proofs = LetterProofs()
  /// A program that is not installed, for what is said then.
  private let missing: ExternalTool?

  init(_ documents: DocumentStore, missing: ExternalTool? = nil) {
    self.missing = missing
    let proofs = proofs
    var limits = CageLimits.drawing
    // Tests beside this one may hold every thread for a while.
    limits.wallClock = .seconds(600)
    pages = StoredPages(limits: limits) { digest in
      if let proof = try proofs.open(digest) { return proof }
      guard let digest = DocumentDigest(hex: digest) else { throw PageFault.notShown }
      return try documents.open(digest)
    }
  }

  func picture(
    of page: PagePlace, _ view: PageView, hasShades: Bool, isASCII: Bool
  ) async throws -> (CharacterPicture, PageSheet) {
    let drawn = try await self.page(page)
    let sheet = PageSheet(width: drawn.width, height: drawn.height, dotsPerInch: drawn.dotsPerInch)
    let cut = view.cut(of: sheet)
    let picture = try PagePicture(
      of: drawn,
      PagePicture.View(
        x: cut.x, y: cut.y, width: cut.width, height: cut.height, turns: cut.turns, columns: cut.size.width,
        rows: cut.size.height, hasShades: hasShades, isASCII: isASCII))
    let cells = CharacterPicture(cut.size) {
      (picture.cells[$0].character, Shades(ink: picture.cells[$0].ink, paper: picture.cells[$0].paper))
    }
    return (cells, sheet)
  }

  func text(of page: PagePlace) async throws -> String {
    try await pages.text(PageShelf.Place(digest: page.digest, page: page.page))
  }

  func proof(of card: LetterCard.Answer, _ text: LetterText) async throws -> DocumentReference {
    if let missing { throw PageFault.noTool(name: missing.name, installation: missing.installation) }
    var page = LetterPage(
      language: card.letter.language, head: .init(office: "Fjordvik kommune", service: "Tildeling"),
      recipient: card.letter.recipients.first?.addressLines ?? [], reference: .init(ours: "2026/1"),
      date: DeskOffice.thursday.day, text: text, signature: .init(.electronic, by: []))
    page.isDraft = true
    let pdf = try await LetterPress(cage: await Cage.strongest()).render(page)
    let name = proofs.keep(pdf, of: DocumentOwner.letter(card.letter.id).proofName)
    return DocumentReference(digest: name, name: "brev.pdf", bytes: pdf.count, pages: 1, role: .letter)
  }

  func prepare(_ page: PagePlace) async { _ = try? await self.page(page) }

  func keep(_ places: Set<PagePlace>) {
    pages.keep(Set(places.map { PageShelf.Place(digest: $0.digest, page: $0.page) }))
  }

  private func page(_ page: PagePlace) async throws -> GrayPage {
    do {
      return try await pages.page(PageShelf.Place(digest: page.digest, page: page.page))
    } catch StoredPageFault.noPages {
      throw PageFault.onlyText
    } catch let deviation as DocumentDeviation {
      throw PageFault.deviation(code: deviation.code)
    }
  }
}

/// A PDF of A4 pages with a heading each and a black field in the upper left quarter.
enum SamplePDF {
  static func pages(_ headings: [String]) -> [UInt8] {
    let kids = headings.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(kids)]/Count \(headings.count)>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for (index, heading) in headings.enumerated() {
      let drawing = "0 421 297 421 re f BT /F 24 Tf 60 300 Td (\(heading)) Tj ET"
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents \(5 + 2 * index) 0 R>>"
      )
      objects.append("<</Length \(drawing.utf8.count)>>stream\n\(drawing)\nendstream")
    }
    var text = "%PDF-1.5\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    return Array((text + "trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n").utf8)
  }
}
