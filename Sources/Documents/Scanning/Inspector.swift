internal import CPlatform
internal import Glibc

/// Looks at one file that came in: what it is, whether it is whole, how many pages it has.
package struct Inspector: Sendable {
  /// The largest file that is looked at, in bytes.
  package static let defaultLimit: Int64 = 300 * 1024 * 1024

  package let cage: Cage
  package let byteLimit: Int64

  package init(cage: Cage, byteLimit: Int64 = Self.defaultLimit) {
    self.cage = cage
    self.byteLimit = byteLimit
  }

  /// Looks at the file at `path`. Its last component is the name that is compared with the content.
  package func inspect(path: String) async -> Inspection {
    var facts = platform_file_facts()
    let descriptor = platform_open_regular(AT_FDCWD, path, 0, &facts)
    guard descriptor >= 0 else { return .deviation(.opening(errno: -descriptor)) }
    defer { close(descriptor) }
    let name = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? ""[...].utf8
    return await inspect(descriptor: descriptor, fileName: Array(name))
  }

  /// Looks at an open file. The name is bytes, as the file system has it; it is compared, never used.
  package func inspect(descriptor: Int32, fileName: [UInt8]) async -> Inspection {
    var before = platform_file_facts()
    let status = platform_facts(descriptor, &before)
    guard status == 0 else { return .deviation(.unreadable(errno: -status)) }
    guard before.type == UInt32(S_IFREG) else { return .deviation(.notRegularFile) }

    let inspection = await look(
      at: FileBytes(descriptor: descriptor, count: before.byte_count), NameClaim(fileName: fileName))

    var after = platform_file_facts()
    guard platform_facts(descriptor, &after) == 0, after.byte_count == before.byte_count,
      after.modified_ns == before.modified_ns
    else { return .deviation(.changing) }
    return inspection
  }

  private func look(at file: FileBytes, _ claim: NameClaim) async -> Inspection {
    guard file.count > 0 else { return .deviation(.empty) }
    guard file.count <= byteLimit else { return .deviation(.tooLarge(byteCount: file.count, limit: byteLimit)) }
    do throws(DocumentDeviation) {
      let start = try file.bytes(at: 0, count: min(FileKind.signatureLength, Int(file.count)))
      guard let kind = FileKind(firstBytes: start) else {
        guard case .kind(let claimed) = claim else { throw .foreign }
        throw Self.isBeginning(start, of: claimed) ? .truncated : .misnamed(claimed: claimed.rawValue, found: nil)
      }
      guard claim.allows(kind) else { throw .misnamed(claimed: claim.ending ?? "", found: kind) }
      return .acceptable(kind, try await facts(of: file, kind))
    } catch {
      return .deviation(error)
    }
  }

  private func facts(of file: FileBytes, _ kind: FileKind) async throws(DocumentDeviation) -> PageFacts {
    switch kind {
    case .pdf: try await PDFFacts.read(file, in: cage)
    case .tiff: try TIFFFacts.read(file)
    case .png: try PNGFacts.read(file)
    case .jpeg: try JPEGFacts.read(file)
    }
  }

  /// A file cut inside its own signature.
  private static func isBeginning(_ start: [UInt8], of kind: FileKind) -> Bool {
    let signatures: [[UInt8]] =
      switch kind {
      case .pdf: [Array("%PDF-".utf8)]
      case .png: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]
      case .jpeg: [[0xFF, 0xD8, 0xFF]]
      case .tiff: [[0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42]]
      }
    return signatures.contains { $0.count > start.count && $0.starts(with: start) }
  }
}

extension DocumentDeviation: Error {
  static func opening(errno: Int32) -> Self {
    switch errno {
    case ELOOP, EISDIR, ENXIO, EMLINK: .notRegularFile
    default: .unreadable(errno: errno)
    }
  }
}
