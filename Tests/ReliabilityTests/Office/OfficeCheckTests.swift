import Foundation
import Glibc
import TestOffice
import Testing

/// The check that every fault is judged by finds each thing it looks for: without this a green test says nothing.
@Suite(.enabled(if: Surroundings.hasSQLiteShell, "needs the sqlite3 shell"))
struct OfficeCheckTests {
  /// One broken promise, made by hand in a whole office with two pages entered and two items registered.
  struct Breach: Sendable, CustomStringConvertible {
    let description: String
    /// Run by the shell: `$0` is the office, `$1` the digest of the first page, `$2` the scanner folder.
    let script: String
    /// How the violation must begin.
    let violation: String
  }

  static let breaches = [
    Breach(
      description: "Promise 1: a document is gone", script: "find \"$0/documents\" -name \"$1\" -delete",
      violation: "a document of the log is not in the store"),
    Breach(
      description: "Promise 1: a document holds other bytes",
      script: "printf X >> \"$(find \"$0/documents\" -name \"$1\")\"",
      violation: "a document is not what its name says"),
    Breach(
      description: "Promise 1: half a document",
      script: "truncate -s 40 \"$(find \"$0/documents\" -name \"$1\")\"",
      violation: "a document is not what its name says"),
    Breach(
      description: "Promise 1: an entered page lies in its folder again",
      script: "cp \"$(find \"$0/documents\" -name \"$1\")\" \"$2/igjen.png\"", violation: "entered twice"),
    Breach(
      description: "Promise 4: an entry is gone",
      script: forging("DELETE FROM log WHERE position = (SELECT max(position) FROM log)"), violation: "log verify"),
    Breach(
      description: "Promise 3: a journal number is gone",
      script: forging(
        "DELETE FROM log WHERE position = (SELECT min(position) FROM log WHERE kind = 'entry-registered')"),
      violation: "journal numbers"),
    Breach(
      description: "Promise 2: an acknowledged command is gone",
      script: forging("UPDATE log SET at = '2020-01-01T00:00:00.000Z' WHERE actor = '\(OfficeUnderTest.clerk)'"),
      violation: "acknowledged and lost"),
    Breach(
      description: "Promise 1: a page was entered and no item holds it",
      script: forging("UPDATE log SET kind = 'other' WHERE kind = 'post-received'"), violation: "no post item holds"),
    Breach(
      description: "Promise 1: a table is not what the log says",
      script: forging("UPDATE post SET title = 'Noe annet' WHERE id = (SELECT max(id) FROM post)"),
      violation: "log replay"),
  ]

  @Test("The check finds", arguments: breaches)
  func findsBreach(_ breach: Breach) throws {
    let office = try OfficeUnderTest(copying: try Self.whole.get())
    let first = try #require(office.dropped.first)
    try OfficeUnderTest.require(
      try Program.run(["sh", "-c", breach.script, office.folder, first.digest, office.scannerFolder]))
    let violations = try OfficeCheck.recover(office)
    #expect(violations.contains { $0.hasPrefix(breach.violation) }, "\(violations)")
  }

  @Test("The check finds a page that was taken away and never entered")
  func findsLostFile() throws {
    let office = try OfficeUnderTest()
    try office.drop("scan.png")
    try FileManager.default.removeItem(atPath: office.scannerFolder + "/scan.png")
    #expect(try OfficeCheck.recover(office).contains { $0.hasPrefix("lost: scan.png") })
  }

  @Test("The check finds nothing in a whole office")
  func findsNothing() throws {
    #expect(try OfficeCheck.recover(try OfficeUnderTest(copying: try Self.whole.get())).isEmpty)
  }

  private static let whole = Result {
    let office = try OfficeUnderTest()
    try office.drop("scan-a.png")
    try office.drop("scan-b.png")
    try OfficeUnderTest.require(try office.run(OfficeUnderTest.worker))
    for number in 0..<2 {
      let post = try office.assignedPost("Brev \(number)")
      try OfficeUnderTest.require(try office.run(OfficeUnderTest.registerEntry(post)))
    }
    return office
  }

  private static func forging(_ sql: String) -> String {
    "sqlite3 \"$0/office.sqlite\" \"PRAGMA foreign_keys = 0; DROP TRIGGER log_is_contiguous; DROP TRIGGER log_is_kept; "
      + "DROP TRIGGER log_is_unchanged; \(sql)\""
  }
}
