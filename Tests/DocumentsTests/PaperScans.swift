import TestOffice
import Testing

@testable import Documents

/// Scans of letters that nobody wrote, drawn by Pillow: pictures of pages, as a scanner delivers them.
enum PaperScans {
  /// One page of a scan.
  struct Page {
    /// Lines; none for a blank page.
    var lines: [String] = []
    /// Degrees clockwise that the paper lay wrong.
    var turned = 0.0
  }

  static let letter = [
    "Til Solvik kommune, Helse og velferd", "", "Søknad om støttekontakt", "",
    "Jeg søker med dette om støttekontakt for sønnen min. Han går i", "sjette klasse på Åsen skole og trives best ute.",
    "Vi bor på Øvre Ræsgate 4 og hjelper gjerne med å kjøre ham dit.", "",
    "Fastlegen har skrevet en erklæring som ligger ved dette brevet.", "Ærlig talt trenger vi en pause i hverdagen.",
    "", "Vennlig hilsen", "Mária Nordnes",
  ]

  /// Whether the programs are here that draw scans and read them.
  static var canBeRead: Bool { (ArchiveVersion.tools + [.img2pdf]).allSatisfy { $0.path != nil } }

  /// Writes the pages as `pdf`, `tiff` or `png`, each a picture of `dotsPerInch`, and returns the path.
  static func make(
    _ pages: [Page], dotsPerInch: Int = 150, as ending: String = "pdf", in folder: ScratchFolder
  ) throws -> String {
    let path = "\(folder.path)/scan-\(pages.count)-\(dotsPerInch).\(ending)"
    let words = pages.flatMap { [String($0.turned), $0.lines.joined(separator: "\n")] }
    let run = try Program.run(
      ["/usr/bin/python3", "-c", drawing, path, String(dotsPerInch)] + words, limit: 120)
    try #require(run.isDone, "\(run.summary)")
    return path
  }

  private static let drawing = """
    import io, sys
    from PIL import Image, ImageDraw, ImageFont
    from PIL.TiffImagePlugin import AppendingTiffWriter
    path, dpi, words = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    size = (round(8.27 * dpi), round(11.69 * dpi))
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", dpi * 12 // 72)
    pages = []
    for turned, text in zip(words[::2], words[1::2]):
        page = Image.new("L", size, 255)
        draw = ImageDraw.Draw(page)
        for row, line in enumerate(text.split("\\n")):
            draw.text((dpi, dpi + row * dpi * 20 // 72), line, font=font, fill=10)
        pages.append(page.rotate(-float(turned), resample=Image.BICUBIC, fillcolor=255))
    if path.endswith(".pdf"):
        import img2pdf
        packed = []
        for page in pages:
            buffer = io.BytesIO()
            page.save(buffer, "JPEG", quality=85, dpi=(dpi, dpi))
            packed.append(buffer.getvalue())
        with open(path, "wb") as file:
            file.write(img2pdf.convert(packed))
    elif path.endswith(".tiff"):
        # The last one is a small copy of a page, which is no page.
        pages.append(pages[0].resize((80, 113)))
        with AppendingTiffWriter(path, True) as file:
            for page in pages:
                tags = {254: 1} if page is pages[-1] else {}
                page.convert("1").save(file, "TIFF", compression="group4", dpi=(dpi, dpi), tiffinfo=tags)
                file.newFrame()
    else:
        seen = Image.new("RGBA", size, (0, 0, 0, 0))
        seen.paste((0, 0, 0, 255), mask=pages[0].point(lambda shade: 255 - shade))
        seen.save(path)
    """
}
