import Foundation
import TestOffice

/// Everything that must hold after every fault, whatever it was: the promises of the office as one check.
///
/// Each violation is one line; an empty list is a sound office. The database is only read by the program itself
/// and, in a copy, by the sqlite3 shell.
struct OfficeCheck {
  let office: OfficeUnderTest
  /// The intake has been run to its end after the fault: nothing may lie half-way any more.
  var isSettled = true

  private var violations: [String] = []

  init(_ office: OfficeUnderTest, isSettled: Bool = true) {
    self.office = office
    self.isSettled = isSettled
  }

  /// Restarts the intake without faults, lets it finish, and checks everything.
  static func recover(_ office: OfficeUnderTest) throws -> [String] {
    let run = try office.run(OfficeUnderTest.worker)
    var found = run.isDone ? [] : ["the next clean run does not finish: \(run.summary)"]
    var check = OfficeCheck(office)
    found += try check.run()
    return found
  }

  mutating func run() throws -> [String] {
    violations = []
    try checkLog()
    try checkDatabaseCopy()
    let entries = try exportedEntries()
    checkPromises(entries)
    checkJournalNumbers(entries)
    let stored = try storedDocuments()
    try checkFiles(entries, stored)
    return violations
  }

  // MARK: - Log

  private mutating func checkLog() throws {
    let verified = try office.run(["log", "verify", "--json"])
    if !verified.isDone { violations.append("log verify: \(verified.summary)") }
    let replayed = try office.run(["log", "replay", "--check", "--json"])
    if !replayed.isDone { violations.append("log replay: \(replayed.summary)") }
  }

  private mutating func exportedEntries() throws -> [LogLine] {
    let export = try office.run(["log", "export"])
    if !export.isDone { violations.append("log export: \(export.summary)") }
    let entries = export.text.split(separator: "\n").compactMap { LogLine(String($0)) }
    if entries.map(\.position) != Array(0..<entries.count).map({ $0 + 1 }) {
      violations.append("log: positions are not 1…\(entries.count)")
    }
    return entries
  }

  private mutating func checkPromises(_ entries: [LogLine]) {
    let kept = Set(entries.map(\.promise))
    for promise in office.promises where !kept.contains(promise) {
      violations.append("acknowledged and lost: \(promise.position) \(promise.kind) \(promise.subject)")
    }
  }

  /// Numbers of a year are 1, 2, 3… without gaps and without doubles (S2-25).
  private mutating func checkJournalNumbers(_ entries: [LogLine]) {
    var numbers: [String: [Int]] = [:]
    for entry in entries where entry.kind == "entry-registered" {
      let parts = (entry.payload["entry"] as? String ?? "").split(separator: "/")
      if parts.count == 2, let number = Int(parts[1]) {
        numbers[String(parts[0]), default: []].append(number)
      } else {
        violations.append("entry \(entry.position) has no journal number")
      }
    }
    for (year, taken) in numbers where taken.sorted() != Array(1...taken.count) {
      violations.append("journal numbers of \(year): \(taken.sorted())")
    }
  }

  // MARK: - Files

  /// Digests of the store, each document hashed anew and compared with its name.
  private mutating func storedDocuments() throws -> Set<String> {
    let store = office.folder + "/documents"
    let hashed = try Program.run(
      ["sh", "-c", "find \"$0\" -type f ! -path '*/.incoming/*' -print0 | xargs -0r sha256sum --", store])
    var digests: Set<String> = []
    for line in hashed.text.split(separator: "\n") {
      let digest = String(line.prefix(64))
      if line.hasSuffix("/\(digest.prefix(2))/\(digest)") {
        digests.insert(digest)
      } else {
        violations.append("a document is not what its name says: \(line.suffix(64))")
      }
    }
    return digests
  }

  private mutating func checkFiles(_ entries: [LogLine], _ stored: Set<String>) throws {
    for digest in Set(entries.flatMap(\.documents)).subtracting(stored) {
      violations.append("a document of the log is not in the store: \(digest.prefix(12))")
    }
    let lying = try lyingFiles()
    let entered = entries.filter { $0.kind == "file-received" }.compactMap(\.sightedDigest)
    let referenced = Set(entries.filter { $0.kind == "post-received" }.flatMap(\.documents))
    for digest in Set(office.dropped.map(\.digest)) {
      let dropped = office.dropped.filter { $0.digest == digest }.count
      let taken = entered.filter { $0 == digest }.count
      let left = lying.filter { $0 == digest }.count
      let name = office.dropped.first { $0.digest == digest }?.name ?? ""
      if taken + left < dropped {
        violations.append("lost: \(name), \(dropped) laid in, \(taken) entered, \(left) left")
      }
      if taken > dropped { violations.append("entered twice: \(name), \(dropped) laid in, \(taken) entered") }
      if taken > 0, !referenced.contains(digest) { violations.append("no post item holds \(name)") }
      if isSettled, left > 0 { violations.append("still in its folder: \(name)") }
    }
  }

  /// Digests of what lies in the scanner folder, set aside or not.
  private func lyingFiles() throws -> [String] {
    let run = try Program.run(
      ["sh", "-c", "find \"$0\" -type f -print0 | xargs -0r sha256sum --", office.scannerFolder])
    return run.text.split(separator: "\n").map { String($0.prefix(64)) }
  }

  // MARK: - The database from outside

  /// A copy is opened, never the office's own file: the sqlite3 shell would checkpoint and remove its log.
  private mutating func checkDatabaseCopy() throws {
    guard Surroundings.hasSQLiteShell else { return }
    let copy = try ScratchFolder()
    let script =
      "for f in office.sqlite office.sqlite-wal; do [ -e \"$0/$f\" ] && cp \"$0/$f\" \"$1/$f\"; done; "
      + "sqlite3 \"$1/office.sqlite\" 'PRAGMA quick_check; PRAGMA foreign_key_check;'"
    let run = try Program.run(["sh", "-c", script, office.folder, copy.path])
    if run.text != "ok\n" { violations.append("sqlite3 on a copy: \(run.text.prefix(200)) \(run.said)") }
  }
}

/// One line of `log export`.
struct LogLine {
  let promise: Promise
  let payload: [String: Any]

  var position: Int { promise.position }
  var kind: String { promise.kind }

  init?(_ line: String) {
    guard let object = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any],
      let position = object["position"] as? Int, let kind = object["kind"] as? String,
      let subject = object["subject"] as? String, let at = object["at"] as? String
    else { return nil }
    promise = Promise(position: position, kind: kind, subject: subject, at: at)
    payload = object["payload"] as? [String: Any] ?? [:]
  }

  /// Digests of the documents the event holds.
  var documents: [String] {
    (payload["documents"] as? [[String: Any]] ?? []).compactMap { $0["digest"] as? String }
  }

  /// The digest of the file a `file-received` event saw.
  var sightedDigest: String? { (payload["sighting"] as? [String: Any])?["digest"] as? String }
}
