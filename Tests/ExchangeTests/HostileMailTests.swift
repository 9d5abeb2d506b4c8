import Domain
import Testing

@testable import Exchange

/// S2-6: text from outside is only text, however long or odd, and costs no more than its worth.
@Suite struct HostileMailTests {
  private func read(_ text: String) throws -> MailMessage { try SampleMail.read(text) }

  private func read(_ head: String, _ body: [UInt8]) throws -> MailMessage { try SampleMail.read(head, body) }

  @Test(arguments: [
    "=?utf-8?B?G101MjtjO3gH?=", "=?utf-8?Q?=1B=5D0=3Bx=07=9B31m?=", "=?utf-8?Q?a=0D=0AX:_b?=",
    "=?utf-8?B?4oCuZmRw?=", "=?utf-8?Q?a=00b?=", "=?utf-8?Q?=E2=80=8B=E2=81=A6x?=", "=?utf-8?Q?=C2=9B31mx?=",
    "=?klingon?Q?=E5?=", "=?utf-8?Q?", "=?utf-8?X?a?=", "=?utf-8?Q?=ZZ?=", "%n%s\\(x){}", "'; DROP TABLE log",
  ])
  func noControlOrDirectionInASubject(subject: String) throws {
    let mail = try read("From: \"\(subject)\" <a@eksempel.no>\nSubject: \(subject)\n\nx")
    for text in [mail.subject, mail.sender?.name ?? ""] {
      #expect(text.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) })
    }
    #expect(!mail.subject.isEmpty)
  }

  @Test func aSubjectOfOneMegabyteIsCut() throws {
    let mail = try read("From: a@eksempel.no\nSubject: \(String(repeating: "å", count: 500_000))\n\nx")
    #expect(mail.subject.count == 1000)
    #expect(mail.subject.last == "…")
    #expect(mail.flaws == [.headerCut])
  }

  @Test func aFieldOverManyFoldedLinesIsCutAndTheRestIsRead() throws {
    let folded = String(repeating: " a@eksempel.no,\n", count: 20_000)
    let mail = try read("From: b@eksempel.no\nTo:\n\(folded) c@eksempel.no\nSubject: etterpå\n\nx")
    #expect(mail.flaws == [.headerCut])
    #expect(mail.recipients.count == 1000)
    #expect(mail.sender?.address == "b@eksempel.no")
    #expect(mail.subject == "etterpå")
    #expect(mail.text == "x")
  }

  /// Without the bound this ends the process: the parser calls itself for each group.
  @Test(arguments: ["To", "to ", "CC\t", "From"])
  func groupsWithinGroupsAreCut(field: String) throws {
    let groups = String(repeating: "g:", count: 3_000_000)
    let flat = try MailReader().read(bytes: Array("Subject: x\n\(field): \(groups)\n\nx".utf8))
    #expect(flat.flaws.contains(.headerCut))
    #expect(flat.subject == "x")
    let lines = String(repeating: "g:\n ", count: 50_000)
    let folded = try MailReader().read(bytes: Array("Subject: x\n!\n\(field): \(lines)\n\nx".utf8))
    #expect(folded.flaws.contains(.headerCut))
    let head = "Subject: x\nContent-Type: message/rfc822\n\n"
    let inner = try MailReader().read(bytes: Array("\(head)\(field): \(groups)\n\nx".utf8))
    #expect(inner.flaws.contains(.headerCut))
  }

  @Test func longLinesOfTextAreNoHeaders() throws {
    let long = String(repeating: "a: ", count: 100_000)
    let mail = try read("From: a@eksempel.no\n\n\(long)\n")
    #expect(mail.flaws.isEmpty)
    #expect(mail.text.utf8.count == long.utf8.count + 1)
  }

  @Test func aLetterUnderTenThousandMarksIsCut() throws {
    let mail = try read("From: a@eksempel.no\nSubject: A\(String(repeating: "\u{0301}", count: 10_000))\n\nx")
    #expect(mail.subject.unicodeScalars.count <= 10)
  }

  @Test func controlCharactersInTheTextBecomeVisible() throws {
    let body: [UInt8] = [0x61, 0x00, 0x1B, 0x5B, 0x33, 0x31, 0x6D, 0x0D, 0x0A, 0x0D, 0x62, 0x09, 0x63]
    let mail = try read("From: a@eksempel.no\nContent-Type: text/plain", body)
    #expect(mail.text == "a\u{FFFD}\u{FFFD}[31m\n\nb\tc")
  }

  @Test(arguments: [
    ("../../etc/passwd", "passwd"), ("/abs.pdf", "abs.pdf"), ("C:\\x\\y.pdf", "y.pdf"), ("-rf.pdf", "-rf.pdf"),
    ("a\u{202E}fdp.exe", "a\u{FFFD}fdp.exe"), ("=?utf-8?Q?a=1B[0m=0Ab.pdf?=", "a\u{FFFD}[0m b.pdf"), ("..", nil),
    ("/", nil), ("   ", nil),
  ])
  func attachmentNames(raw: String, name: String?) throws {
    let escaped = raw.replacing("\\", with: "\\\\")
    let mail = try read(
      "From: a@eksempel.no\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"\(escaped)\"\n\nx"
    )
    #expect(mail.attachments.map(\.name) == [name])
  }

  @Test func aNameThatIsTooLongKeepsItsEnding() throws {
    let long = String(repeating: "a", count: 3000) + ".pdf"
    let mail = try read(
      "From: a@eksempel.no\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"\(long)\"\n\nx")
    #expect(mail.attachments.first?.name?.count == 200)
    #expect(mail.attachments.first?.name?.hasSuffix(".pdf") == true)
  }
}
