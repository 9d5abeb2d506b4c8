import Domain
import Testing

/// Files that came from a scanner.
extension DeskOffice {
  /// The item that a scanned file came as; the digest is made of the letter.
  func file(
    _ letter: Character, pages: Int? = 1, to service: Service.ID = profil, unit: String? = nil
  ) throws -> PostItem.ID {
    let document = DocumentReference(
      digest: Self.digest(letter), name: "\(letter).pdf", bytes: 9, pages: pages, role: .scan)
    let mark = UInt64(letter.unicodeScalars.first?.value ?? 0)
    let sighting = FileSighting(
      nameBytes: String(mark, radix: 16), name: "\(letter).pdf", inode: mark, bytes: 9, modified: 0,
      digest: document.digest)
    return try received(
      program(
        ReceiveFile(
          source: IntakeSource(service: service, kind: .scanner, unit: unit), sighting: sighting,
          details: PostDetails(channel: .scanner, title: "\(letter).pdf", sender: ""), receivedOn: now.day,
          documents: [document])))
  }

  static func digest(_ letter: Character) -> String { String(repeating: letter, count: 64) }

  /// A letter of so many sheets that is ready for the scanner.
  func prepared(sheets: Int = 1, sides: Int = 1, unit: String? = nil) throws -> PostItem.ID {
    let post = try stampedLetter()
    try when(PrepareScan(post: post, sheets: sheets, sides: sides, slips: true, unit: unit))
    return post
  }

  /// A letter whose scan has been found good.
  func checked(_ letter: Character = "a") throws -> PostItem.ID {
    let post = try prepared()
    try when(LinkScan(post: post, scan: file(letter)))
    try when(CheckScan(post: post))
    return post
  }
}
