package import CommandBus
package import Domain
internal import Foundation
internal import Glibc

/// Unsaved texts of letters: `drafts/<letter>-<writer>.json` in the office's folder, for its owner only. A file is
/// whole and on the disk before it takes the place of the one before, so that a killed program loses nothing that was
/// on the shelf.
package struct DraftFolder: DraftShelf {
  private let path: String

  package init(office folder: String) { path = folder + "/drafts" }

  package func keep(_ draft: LetterDraft) throws {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw fault("mkdir") }
    let file = name(draft.letter, draft.writer)
    let fresh = "\(file).\(getpid())"
    do {
      try write(Array(JSONEncoder().encode(draft)), to: fresh)
      guard rename(fresh, file) == 0 else { throw fault("rename") }
      try syncFolder()
    } catch {
      unlink(fresh)
      throw error
    }
  }

  /// nil when there is none. A file that cannot be read as a text is an error, and stays where it is.
  package func draft(of letter: Letter.ID, by writer: User.ID) throws -> LetterDraft? {
    let file = name(letter, writer)
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("open")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard let bytes = try handle.read(upToCount: Self.longest) else { return nil }
    return try JSONDecoder().decode(LetterDraft.self, from: bytes)
  }

  package func drop(_ letter: Letter.ID, by writer: User.ID) throws {
    guard unlink(name(letter, writer)) != 0, errno != ENOENT else { return }
    throw fault("unlink")
  }

  // MARK: - For the user's own editor

  /// Lays the text in a file of its own, for its owner only, and returns the path.
  package func handOut(_ draft: LetterDraft) throws -> String {
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw fault("mkdir") }
    let file = text(of: draft)
    try write(Array(draft.text.utf8), to: file)
    return file
  }

  /// The text as it is in the file now, without the line's end that editors add to the last line.
  ///
  /// - Throws: ``DraftFault``, or a fault of the disk. The file stays where it is.
  package func takeBack(_ draft: LetterDraft) throws -> String {
    let descriptor = open(text(of: draft), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault("open") }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault("fstat") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DraftFault.notText }
    let bytes = try handle.read(upToCount: Self.longestText + 1) ?? Data()
    guard bytes.count <= Self.longestText else { throw DraftFault.tooLong }
    guard let read = String(validating: bytes, as: UTF8.self) else { throw DraftFault.notText }
    let text = read.hasSuffix("\n") && !draft.text.hasSuffix("\n") ? String(read.dropLast()) : read
    guard text.count <= Letter.longestText else { throw DraftFault.tooLong }
    return text
  }

  /// The text is elsewhere now, and so is what the editor kept of it from before.
  package func dropHandedOut(_ draft: LetterDraft) {
    let file = text(of: draft)
    unlink(file)
    unlink(file + "~")
  }

  /// Four bytes for each character that a letter may have.
  private static let longestText = 4 * Letter.longestText

  /// Another one for each desk of the same writer and each time, so that nothing is written over that was left.
  private func text(of draft: LetterDraft) -> String {
    "\(path)/\(draft.letter)-\(draft.writer.text).\(getpid()).\(draft.at.milliseconds).txt"
  }

  /// Bytes that are read of a file: more than any letter has.
  private static let longest = 8_000_000

  private func name(_ letter: Letter.ID, _ writer: User.ID) -> String { "\(path)/\(letter)-\(writer.text).json" }

  private func write(_ bytes: [UInt8], to file: String) throws {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw fault("open") }
    defer { close(descriptor) }
    try writeAll(bytes[...], to: descriptor)
    try sync(descriptor, file)
  }

  private func syncFolder() throws {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault("open") }
    defer { close(descriptor) }
    try sync(descriptor, path)
  }

  private func fault(_ call: String) -> DocumentStoreFault { .system(call: call, errno: errno, path: path) }
}

/// Why a text cannot be taken back from the user's own editor.
package enum DraftFault: Error, Hashable, Sendable {
  /// Not UTF-8, or no file of its own.
  case notText
  case tooLong
}
