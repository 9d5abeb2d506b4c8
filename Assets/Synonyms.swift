internal import Foundation

/// Words that a search takes for the same: `search/synonyms.json`, a list of lists.
extension Assets {
  /// - Throws: a fault that names the file when it is missing or is not a list of groups of two texts and more.
  package static func searchSynonyms() throws(Fault) -> [[String]] {
    let path = "search/synonyms.json"
    let bytes = try data(path)
    let groups: [[String]]
    do {
      groups = try JSONDecoder().decode([[String]].self, from: Data(bytes))
    } catch {
      throw .unreadable(path: path, reason: "not a list of lists of texts: \(error)")
    }
    guard groups.allSatisfy({ $0.count > 1 && !$0.contains("") }) else {
      throw .unreadable(path: path, reason: "a group has fewer than two texts, or an empty one")
    }
    return groups
  }
}
