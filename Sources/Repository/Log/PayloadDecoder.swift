/// Decodes an event's content from a ``PayloadText``.
///
/// What it cannot read it refuses with ``PayloadText/NotPlain``, and the caller asks `JSONDecoder` instead; what it
/// does read is what `JSONDecoder` reads. Every kind of event goes through it without a line of its own.
struct PayloadDecoder: Decoder {
  let payload: PayloadText
  /// The place of the value in the payload.
  let index: Int

  // A refused payload is read again by `JSONDecoder`, whose errors name the path.
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard payload.values[index].kind == .object else { throw payload.notPlain() }
    return KeyedDecodingContainer(PayloadMembers(payload: payload, object: index))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard payload.values[index].kind == .array else { throw payload.notPlain() }
    return PayloadElements(payload: payload, array: index)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
}

extension PayloadDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { payload.values[index].kind == .null }

  func decode(_: Bool.Type) throws -> Bool {
    switch payload.values[index].kind {
    case .yes: true
    case .no: false
    default: throw payload.notPlain()
    }
  }

  func decode(_: String.Type) throws -> String {
    guard let text = payload.text(index) else { throw payload.notPlain() }
    return text
  }

  func decode(_: Int.Type) throws -> Int { try whole() }
  func decode(_: Int8.Type) throws -> Int8 { try whole() }
  func decode(_: Int16.Type) throws -> Int16 { try whole() }
  func decode(_: Int32.Type) throws -> Int32 { try whole() }
  func decode(_: Int64.Type) throws -> Int64 { try whole() }
  func decode(_: UInt.Type) throws -> UInt { try whole() }
  func decode(_: UInt8.Type) throws -> UInt8 { try whole() }
  func decode(_: UInt16.Type) throws -> UInt16 { try whole() }
  func decode(_: UInt32.Type) throws -> UInt32 { try whole() }
  func decode(_: UInt64.Type) throws -> UInt64 { try whole() }
  func decode(_: Double.Type) throws -> Double { throw payload.notPlain() }
  func decode(_: Float.Type) throws -> Float { throw payload.notPlain() }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try T(from: self) }

  private func whole<Whole: FixedWidthInteger>() throws -> Whole {
    guard let number = payload.number(index), let whole = Whole(exactly: number) else { throw payload.notPlain() }
    return whole
  }
}

/// The members of one object.
private struct PayloadMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let payload: PayloadText
  let object: Int

  var codingPath: [any CodingKey] { [] }

  var allKeys: [Key] {
    var keys: [Key] = []
    var index = object + 1
    while index < payload.values[object].next {
      if let key = payload.text(index).flatMap({ Key(stringValue: $0) }) { keys.append(key) }
      index = payload.values[index + 1].next
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { payload.member(key.stringValue, of: object) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decode(type) }
  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try T(from: value(key)) }

  // The three that events use most, so that a member is looked for once and not three times.
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try present(key)?.decode(type) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try present(key)?.decode(type) }
  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try present(key).map { try T(from: $0) }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try value(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { throw payload.notPlain() }
  func superDecoder(forKey _: Key) throws -> any Decoder { throw payload.notPlain() }

  private func value(_ key: Key) throws -> PayloadDecoder {
    guard let index = payload.member(key.stringValue, of: object) else { throw payload.notPlain() }
    return PayloadDecoder(payload: payload, index: index)
  }

  /// nil for a member that is absent or null.
  private func present(_ key: Key) -> PayloadDecoder? {
    guard let index = payload.member(key.stringValue, of: object), payload.values[index].kind != .null else {
      return nil
    }
    return PayloadDecoder(payload: payload, index: index)
  }
}

/// The elements of one array, in order.
private struct PayloadElements: UnkeyedDecodingContainer {
  let payload: PayloadText
  let count: Int?
  private(set) var currentIndex = 0
  private var index: Int
  private let end: Int

  init(payload: PayloadText, array: Int) {
    self.payload = payload
    index = array + 1
    end = payload.values[array].next
    var elements = 0
    var element = array + 1
    while element < end {
      elements += 1
      element = payload.values[element].next
    }
    count = elements
  }

  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { index >= end }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd else { throw payload.notPlain() }
    guard payload.values[index].kind == .null else { return false }
    _ = try taken()
    return true
  }

  mutating func decode<T: Decodable>(_: T.Type) throws -> T { try T(from: taken()) }
  mutating func decode(_ type: String.Type) throws -> String { try taken().decode(type) }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try taken().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try taken().unkeyedContainer() }
  mutating func superDecoder() throws -> any Decoder { throw payload.notPlain() }

  private mutating func taken() throws -> PayloadDecoder {
    guard !isAtEnd else { throw payload.notPlain() }
    let value = PayloadDecoder(payload: payload, index: index)
    index = payload.values[index].next
    currentIndex += 1
    return value
  }
}
