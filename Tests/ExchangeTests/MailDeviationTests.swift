import Glibc
import TestOffice
import Testing

@testable import Exchange

/// Files that are no message that can be taken: the exact reason, and the file as it was.
@Suite struct MailDeviationTests {
  private func expect(
    _ deviation: MailDeviation, _ bytes: [UInt8], limits: MailLimits = MailLimits(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("a.eml", bytes)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(descriptor) }
    #expect(throws: deviation, sourceLocation: sourceLocation) {
      try MailReader(limits: limits).read(descriptor: descriptor)
    }
    #expect(ScratchFolder.read(path) == bytes, sourceLocation: sourceLocation)
  }

  @Test func empty() throws {
    try expect(.empty, [])
  }

  @Test(arguments: [
    "Hei, dette er ingen e-post.\n", "\nSubject: for sent\n\nx", "%PDF-1.4\n", "\0\0\0\0", "<html>", ": tom",
    "Notat: dette ligner\n\nx", "PK\u{03}\u{04}",
  ])
  func noHeaders(text: String) throws {
    try expect(.noHeaders, Array(text.utf8))
  }

  @Test func tooLarge() throws {
    var limits = MailLimits()
    limits.byteCount = 20
    let bytes = Array("From: a@eksempel.no\n\nx".utf8)
    try expect(.tooLarge(byteCount: Int64(bytes.count), limit: 20), bytes, limits: limits)
    let folder = try ScratchFolder()
    let path = try folder.write("stor.eml", bytes)
    try #require(truncate(path, 5_000_000_000) == 0)
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    #expect(throws: MailDeviation.tooLarge(byteCount: 5_000_000_000, limit: 50 * 1024 * 1024)) {
      try MailReader().read(descriptor: descriptor)
    }
  }

  @Test func tooManyParts() throws {
    let part = "--x\nContent-Type: text/plain\n\na\n"
    let head = "From: a@eksempel.no\nContent-Type: multipart/mixed; boundary=x\n\n"
    let many = head + String(repeating: part, count: 100_000) + "--x--\n"
    try expect(.tooManyParts(limit: 1000), Array(many.utf8))
    // Parts need no header of their own.
    let bare = head + String(repeating: "--x\n\na\n", count: 2000) + "--x--\n"
    try expect(.tooManyParts(limit: 1000), Array(bare.utf8))
  }

  @Test(arguments: [31, 400, 990])
  func tooDeepMultiparts(levels: Int) throws {
    var text = "From: a@eksempel.no\n"
    for level in 0..<levels { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    try expect(.tooDeep(limit: 30), Array((text + "\nx\n").utf8))
  }

  @Test(arguments: [31, 990])
  func tooDeepMessages(levels: Int) throws {
    let text = String(repeating: "From: a@eksempel.no\nContent-Type: message/rfc822\n\n", count: levels)
    try expect(.tooDeep(limit: 30), Array((text + "Subject: x\n\nx\n").utf8))
  }

  @Test func aMillionLevelsNeverReachTheParser() throws {
    let text = String(repeating: "From: a@b\nContent-Type: message/rfc822\n\n", count: 1_000_000)
    try expect(.tooManyParts(limit: 1000), Array(text.utf8))
  }

  @Test func workThatGrowsWithItselfIsRefused() throws {
    // Each line is compared with each open boundary.
    var nested = "From: a@eksempel.no\n"
    for level in 0..<900 { nested += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    try expect(.tooCostly, Array((nested + String(repeating: "--\n", count: 300_000)).utf8))
    let fields = "From: a@eksempel.no\n" + String(repeating: "X: y\n", count: 600_000)
    try expect(.tooCostly, Array((fields + "\nx").utf8))
  }

  @Test func notAFile() throws {
    let folder = try ScratchFolder()
    let directory = open(folder.path, O_RDONLY)
    defer { close(directory) }
    #expect(throws: MailDeviation.notRegularFile) { try MailReader().read(descriptor: directory) }
    #expect(throws: MailDeviation.unreadable(errno: EBADF)) { try MailReader().read(descriptor: -1) }
  }

  /// Every place where a message can be cut: an answer each time, and never a crash.
  @Test func cutAnywhere() throws {
    let whole = Array(Self.rich.utf8)
    let headerLength = try #require(whole.indices.first { whole[$0...].starts(with: Array("\n\n".utf8)) })
    for length in 1..<whole.count {
      do throws(MailDeviation) {
        _ = try MailReader().read(bytes: Array(whole.prefix(length)))
      } catch {
        // Only in the headers.
        #expect(length <= headerLength)
        #expect(error == .noHeaders || error == .malformed)
      }
    }
  }

  /// Every byte turned over, and every byte NUL.
  @Test(arguments: [0x00, 0xFF, 0x80, 0x0A] as [UInt8])
  func damagedAnywhere(value: UInt8) throws {
    let whole = Array(Self.rich.utf8)
    var taken = 0
    for index in whole.indices {
      var bytes = whole
      bytes[index] = value
      do throws(MailDeviation) {
        let mail = try MailReader().read(bytes: bytes)
        taken += 1
        #expect(
          mail.subject.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      } catch {
        #expect(error == .noHeaders)
      }
    }
    #expect(taken > whole.count * 9 / 10)
  }

  @Test func manyAtOnce() async throws {
    let bytes = Array(Self.rich.utf8)
    let expected = try MailReader().read(bytes: bytes)
    await withTaskGroup(of: MailMessage?.self) { group in
      for _ in 0..<200 { group.addTask { try? MailReader().read(bytes: bytes) } }
      for await mail in group { #expect(mail == expected) }
    }
  }

  @Test func codesAreStable() {
    let all: [MailDeviation] = [
      .empty, .noHeaders, .tooLarge(byteCount: 0, limit: 0), .tooManyParts(limit: 0), .tooDeep(limit: 0), .tooCostly,
      .unreadable(errno: 5), .notRegularFile, .changing, .malformed,
    ]
    #expect(
      all.map(\.code) == [
        "empty", "no-headers", "too-large", "too-many-parts", "too-deep", "too-costly", "unreadable",
        "not-regular-file",
        "changing", "malformed",
      ])
  }

  private static let rich = """
    From: =?UTF-8?Q?K=C3=A5re?= <kaare@eksempel.no>
    To: gruppe: a@eksempel.no, b@eksempel.no;
    Subject: =?ISO-8859-1?Q?S=F8knad?=
    Date: Fri, 20 Nov 2026 07:31:05 +0100
    Content-Type: multipart/mixed; boundary="x"

    --x
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    bl=C3=A5b=C3=A6r
    --x
    Content-Type: message/rfc822

    Subject: inni

    x
    --x
    Content-Type: application/pdf; name*0*=UTF-8''s%C3%B8k; name*1=.pdf
    Content-Transfer-Encoding: base64

    JVBERi0xLjQK
    --x--

    """
}
