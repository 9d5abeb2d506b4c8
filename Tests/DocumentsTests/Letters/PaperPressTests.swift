import Foundation
import TestOffice
import Testing

@testable import Documents

@Suite("Letters on paper")
struct PaperPressTests {
  private let folder: ScratchFolder
  private var office: URL { URL(filePath: folder.path) }
  private var print: URL { office.appending(components: "exchange", "print") }

  init() throws {
    folder = try ScratchFolder()
  }

  @Test("without a printer a letter is saved, whole, for its owner only, and once however often it is tried")
  func saved() async throws {
    let press = try PaperPress(office: office)
    #expect(press.printer == nil)
    for bytes in [[1, 2, 3], [4, 5]] as [[UInt8]] {
      #expect(try await press.print(bytes, named: "dispatch-12") == .saved(path: "\(print.path)/dispatch-12.pdf"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: print.path) == ["dispatch-12.pdf"])
    #expect(try Data(contentsOf: print.appending(component: "dispatch-12.pdf")) == Data([4, 5]))
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(print.path)/dispatch-12.pdf")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test(
    "no name from outside is a file or a printer",
    arguments: ["", "-oraw", "../x", "a/b", ".x", "kontor 1", "kontor;id", "øst", String(repeating: "a", count: 101)])
  func names(_ name: String) async throws {
    let press = try PaperPress(office: office)
    await #expect(throws: LetterFault.self) { try await press.print([1], named: name) }
    #expect(throws: LetterFault.badPrinterName) { try PaperPress(folder: print, printer: name) }
  }

  @Test("the printer is the one that the office's file names")
  func printer() throws {
    try FileManager.default.createDirectory(at: print, withIntermediateDirectories: true)
    let file = print.appending(component: "printer")
    try Data("kontor-2\n".utf8).write(to: file)
    #expect(try PaperPress(office: office).printer == "kontor-2")
    try Data("-o raw\n".utf8).write(to: file)
    #expect(throws: LetterFault.badPrinterName) { try PaperPress(office: office) }
    try Data("\n".utf8).write(to: file)
    #expect(try PaperPress(office: office).printer == nil)
  }

  @Test(
    "what CUPS refuses is said and not taken for printed", .enabled("lp is missing") { PaperPress.tool.path != nil })
  func refused() async throws {
    let press = try PaperPress(folder: print, printer: "no-such-printer-here")
    let fault = await #expect(throws: LetterFault.self) { try await press.print([1], named: "dispatch-12") }
    #expect(fault?.description.hasPrefix("lp: ") == true && fault?.description != "lp: ")
  }

  @Test("the job is what CUPS calls it")
  func job() {
    #expect(PaperPress.job(in: "request id is kontor-2-118 (1 file(s))\n") == "kontor-2-118")
    #expect(PaperPress.job(in: "request id is \u{1B}[31m (1 file(s))") == nil && PaperPress.job(in: "") == nil)
  }
}
