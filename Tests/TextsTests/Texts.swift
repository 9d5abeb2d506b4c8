import Assets
import Domain

/// The texts of one language, read the way the program reads them.
func texts(_ language: Language) throws -> [String: String] {
  try Assets.phrases(language.rawValue)
}

/// The names in braces: `{user} … {day}` → user, day.
func placeholders(in text: String) -> Set<String> {
  Set(text.matches(of: /\{([^{}]*)\}/).map { String($0.1) })
}
