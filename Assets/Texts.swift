internal import Foundation

/// The program's own texts, a folder a language: `texts/nb`, `texts/nn`, `texts/en`.
extension Assets {
  /// Every text of one language by its key, all files of the language's folder taken together.
  ///
  /// - Parameter language: the language's code: `nb`, `nn`, `en`.
  /// - Throws: a fault that names the file when one is missing, is not a flat list of texts, or holds a key that
  ///   another file has already.
  package static func phrases(_ language: String) throws(Fault) -> [String: String] {
    let folder = "texts/\(language)"
    let names = try list(folder).filter { $0.hasSuffix(".json") }
    guard !names.isEmpty else { throw .missing(path: "\(folder)/*.json", folder: folderName) }
    var phrases: [String: String] = [:]
    for name in names {
      let path = "\(folder)/\(name)"
      for (key, text) in try texts(in: path) {
        guard phrases.updateValue(text, forKey: key) == nil else {
          throw .unreadable(path: path, reason: "the key \(key) stands in another file of \(folder) too")
        }
      }
    }
    return phrases
  }

  private static func texts(in path: String) throws(Fault) -> [String: String] {
    let bytes = try data(path)
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(bytes))
    } catch {
      throw .unreadable(path: path, reason: "not a flat JSON object of texts: \(error)")
    }
  }
}
