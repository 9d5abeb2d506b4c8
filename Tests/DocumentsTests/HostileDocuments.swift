import TestOffice
import Testing

@testable import Documents

/// Files that somebody made to hurt whoever opens them, as far as they can be written in a few lines each.
/// Source: the hostile inputs 17–31 that the program must stand.
struct HostileDocument: Sendable, CustomTestStringConvertible {
  enum Ending: Sendable {
    /// Some page was looked at, and none of it did anything.
    case read
    /// No page was.
    case refused
    /// The programs may see it either way, and either is good.
    case either
  }

  let name: String
  let bytes: @Sendable () throws -> [UInt8]
  /// What the inspector says: a code, nil for a document that it takes, or one of both.
  let inspector: Set<String?>
  let ending: Ending
  var pages = 1

  var testDescription: String { name }

  init(
    _ name: String, _ inspector: Set<String?>, _ ending: Ending, pages: Int = 1,
    _ bytes: @escaping @Sendable () throws -> [UInt8]
  ) {
    self.name = name
    self.inspector = inspector
    self.ending = ending
    self.pages = pages
    self.bytes = bytes
  }

  static let all = structure + content + actions + pictures + notPDF
}

// MARK: The structure of a PDF

extension HostileDocument {
  private static let catalogue = text("<</Type/Catalog/Pages 2 0 R>>")
  private static let page = text("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")

  private static let structure: [Self] = [
    .init("sidetre i ring.pdf", ["damaged"], .refused) {
      SampleDocuments.file([catalogue, text("<</Type/Pages/Kids[2 0 R]/Count 1>>"), page])
    },
    .init("sidetre som lover for mye.pdf", ["damaged"], .either) {
      SampleDocuments.file([catalogue, text("<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"), page])
    },
    .init("kryssreferanse i ring.pdf", ["damaged"], .either) {
      let table = SampleDocuments.pdf().lastStart(of: Array("xref\n0 ".utf8)) ?? 0
      return SampleDocuments.pdf(trailer: "/Prev \(table)")
    },
    .init("kryssreferanse til ingensteds.pdf", ["damaged"], .either) {
      String(decoding: SampleDocuments.pdf(), as: UTF8.self).replacing(" 00000 n", with: " 00007 f").bytes
    },
    .init("ti tusen sider.pdf", [nil], .read, pages: 10_000) { SampleDocuments.pdf(pages: 10_000) },
    .init("en million objekter.pdf", [nil, "too-costly", "damaged"], .either) {
      SampleDocuments.pdf(extra: Array(repeating: text("0"), count: 1_000_000))
    },
    .init("nøstet hundre tusen ganger.pdf", [nil, "damaged", "too-costly"], .either) {
      let nest = Array(repeating: UInt8(ascii: "["), count: 100_000)
      return SampleDocuments.pdf(extra: [nest], trailer: "/Info 4 0 R")
    },
    .init("minnebombe.pdf", ["too-costly", "damaged"], .refused) { SampleDocuments.memoryBomb() },
    .init("ni millioner punkter.pdf", [nil], .read) {
      sized("0 0 9000000 9000000")
    },
    .init("side uten størrelse.pdf", [nil, "damaged"], .either) {
      sized("0 0 0 0")
    },
    .init("uendelig side.pdf", [nil, "damaged"], .either) {
      sized("0 0 1e308 -1e308")
    },
    .init("avkortet.pdf", ["truncated"], .either) { Array(SampleDocuments.pdf(pages: 3).dropLast(90)) },
    .init("låst.pdf", ["encrypted"], .refused) { try encrypted(userPassword: "hemmelig") },
    .init("sperret.pdf", [nil], .read) { try encrypted(userPassword: "") },
  ]

  static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A page that says it is as large as this box.
  private static func sized(_ box: String) -> [UInt8] {
    let page = text("<</Type/Page/Parent 2 0 R/MediaBox[\(box)]>>")
    return SampleDocuments.file([catalogue, text("<</Type/Pages/Kids[3 0 R]/Count 1>>"), page])
  }

  private static func encrypted(userPassword: String) throws -> [UInt8] {
    let folder = try ScratchFolder()
    let source = try folder.write("åpen.pdf", SampleDocuments.pdf())
    let target = folder.path + "/låst.pdf"
    _ = try Program.run(["qpdf", "--encrypt", userPassword, "eier", "256", "--print=none", "--", source, target])
    return ScratchFolder.read(target) ?? []
  }
}

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }
}

// MARK: What is drawn on the page

extension HostileDocument {
  private static func drawing(_ resources: String, _ contents: String, _ more: [UInt8]...) -> [UInt8] {
    SampleDocuments.pdf(
      extra: [SampleDocuments.stream("", text(contents))] + more, page: "/Contents 4 0 R/Resources<<\(resources)>>")
  }

