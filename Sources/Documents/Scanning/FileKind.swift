internal import Glibc

/// The kinds of file a scanner may deliver, told from their first bytes and never from their names.
///
/// Source: the scanner folder of the intake (S0-28): PDF, TIFF, PNG, JPEG.
package enum FileKind: String, Sendable, CaseIterable {
  case pdf
  case tiff
  case png
  case jpeg

  /// As many first bytes as `init(firstBytes:)` looks at.
  package static let signatureLength = 8

  /// The signature must stand at byte 0: a file that begins as something else and holds a PDF further in is foreign.
  package init?(firstBytes bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(Self.signatureLength))
    if start.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if start == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] {
      self = .png
    } else if start.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if Self.isTIFF(start) {
      self = .tiff
    } else {
      return nil
    }
  }

  /// The kind of an open file; nil for one that is none of these, or cannot be read.
  package init?(open descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: Self.signatureLength)
    guard pread(descriptor, &bytes, bytes.count, 0) == bytes.count else { return nil }
    self.init(firstBytes: bytes)
  }

  /// Byte order mark, then 42 (TIFF) or 43 (BigTIFF) in that order.
  private static func isTIFF(_ start: [UInt8]) -> Bool {
    guard start.count >= 4 else { return false }
    return switch (start[0], start[1], start[2], start[3]) {
    case (0x49, 0x49, 42, 0), (0x49, 0x49, 43, 0), (0x4D, 0x4D, 0, 42), (0x4D, 0x4D, 0, 43): true
    default: false
    }
  }

  /// IANA media type.
  package var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .tiff: "image/tiff"
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    }
  }

  fileprivate var nameExtensions: [String] {
    switch self {
    case .pdf: ["pdf"]
    case .tiff: ["tif", "tiff"]
    case .png: ["png"]
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    }
  }
}

/// What the ending of a file name claims about the content.
package enum NameClaim: Hashable, Sendable {
  /// No ending, or one that names no kind of file: `scan 20.11.2026`, `brev til A.Hansen`.
  case nothing
  case kind(FileKind)
  /// An ending of another well-known kind, in lower case: `docx`, `zip`, `html`.
  case other(String)

  /// Reads the ending of a name; the name may be any bytes.
  package init(fileName: some Collection<UInt8>) {
    let name = Array(fileName)
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), name.count - dot <= 9 else {
      self = .nothing
      return
    }
    let ending = String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    if let kind = FileKind.allCases.first(where: { $0.nameExtensions.contains(ending) }) {
      self = .kind(kind)
    } else if Self.otherEndings.contains(ending) {
      self = .other(ending)
    } else {
      self = .nothing
    }
  }

  /// Whether a file with this name may hold `kind`.
  package func allows(_ kind: FileKind) -> Bool {
    switch self {
    case .nothing: true
    case .kind(let claimed): claimed == kind
    case .other: false
    }
  }

  /// The ending, for messages: `pdf`, `docx`.
  package var ending: String? {
    switch self {
    case .nothing: nil
    case .kind(let kind): kind.rawValue
    case .other(let ending): ending
    }
  }

  private static let otherEndings: Set<String> = [
    "bat", "bmp", "bz2", "cmd", "com", "csv", "doc", "docm", "docx", "eml", "exe", "gif", "gz", "heic", "htm", "html",
    "jar", "js", "json", "lnk", "mp4", "msg", "odt", "ods", "part", "ppt", "pptx", "ps", "ps1", "rar", "rtf", "sh",
    "svg", "tar", "tmp", "txt", "vbs", "webp", "xls", "xlsm", "xlsx", "xml", "zip", "7z",
  ]
}
