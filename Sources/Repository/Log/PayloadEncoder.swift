/// Writes an event's content as the log holds it: the same text as ``StoredJSON``'s encoder, to the byte.
///
/// What it does not write it refuses with ``PayloadText/NotPlain``, and the caller asks `JSONEncoder` instead.
struct PayloadEncoder: Encoder {
  /// Where the value goes.
  fileprivate let slot: Slot

  static func text(_ value: some Encodable) throws -> String {
    let slot = Slot()
    try value.encode(to: PayloadEncoder(slot: slot))
    var text: [UInt8] = []
    text.reserveCapacity(512)
    try slot.write(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.becomeObject()
    return KeyedEncodingContainer(MemberWriter(slot: slot))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.becomeArray()
    return ElementWriter(slot: slot)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

extension PayloadEncoder: SingleValueEncodingContainer {
  func encodeNil() { slot.value = .null }
  func encode(_ value: Bool) { slot.value = .flag(value) }
  func encode(_ value: String) { slot.value = .text(value) }
  func encode(_ value: Int) throws { try whole(value) }
  func encode(_ value: Int8) throws { try whole(value) }
  func encode(_ value: Int16) throws { try whole(value) }
  func encode(_ value: Int32) throws { try whole(value) }
  func encode(_ value: Int64) throws { try whole(value) }
  func encode(_ value: UInt) throws { try whole(value) }
  func encode(_ value: UInt8) throws { try whole(value) }
  func encode(_ value: UInt16) throws { try whole(value) }
  func encode(_ value: UInt32) throws { try whole(value) }
  func encode(_ value: UInt64) throws { try whole(value) }
  func encode(_: Double) throws { throw PayloadText.NotPlain() }
  func encode(_: Float) throws { throw PayloadText.NotPlain() }
  func encode<T: Encodable>(_ value: T) throws { try value.encode(to: self) }

  private func whole(_ value: some FixedWidthInteger) throws {
    guard let number = Int(exactly: value) else { throw PayloadText.NotPlain() }
    slot.value = .number(number)
  }
}

/// A place for one value, until all are known and the keys can be put in order.
private final class Slot {
  enum Value {
    case empty, null
    case flag(Bool)
    case number(Int)
    case text(String)
    case object([(key: String, value: Slot)])
    case array([Slot])
  }

  var value = Value.empty

  // A content that is written as two values in one, as a retry key beside it, asks for its object twice.
  func becomeObject() { if case .object = value {} else { value = .object([]) } }
  func becomeArray() { if case .array = value {} else { value = .array([]) } }

  func member(_ key: String) -> Slot {
    let slot = Slot()
    guard case .object(var members) = value else { return slot }
    value = .empty
    members.append((key, slot))
    value = .object(members)
    return slot
  }

  func element() -> Slot {
    let slot = Slot()
    guard case .array(var elements) = value else { return slot }
    value = .empty
    elements.append(slot)
    value = .array(elements)
    return slot
  }

  var elements: Int { if case .array(let elements) = value { elements.count } else { 0 } }

  func write(to text: inout [UInt8]) throws {
    switch value {
    case .empty: throw PayloadText.NotPlain()
    case .null: text += "null".utf8
    case .flag(let flag): text += (flag ? "true" : "false").utf8
    case .number(let number): text += String(number).utf8
    case .text(let string): try Self.write(string, to: &text)
    case .object(let members): try Self.write(members, to: &text)
    case .array(let elements): try Self.write(elements, to: &text)
    }
  }

  private static func write(_ members: [(key: String, value: Slot)], to text: inout [UInt8]) throws {
    text.append(UInt8(ascii: "{"))
    var previous: String?
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      // Two members of one name: which of them stays is not for us to say.
      guard previous != key else { throw PayloadText.NotPlain() }
      if previous != nil { text.append(UInt8(ascii: ",")) }
      previous = key
      try write(key, to: &text)
      text.append(UInt8(ascii: ":"))
      try value.write(to: &text)
    }
    text.append(UInt8(ascii: "}"))
  }

  private static func write(_ elements: [Slot], to text: inout [UInt8]) throws {
    text.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      try element.write(to: &text)
    }
    text.append(UInt8(ascii: "]"))
  }

  private static func write(_ string: String, to text: inout [UInt8]) throws {
    text.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        text.append(UInt8(ascii: "\\"))
        text.append(byte)
      // Control characters have several spellings; the door keeps nearly all of them out.
      case 0..<0x20: throw PayloadText.NotPlain()
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}

private struct MemberWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let slot: Slot

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { member(key).encodeNil() }
  func encode(_ value: Bool, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: String, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: Int, forKey key: Key) throws { try member(key).encode(value) }
  func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try value.encode(to: member(key)) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { member(key).unkeyedContainer() }

  // An empty place is refused when the text is written.
  func superEncoder() -> any Encoder { PayloadEncoder(slot: slot.member("super")) }
  func superEncoder(forKey key: Key) -> any Encoder { member(key) }

  private func member(_ key: Key) -> PayloadEncoder { PayloadEncoder(slot: slot.member(key.stringValue)) }
}

private struct ElementWriter: UnkeyedEncodingContainer {
  let slot: Slot

  var codingPath: [any CodingKey] { [] }
  var count: Int { slot.elements }

  func encodeNil() { element().encodeNil() }
  func encode<T: Encodable>(_ value: T) throws { try value.encode(to: element()) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    element().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element().unkeyedContainer() }
  func superEncoder() -> any Encoder { element() }

  private func element() -> PayloadEncoder { PayloadEncoder(slot: slot.element()) }
}