  /// A page that shows one picture of these bytes, which claims to be so large.
  private static func picture(_ filter: String, _ data: [UInt8], width: Int, height: Int) -> [UInt8] {
    let claims = "/Type/XObject/Subtype/Image/Width \(width)/Height \(height)/ColorSpace/DeviceGray/BitsPerComponent 8"
    return drawing(
      "/XObject<</P 5 0 R>>", "q 595 0 0 842 0 0 cm /P Do Q", SampleDocuments.stream("\(claims)/Filter\(filter)", data))
  }

  private static let noise = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }

  private static let content: [Self] = [
    .init("regnebombe.pdf", [nil], .refused) { SampleDocuments.processorBomb() },
    .init("tegning i seg selv.pdf", [nil, "damaged"], .either) {
      let form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>"
      return drawing("/XObject<</F 5 0 R>>", "/F Do", SampleDocuments.stream(form, text("/F Do /F Do")))
    },
    .init("tegninger som dobler seg.pdf", [nil], .either) {
      // Each of thirty draws the next one twice.
      let forms = (0..<30).map { level in
        let next = "/Resources<</XObject<</F \(level + 6) 0 R>>>>"
        return SampleDocuments.stream(
          "/Type/XObject/Subtype/Form/BBox[0 0 9 9]\(level < 29 ? next : "")",
          text(level < 29 ? "/F Do /F Do" : "0 0 9 9 re f"))
      }
      return SampleDocuments.pdf(
        extra: [SampleDocuments.stream("", text("/F Do"))] + forms,
        page: "/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>")
    },
    .init("mønster i seg selv.pdf", [nil, "damaged"], .either) {
      let pattern = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001"
      let own = "/Resources<</Pattern<</M 5 0 R>>>>"
      let fill = text("/Pattern cs /M scn 0 0 595 842 re f")
      return drawing(
        "/Pattern<</M 5 0 R>>", "/Pattern cs /M scn 0 0 595 842 re f", SampleDocuments.stream(pattern + own, fill))
    },
    .init("bilde på 100000 × 100000.pdf", [nil], .either) {
      picture("/FlateDecode", Deflate.repeated("\0\0\0\0", times: 2_000_000), width: 100_000, height: 100_000)
    },
    .init("fire lag pakket i hverandre.pdf", [nil, "damaged"], .either) {
      let data = Deflate.repeated("\0\0\0\0", times: 30_000_000)
      return picture("[/FlateDecode/FlateDecode/RunLengthDecode/LZWDecode]", data, width: 60_000, height: 60_000)
    },
    .init("JBIG2 av støy.pdf", [nil, "damaged"], .either) {
      picture("/JBIG2Decode", noise, width: 60_000, height: 60_000)
    },
    .init("JPEG 2000 av støy.pdf", [nil, "damaged"], .either) {
      let start: [UInt8] = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 13, 10, 0x87, 10]
      return picture("/JPXDecode", start + noise, width: 60_000, height: 60_000)
    },
    .init("JPEG 2000 som er for stor.pdf", [nil, "damaged"], .either) {
      // A code stream of one component that claims a side of two thousand million.
      let side: [UInt8] = [0x7F, 0xFF, 0xFF, 0xFF]
      let sizes = side + side + [0, 0, 0, 0, 0, 0, 0, 0] + side + side + [0, 0, 0, 0, 0, 0, 0, 0]
      return picture(
        "/JPXDecode", [0xFF, 0x4F, 0xFF, 0x51, 0, 41, 0, 0] + sizes + [0, 1, 7, 1, 1] + noise, width: 9, height: 9)
    },
    .init("faks med tusen millioner linjer.pdf", [nil, "damaged"], .either) {
      picture(
        "/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 1000000000>>", noise, width: 60_000,
        height: 1_000_000_000)
    },
  ]
}

// MARK: What wants to be run

extension HostileDocument {
  /// A page with these entries in the catalogue and objects from number 4 on.
  private static func document(catalogue: String, _ objects: [UInt8]...) -> [UInt8] {
    SampleDocuments.file(
      [text("<</Type/Catalog/Pages 2 0 R\(catalogue)>>"), text("<</Type/Pages/Kids[3 0 R]/Count 1>>"), page] + objects)
  }

  /// The file that each of them would make if anything were run.
  static let trace = "/tmp/morgenpost-hostile-trace"

  static let eicar = #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"#

