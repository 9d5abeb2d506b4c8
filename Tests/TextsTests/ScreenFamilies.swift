/// The families of the screens. Their enumerations are the screens' own, so that they are read from the sources.
extension Family {
  static func ofTheScreens() throws -> [Family] {
    let files = try SourceFile.all().filter { $0.path.hasPrefix("Sources/Workstation") }
    func values(of enumeration: String) -> [String] { files.flatMap { $0.rawValues(of: enumeration) } }
    return [
      Family("action.", values(of: "ActionID")), Family("hint.", values(of: "ActionID")),
      Family("group.", values(of: "ActionGroup")), Family("place.", values(of: "Place")),
      Family("case-view.", values(of: "CaseView")), Family("registry-view.", values(of: "RegistryView")),
      Family("registry-empty.", values(of: "RegistryView")),
      Family("letters-view.", values(of: "LettersView")), Family("letters-empty.", values(of: "LettersView")),
      Family("list.", values(of: "Place").filter { !["cases", "registry", "scans", "letters"].contains($0) }),
      Family("view.", values(of: "TrayView")),
      Family("empty.", values(of: "TrayView")), Family("form.", values(of: "FormKind")),
      Family("saved.", values(of: "SavedPhrase")), Family("scan-view.", values(of: "ScanView")),
      Family("scan-empty.", values(of: "ScanView")),
      Family("scan-sign.", ["stamped", "prepared", "scanned", "checked", "linked", "shelved"]),
    ]
  }
}

extension SourceFile {
  /// The raw values of an enumeration of texts that this file declares; none when it declares no such one.
  func rawValues(of enumeration: String) -> [String] {
    guard let start = code.firstRange(of: "enum \(enumeration): String") else { return [] }
    let body = code[start.upperBound...].drop { $0 != "{" }.dropFirst()
    // The cases stand first; a line with a colon is a case of a switch in what follows.
    let lines = body.split(separator: "\n").prefix { !$0.hasPrefix("}") }
    let cases = lines.filter { $0.contains(/^ *case [a-z]/) && !$0.contains(":") }
    return cases.flatMap { line in
      line.matches(of: /[ ,](\w+)(?: = "([^"]+)")?(?=,|$)/).map { String($0.2 ?? $0.1) }
    }
  }
}
