import CommandBus
import Domain
import Foundation
import Repository
import TestOffice
import Testing

/// Texts that are handed to the user's own editor.
@Suite struct DraftFolderTests {
  private let scratch: ScratchFolder
  private let folder: DraftFolder
  private let draft: LetterDraft

  init() throws {
    scratch = try ScratchFolder()
    folder = DraftFolder(office: scratch.path)
    let nils = try #require(User.ID("nils.berg"))
    draft = LetterDraft(
      letter: Letter.ID(7), writer: nils, textVersion: 1, title: "Svar", text: "Kjære Áile,\nhei.",
      at: Instant(milliseconds: 0))
  }

  @Test("The text lies in a file for its owner only, comes back as it was written, and is gone afterwards")
  func roundTrip() throws {
    let path = try folder.handOut(draft)
    #expect(path.hasPrefix(scratch.path + "/drafts/"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try folder.takeBack(draft) == draft.text)
    try Data("Ny\ntekst\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try folder.takeBack(draft) == "Ny\ntekst")
    try Data("Kjære Áile".utf8).write(to: URL(fileURLWithPath: path + "~"))
    folder.dropHandedOut(draft)
    #expect(!FileManager.default.fileExists(atPath: path) && !FileManager.default.fileExists(atPath: path + "~"))
  }

  @Test("What is no text, too long, or a link to elsewhere is refused and stays where it is")
  func hostile() throws {
    let path = try folder.handOut(draft)
    try Data([0xFF, 0xFE, 0x41]).write(to: URL(fileURLWithPath: path))
    #expect(throws: DraftFault.notText) { try folder.takeBack(draft) }
    try Data(repeating: 0x41, count: 4 * Letter.longestText + 1).write(to: URL(fileURLWithPath: path))
    #expect(throws: DraftFault.tooLong) { try folder.takeBack(draft) }
    #expect(FileManager.default.fileExists(atPath: path))
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/etc/passwd")
    #expect(throws: DocumentStoreFault.self) { try folder.takeBack(draft) }
  }

  @Test("A text is too long from the first character that a letter has no room for; the end of its last line is none")
  func longest() throws {
    let path = try folder.handOut(draft)
    let most = String(repeating: "a", count: Letter.longestText)
    try Data("\(most)\n".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try folder.takeBack(draft) == most)
    try Data("\(most)a".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: DraftFault.tooLong) { try folder.takeBack(draft) }
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test("What another program has handed out of the same letter, and what was left of an earlier time, stays as it is")
  func others() throws {
    let path = try folder.handOut(draft)
    let own = ".\(ProcessInfo.processInfo.processIdentifier)."
    try #require(path.contains(own))
    let other = path.replacingOccurrences(of: own, with: ".1.")
    for left in [path, other] { try Data("Det jeg skrev sist".utf8).write(to: URL(fileURLWithPath: left)) }
    let next = LetterDraft(
      letter: draft.letter, writer: draft.writer, textVersion: 1, title: draft.title, text: draft.text,
      at: Instant(milliseconds: 1))
    #expect(try folder.handOut(next) != path)
    #expect(try folder.takeBack(next) == draft.text)
    folder.dropHandedOut(next)
    for left in [path, other] { #expect(try String(contentsOfFile: left, encoding: .utf8) == "Det jeg skrev sist") }
  }
}
