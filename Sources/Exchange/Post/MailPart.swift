internal import CGMime
internal import Documents

/// One part of a message: what it claims to be, and its content.
struct MailPart {
  private let object: OpaquePointer
  /// In lower case.
  let mediaType: String

  init(_ object: OpaquePointer) {
    self.object = object
    let type = g_mime_object_get_content_type(object)
    let main = MailWalk.line(g_mime_content_type_get_media_type(type)) ?? "text"
    let sub = MailWalk.line(g_mime_content_type_get_media_subtype(type)) ?? "plain"
    mediaType = "\(main)/\(sub)".lowercased()
  }

  /// Text to be read with the message, and not a file sent along.
  var isBodyText: Bool {
    ["text/plain", "text/html"].contains(mediaType) && disposition != "attachment" && name == nil
  }

  var isInline: Bool {
    disposition == "inline" || (disposition == nil && g_mime_object_get_content_id(object) != nil)
  }

  var charset: String? {
    MailWalk.line(g_mime_content_type_get_parameter(g_mime_object_get_content_type(object), "charset"))
  }

  /// Without any path, at most 200 characters; the ending is kept when something is cut.
  var name: String? {
    guard let raw = g_mime_part_get_filename(object) else { return nil }
    let whole = CleanText.line(String(cString: raw), limit: 4000)
    let last = whole.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    guard !last.isEmpty, last != ".", last != ".." else { return nil }
    guard last.count > 200 else { return last }
    return "\(last.prefix(189))…\(last.suffix(10))"
  }

  private var disposition: String? {
    MailWalk.line(g_mime_object_get_disposition(object))?.lowercased()
  }

  /// The content with its transfer encoding undone; empty when the part has none.
  func content() -> [UInt8] {
    guard let wrapper = g_mime_part_get_content(object), let stream = g_mime_stream_mem_new() else { return [] }
    defer { g_object_unref(UnsafeMutableRawPointer(stream)) }
    guard g_mime_data_wrapper_write_to_stream(wrapper, stream) >= 0 else { return [] }
    g_mime_stream_reset(stream)
    let length = Int(max(0, g_mime_stream_length(stream)))
    return [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = 0
      while count < length {
        let got = buffer.withMemoryRebound(to: CChar.self) { chars in
          g_mime_stream_read(stream, chars.baseAddress?.advanced(by: count), length - count)
        }
        if got <= 0 { break }
        count += got
      }
    }
  }
}
