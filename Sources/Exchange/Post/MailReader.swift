internal import CGMime
internal import CPlatform
internal import Documents
internal import Domain
internal import Glibc
internal import Synchronization

/// Reads e-mail. The file is read once into memory, so that what was parsed is one state of it.
package struct MailReader: Sendable {
  package let limits: MailLimits

  package init(limits: MailLimits = MailLimits()) {
    self.limits = limits
  }

  /// Reads the message in an open regular file, from its first byte.
  package func read(descriptor: Int32) throws(MailDeviation) -> MailMessage {
    try read(bytes: fileBytes(descriptor))
  }

  /// Reads a message in memory.
  package func read(bytes: [UInt8]) throws(MailDeviation) -> MailMessage {
    guard !bytes.isEmpty else { throw .empty }
    guard Int64(bytes.count) <= limits.byteCount else {
      throw .tooLarge(byteCount: Int64(bytes.count), limit: limits.byteCount)
    }
    let message = MailShape.withoutByteOrderMark(bytes)
    guard MailShape.beginsWithHeader(message) else { throw .noHeaders }
    // Each part that nests has such a field, so their number bounds how deep the parser can be made to go.
    guard MailShape.count("content-type", in: message) <= limits.parts else {
      throw .tooManyParts(limit: limits.parts)
    }
    let bounded = try MailBounds.bound(message)
    var mail = try GMime.parse(bounded.bytes, limits)
    if bounded.wasCut { mail.flaws.insert(.headerCut) }
    return mail
  }

  private func fileBytes(_ descriptor: Int32) throws(MailDeviation) -> [UInt8] {
    var before = platform_file_facts()
    let status = platform_facts(descriptor, &before)
    guard status == 0 else { throw .unreadable(errno: -status) }
    guard before.type == UInt32(S_IFREG) else { throw .notRegularFile }
    guard before.byte_count <= limits.byteCount else {
      throw .tooLarge(byteCount: before.byte_count, limit: limits.byteCount)
    }
    var bytes = [UInt8](repeating: 0, count: Int(before.byte_count))
    var filled = 0
    while filled < bytes.count {
      let wanted = bytes.count - filled
      let got = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress?.advanced(by: filled), wanted, filled) }
      if got > 0 {
        filled += got
      } else if got == 0 {
        throw .changing
      } else if errno != EINTR {
        throw .unreadable(errno: errno)
      }
    }
    var after = platform_file_facts()
    guard platform_facts(descriptor, &after) == 0, after.byte_count == before.byte_count,
      after.modified_ns == before.modified_ns
    else { throw .changing }
    return bytes
  }
}

/// The one place that talks to GMime: started once, one message at a time.
enum GMime {
  private static let turn = Mutex(())
  private static let isReady: Bool = {
    g_mime_init()
    return true
  }()

  static func parse(_ bytes: [UInt8], _ limits: MailLimits) throws(MailDeviation) -> MailMessage {
    let result: Result<MailMessage, MailDeviation> = turn.withLock { _ in
      guard isReady else { return .failure(.malformed) }
      do throws(MailDeviation) {
        return .success(try parseAlone(bytes, limits))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func parseAlone(_ bytes: [UInt8], _ limits: MailLimits) throws(MailDeviation) -> MailMessage {
    let stream = bytes.withUnsafeBytes { raw in
      // The stream copies the bytes.
      g_mime_stream_mem_new_with_buffer(raw.bindMemory(to: CChar.self).baseAddress, raw.count)
    }
    defer { g_object_unref(UnsafeMutableRawPointer(stream)) }
    let options = g_mime_parser_options_new()
    defer { g_mime_parser_options_free(options) }
    var warnings = Warnings()
    let parsed = withUnsafeMutablePointer(to: &warnings) { warnings in
      g_mime_parser_options_set_warning_callback(options, Warnings.note, warnings)
      g_mime_parser_options_set_allow_addresses_without_domain(options, 1)
      setFallbackCharsets(options)
      let parser = g_mime_parser_new_with_stream(stream)
      defer { g_object_unref(UnsafeMutableRawPointer(parser)) }
      return g_mime_parser_construct_message(parser, options)
    }
    guard let parsed else { throw .malformed }
    defer { g_object_unref(UnsafeMutableRawPointer(parsed)) }
    if warnings.isTooDeep { throw .tooDeep(limit: limits.depth) }

    var walk = MailWalk(limits: limits)
    var message = try walk.message(parsed, depth: 0)
    guard MailWalk.isMail(parsed) else { throw .noHeaders }
    if warnings.isTruncated { message.flaws.insert(.truncated) }
    if warnings.hasConflict { message.flaws.insert(.conflictingHeaders) }
    return message
  }

  /// For bytes above 127 that stand bare in a header.
  private static func setFallbackCharsets(_ options: OpaquePointer?) {
    "utf-8".withCString { first in
      "windows-1252".withCString { second in
        var charsets: [UnsafePointer<CChar>?] = [first, second, nil]
        // GMime copies the list.
        g_mime_parser_options_set_fallback_charsets(options, &charsets)
      }
    }
  }
}

/// What the parser complained about.
private struct Warnings {
  var isTruncated = false
  var isTooDeep = false
  var hasConflict = false

  static let note: GMimeParserWarningFunc = { _, warning, _, context in
    guard let warnings = context?.assumingMemoryBound(to: Warnings.self) else { return }
    switch Int(warning) {
    case CGMIME_TRUNCATED_MESSAGE, CGMIME_MULTIPART_WITHOUT_BOUNDARY, CGMIME_MALFORMED_MULTIPART:
      warnings.pointee.isTruncated = true
    case CGMIME_CONFLICTING_HEADER: warnings.pointee.hasConflict = true
    case CGMIME_NESTING_OVERFLOW: warnings.pointee.isTooDeep = true
    default: break
    }
  }
}
