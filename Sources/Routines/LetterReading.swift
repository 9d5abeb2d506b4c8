package import Assets
package import Domain

extension LetterTemplates {
  /// The program's own standard letters: `letters/<language>/<id>.txt`.
  ///
  /// - Throws: a fault that names the file when one is missing or is not written as they must be.
  package static func load() throws(Assets.Fault) -> LetterTemplates { LetterTemplates(try forms()) }

  static func forms() throws(Assets.Fault) -> [LetterForm] {
    var forms: [LetterForm] = []
    for language in [Language.bokmål, .nynorsk] {
      let folder = "letters/\(language.rawValue)"
      for name in try Assets.list(folder) where name.hasSuffix(ending) {
        let path = "\(folder)/\(name)"
        let text = String(decoding: try Assets.data(path), as: UTF8.self)
        do throws(LetterForm.Fault) {
          forms.append(try LetterForm(id: String(name.dropLast(ending.count)), language: language, text: text))
        } catch {
          throw .unreadable(path: path, reason: error.reason)
        }
      }
    }
    return forms
  }

  private static let ending = ".txt"
}
