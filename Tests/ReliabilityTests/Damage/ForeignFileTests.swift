import Foundation
import Glibc
import TestOffice
import Testing

/// Promise 22: a file that is not this program's office, or not yet, is refused and left as it is.
@Suite struct ForeignFileTests {
  enum Foreign: String, CaseIterable, Sendable {
    case otherProgram, newerOffice, empty, text, zeroes, truncated, folder, missing
  }

  @Test("Promise 22: refused politely and unchanged byte for byte", arguments: Foreign.allCases)
  func refused(_ foreign: Foreign) throws {
    let office = try OfficeUnderTest()
    try Self.replace(office, with: foreign)
    #expect(try Self.complaints(of: office, codes: Self.codes(foreign)).isEmpty)
  }

  @Test("Promise 22: the test fails when the file does not say that it is another program's or a newer office")
  func noticesMissingMark() throws {
    let office = try OfficeUnderTest()
    func ask(_ sql: String) throws -> String { try Program.run(["sqlite3", office.database, sql]).text }
    let (mark, version) = (try ask("PRAGMA application_id"), try ask("PRAGMA user_version"))
    try Self.replace(office, with: .newerOffice)
    _ = try ask("CREATE TABLE novelty (text); PRAGMA user_version = \(version)")
    #expect(try Self.complaints(of: office, codes: [78]).contains { $0.hasPrefix("not refused") })

    let other = try OfficeUnderTest()
    try Self.replace(other, with: .otherProgram)
    let sql = "PRAGMA application_id = \(mark); PRAGMA user_version = \(version)"
    try OfficeUnderTest.require(try Program.run(["sqlite3", other.database, sql]))
    #expect(try Self.complaints(of: other, codes: [78]).contains { $0.hasPrefix("not refused") })
  }

  /// What is wrong with how the file is met: it must be refused with one of these codes, in one sentence, unchanged.
  private static func complaints(of office: OfficeUnderTest, codes: [Int32]) throws -> [String] {
    let before = try digests(office)
    var complaints: [String] = []
    for arguments in [["log", "verify", "--json"], OfficeUnderTest.registerPost("Brev"), ["show", "tray", "--json"]] {
      let run = try office.run(arguments)
      if !codes.contains(run.status) { complaints.append("not refused: \(run.summary)") }
      let refusal = run.answer?["refusal"] as? [String: Any]
      let message = refusal?["message"] as? String ?? ""
      if message.isEmpty || message.contains("\n") { complaints.append("not one sentence: \(run.summary)") }
      if refusal?["code"] as? String == "fault" { complaints.append("not translated: \(run.summary)") }
    }
    return try digests(office) == before ? complaints : complaints + ["the files were changed"]
  }

  @Test(
    "Promise 4, 22: an office whose witness is gone or cannot be read is refused",
    arguments: ["rm \"$0\"", ": > \"$0\"", "head -c 1024 /dev/urandom > \"$0\"", "rm \"$0\"; mkdir \"$0\""])
  func witnessGone(_ script: String) throws {
    let office = try OfficeUnderTest()
    let witness = office.folder + "/witness"
    try OfficeUnderTest.require(try Program.run(["sh", "-c", script, witness]))
    let before = try Program.run(["sha256sum", "--", witness]).text
    for arguments in [["log", "verify", "--json"], OfficeUnderTest.registerPost("Brev")] {
      let run = try office.run(arguments)
      #expect(run.status == 74, "\(run.summary)")
      #expect((run.answer?["refusal"] as? [String: Any])?["code"] as? String == "witness-file", "\(run.summary)")
    }
    #expect(try Program.run(["sha256sum", "--", witness]).text == before)
  }

  private static func codes(_ foreign: Foreign) -> [Int32] {
    switch foreign {
    case .missing: [66]
    case .truncated: [65, 78]
    case .folder: [65, 74, 77, 78]
    default: [78]
    }
  }

  private static func replace(_ office: OfficeUnderTest, with foreign: Foreign) throws {
    let path = office.database
    func shell(_ script: String) throws {
      try OfficeUnderTest.require(try Program.run(["sh", "-c", script, path]))
    }
    switch foreign {
    case .newerOffice: try shell("sqlite3 \"$0\" 'PRAGMA user_version = 1000' >/dev/null")
    case .truncated: try shell("sqlite3 \"$0\" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null; truncate -s 40000 \"$0\"")
    default: try shell("rm -f \"$0\" \"$0-wal\" \"$0-shm\"")
    }
    switch foreign {
    case .otherProgram: try shell("sqlite3 \"$0\" 'CREATE TABLE note (text); INSERT INTO note VALUES (1)'")
    case .empty: try shell(": > \"$0\"")
    case .text: try shell("printf 'Dette er et brev.\\n%.0s' 1 2 3 4 5 6 7 8 9 > \"$0\"")
    case .zeroes: try shell("head -c 65536 /dev/zero > \"$0\"")
    case .folder: try shell("mkdir \"$0\"")
    case .newerOffice, .truncated, .missing: break
    }
  }

  private static func digests(_ office: OfficeUnderTest) throws -> String {
    try Program.run(
      [
        "sh", "-c",
        // An empty log beside the database holds nothing; SQLite makes one when it only looks.
        "find \"$0\" -type f -size +0 ! -name '*-shm' | sort | xargs sha256sum", office.folder,
      ]
    ).text
  }
}