  private static let actions: [Self] = [
    .init("skript.pdf", [nil], .read) {
      document(catalogue: "/OpenAction 4 0 R", text("<</S/JavaScript/JS(app.launchURL\\('file:///bin/sh'\\))>>"))
    },
    .init("starter et program.pdf", [nil], .read) {
      document(
        catalogue: "/OpenAction 4 0 R",
        text("<</S/Launch/F(/usr/bin/touch)/Unix(touch \(trace))/Win<</F(cmd.exe)/P(/c calc)>>>>"))
    },
    .init("sender et skjema.pdf", [nil], .read) {
      document(catalogue: "/OpenAction 4 0 R", text("<</S/SubmitForm/F<</FS/URL/F(http://127.0.0.1:1/)>>>>"))
    },
    .init("vedlagt virus.pdf", [nil], .read) {
      document(
        catalogue: "/Names<</EmbeddedFiles<</Names[(v.exe)4 0 R]>>>>",
        text("<</Type/Filespec/F(../../../tmp/v.exe)/EF<</F 5 0 R>>>>"),
        SampleDocuments.stream("/Type/EmbeddedFile", text(eicar)))
    },
    .init("henter en annen fil.pdf", [nil, "damaged"], .either) {
      // The page's contents lie in a file on the reader's own disk.
      SampleDocuments.pdf(extra: [text("<</Length 0/F(/etc/passwd)>>stream\n\nendstream")], page: "/Contents 4 0 R")
    },
    .init("tittel med styretegn.pdf", [nil], .read) {
      SampleDocuments.pdf(
        extra: [text("<</Title(\\033]52;c;QQ==\\007\\nPages: 999\\nPage    1 size: 9 x 9 pts)>>")],
        trailer: "/Info 4 0 R")
    },
    .init("EICAR.pdf", ["misnamed"], .refused) { text(eicar) },
  ]
}

// MARK: Pictures

extension HostileDocument {
  private static let pictures: [Self] = [
    .init("100000 × 100000.png", [nil], .refused) { SampleImages.png(width: 100_000, height: 100_000) },
    .init("pikselbombe.png", [nil], .refused) {
      png(width: 30_000, height: 30_000, Deflate.repeated("\0\0\0\0", times: 20_000_000))
    },
    .init("tekstbombe.png", [nil], .either) {
      let comment = text("Comment\0\0") + Deflate.repeated("AAAA", times: 60_000_000)
      return png(width: 10, height: 10, [0x78, 0x9C, 3, 0, 0, 0, 0, 1], before: SampleImages.chunk("zTXt", comment))
    },
    .init("65500 × 65500.jpg", [nil], .refused) { SampleImages.jpeg(width: 65_500, height: 65_500) },
    .init("fylt av støy.jpg", [nil], .either) {
      Array(SampleImages.jpeg().dropLast(2)) + noise.filter { $0 != 0xFF } + [0xFF, 0xD9]
    },
    .init("kataloger i ring.tif", ["damaged"], .either) { SampleImages.tiff(pages: 3, lastLink: 20) },
    .init("for stor.tif", [nil], .refused) { SampleImages.tiff(width: 200_000, height: 200_000) },
    .init("to tusen sider av ingenting.tif", [nil], .either, pages: 2000) { SampleImages.tiff(pages: 2000) },
  ]

  private static func png(width: Int, height: Int, _ data: [UInt8], before: [UInt8] = []) -> [UInt8] {
    let head = SampleDocuments.bigEndian(width, 4) + SampleDocuments.bigEndian(height, 4) + [8, 2, 0, 0, 0] as [UInt8]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + SampleImages.chunk("IHDR", head) + before
      + SampleImages.chunk("IDAT", data) + SampleImages.chunk("IEND", [])
  }
}

// MARK: What is no document

extension HostileDocument {
  private static let notPDF: [Self] = [
    .init("tom.pdf", ["empty"], .refused) { [] },
    .init("bare nuller.pdf", ["misnamed"], .refused) { [UInt8](repeating: 0, count: 100_000) },
    .init("zip først.pdf", ["misnamed"], .either) { [0x50, 0x4B, 3, 4] + SampleDocuments.pdf() },
    .init("zip sist.pdf", [nil, "truncated", "damaged"], .either) {
      SampleDocuments.pdf() + [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
    },
    .init("nettside.pdf", ["misnamed"], .refused) {
      text("<html><script>location='file:///etc/passwd'</script></html>")
    },
    .init("PostScript.pdf", ["misnamed"], .refused) {
      text("%!PS\n(\(trace)) (w) file closefile\n{} loop\n")
    },
    .init("bilde som PDF.pdf", ["misnamed"], .either) { SampleImages.png() },
    .init("PDF som bilde.jpg", ["misnamed"], .either) { SampleDocuments.pdf() },
    .init("../../etc/passwd\n.pdf".replacing("/", with: "_"), [nil], .read) { SampleDocuments.pdf() },
  ]
}
