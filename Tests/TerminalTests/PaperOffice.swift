import Assets
import Foundation
import TestOffice
import Testing

/// An office whose routine has both halves of a paper's way: files wait in intermediate storage, as in Velferd, and the
/// originals lie 62 days on a shelf, as in Profil.
struct PaperOffice {
  let office: DemoOffice
  private var scannerFolder: String { office.folder + "/intermediate/velferd" }

  init() throws {
    office = try DemoOffice(service: Self.pack.get().path + "/velferd.yaml")
    try office.login(as: "berit.os")
  }

  /// The folder the changed routine lies in, for as long as there are tests.
  private static let pack = Result {
    let scratch = try ScratchFolder()
    scratch.removeAtExit()
    let text = String(decoding: try Assets.data("routines/velferd.yaml"), as: UTF8.self)
    let shelved = "  destroy: after-days\n  days: 62\n  conditions: [scanned]\n"
    let changed = text.replacing("  destroy: never\n", with: shelved)
    try #require(changed != text, "Velferd's originals are no longer kept for ever")
    _ = try scratch.write("velferd.yaml", Array(changed.utf8))
    return scratch
  }

  /// Lays a page into the scanner folder, as a scanner does, and has it taken in.
  func scan(_ document: String, as name: String) throws {
    // Not through Foundation, whose open file another test's program would inherit: it would look unfinished.
    try ScratchFolder.create(scannerFolder + "/" + name, try Assets.data("demo/documents/\(document)"))
    try takeIn()
  }

  /// One round of the worker: files are taken in, and those that may go are removed.
  func takeIn() throws {
    let round = try office.run(["worker", "--only", "intake", "--once", "--settle", "0"])
    try #require(round.isDone, "\(round.summary)")
  }

  func isInFolder(_ name: String) -> Bool { ScratchFolder.exists(scannerFolder + "/" + name) }

  /// What the log tells of a file.
  func history(ofFile intake: Int) throws -> String {
    try office.run(["show", "log", "--about", "intake:\(intake)"]).text
  }

  /// Number of the file of a name in intermediate storage.
  func intake(of name: String) throws -> Int {
    let file = try office.rows(["intermediate"], of: "files").first { $0["name"] as? String == name }
    return try #require(file?["file"] as? Int, "\(name) is not in intermediate storage")
  }

  func isLogWhole() throws -> Bool { try office.isLogWhole() }
}
