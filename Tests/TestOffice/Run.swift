import Foundation
package import Testing

/// What a program answered and how it ended.
package struct Run: Sendable {
  package let words: [String]
  /// The exit code, or the negated signal that ended it.
  package let status: Int32
  package let output: [UInt8]
  package let complaint: [UInt8]
  /// Ended by the test because it took longer than its time limit.
  package let isOverdue: Bool

  package init(words: [String], status: Int32, output: [UInt8], complaint: [UInt8], isOverdue: Bool) {
    self.words = words
    self.status = status
    self.output = output
    self.complaint = complaint
    self.isOverdue = isOverdue
  }

  package var isDone: Bool { status == 0 }
  package var text: String { String(decoding: output, as: UTF8.self) }
  package var said: String { String(decoding: complaint, as: UTF8.self) }

  /// The one JSON document on standard output; nil when it is not there in full.
  package var answer: [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(output))) as? [String: Any]
  }

  /// The one JSON document on standard output, which must be there.
  package func json(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
    try #require(answer, "no JSON object: \(text.prefix(300))", sourceLocation: sourceLocation)
  }

  /// The refusal's code; empty when the document holds none.
  package func code(sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    let refusal = try json(sourceLocation: sourceLocation)["refusal"] as? [String: Any]
    return refusal?["code"] as? String ?? ""
  }

  /// One line for a failure message.
  package var summary: String {
    let end = isOverdue ? "overdue" : status < 0 ? "signal \(-status)" : "exit \(status)"
    return "\(words.suffix(6).joined(separator: " ")): \(end) \(text.prefix(300)) \(said.prefix(300))"
  }

  /// Characters a terminal could act on: C0 but newline, DEL, C1, direction marks, and bytes that are no text.
  package var activeCharacters: [String] {
    guard let text = String(validating: output + complaint, as: UTF8.self) else { return ["not UTF-8"] }
    return text.unicodeScalars.filter { $0 != "\n" && $0.actsOnTerminal }.map { String($0.value, radix: 16) }
  }
}

extension Unicode.Scalar {
  /// Whether a terminal, or whoever reads what it shows, could take the scalar for more than a letter.
  package var actsOnTerminal: Bool {
    switch value {
    case 0x00..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x202A...0x202E, 0x2028...0x2029, 0x2066...0x2069, 0x061C: true
    default: false
    }
  }
}
