internal import CGMime
internal import Documents
internal import Domain

/// Turns GMime's tree into values. Used only while `GMime` holds its lock.
struct MailWalk {
  let limits: MailLimits
  private var partCount = 0

  init(limits: MailLimits) {
    self.limits = limits
  }

  /// Whether it has any header that makes it an e-mail.
  static func isMail(_ message: OpaquePointer) -> Bool {
    let names = ["From", "Sender", "To", "Date", "Subject", "Message-ID", "Received"]
    return names.contains { name in g_mime_object_get_header(message, name) != nil }
  }

  mutating func message(_ source: OpaquePointer, depth: Int) throws(MailDeviation) -> MailMessage {
    var message = MailMessage()
    let authors = Self.addresses(g_mime_message_get_from(source))
    message.sender = authors.first ?? Self.addresses(g_mime_message_get_sender(source)).first
    message.replyTo = Self.addresses(g_mime_message_get_reply_to(source))
    message.recipients = Self.addresses(g_mime_message_get_to(source))
    message.copyRecipients = Self.addresses(g_mime_message_get_cc(source))
    message.subject = Self.line(g_mime_message_get_subject(source)) ?? ""
    message.messageID = Self.line(g_mime_message_get_message_id(source))
    if let date = g_mime_message_get_date(source) {
      // Microseconds east of UTC.
      let offset = Int(g_date_time_get_utc_offset(date) / 1_000_000)
      message.sentAt = MailDate(seconds: g_date_time_to_unix(date), offset: offset)
    }
    var body = Body()
    if let root = g_mime_message_get_mime_part(source) {
      try part(root, into: &body, &message, depth: depth + 1)
    }
    body.write(to: &message, limits)
    return message
  }

  private mutating func part(
    _ object: OpaquePointer, into body: inout Body, _ message: inout MailMessage, depth: Int
  ) throws(MailDeviation) {
    guard depth <= limits.depth else { throw .tooDeep(limit: limits.depth) }
    partCount += 1
    guard partCount <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
    if Self.is(object, g_mime_multipart_get_type()) {
      try multipart(object, into: &body, &message, depth: depth)
    } else if Self.is(object, g_mime_message_part_get_type()) {
      guard let inner = g_mime_message_part_get_message(object) else { return }
      message.enclosed.append(try self.message(inner, depth: depth))
    } else if Self.is(object, g_mime_part_get_type()) {
      leaf(MailPart(object), into: &body, &message)
    }
  }

  private mutating func multipart(
    _ object: OpaquePointer, into body: inout Body, _ message: inout MailMessage, depth: Int
  ) throws(MailDeviation) {
    let kind = MailPart(object).mediaType
    if kind == "multipart/encrypted" { message.flaws.insert(.encrypted) }
    let count = max(0, g_mime_multipart_get_count(object))
    guard kind == "multipart/alternative" else {
      for index in 0..<count {
        guard let child = g_mime_multipart_get_part(object, index) else { continue }
        try part(child, into: &body, &message, depth: depth + 1)
      }
      return
    }
    // The same text in several forms: the plain one is read, else the one made from HTML.
    var forms = Body()
    for index in 0..<count {
      guard let child = g_mime_multipart_get_part(object, index) else { continue }
      try part(child, into: &forms, &message, depth: depth + 1)
    }
    body.append(alternatives: forms)
  }

  private func leaf(_ part: MailPart, into body: inout Body, _ message: inout MailMessage) {
    let content = part.content()
    if part.isBodyText {
      let kept = content.prefix(limits.textLength * 8)
      if kept.count < content.count { message.flaws.insert(.textCut) }
      let decoded = MailText.decode(Array(kept), charset: part.charset)
      message.flaws.formUnion(decoded.flaws)
      if part.mediaType == "text/html" {
        body.html.append(HTMLText.plain(decoded.text))
      } else {
        body.plain.append(decoded.text)
      }
      return
    }
    if ["application/pkcs7-mime", "application/x-pkcs7-mime"].contains(part.mediaType) {
      message.flaws.insert(.encrypted)
    }
    message.attachments.append(
      MailAttachment(name: part.name, mediaType: part.mediaType, bytes: content, isInline: part.isInline))
  }
}

/// The texts of a message while its parts are read, in order.
private struct Body {
  var plain: [String] = []
  var html: [String] = []

  mutating func append(alternatives: Body) {
    let hasPlain = alternatives.plain.contains { text in text.contains { !$0.isWhitespace } }
    if hasPlain || alternatives.html.isEmpty {
      plain += alternatives.plain
    } else {
      html += alternatives.html
    }
  }

  func write(to message: inout MailMessage, _ limits: MailLimits) {
    let all = plain + html
    message.textSource = html.isEmpty ? (plain.isEmpty ? .none : .plain) : (plain.isEmpty ? .html : .plain)
    let joined = all.joined(separator: "\n")
    if joined.unicodeScalars.count > limits.textLength { message.flaws.insert(.textCut) }
    message.text = CleanText.lines(joined, limit: limits.textLength)
  }
}

extension MailWalk {
  static func `is`(_ object: OpaquePointer, _ type: UInt) -> Bool {
    g_type_check_instance_is_a(object, type) != 0
  }

  /// A C string as one clean line; nil when absent or blank.
  static func line(_ text: UnsafePointer<CChar>?) -> String? {
    guard let text else { return nil }
    let line = CleanText.line(String(cString: text))
    return line.isEmpty ? nil : line
  }

  /// The addresses of a list, those within groups included; at most 1000.
  private static func addresses(_ list: OpaquePointer?) -> [MailAddress] {
    guard let list else { return [] }
    var found: [MailAddress] = []
    for index in 0..<max(0, internet_address_list_length(list)) where found.count < 1000 {
      guard let entry = internet_address_list_get_address(list, index) else { continue }
      if `is`(entry, internet_address_mailbox_get_type()) {
        let address = line(internet_address_mailbox_get_addr(entry)) ?? ""
        let name = line(internet_address_get_name(entry))
        if !address.isEmpty || name != nil { found.append(MailAddress(name: name, address: address)) }
      } else if `is`(entry, internet_address_group_get_type()) {
        found += addresses(internet_address_group_get_members(entry))
      }
    }
    return found
  }
}
