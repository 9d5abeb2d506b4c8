import Domain
import Glibc
import Testing

@testable import Exchange

/// S2-6, S2-7: what a message says, whatever its encodings; the original stays byte for byte.
@Suite struct MailReaderTests {
  private func read(_ text: String) throws -> MailMessage { try SampleMail.read(text) }

  private func read(_ head: String, _ body: [UInt8]) throws -> MailMessage { try SampleMail.read(head, body) }

  // MARK: Whole messages

  @Test func anOrdinaryMessage() throws {
    let mail = try read(
      """
      From: =?UTF-8?Q?K=C3=A5re_=C3=98stb=C3=B8?= <kaare@eksempel.no>
      To: Postmottak <post@ppt.eksempel.no>, "Hansen, Eva" <eva@eksempel.no>
      Cc: kopi@eksempel.no
      Reply-To: svar@eksempel.no
      Subject: =?ISO-8859-1?Q?S=F8knad_om_?= =?UTF-8?B?w6V0dGUgdGltZXI=?=
      Date: Fri, 20 Nov 2026 07:31:05 +0100
      Message-ID: <abc.123@eksempel.no>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Hei,
      bl=C3=A5b=C3=A6r=
       og =E2=82=AC 5
      """)
    #expect(mail.sender == MailAddress(name: "Kåre Østbø", address: "kaare@eksempel.no"))
    #expect(
      mail.recipients == [
        MailAddress(name: "Postmottak", address: "post@ppt.eksempel.no"),
        MailAddress(name: "Hansen, Eva", address: "eva@eksempel.no"),
      ])
    #expect(mail.copyRecipients == [MailAddress(name: nil, address: "kopi@eksempel.no")])
    #expect(mail.replyTo == [MailAddress(name: nil, address: "svar@eksempel.no")])
    #expect(mail.subject == "Søknad om åtte timer")
    // 2026-11-20T06:31:05Z
    #expect(mail.sentAt == MailDate(seconds: 1_795_156_265, offset: 3600))
    #expect(mail.messageID == "abc.123@eksempel.no")
    #expect(mail.text == "Hei,\nblåbær og € 5")
    #expect(mail.textSource == .plain)
    #expect(mail.attachments.isEmpty)
    #expect(mail.flaws.isEmpty)
  }

  @Test func attachmentsWithNamesOfEveryKind() throws {
    let mail = try read(
      """
      From: a@eksempel.no
      Subject: Vedlegg
      Content-Type: multipart/mixed; boundary="x"

      forord
      --x
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: base64

      U2UgdmVkbGVnZyD45eYK
      --x
      Content-Type: application/pdf
      Content-Disposition: attachment; filename*=UTF-8''s%C3%B8knad%20(1).pdf
      Content-Transfer-Encoding: base64

      JVBERi0xLjQK
      --x
      Content-Type: application/pdf; name="=?UTF-8?Q?b=C3=A6r.pdf?="
      Content-Disposition: attachment

      %PDF
      --x
      Content-Type: application/octet-stream
      Content-Disposition: attachment; filename*0="langt "; filename*1="navn.bin"

      abc
      --x
      Content-Type: image/png
      Content-ID: <bilde1>
      Content-Disposition: inline; filename="..\\\\..\\\\etc/passwd.png"

      x
      --x--
      etterord
      """)
    #expect(mail.text == "Se vedlegg øåæ\n")
    #expect(mail.attachments.map(\.name) == ["søknad (1).pdf", "bær.pdf", "langt navn.bin", "passwd.png"])
    #expect(
      mail.attachments.map(\.mediaType) == [
        "application/pdf", "application/pdf", "application/octet-stream", "image/png",
      ])
    #expect(mail.attachments[0].bytes == Array("%PDF-1.4\n".utf8))
    #expect(mail.attachments.map(\.isInline) == [false, false, false, true])
    #expect(mail.flaws.isEmpty)
  }

  @Test func enclosedMessages() throws {
    let mail = try read(
      """
      From: a@eksempel.no
      Subject: VS: Sak
      Content-Type: multipart/mixed; boundary=x

      --x

      Se under.
      --x
      Content-Type: message/rfc822

      From: =?utf-8?q?=C3=85se?= <b@eksempel.no>
      Subject: Sak
      Content-Type: multipart/mixed; boundary=y

      --y

      Innerst
      --y
      Content-Type: message/rfc822

      Subject: Helt inne

      x
      --y--
      --x--
      """)
    #expect(mail.text == "Se under.")
    #expect(mail.enclosed.count == 1)
    #expect(mail.enclosed.first?.sender?.name == "Åse")
    #expect(mail.enclosed.first?.text == "Innerst")
    #expect(mail.enclosed.first?.enclosed.first?.subject == "Helt inne")
  }

  @Test func ofTwoFormsThePlainOneIsRead() throws {
    func alternative(_ plain: String) throws -> MailMessage {
      try read(
        """
        From: a@eksempel.no
        Content-Type: multipart/alternative; boundary=x

        --x
        Content-Type: text/plain

        \(plain)
        --x
        Content-Type: text/html

        <p>Fra <b>HTML</b></p>
        --x--
        """)
    }
    #expect(try alternative("Fra tekst").text == "Fra tekst")
    let blank = try alternative("  ")
    #expect(blank.text.trimmed == "Fra HTML")
    #expect(blank.textSource == .html)
  }

  @Test func htmlBecomesText() throws {
    let mail = try read(
      "From: a@eksempel.no\nContent-Type: text/html; charset=utf-8",
      Array(
        """
        <html><head><title>skjult</title><style>p{color:red}</style></head><body>
        <!-- <p>skjult</p> --><p>Hei &aring;lle &#229;&#xE5; &amp; 1 &lt; 2</p>
        <script>alert("skjult")</script><SCRIPT>skjult</SCRIPT >
        <div title="a > b">Neste<br>linje</div><table><tr><td>a</td><td>b</td></tr></table>
        3 < 4 &ukjent; &
        """.utf8))
    #expect(mail.text == "Hei ålle åå & 1 < 2\n\nNeste\nlinje\n\na b\n\n3 < 4 &ukjent; &")
    #expect(mail.textSource == .html)
  }

  // MARK: Character sets

  struct CharacterSet: Sendable {
    let name: String
    let bytes: [UInt8]
    let text: String
    let flaws: Set<MailFlaw>

    init(_ name: String, _ bytes: [UInt8], _ text: String, _ flaws: Set<MailFlaw> = []) {
      self.name = name
      self.bytes = bytes
      self.text = text
      self.flaws = flaws
    }
  }

  static let characterSets: [CharacterSet] = [
    CharacterSet("iso-8859-1", [0xE5, 0xE6, 0xF8], "åæø"),
    CharacterSet("windows-1252", [0x80, 0x93, 0x94], "€“”"),
    CharacterSet("iso-8859-1", [0x80], "€"),
    CharacterSet("iso-8859-15", [0xA4], "€"),
    CharacterSet("iso-8859-10", [0xBA], "š"),
    CharacterSet("utf-8", Array("čáŋđ".utf8), "čáŋđ"),
    CharacterSet("utf-8", [0x61, 0xE5, 0x62], "a\u{FFFD}b", [.textRepaired]),
    CharacterSet("utf-8", [0xC0, 0x80], "\u{FFFD}\u{FFFD}", [.textRepaired]),
    CharacterSet("us-ascii", [0xE5], "å"),
    CharacterSet("us-ascii", Array("å".utf8), "å"),
    CharacterSet("koi8-r", [0xC1], "а"),
    CharacterSet("shift_jis", [0x82, 0xA0, 0xFF], "あ\u{FFFD}", [.textRepaired]),
    CharacterSet("klingon-7", [0xE5], "å", [.unknownCharset]),
    CharacterSet("../../etc/x", Array("å".utf8), "å", [.unknownCharset]),
    CharacterSet("windows-1252", [0x81, 0x41], "\u{FFFD}A", [.textRepaired]),
  ]

  @Test(arguments: MailReaderTests.characterSets)
  func textInCharacterSet(_ set: CharacterSet) throws {
    let mail = try read("From: a@eksempel.no\nContent-Type: text/plain; charset=\"\(set.name)\"", set.bytes)
    #expect(mail.text == set.text)
    #expect(mail.flaws == set.flaws)
  }

  @Test func bareBytesInHeaders() throws {
    let head = Array("From: ".utf8) + [0xD8] + Array("stby <a@eksempel.no>\nSubject: ".utf8)
    let latin = try MailReader().read(bytes: head + [0xE5] + Array("pen\n\nx".utf8))
    #expect(latin.subject == "åpen")
    #expect(latin.sender?.name == "Østby")
    let utf8 = try MailReader().read(bytes: Array("From: a@eksempel.no\nSubject: åpen\n\nx".utf8))
    #expect(utf8.subject == "åpen")
  }

  // MARK: Flaws that do not stop a message

  @Test func aCutMessageIsMarked() throws {
    let mail = try read(
      """
      From: a@eksempel.no
      Content-Type: multipart/mixed; boundary=x

      --x

      Hei
      --x
      Content-Type: application/pdf
      Content-Transfer-Encoding: base64

      JVBERi0xLj
      """)
    #expect(mail.flaws.contains(.truncated))
    #expect(mail.text == "Hei")
    #expect(mail.attachments.count == 1)
  }

  @Test func twoSendersAreMarked() throws {
    let mail = try read("From: a@eksempel.no\nFrom: b@eksempel.no\nSubject: x\n\nx")
    #expect(mail.flaws.contains(.conflictingHeaders))
  }

  @Test func encryptedPartsAreMarkedAndKept() throws {
    let mail = try read(
      "From: a@eksempel.no\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nx")
    #expect(mail.flaws == [.encrypted])
    #expect(mail.attachments.map(\.name) == ["smime.p7m"])
  }

  @Test func aMessageWithoutSenderDateOrTextIsStillAMessage() throws {
    let mail = try read("Subject: x\n\n")
    #expect(mail.sender == nil)
    #expect(mail.sentAt == nil)
    #expect(mail.text.isEmpty)
  }

  @Test(arguments: ["i går", "99 Xxx 9999 99:99:99 +9999", "", "Fri, 32 Nov 2026 25:61:61 +0100"])
  func aDateThatIsNoneIsNone(date: String) throws {
    let mail = try read("From: a@eksempel.no\nDate: \(date)\n\nx")
    #expect(mail.sentAt == nil)
  }

  @Test func aTextOverTheLimitIsCutAndMarked() throws {
    var limits = MailLimits()
    limits.textLength = 10
    let mail = try MailReader(limits: limits).read(bytes: Array("From: a@eksempel.no\n\n0123456789abc".utf8))
    #expect(mail.text == "0123456789")
    #expect(mail.flaws == [.textCut])
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
