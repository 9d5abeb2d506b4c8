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
    #expect(try folder.takeBack(draft) == "Ny\ntekst\n")
    folder.dropHandedOut(draft)
    #expect(!FileManager.default.fileExists(atPath: path))
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
    #expect(throws: (any Error).self) { try folder.takeBack(draft) }
  }

  @Test("A file that lies there since a program was killed is kept beside the new one")
  func leftOver() throws {
    let path = try folder.handOut(draft)
    try Data("Det jeg skrev sist".utf8).write(to: URL(fileURLWithPath: path))
    #expect(try folder.handOut(draft) == path)
    #expect(try folder.takeBack(draft) == draft.text)
    #expect(try String(contentsOfFile: path + "~", encoding: .utf8) == "Det jeg skrev sist")
  }
}
