import Foundation
import TestOffice
import Testing

extension DemoOffice {
  /// Hostile text wherever text comes in: arguments, names of files, e-mail; then the cleaning at the door is passed by.
  func fillWithHostileText() throws {
    try fillThroughTheDoor()
    try fillBehindTheDoor()
  }

  /// As a person, a scanner and a sender can bring it.
  private func fillThroughTheDoor() throws {
    try signIn()
    let text = HostileText.all
    let caseFolder = try done("open-case", "service=profil", "title=\(text)", "party=\(text)")
    let ways = [
      ["assign-post", "handler=kari.vik"], ["assign-post", "handler=per.moe"], ["park-post", "until=2026-12-01"],
      ["return-post"], ["forward-post", "to=\(text)"], ["mark-urgent"], ["take-post"],
    ]
    for (index, way) in ways.enumerated() {
      let post = try done(
        "register-post", "service=profil", "channel=bud", "sender=\(text)", "title=\(text)", "addressee=\(text)",
        "received=20.11.2026")
      _ = try done("stamp-received", "post=\(post)")
      if index == 1 { _ = try done("link-case", "post=\(post)", "case=\(caseFolder)") }
      let reason = ["assign-post", "take-post"].contains(way[0]) ? [] : ["reason=\(text)"]
      _ = try done([way[0], "post=\(post)"] + way.dropFirst() + reason)
      if index == 1 { _ = try done("register-entry", "post=\(post)") }
    }
    for (index, name) in HostileText.names.enumerated() {
      let path = Array("\(folder)/intermediate/profil/".utf8) + name
      try ScratchFolder.create(rawPath: path, index == 0 ? [] : Array("ingen skanning \(index)".utf8))
    }
    for (index, mail) in Self.hostileMail.enumerated() {
      try ScratchFolder.create("\(folder)/mail/profil/new/fare\(index)", mail)
    }
    let worker = try run(["worker", "--only", "intake", "--once", "--settle", "0", "--json"])
    try #require(worker.isDone, "\(worker.summary)")
    #expect(worker.activeCharacters == [])
  }

  /// Runs a command that must be carried out; returns the id that it answers with.
  private func done(_ words: String...) throws -> String { try done(words) }

  private func done(_ words: [String]) throws -> String {
    let run = try run(["do"] + words + ["--json"])
    try #require(run.isDone, "\(run.summary)")
    #expect(run.activeCharacters == [], "\(words[0])")
    return try run.json()["id"] as? String ?? ""
  }

  /// Raw and encoded subjects, senders and names of attachments; two senders; bytes that are no text; a NUL.
  private static var hostileMail: [[UInt8]] {
    let encoded = Data(HostileText.all.utf8).base64EncodedString()
    let raw = HostileText.all.filter { !"\r\n".contains($0) }
    let heads = [
      "From: \(raw) <fare@example.org>\r\nSubject: \(raw)",
      "From: =?utf-8?B?\(encoded)?= <fare@example.org>\r\nFrom: Ola <ola@example.org>\r\nSubject: =?utf-8?B?\(encoded)?=",
    ]
    return heads.map { head in
      let start = "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
      let text = "Content-Type: text/plain; charset=utf-8\r\n\r\n\(HostileText.all)\u{0}"
      let attachment =
        "\r\n--b\r\nContent-Type: application/pdf; name=\"=?utf-8?B?\(encoded)?=\"\r\n\r\nFARE\r\n--b--\r\n"
      return Array((head + start + text).utf8) + [0xFF, 0xC0, 0x80] + Array(attachment.utf8)
    }
  }

  /// As a fault in our own door, or another program at the office's file, would leave it.
  private func fillBehindTheDoor() throws {
    let all = HostileText.all
    try damage("DROP TRIGGER entry_is_frozen")
    try damage("DROP TRIGGER log_is_unchanged")
    for (index, hostile) in HostileText.texts.enumerated() {
      let these = "WHERE id % \(HostileText.texts.count) = \(index)"
      try damage("UPDATE post SET title = ?, sender = ? \(these)", [hostile.text, hostile.text])
      try damage("UPDATE deviation SET about = ? \(these)", [hostile.text])
    }
    try damage("UPDATE post SET addressee = ?, to_place = iif(to_place IS NULL, NULL, ?)", [all, all])
    try damage("UPDATE post SET reason = ? WHERE reason IS NOT NULL", [all])
    try damage("UPDATE post_document SET name = ?", [all])
    try damage("UPDATE case_folder SET title = ?, party = ?", [all, all])
    try damage("UPDATE registry_entry SET title = ?, correspondent = ?", [all, all])
    try damage("UPDATE service SET name = ?", [HostileText.texts[0].text])
    try damage("UPDATE office SET name = ?", [HostileText.texts[5].text])
    try damage("UPDATE user SET name = name || ? WHERE id <> 'kari.vik'", [all])
    // What the history says is read from the log itself, where such text stands as JSON writes it.
    let inJSON = #"\u001b[5mFARE\u001b]0;x\u0007\u202e\u009b5m"#
    for field in ["title", "sender", "reason", "name", "about"] {
      try damage(
        "UPDATE log SET payload = replace(payload, ?, ?) WHERE service IS NOT NULL AND kind <> 'service-added'",
        ["\"\(field)\":\"", "\"\(field)\":\"\(inJSON)"])
    }
  }
}
