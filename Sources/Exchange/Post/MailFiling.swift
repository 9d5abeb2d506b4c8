internal import Documents
internal import Domain
internal import Glibc

/// Files an e-mail's parts beside the original: its words, and each attachment.
struct MailFiling {
  let office: IntakeOffice
  let inspector: Inspector

  func documents(
    of message: MailMessage, original: FiledDocument, named name: String
  ) async throws -> [DocumentReference] {
    var documents = [
      DocumentReference(
        digest: original.digest, name: name, bytes: original.bytes, pages: nil, role: .message,
        flaws: message.allFlaws)
    ]
    if !message.text.isEmpty {
      let text = try office.fileBytes(Array(message.text.utf8))
      documents.append(
        DocumentReference(digest: text.digest, name: "tekst.txt", bytes: text.bytes, pages: nil, role: .text))
    }
    for attachment in message.allAttachments {
      let filed = try office.fileBytes(attachment.bytes)
      documents.append(
        DocumentReference(
          digest: filed.digest, name: attachment.name ?? attachment.mediaType, bytes: filed.bytes,
          pages: try await pages(of: filed, claimed: attachment.mediaType), role: .attachment))
    }
    return documents
  }

  /// Only what says it is a document is opened, and only in the cage; anything else is kept uncounted.
  private func pages(of filed: FiledDocument, claimed mediaType: String) async throws -> Int? {
    guard FileKind.allCases.contains(where: { $0.mediaType == mediaType }) else { return nil }
    let descriptor = try office.openFiled(filed)
    defer { close(descriptor) }
    guard case .acceptable(_, let facts) = await inspector.inspect(descriptor: descriptor, fileName: []) else {
      return nil
    }
    return facts.pageCount
  }
}

extension MailMessage {
  /// Those of enclosed messages too.
  var allAttachments: [MailAttachment] { attachments + enclosed.flatMap(\.allAttachments) }

  /// Its own and those of enclosed messages, in a fixed order; nil when there are none.
  var allFlaws: [MailFlaw]? {
    let found = flawsWithin
    return found.isEmpty ? nil : MailFlaw.allCases.filter(found.contains)
  }

  private var flawsWithin: Set<MailFlaw> { enclosed.reduce(flaws) { $0.union($1.flawsWithin) } }
}

extension PostDetails {
  /// What an e-mail says about itself. Every word of it is the sender's, and is shown as such.
  init(_ message: MailMessage) {
    let sender = message.sender.map { sender in
      sender.name.map { "\($0) <\(sender.address)>" } ?? sender.address
    }
    self.init(
      channel: .email, kind: .email,
      title: String((message.subject.singleLine.isEmpty ? "–" : message.subject.singleLine).prefix(500)),
      sender: String((sender ?? "").singleLine.prefix(500)),
      addressee: String((message.recipients.first?.address ?? "").singleLine.prefix(500)),
      documentDate: message.sentAt.map { Instant(seconds: Int($0.seconds)).day })
  }
}
