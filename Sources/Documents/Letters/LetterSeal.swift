internal import CPlatform
package import Foundation
internal import Glibc

/// The office's electronic seal on a letter: a PAdES signature (ISO 32000, CMS) over the whole PDF by the office's own
/// certificate, made and checked by Poppler's `pdfsig`.
///
/// The certificate and its key lie in `<office>/seal`, an NSS database without a password in a folder that nobody else
/// can read; a password would have to stand on a command line. Without the folder letters go unsealed and `doctor` says
/// so: the seal proves where the letter is from and that it is unchanged, it is not what makes it valid.
package struct LetterSeal: Sendable {
  private let cage: Cage
  /// `<office>/seal`.
  package let folder: URL

  package static let tool = ExternalTool(name: "pdfsig", package: "poppler-utils")

  package init(cage: Cage, office: URL) {
    self.cage = cage
    folder = office.appending(component: "seal")
  }

  /// Whether the office has a certificate; whether it can be used shows when it is.
  package var hasCertificate: Bool {
    access(folder.appending(component: "cert9.db").path(percentEncoded: false), F_OK) == 0
  }

  /// The sealed letter. It is a new document each time, because a seal holds the time it was set: seal once, keep that.
  ///
  /// - Throws: `certificate` when there is none, when others can read the folder, or when it is not exactly one;
  ///   `failed` when the seal does not stand its own check.
  package func seal(_ pdf: [UInt8]) async throws(LetterFault) -> [UInt8] {
    let name = try await certificate()
    let words = Self.database + ["-nick", name, "-add-signature"].map { CageArgument.text($0) }
    let sealed = try await run(words + [.document, .text("/dev/stdout")], on: pdf)
    guard sealed.starts(with: pdf), sealed.count > pdf.count else {
      throw .failed(detail: "pdfsig: not the same letter")
    }
    guard try await isSealed(sealed) else { throw .failed(detail: "pdfsig: the seal does not hold") }
    return sealed
  }

  /// Whether the document bears one seal over all of it that is valid for what it holds. Whose it is, is not asked.
  package func isSealed(_ pdf: [UInt8]) async throws(LetterFault) -> Bool {
    let document = try Self.document(pdf)
    let outcome = await wide.run(Self.tool, [.text("-nocert"), .document], on: document.descriptor, in: cageRoom)
    if case .output(let said) = outcome, said.exitCode == Self.unsigned { return false }
    let output = try LetterFault.output(outcome, of: Self.tool)
    let lines = output.outputLines.map { $0.trimmingCharacters(in: .whitespaces) }
    return lines.contains("- Signature Validation: Signature is Valid.") && lines.contains("- Total document signed")
  }

  /// The name of the one certificate that has a key here.
  private func certificate() async throws(LetterFault) -> String {
    let path = folder.path(percentEncoded: false)
    guard hasCertificate else { throw .certificate(detail: "there is none in \(path)") }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
      throw .certificate(detail: "others can read \(path): chmod -R go= on it")
    }
    let answer = try await answer(Self.database + [.text("-list-nicks")], on: [])
    let names = answer.outputLines.dropFirst().map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    guard names.count == 1, let name = names.first, !name.hasPrefix("-") else {
      throw .certificate(detail: "\(path) holds \(names.count) certificates with a key, and must hold one")
    }
    return name
  }
}

// MARK: - pdfsig

extension LetterSeal {
  /// How `pdfsig` ends on a document that bears no signature; on one that it cannot read it ends with 1.
  private static let unsigned: Int32 = 2
  private static let room = "seal"
  private static let database = [CageArgument.text("-nssdir"), .file("", folder: room)]

  private func answer(_ words: [CageArgument], on pdf: [UInt8]) async throws(LetterFault) -> CagedOutput {
    let document = try Self.document(pdf)
    return try LetterFault.output(
      await wide.run(Self.tool, words, on: document.descriptor, in: cageRoom), of: Self.tool)
  }

  /// What it writes, which is more than memory that a pipe is read into: it goes back and fills in the seal.
  private func run(_ words: [CageArgument], on pdf: [UInt8]) async throws(LetterFault) -> [UInt8] {
    let document = try Self.document(pdf)
    let written = try Self.document([])
    var room = cageRoom
    room.output = written.descriptor
    _ = try LetterFault.output(await wide.run(Self.tool, words, on: document.descriptor, in: room), of: Self.tool)
    var facts = platform_file_facts()
    guard platform_facts(written.descriptor, &facts) == 0 else { throw .failed(detail: "pdfsig: nothing written") }
    do {
      return try FileBytes(descriptor: written.descriptor, count: facts.byte_count)
        .bytes(at: 0, count: Int(facts.byte_count))
    } catch {
      throw .failed(detail: String(describing: error))
    }
  }

  private static func document(_ bytes: [UInt8]) throws(LetterFault) -> MemoryDocument {
    do {
      return try MemoryDocument.of(bytes)
    } catch {
      throw .failed(detail: String(describing: error))
    }
  }

  private var wide: Cage {
    var limits = CageLimits()
    limits.wallClock = .seconds(60)
    return Cage(wall: cage.wall, limits: limits)
  }

  private var cageRoom: CageRoom {
    var room = CageRoom()
    room.hasSystem = true
    room.scratchBytes = 64 << 20
    room.scratchPath = "/tmp"
    if hasCertificate { room.folders = [Self.room: folder.path(percentEncoded: false)] }
    return room
  }
}
