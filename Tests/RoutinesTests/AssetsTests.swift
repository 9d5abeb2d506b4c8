import Foundation
import Testing

@testable import Assets

@Suite("Resources that follow the program")
struct AssetsTests {
  @Test("lists in byte order and reads what it lists")
  func listsAndReads() throws {
    let names = try Assets.list("routines")
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(names.contains("profil.yaml"))
    for name in names { #expect(!(try Assets.data("routines/\(name)")).isEmpty) }
  }

  @Test("refuses paths that leave the folder", arguments: ["", "/etc/passwd", "../x", "routines/../x", "a//b", "."])
  func badPaths(_ path: String) {
    #expect(throws: Assets.Fault.badPath(path)) { try Assets.data(path) }
  }

  @Test("a missing file and a missing folder say what and where")
  func missing() throws {
    let file = try #require(throws: Assets.Fault.self) { try Assets.data("routines/ukjent.yaml") }
    #expect(file.description.contains("routines/ukjent.yaml"))
    let nowhere = URL(fileURLWithPath: "/nonexistent/morgenpost")
    let folder = try #require(throws: Assets.Fault.self) { try Assets.root(besides: [nowhere]) }
    #expect(folder.description.contains("/nonexistent/morgenpost"))
  }

  @Test("found beside a program that was moved together with its folder")
  func moved() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("moved-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = place.appendingPathComponent(Assets.folderName)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("routines"), withIntermediateDirectories: true)
    let nowhere = URL(fileURLWithPath: "/nonexistent/morgenpost")
    #expect(try Assets.root(besides: [nowhere, place]).path == folder.path)
  }
}
