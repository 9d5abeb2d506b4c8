import Glibc
import TestOffice
import Testing

@testable import Exchange

/// S2-6, S2-8: every message in the folder is seen; a taken one is moved, never removed.
@Suite struct MaildirTests {
  private let now: Int64 = 1_790_000_000_000
  private let folder: ScratchFolder
  private let maildir: Maildir

  init() throws {
    folder = try ScratchFolder()
    maildir = Maildir(path: folder.path + "/ppt")
    try maildir.create()
  }

  private func message(_ place: String, _ name: String, _ text: String = "Subject: Hei\n\nHei\n") throws -> String {
    try folder.write("ppt/\(place)\(name)", Array(text.utf8))
  }

  @Test func newAndLooseMessagesAreSeenAndTakenOnes() throws {
    _ = try message("new/", "1.M1.host")
    _ = try message("", "søknad.eml")
    _ = try message("cur/", "0.M0.host:2,S")
    _ = try message("tmp/", "2.M2.host")
    let seen = try maildir.look(previous: [], now: now)
    #expect(seen.map(\.place) == [.new, .loose])
    #expect(seen.map(\.file.displayName) == ["1.M1.host", "søknad.eml"])
    #expect(seen.allSatisfy { $0.file.state == .complete(.closed) })
  }

  @Test func aStoredMessageIsMovedByteForByte() throws {
    let text = "Subject: Hei\r\n\r\nbl\u{E5}b\u{E6}r\r\n"
    _ = try message("new/", "1.M1.host", text)
    _ = try message("", "løs.eml", text)
    for seen in try maildir.look(previous: [], now: now) {
      let claimed = try maildir.claim(seen)
      #expect(ScratchFolder.read(descriptor: claimed.descriptor) == Array(text.utf8))
      #expect(try maildir.moveToTaken(seen) == .removed)
      #expect(try maildir.moveToTaken(seen) == .alreadyGone)
    }
    #expect(try maildir.look(previous: [], now: now).isEmpty)
    #expect(ScratchFolder.read(folder.path + "/ppt/cur/1.M1.host:2,") == Array(text.utf8))
    #expect(ScratchFolder.read(folder.path + "/ppt/cur/løs.eml:2,") == Array(text.utf8))
  }

  @Test func aTakenMessageOfTheSameNameIsNotOverwritten() throws {
    _ = try message("cur/", "1:2,", "first")
    _ = try message("new/", "1", "second")
    let seen = try #require(try maildir.look(previous: [], now: now).first)
    #expect(try maildir.moveToTaken(seen) == .removed)
    #expect(ScratchFolder.read(folder.path + "/ppt/cur/1:2,") == Array("first".utf8))
    #expect(ScratchFolder.read(folder.path + "/ppt/cur/1-\(seen.file.inode):2,") == Array("second".utf8))
  }

  @Test func aMessageThatWasReplacedStays() throws {
    let path = try message("new/", "1", "first")
    let seen = try #require(try maildir.look(previous: [], now: now).first)
    let other = try message("tmp/", "2", "another")
    rename(other, path)
    #expect(throws: FolderFault.changed) { _ = try maildir.claim(seen).descriptor }
    #expect(try maildir.moveToTaken(seen) == .replaced)
    #expect(ScratchFolder.read(path) == Array("another".utf8))
  }

  @Test func hostileEntriesAreNamed() throws {
    symlink("/etc/hostname", folder.path + "/ppt/new/lenke")
    mkfifo(folder.path + "/ppt/new/rør", 0o600)
    mkdir(folder.path + "/ppt/new/mappe", 0o700)
    mkdir(folder.path + "/ppt/arkiv", 0o700)
    let seen = try maildir.look(previous: [], now: now)
    let states = Dictionary(uniqueKeysWithValues: seen.map { ($0.file.displayName, $0.file.state) })
    #expect(states["lenke"] == .notRegular(.symbolicLink))
    #expect(states["rør"] == .notRegular(.fifo))
    #expect(states["mappe"] == .notRegular(.folder))
    #expect(states["arkiv"] == .notRegular(.folder))
  }

  @Test func aDeliveryByLinkWaitsForItsSecondNameToGo() throws {
    let path = try message("tmp/", "1")
    link(path, folder.path + "/ppt/new/1")
    var status = stat()
    stat(path, &status)
    let written = Int64(status.st_mtim.tv_sec) * 1000
    #expect(try maildir.look(previous: [], now: written + 1000).map(\.file.state) == [.growing])
    #expect(try maildir.look(previous: [], now: written + 60_000).map(\.file.state) == [.notRegular(.severalNames)])
    unlink(path)
    #expect(try maildir.look(previous: [], now: written + 1000).map(\.file.state) == [.complete(.closed)])
  }

  @Test func aFolderWithoutMaildirHoldsLooseFilesOnly() throws {
    let plain = Maildir(path: folder.path)
    try folder.write("a.eml", [1])
    let seen = try plain.look(previous: [], now: now)
    #expect(seen.map(\.file.displayName) == ["a.eml", "ppt"])
    let first = try #require(seen.first)
    #expect(try plain.moveToTaken(first) == .removed)
    #expect(ScratchFolder.read(folder.path + "/cur/a.eml:2,") == [1])
    #expect(throws: FolderFault.self) { try Maildir(path: folder.path + "/borte").look(previous: [], now: now) }
  }
}
