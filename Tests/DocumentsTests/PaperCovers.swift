import Assets
import Domain
import TestOffice
import Testing

@testable import Documents

/// Cover sheets, printed and scanned.
extension PaperScans {
  static let office = "5f3a9c0e12ab77d0"

  static var canBeCovered: Bool {
    canBeRead && (CoverSheetPress.tools + [CoverSheetReader.tool]).allSatisfy { $0.path != nil }
  }

  static func service() throws -> Service.ID { try #require(Service.ID("velferd")) }

  static func code(_ post: Int, office: String = office) throws -> CoverCode {
    try #require(CoverCode(office: office, service: service(), post: .init(post)))
  }

  static func phrases(_ language: Language) throws -> Phrasebook {
    Phrasebook(language: language, phrases: try Assets.phrases(language.rawValue))
  }

  static func covers(_ posts: [Int], in phrases: Phrasebook) async throws -> [UInt8] {
    let sheets = try posts.map { post in
      var sheet = CoverSheet(
        code: try code(post), serviceName: "Velferd <&> \"post\"", channel: "post",
        receivedOn: try #require(Day(iso: "2026-11-21")))
      sheet.officeName = "Solvik kommune"
      sheet.kind = "Søknad"
      sheet.expectedPages = 3
      return sheet
    }
    return try await CoverSheetPress(cage: Cage.strongest()).print(sheets, in: phrases)
  }

  /// A page as the scanner sees it, with what happened to the paper.
  static func scan(
    _ path: String, _ dotsPerInch: Int, page: Int = 1, turned: Double, _ mishap: String, in folder: ScratchFolder
  ) throws -> GrayPage {
    let out = folder.path + "/seen.pgm"
    let run = try Program.run([
      "/usr/bin/python3", "-c", scanning, path, String(dotsPerInch), String(page), String(turned), mishap, out,
    ])
    try #require(run.isDone, "\(run.summary)")
    return try gray(out, dotsPerInch)
  }

  /// A letter that holds codes.
  static func letter(with codes: [String], in folder: ScratchFolder) throws -> GrayPage {
    let out = folder.path + "/letter.pgm"
    let run = try Program.run(["/usr/bin/python3", "-c", pasting, out] + codes)
    try #require(run.isDone, "\(run.summary)")
    return try gray(out, 150)
  }

  private static func gray(_ path: String, _ dotsPerInch: Int) throws -> GrayPage {
    let bytes = try #require(ScratchFolder.read(path))
    let map = try #require(PixelMap(bytes))
    return GrayPage(width: map.width, height: map.height, dotsPerInch: dotsPerInch, pixels: map.pixels)
  }

  private static let pasting = """
    import io, subprocess, sys
    from PIL import Image
    page = Image.new("L", (1240, 1754), 255)
    for row, code in enumerate(sys.argv[2:]):
        made = subprocess.run(["qrencode", "-8", "-s", "5", "-o", "-"], input=code.encode(), stdout=subprocess.PIPE)
        page.paste(Image.open(io.BytesIO(made.stdout)).convert("L"), (300, 200 + row * 700))
    page.save(sys.argv[1])
    """

  private static let scanning = """
    import io, random, subprocess, sys
    from PIL import Image, ImageDraw, ImageFilter
    path, dpi, number, turned, mishap, out = sys.argv[1:]
    dpi = int(dpi)
    drawn = subprocess.run(["pdftoppm", "-gray", "-r", str(dpi), "-f", number, "-l", number, path], stdout=subprocess.PIPE)
    page = Image.open(io.BytesIO(drawn.stdout)).convert("L")
    size, mm = page.size, dpi / 25.4
    draw = ImageDraw.Draw(page)
    dice = random.Random(4)
    def stain(x, y, radius, shade):
        draw.ellipse([(x - radius) * mm, (y - radius) * mm, (x + radius) * mm, (y + radius) * mm], fill=shade)
    if mishap == "coffee":
        stain(50, 45, 26, 90)
    if mishap == "spoiled":
        stain(56, 44, 30, 60)
        stain(154, 252, 30, 60)
    if mishap == "faint":
        page = page.point(lambda shade: 110 + shade * 130 // 255)
    if mishap == "cropped":
        # The scanner took the sheet too high, and nine millimetres are gone.
        page.paste(255, (0, round(size[1] - 9 * mm), size[0], size[1]))
    page = page.rotate(-float(turned), resample=Image.BICUBIC, expand=turned == "90.0", fillcolor=245)
    if mishap == "noise":
        grain = Image.effect_noise(page.size, 70)
        page = Image.blend(page.filter(ImageFilter.GaussianBlur(dpi / 250)), grain, 0.3)
    page.save(out)
    """
}

extension PaperScans {
  /// A pile as it comes from the scanner, both sides of every sheet: 200 pages with 40 cover sheets, of which one is
  /// spoiled. Returns it with what each page is: `cover 7`, `spoiled`, `letter`, `blank`.
  static func pile(covers: String, in folder: ScratchFolder) throws -> (path: String, plan: [String]) {
    let path = folder.path + "/bunke.pdf"
    let run = try Program.run(["/usr/bin/python3", "-c", piling, covers, path] + letter, limit: 300)
    try #require(run.isDone, "\(run.summary)")
    return (path, run.text.split(separator: "\n").map(String.init))
  }

  private static let piling = """
    import io, random, subprocess, sys
    from PIL import Image, ImageDraw, ImageFont
    import img2pdf
    covers, path, lines = sys.argv[1], sys.argv[2], sys.argv[3:]
    dice = random.Random(40)
    def paper(dpi):
        return Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 250)
    def letter(dpi):
        page = paper(dpi)
        font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", dpi * 11 // 72)
        ImageDraw.Draw(page).multiline_text((dpi, dpi), "\\n".join(dice.sample(lines, 8)), font=font, fill=30)
        return page
    def cover(number, dpi):
        drawn = subprocess.run(["pdftoppm", "-gray", "-r", str(dpi), "-f", str(number), "-l", str(number), covers],
                               stdout=subprocess.PIPE)
        return Image.open(io.BytesIO(drawn.stdout)).convert("L")
    def spoil(page, dpi):
        draw, mm = ImageDraw.Draw(page), dpi / 25.4
        for x, y in ((56, 44), (154, 252)):
            draw.ellipse([(x - 30) * mm, (y - 30) * mm, (x + 30) * mm, (y + 30) * mm], fill=70)
        return page
    pages, plan = [], []
    def scan(what, page, dpi):
        page = page.rotate(dice.uniform(-2, 2), resample=Image.BICUBIC, fillcolor=250)
        page = Image.blend(page, Image.effect_noise(page.size, 40), 0.15)
        buffer = io.BytesIO()
        page.save(buffer, "JPEG", quality=75, dpi=(dpi, dpi))
        pages.append(buffer.getvalue())
        plan.append(what)
    def sheet(what, page, dpi, back=None):
        scan(what, page, dpi)
        scan("letter" if back else "blank", back or paper(dpi), dpi)
    # Two sheets that somebody forgot to lay a cover sheet on.
    sheet("letter", letter(150), 150, letter(150))
    sheet("letter", letter(200), 200)
    for number in range(1, 41):
        dpi = dice.choice([150, 200])
        if number == 23:
            sheet("spoiled", spoil(cover(number, dpi), dpi), dpi)
        else:
            sheet(f"cover {number}", cover(number, dpi), dpi)
        # Fifty-eight sheets of letters in all.
        for _ in range(2 if number <= 18 else 1):
            sheet("letter", letter(dpi), dpi, letter(dpi) if dice.random() < 0.3 else None)
    with open(path, "wb") as file:
        file.write(img2pdf.convert(pages))
    print("\\n".join(plan))
    """
}
